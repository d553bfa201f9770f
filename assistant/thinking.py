"""What a model writes to itself before it answers is not shown: <think> … </think>, as some local servers send it."""

from collections.abc import Iterator

_OPENS = "<think>"
_CLOSES = "</think>"


class ThoughtFilter:
    """Passes a streamed text on, without the thoughts that it begins with."""

    def __init__(self) -> None:
        self._held = ""
        self._state = "before"

    def feed(self, piece: str) -> Iterator[str]:
        """Take a piece and yield what may be shown by now."""
        if self._state == "after":
            if piece:
                yield piece
            return
        self._held += piece
        if self._state == "before":
            begun = self._held.lstrip()
            if _OPENS.startswith(begun[: len(_OPENS)]) and len(begun) < len(_OPENS):
                return
            self._state = "within" if begun.startswith(_OPENS) else "after"
        if self._state == "within":
            _, closes, rest = self._held.partition(_CLOSES)
            if not closes:
                return
            self._held, self._state = rest.lstrip(), "after"
        shown, self._held = self._held, ""
        if shown:
            yield shown

    def close(self) -> Iterator[str]:
        """Yield what was held back and turned out to be no thought."""
        if self._state == "before" and self._held:
            yield self._held
        self._held = ""
