"""What can go wrong in memory, said without a word of what is remembered.

web/problems.py gives each its HTTP status:

    SidenoteError
    ├── NotFoundError            404  there is no such thing, or it is somebody else's
    ├── StaleDigestError         409  what was shown is not what waits now
    ├── VersionConflictError     409  somebody changed it meanwhile
    ├── DeniedError              409  the policies refuse it
    ├── NameTakenError           409  an account of that name exists
    ├── LapsedError              410  the proposal is gone
    ├── TooLateError             410  the undo window has passed
    ├── TextError                422  the text of a field cannot be taken
    └── DataFolderError          start-up stops with exit code 2
"""


class SidenoteError(Exception):
    """The root of what Sidenote raises on purpose."""


class NotFoundError(SidenoteError):
    """There is no such thing, or it belongs to somebody else: the two look the same on purpose."""


class StaleDigestError(SidenoteError):
    """The digest names something else than what waits now."""


class LapsedError(SidenoteError):
    """The proposal has lapsed or was answered."""


class TooLateError(SidenoteError):
    """The undo window has passed."""


class DeniedError(SidenoteError):
    """The policies refuse. `reason` is in plain words, `policy` the id of the rule."""

    def __init__(self, reason: str, policy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.policy = policy


class VersionConflictError(SidenoteError):
    """The memory was changed meanwhile. Both texts go to the person who wrote them, and nowhere else."""

    def __init__(self, current: str, proposed: str, version: int) -> None:
        super().__init__("The memory was changed meanwhile.")
        self.current = current
        self.proposed = proposed
        self.version = version


class NameTakenError(SidenoteError):
    """An account of that name exists."""


class TextError(SidenoteError):
    """A text cannot be taken. `field` names it, `remedy` says what to do."""

    def __init__(self, field: str, remedy: str) -> None:
        super().__init__(f"{field}: {remedy}")
        self.field = field
        self.remedy = remedy


class DataFolderError(SidenoteError):
    """The data folder cannot be used; the message is one line that says why and what to do."""
