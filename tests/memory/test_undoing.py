"""Undo takes back what a turn did."""

from datetime import timedelta

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


def _moves(person: Someone, town: str) -> str:
    """Say and propose a new home; return the turn."""
    turn = person.says(f"I live in {town}")
    person.memory.propose(Claim(f"Lives in {town}", f"I live in {town}"), turn)
    return turn.turn_id


def test_a_turn_whose_wording_was_replaced_since_is_not_undone(ana: Someone) -> None:
    """Undo never touches what a later turn said."""
    _moves(ana, "Leeds")
    middle = _moves(ana, "York")
    last = _moves(ana, "Bath")
    with pytest.raises(TooLateError):
        ana.memory.undo_turn(middle)
    assert ana.contents() == {"Lives in Bath"}
    ana.memory.undo_turn(last)
    assert ana.contents() == {"Lives in York"}
    ana.memory.undo_turn(middle)
    assert ana.contents() == {"Lives in Leeds"}


def test_a_late_undo_does_not_take_a_corrected_memory_away(ana: Someone, clock: MovableClock) -> None:
    """Once the former wording is erased, undo finds nothing; it does not forget the memory instead."""
    _moves(ana, "Leeds")
    _moves(ana, "York")
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    ana.home.erase_due()
    assert ana.memory.undo_last(ana.says("undo")) is None
    assert ana.contents() == {"Lives in York"}


def test_undo_right_after_saving_works_however_late(ana: Someone, clock: MovableClock) -> None:
    """Undo as the next message forgets what was just saved; further back it is too late."""
    ana.claims("Keeps bees", "I keep bees")
    clock.pass_by(minutes=5)
    assert ana.memory.undo_last(ana.says("undo that")) is not None
    assert ana.contents() == set()
    ana.claims("Lives in York", "I live in York")
    ana.says("nice weather")
    clock.pass_by(minutes=5)
    assert ana.memory.undo_last(ana.says("undo that")) is None


def test_undo_gives_the_whole_former_memory_back(ana: Someone, clock: MovableClock) -> None:
    """Its end comes back with its words."""
    end = clock.now + timedelta(days=90)
    turn = ana.says("I live in Leeds until June")
    ana.memory.propose(Claim("Lives in Leeds until June", "I live in Leeds until June", expires_at=end), turn)
    ana.memory.undo_turn(_moves(ana, "York"))
    (memory,) = ana.memory.list()
    assert (memory.content, memory.expires_at) == ("Lives in Leeds until June", end)


def test_undo_brings_nothing_back_that_a_rule_refuses(ana: Someone) -> None:
    """A former wording is decided again before it counts."""
    _moves(ana, "Leeds")
    last = _moves(ana, "York")
    ana.memory.add_rule("Leeds", "never_remember")
    with pytest.raises(TooLateError):
        ana.memory.undo_turn(last)
    assert ana.contents() == {"Lives in York"}


def test_the_rest_of_a_turn_is_undone_although_a_part_is_gone(ana: Someone) -> None:
    """What stands is undone; what was forgotten meanwhile is left."""
    ana.claims("Lives in Leeds", "I live in Leeds")
    turn = ana.says("I live in York. I keep bees")
    moved = ana.memory.propose(Claim("Lives in York", "I live in York"), turn)
    ana.memory.propose(Claim("Keeps bees", "I keep bees"), turn)
    assert isinstance(moved, Updated)
    ana.memory.forget([moved.memory.id])
    ana.memory.undo_turn(turn.turn_id)
    assert ana.contents() == set()
