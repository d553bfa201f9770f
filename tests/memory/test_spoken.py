"""Whether a message is wholly the person's own."""

import pytest

from memory.records import Span
from memory.spoken import wholly_own


@pytest.mark.parametrize("text", ["yes", "Yes, please remember that.", "I'd like that, yes", "👍", "ja bitte", "no"])
def test_what_is_simply_said_is_ones_own(text: str) -> None:
    """An apostrophe or a sign is nobody else's."""
    assert wholly_own(text)


@pytest.mark.parametrize(
    "text",
    ['"yes"', "“yes” please", "'yes'", "«yes»", "> yes", "```\nyes\n```", "`yes`", "Bo: yes", "From: Bo\n\nyes"],
)
def test_what_is_told_of_is_not(text: str) -> None:
    """Quoted, fenced, forwarded or in somebody's mouth: one such part is enough."""
    assert not wholly_own(text)


def test_what_was_pasted_is_not() -> None:
    """A single pasted letter is enough."""
    assert not wholly_own("yes", (Span(0, 1),))
