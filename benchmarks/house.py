"""A Sidenote of one's own to measure: put together as the server does it, on a folder that goes away."""

import itertools
import secrets
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.reader import read_answer
from memory.governed import GovernedMemory
from memory.home import Home
from memory.records import Person, Saved
from policies.builtin import default_policies
from policies.engine import PolicySet

_EMBEDDER_SECONDS = 120


@contextmanager
def open_house(*, undo_seconds: int = 30) -> Iterator[Home]:
    """Open a home on an empty folder, with the embedder loaded, and remove both afterwards."""
    with tempfile.TemporaryDirectory(prefix="sidenote-benchmark-") as folder:
        home = Home.open(
            Path(folder), policies=PolicySet(default_policies()), read_answer=read_answer, undo_seconds=undo_seconds
        )
        try:
            if not home.embedder.wait(_EMBEDDER_SECONDS):
                sys.exit("The embedder could not be loaded; nothing can be measured.")
            yield home
        finally:
            home.close()


def person(home: Home, name: str = "somebody") -> Person:
    """Make an account that nobody can log in to."""
    return home.accounts.create(name, secrets.token_hex())


def keep(memory: GovernedMemory, count: int, sentences: Iterator[str]) -> list[float]:
    """Let somebody write sentences into their memory, through the one door, until `count` more are kept.

    Returns how long each took, in milliseconds, and shows how far it is.
    """
    samples: list[float] = []
    for sentence in itertools.islice(sentences, 2 * count + 10):
        if len(samples) == count:
            return samples
        begin = time.perf_counter_ns()
        outcome = memory.author(sentence)
        taken = (time.perf_counter_ns() - begin) / 1e6
        if isinstance(outcome, Saved):  # some few are too near to one that is kept
            samples.append(taken)
            if sys.stderr.isatty():
                print(f"\rkept {len(samples)}/{count}", end="\n" if len(samples) == count else "", file=sys.stderr)
    sys.exit(f"Only {len(samples)} of {count} memories were kept; the figures would be about something else.")
