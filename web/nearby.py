"""How commands on this machine find the running server and speak to it as the owner.

The server leaves a file in the data folder that only its owner's account may read: where it listens, and a key that is
made anew at each start and known to that process alone. Whoever can read it could read the database beside it as well.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path

FILE_NAME = "server.json"


@dataclass(frozen=True, slots=True)
class Nearby:
    """A running server: its address, and the key that stands for the owner."""

    address: str
    key: str


def leave(data: Path, nearby: Nearby) -> None:
    """Write where the server is, for its owner's eyes only."""
    path = data / FILE_NAME
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"address": nearby.address, "key": nearby.key}, file)


def clear(data: Path) -> None:
    """Take the file away: the server goes down."""
    (data / FILE_NAME).unlink(missing_ok=True)


def find(data: Path) -> Nearby | None:
    """Return the server that left its file, if one did. It may be gone without having cleared it."""
    try:
        left = json.loads((data / FILE_NAME).read_text(encoding="utf-8"))
        return Nearby(str(left["address"]), str(left["key"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
