"""What goes into the log: what broke and where, never the words of anybody.

An error's message may hold a person's words (the parameters of a statement, say): no message of one is ever printed.
"""

import logging
import traceback
from pathlib import Path
from types import TracebackType

_log = logging.getLogger("sidenote.errors")
_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Prints errors as `describe` does, also those that libraries log."""

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - the name that logging calls
        """Return one line for an error."""
        return describe(ei[1]) if ei[1] is not None else ""


def set_up(level: int = logging.WARNING) -> None:
    """Log warnings and errors to standard error, discreetly."""
    handler = logging.StreamHandler()
    handler.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler])


def log_error(error: BaseException) -> None:
    """Log an error that nobody foresaw."""
    _log.error("%s", describe(error))


def describe(error: BaseException) -> str:
    """Return the kinds of an error and its causes, and where it was raised, innermost first."""
    frames = reversed(traceback.extract_tb(error.__traceback__))
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    cause = error.__cause__ or error.__context__
    return f"{type(error).__qualname__} at {where}" + (f", from {describe(cause)}" if cause else "")
