"""Conversations: stored with secrets masked, titled by their first words, gone when deleted."""

import pytest

from memory.errors import NotFoundError
from memory.records import Asked, Saved, Span
from tests.memory.conftest import Someone


def test_secrets_are_masked_before_the_first_write(ana: Someone) -> None:
    """Neither the person's message nor a reply keeps a password, and the message says what kind was masked."""
    turn = ana.says("my wifi password is Plover-Sextant-88, what now?")
    ana.transcripts.add(ana.conversation_id, turn.turn_id, "assistant", "Your card 4242 4242 4242 4242 is safe.")
    messages = ana.transcripts.messages(ana.conversation_id)
    assert "Plover" not in messages[0].text
    assert messages[0].masked == ("password",)
    assert "4242" not in messages[1].text
    assert "Plover" not in ana.transcripts.conversation(ana.conversation_id).title


def test_pasted_spans_follow_the_masking(ana: Someone) -> None:
    """A span after a masked secret still covers the same words."""
    text = "my wifi password is Plover-Sextant-88, see: I live in York"
    start = text.index("I live")
    ana.says(text, pasted=(Span(start, len(text)),))
    message = ana.transcripts.messages(ana.conversation_id)[0]
    span = message.pasted[0]
    assert message.text[span.start : span.end] == "I live in York"


def test_the_first_words_are_the_title(ana: Someone) -> None:
    """Shortened at a word, and kept when more is said."""
    ana.says("Could you suggest a walk by the water for a free Sunday in early spring, please?")
    ana.says("And a second one")
    title = ana.transcripts.conversation(ana.conversation_id).title
    assert title == "Could you suggest a walk by the water for a free Sunday in…"


def test_newest_first_in_pages(ana: Someone) -> None:
    """`after` continues where the page before ended."""
    ids = [ana.transcripts.create().id for _ in range(4)]
    first = ana.transcripts.conversations(limit=2)
    second = ana.transcripts.conversations(limit=2, after=first[-1].id)
    assert [chat.id for chat in (*first, *second)] == ids[::-1]


def test_deleting_a_conversation_keeps_what_was_learnt(ana: Someone) -> None:
    """The messages and what waited are gone; the memory stays with its quote."""
    saved = ana.claims("Keeps bees", "I keep bees")
    assert isinstance(saved, Saved)
    assert isinstance(ana.claims("Has asthma", "I have asthma"), Asked)
    ana.transcripts.delete(ana.conversation_id)
    with pytest.raises(NotFoundError):
        ana.transcripts.messages(ana.conversation_id)
    assert ana.memory.proposals() == ()
    kept = ana.memory.get(saved.memory.id)
    assert kept.evidence[0].quote == "I keep bees"
    assert kept.evidence[0].conversation_id is None
