"""What the policies may know about a text: secrets, sensitivity, whose it is and for how long it holds.

Labellers are deterministic and need no network and no model. They may fail: `label` then says which one is missing.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from typing import TypeVar

from policies.contract import Duration, Labels, Subject
from policies.labels import duration, lexicon, secrets, sensitivity, subject

_Label = TypeVar("_Label")


def label(content: str, quote: str = "", *, told: bool = False) -> Labels:
    """Run every labeller over a claim's `content` and the person's `quote` that it rests on.

    `told` is for statements that the person explicitly asks to keep: a word like "remember" in the quote is then no
    part of the statement. A labeller that fails is named in `missing`, and its label keeps the strictest plain value.
    """
    missing: set[str] = set()

    def attempt(name: str, run: Callable[[], _Label], otherwise: _Label) -> _Label:
        try:
            return run()
        except Exception:  # noqa: BLE001  whatever fails in a labeller must reach the policies as a missing label
            missing.add(name)
            return otherwise

    said = subject.without_request(quote) if told else quote
    nothing: frozenset[str] = frozenset()
    found = attempt("secrets", lambda: frozenset(span.kind for span in secrets.find(_both(content, said))), nothing)
    sensitive = attempt("sensitivity", lambda: sensitivity.categories(content) | sensitivity.categories(said), nothing)
    whose = attempt("subject", lambda: subject.whose(said, content), Subject.OTHER)
    lasting = attempt("duration", lambda: duration.holds(said, content), Duration.PASSING)
    return Labels(found, sensitive, whose, lasting, frozenset(missing))


def _both(content: str, quote: str) -> str:
    """Join for the search for secrets, so that neither's words read on into the other's."""
    return content if not quote or quote in content else f"{content}\n\n{quote}"


@cache
def fingerprint() -> str:
    """Name the version of labellers and lexicon (SHA-256, hex): part of every policy set's digest."""
    parts = (secrets.VERSION, sensitivity.VERSION, subject.VERSION, duration.VERSION, lexicon.canonical())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
