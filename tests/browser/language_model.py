"""A language model on this machine that takes its time: it waits before its last words until it may go on."""

import threading

from tests.models.script import Hang
from tests.models.server import ModelServer

WORDS = ["The sea is wide.", " The moon is far.", " The end."]


class LanguageModel(ModelServer):
    """Speaks OpenAI's protocol. It streams `words`, and waits for `go` before the last of them."""

    def __init__(self) -> None:
        super().__init__("openai")

    def reset(self) -> None:
        """Forget all requests, stream the usual words, and wait before the last of them."""
        super().reset()
        self.go = threading.Event()
        self.words = WORDS

    @property
    def words(self) -> list[str]:
        """What it says."""
        return self._words

    @words.setter
    def words(self, words: list[str]) -> None:
        self._words = words
        self.script = [Hang("between", after="".join(words[:-1]), until=self.go, then=words[-1])]
