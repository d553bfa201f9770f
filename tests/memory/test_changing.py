"""A clause that asks for a memory to be changed, told from one that only shares a word with it."""

import pytest

from memory.changing import asks_to_change
from memory.records import Asked, Claim, Outcome, Saved, Updated
from tests.memory.conftest import Someone


@pytest.mark.parametrize(
    ("said", "present"),
    [
        ("Actually I'm married to Anna", "Is married to Eva"),
        ("the bus I take to work is the 41 now", "Takes the 37 bus to work"),
        ("I no longer work at Philips", "Works at Philips"),
    ],
)
def test_a_change_names_what_it_changes(said: str, present: str) -> None:
    """It says that something is so now, or wrong, and has a word of the memory."""
    assert asks_to_change(said, present)


@pytest.mark.parametrize(
    ("held", "said", "claimed"),
    [
        ("Is married to Eva", "I met Anna at the pool", "Is married to Anna"),
        ("Prefers short answers", "I like long novels", "Prefers long answers"),
        ("Plays the cello", "I love the drums, tell me about them", "Plays the drums"),
        ("Is allergic to peanuts", "I often buy peanuts for the birds", "Buys peanuts for the birds"),
    ],
)
def test_a_model_rewrites_nothing_unasked(ana: Someone, held: str, said: str, claimed: str) -> None:
    """A word in common is no wish for a change: what was held stays, word for word."""
    kept = ana.memory.author(held)
    assert isinstance(kept, Saved)
    outcome: Outcome = ana.memory.propose(Claim(claimed, said, by_model=True, replaces=kept.memory.id), ana.says(said))
    assert not isinstance(outcome, Updated)
    assert ana.memory.get(kept.memory.id).content == held
    if isinstance(outcome, Asked):
        ana.memory.confirm(outcome.proposal.id, outcome.proposal.digest)
        assert ana.memory.get(kept.memory.id).content == held
