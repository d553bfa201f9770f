"""Undo takes back what a turn did."""

import pytest

from memory.errors import NotFoundError, TooLateError
from memory.records import Asked, Claim, Saved, Updated
from tests.memory.conftest import UNDO_SECONDS, MovableClock, Someone


def test_what_a_turn_saved_is_forgotten_again(ana: Someone) -> None:
    """Undo of "Remembered" makes it a forgetting that can itself be undone."""
    turn = ana.says("I keep bees")
    assert isinstance(ana.memory.propose(Claim("Keeps bees", "I keep bees"), turn), Saved)
    undone = ana.memory.undo_turn(turn.turn_id)
    assert undone.forgotten is not None
    assert ana.contents() == set()
    assert ana.memory.undo_receipt(undone.forgotten.receipt_id).restored[0].content == "Keeps bees"


def test_what_a_turn_updated_gets_its_former_wording_and_evidence(ana: Someone) -> None:
    """The correction is gone, and the first words are evidence again."""
    ana.claims("Lives in York", "I live in York")
    turn = ana.says("I live in Leeds")
    assert isinstance(ana.memory.propose(Claim("Lives in Leeds", "I live in Leeds"), turn), Updated)
    restored = ana.memory.undo_turn(turn.turn_id).restored
    assert [(memory.content, memory.evidence[0].quote) for memory in restored] == [("Lives in York", "I live in York")]
    assert [memory.content for memory in ana.memory.find("York")] == ["Lives in York"]


def test_the_last_thing_is_what_undo_means(ana: Someone) -> None:
    """Of two things said, undo takes the newer; asked again, the next one back."""
    ana.claims("Is a morning person", "I'm a morning person")
    ana.claims("Keeps bees", "I keep bees")
    ana.memory.undo_last(ana.says("undo that"))
    assert ana.contents() == {"Is a morning person"}


def test_undo_brings_back_what_was_forgotten(ana: Someone) -> None:
    """Forget, undo: it is there."""
    saved = ana.claims("Keeps bees", "I keep bees")
    assert isinstance(saved, Saved)
    ana.memory.forget([saved.memory.id], turn=ana.says("forget the bees"))
    undone = ana.memory.undo_last(ana.says("put that back"))
    assert undone is not None
    assert ana.contents() == {"Keeps bees"}


def test_a_confirmed_suggestion_can_be_undone_too(ana: Someone) -> None:
    """A spoken yes belongs to its turn."""
    asked = ana.claims("Has asthma", "I have asthma")
    assert isinstance(asked, Asked)
    turn = ana.says("yes")
    ana.memory.confirm_spoken(asked.proposal.id, turn)
    ana.memory.undo_turn(turn.turn_id)
    assert ana.contents() == set()


def test_nothing_to_undo(ana: Someone, clock: MovableClock) -> None:
    """A turn that did nothing, or whose window has passed, says so; an unknown one is not found."""
    turn = ana.says("I keep bees")
    with pytest.raises(TooLateError):
        ana.memory.undo_turn(turn.turn_id)
    assert ana.memory.undo_last(ana.says("undo")) is None
    ana.memory.propose(Claim("Keeps bees", "I keep bees"), turn)
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    with pytest.raises(TooLateError):
        ana.memory.undo_turn(turn.turn_id)
    with pytest.raises(NotFoundError):
        ana.memory.undo_turn("no such turn")
