"""Embedding a text before it is asked for, while other work goes on: a few vectors, in memory only, each given once."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from memory.embedding import Vector

MOST = 8
"""How many texts are looked ahead at; the oldest makes room."""


class LookingAhead:
    """Begins `embed` for a text in a thread of its own, and gives the vector to whoever asks for that very text.

    Nothing here raises or waits for more than an embedding that has begun. What fails, or was never begun, is simply
    not there. Safe to use from several threads.
    """

    def __init__(self, embed: Callable[[str], Vector]) -> None:
        self._embed = embed
        self._lock = threading.Lock()
        self._begun: OrderedDict[str, Future[Vector]] = OrderedDict()
        self._thread: ThreadPoolExecutor | None = ThreadPoolExecutor(1, "looking-ahead")

    def begin(self, text: str) -> None:
        """Begin to embed a text, unless that was done already."""
        with self._lock:
            if self._thread is None or text in self._begun:
                return
            try:
                self._begun[text] = self._thread.submit(self._embed, text)
            except RuntimeError:
                return  # no thread to be had, or the interpreter ends: it is embedded when it is asked for
            while len(self._begun) > MOST:
                _, oldest = self._begun.popitem(last=False)
                oldest.cancel()

    def take(self, text: str) -> Vector | None:
        """Return the text's vector, waiting for one that is being made; None if there is none or it failed."""
        with self._lock:
            begun = self._begun.pop(text, None)
        # One that still waits behind others is not waited for: embedding it at once is as fast.
        if begun is None or begun.cancel() or begun.exception() is not None:
            return None
        return begun.result()

    def close(self) -> None:
        """Forget all vectors and end the thread. Nothing begins any more."""
        with self._lock:
            thread, self._thread = self._thread, None
            self._begun.clear()
        if thread is not None:
            thread.shutdown(cancel_futures=True)
