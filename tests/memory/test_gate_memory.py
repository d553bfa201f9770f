"""The gates of memory, one by one: each test fails if just that gate is left open."""

import pytest

from memory.errors import NotFoundError, TooLateError
from memory.records import Asked, Claim, Refused, Saved, TurnRef
from memory.tables import new_id
from tests.memory.conftest import MovableClock, Someone


def test_a_guess_is_not_told(ana: Someone) -> None:
    """What the quote does not carry is a guess, and a guess is no order: a no that was given before still holds."""
    asked = ana.claims("Plays the harp", "I play the harp", guess=True)
    assert isinstance(asked, Asked)
    ana.memory.reject(asked.proposal.id)
    assert isinstance(ana.claims("Plays the harp", "Remember that harps are heavy", told=True), Refused)


def test_only_ones_own_message_is_evidence(ana: Someone, ben: Someone) -> None:
    """Neither somebody else's message nor the assistant's can be named as the one that says it."""
    claim = Claim("Plays the harp", "I play the harp")
    theirs = ben.says("I play the harp")
    with pytest.raises(NotFoundError):
        ana.memory.propose(claim, theirs)
    turn_id = new_id()
    reply = ana.transcripts.add(ana.conversation_id, turn_id, "assistant", "I play the harp")
    with pytest.raises(NotFoundError):
        ana.memory.propose(claim, TurnRef(turn_id, ana.conversation_id, reply.id))
    assert ana.contents() == set()


def test_a_yes_from_before_the_question_is_none(ana: Someone) -> None:
    """A yes that was there before the question cannot be meant for it, though it is the newest message."""
    turn = ana.says("I have asthma")
    yes = ana.says("Yes.")
    asked = ana.memory.propose(Claim("Has asthma", "I have asthma"), turn)
    assert isinstance(asked, Asked)
    with pytest.raises(NotFoundError):
        ana.memory.confirm_spoken(asked.proposal.id, yes)


def test_what_waits_has_no_vector(ana: Someone) -> None:
    """The index holds what is kept and nothing that waits, whichever was there first."""
    saved = ana.claims("Plays the harp", "I play the harp")
    assert isinstance(saved, Saved)
    index, vector = ana.home._parts.index, ana.home.embedder.encode(["Has asthma"])[0]
    index.search(ana.id, vector, 1)
    assert isinstance(ana.claims("Has asthma", "I have asthma"), Asked)
    assert [found for found, _ in index.search(ana.id, vector, 9)] == [saved.memory.id]


def test_the_window_ends_whether_or_not_it_was_swept(ana: Someone, clock: MovableClock) -> None:
    """After the undo window nothing comes back, although it may not be erased yet."""
    saved = ana.claims("Plays the harp", "I play the harp")
    assert isinstance(saved, Saved)
    forgetting = ana.memory.forget([saved.memory.id])
    clock.pass_by(seconds=31)
    with pytest.raises(TooLateError):
        ana.memory.restore(saved.memory.id)
    with pytest.raises(TooLateError):
        ana.memory.undo_receipt(forgetting.receipt_id)


def test_what_was_just_forgotten_is_asked_about(ana: Someone) -> None:
    """Within the undo window already, what is said again in passing is not simply kept."""
    saved = ana.claims("Plays the harp", "I play the harp")
    assert isinstance(saved, Saved)
    ana.memory.forget([saved.memory.id])
    assert isinstance(ana.claims("Plays the harp", "I play the harp"), Asked)


def test_what_shapes_every_reply_stops_when_forgotten(ana: Someone) -> None:
    """A wish about replies is used in each of them, until the very moment it is forgotten."""
    saved = ana.claims("Wants short answers", "I want short answers", told=True)
    assert isinstance(saved, Saved)
    assert [use.memory.id for use in ana.memory.recall("What is a quark?").used] == [saved.memory.id]
    ana.memory.forget([saved.memory.id])
    assert ana.memory.recall("What is a quark?").used == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("I love tea. That's a lie.", "I love tea"),
        ("I love tea, yeah right.", "I love tea"),
        ("Two truths and a lie: I own a boat, I speak Dutch, I hate tea", "I own a boat"),
    ],
)
def test_what_is_taken_back_in_the_same_breath_is_asked_about(ana: Someone, text: str, quote: str) -> None:
    """Also where rules have read it, and no model: it is a guess at best."""
    content = {"I love tea": "Loves tea", "I own a boat": "Owns a boat"}[quote]
    assert isinstance(ana.memory.propose(Claim(content, quote), ana.says(text)), Asked)
