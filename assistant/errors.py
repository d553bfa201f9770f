"""What can go wrong with a model, said without a word of what the person wrote."""

from assistant.events import TurnProblem
from memory.errors import SidenoteError


class ModelError(SidenoteError):
    """The model cannot be used; the message is one line that says why and what to do."""


class AnswerError(SidenoteError):
    """The model gave no proper reply; `problem` says so to the person."""

    def __init__(self, problem: TurnProblem) -> None:
        super().__init__(problem.title)
        self.problem = problem


class ClosedError(SidenoteError):
    """The turn has gone on: what a tool would do now, nobody would hear of."""
