"""The owner's choice among the models: a file in the data folder with the name of the one that answers."""

import contextlib
import os
import threading
from pathlib import Path

from assistant.models import ChatModel, Models

FILE_NAME = "chosen-model"
MOST_CHARACTERS = 500


def chosen_in(data: Path) -> str | None:
    """Return the name that was chosen last; None where nothing was, or the file cannot be read."""
    try:
        with (data / FILE_NAME).open(encoding="utf-8") as file:
            return file.read(MOST_CHARACTERS).strip() or None
    except (OSError, ValueError):
        return None


class ChosenModel:
    """Lets another model answer, and keeps the choice beyond a restart."""

    def __init__(self, data: Path, models: Models) -> None:
        self._path = data / FILE_NAME
        self._models = models
        self._one_at_a_time = threading.Lock()

    def choose(self, name: str) -> ChatModel:
        """Let this model answer from the next turn on; blocking.

        Raises LookupError for one that the server was not started with, OSError if the choice cannot be kept; then
        everything stays as it was.
        """
        if name not in {model.name for model in self._models.all}:
            raise LookupError(name)
        with self._one_at_a_time:
            self._keep(name)
            return self._models.answer_with(name)

    def _keep(self, name: str) -> None:
        # Beside it, then in its place: a full disk or a power cut leaves the former choice whole.
        beside = self._path.with_name(f"{FILE_NAME}.new")
        beside.unlink(missing_ok=True)
        try:
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                file.write(name)
            beside.replace(self._path)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
