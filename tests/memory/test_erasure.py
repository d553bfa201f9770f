"""Forgetting: hidden at once, undone within the window, then erased from every place and checked."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from memory import tables
from memory.errors import NotFoundError, TooLateError
from memory.records import Asked, Claim, Refused, Saved
from tests.memory.conftest import UNDO_SECONDS, MovableClock, OpenHome, Someone


def _saved(person: Someone, content: str, quote: str) -> str:
    outcome = person.claims(content, quote)
    assert isinstance(outcome, Saved)
    return outcome.memory.id


def _bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_forgetting_hides_at_once_and_can_be_undone_within_the_window(ana: Someone, clock: MovableClock) -> None:
    """Between forgetting and undo it is nowhere; after the undo it is back as it was."""
    memory_id = _saved(ana, "Plays the viola", "I play the viola")
    forgetting = ana.memory.forget([memory_id])
    assert ana.contents() == set()
    assert ana.memory.find("viola") == ()
    with pytest.raises(NotFoundError):
        ana.memory.get(memory_id)
    assert [message.text for message in ana.transcripts.messages(ana.conversation_id)] == ["[forgotten]"]
    assert ana.transcripts.conversation(ana.conversation_id).title == "[forgotten]"
    clock.pass_by(seconds=UNDO_SECONDS - 1)
    restored = ana.memory.undo_receipt(forgetting.receipt_id).restored
    assert [memory.content for memory in restored] == ["Plays the viola"]
    assert [message.text for message in ana.transcripts.messages(ana.conversation_id)] == ["I play the viola"]
    assert [memory.content for memory in ana.memory.find("viola")] == ["Plays the viola"]
    assert ana.memory.receipt(forgetting.receipt_id).state == "undone"


def test_after_the_window_it_is_final(ana: Someone, clock: MovableClock) -> None:
    """Undo says too late, before and after the erasure has run."""
    memory_id = _saved(ana, "Plays the viola", "I play the viola")
    forgetting = ana.memory.forget([memory_id])
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    with pytest.raises(TooLateError):
        ana.memory.restore(memory_id)
    assert ana.home.erase_due() == 1
    with pytest.raises(TooLateError):
        ana.memory.undo_receipt(forgetting.receipt_id)
    with pytest.raises(TooLateError):
        ana.memory.restore(memory_id)


def test_no_byte_of_it_is_left_in_the_data_folder(ana: Someone, clock: MovableClock, tmp_path: Path) -> None:
    """Words and vector are in the files before the erasure and in none of them after it, the server still running."""
    memory_id = _saved(ana, "Plays the quinticlave", "I play the quinticlave")
    turn = ana.says("Forget that I play the QUINTICLAVE please")
    ana.transcripts.add(ana.conversation_id, turn.turn_id, "assistant", "Forgotten: Plays the quinticlave.")
    with ana.home._parts.database.read() as session:
        vector = session.exec(select(tables.Memory.vector)).one()
    assert vector is not None
    ana.home._parts.database.checkpoint()
    before = _bytes_of(tmp_path / "data")
    assert b"quinticlave" in before.lower()
    assert vector in before
    ana.memory.forget([memory_id], turn=turn)
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    assert ana.home.erase_due() == 1
    after = _bytes_of(tmp_path / "data")
    assert b"quinticlave" not in after.lower()
    assert vector[:64] not in after
    texts = [message.text for message in ana.transcripts.messages(ana.conversation_id)]
    assert texts == ["[forgotten]", "Forget that [forgotten] please", "Forgotten: [forgotten]."]
    assert "quinticlave" not in ana.transcripts.conversation(ana.conversation_id).title


def test_the_receipt_says_what_was_erased_and_how_it_was_checked(ana: Someone, clock: MovableClock) -> None:
    """Places with counts, checks, and what could not be reached; no words."""
    memory_id = _saved(ana, "Plays the viola", "I play the viola")
    forgetting = ana.memory.forget([memory_id])
    assert ana.memory.receipt(forgetting.receipt_id).state == "hidden"
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    ana.home.erase_due()
    receipt = ana.memory.receipt(forgetting.receipt_id)
    assert receipt.state == "done"
    assert dict(receipt.places)["memory rows and vectors"] == 1
    assert dict(receipt.places)["messages and replies"] == 1
    assert any("write-ahead log" in check for check in receipt.checks)
    assert receipt.unreachable
    assert "viola" not in str(receipt)


def test_an_open_reader_keeps_the_receipt_pending(ana: Someone, clock: MovableClock) -> None:
    """While somebody still reads the old state, nothing is called done; later it is finished."""
    memory_id = _saved(ana, "Plays the viola", "I play the viola")
    forgetting = ana.memory.forget([memory_id])
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    with ana.home._parts.database.read() as reader:
        reader.exec(select(tables.Memory)).all()
        assert ana.home.erase_due() == 0
        assert ana.memory.receipt(forgetting.receipt_id).state == "pending"
    assert ana.home.erase_due() == 1
    assert ana.memory.receipt(forgetting.receipt_id).state == "done"


def test_a_restart_finishes_what_was_begun(ana: Someone, clock: MovableClock, open_home: OpenHome) -> None:
    """What was hidden when the server ended is erased by the next one."""
    memory_id = _saved(ana, "Plays the viola", "I play the viola")
    forgetting = ana.memory.forget([memory_id])
    ana.home.close()
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    again = open_home()
    assert again.erase_due() == 1
    assert again.of(ana.id).receipt(forgetting.receipt_id).state == "done"


def test_what_waits_from_the_same_words_goes_too(ana: Someone, clock: MovableClock) -> None:
    """A suggestion resting on forgotten words is dropped with them."""
    memory_id = _saved(ana, "Plays the viola", "I play the viola")
    assert isinstance(ana.claims("Prefers chamber music", "I play the viola", guess=True), Asked)
    ana.memory.forget([memory_id])
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    ana.home.erase_due()
    assert ana.memory.proposals() == ()


def test_forgotten_is_not_learnt_again_from_the_same_message(ana: Someone, clock: MovableClock) -> None:
    """The stretch of the message it came from is never evidence again, even before the words are erased."""
    turn = ana.says("By the way, I play the viola. Nice weather.")
    first = ana.memory.propose(Claim("Plays the viola", "I play the viola"), turn)
    assert isinstance(first, Saved)
    ana.memory.forget([first.memory.id])
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    ana.home.erase_due()
    again = ana.memory.propose(Claim("Plays the viola", "I play the viola"), turn)
    assert isinstance(again, Refused)


def test_said_anew_it_is_asked_and_told_it_is_new(ana: Someone, clock: MovableClock) -> None:
    """After a forgetting, the same thing said in passing asks; told, it is saved."""
    memory_id = _saved(ana, "Plays the viola", "I play the viola")
    ana.memory.forget([memory_id])
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    ana.home.erase_due()
    assert isinstance(ana.claims("Plays the viola", "I play the viola"), Asked)
    assert isinstance(ana.claims("Plays the viola", "I play the viola", told=True), Saved)


def test_superseded_wording_is_erased_after_the_window(ana: Someone, clock: MovableClock, tmp_path: Path) -> None:
    """The old home is in no file once the correction can no longer be undone; the new one stays."""
    _saved(ana, "Lives in Quixotham", "I live in Quixotham")
    ana.claims("Lives in Leeds", "I live in Leeds")
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    ana.home.erase_due()
    ana.home._parts.database.checkpoint()
    with ana.home._parts.database.read() as session:
        assert session.exec(select(tables.MemoryVersion)).all() == []
        quotes = [row.quote for row in session.exec(select(tables.Evidence))]
    assert quotes == ["I live in Leeds"]
    assert ana.contents() == {"Lives in Leeds"}


def test_deleting_the_account_leaves_nothing(ana: Someone, ben: Someone, tmp_path: Path) -> None:
    """Every table is emptied of the person, and no byte of their words is left; others keep theirs."""
    _saved(ana, "Plays the quinticlave", "I play the quinticlave")
    _saved(ben, "Lives in York", "I live in York")
    ana.home.erase_person(ana.id)
    assert b"quinticlave" not in _bytes_of(tmp_path / "data").lower()
    assert ben.contents() == {"Lives in York"}
    assert ben.memory.person().owner, "the oldest account that is left becomes the owner's"
    with pytest.raises(NotFoundError):
        ana.memory.person()


def _forgotten_for_good(person: Someone, clock: MovableClock) -> None:
    """Forget everything and let the undo window pass."""
    preview = person.memory.preview(everything=True)
    person.memory.forget_previewed(preview.digest, everything=True)
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    person.home.erase_due()


def test_forgetting_a_corrected_memory_leaves_nothing_of_its_former_words(
    ana: Someone, clock: MovableClock, tmp_path: Path
) -> None:
    """What was superseded long ago is in no message, title or file once the memory is forgotten."""
    ana.claims("Lives in Quixotham", "I live in Quixotham")
    ana.claims("Lives in Leeds", "I live in Leeds")
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    ana.home.erase_due()
    _forgotten_for_good(ana, clock)
    assert b"quixotham" not in _bytes_of(tmp_path / "data").lower()
    assert b"leeds" not in _bytes_of(tmp_path / "data").lower()


def test_words_shown_on_a_card_go_although_it_was_reworded(ana: Someone, clock: MovableClock, tmp_path: Path) -> None:
    """A confirmation in other words does not leave the first ones behind."""
    asked = ana.claims("Has quinsy disease", "I have quinsy disease")
    assert isinstance(asked, Asked)
    ana.memory.confirm(asked.proposal.id, asked.proposal.digest, "Has a sore throat")
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    ana.home.erase_due()
    _forgotten_for_good(ana, clock)
    assert b"quinsy" not in _bytes_of(tmp_path / "data").lower()


def test_a_title_that_ends_in_the_first_words_is_cut(ana: Someone, clock: MovableClock) -> None:
    """The title is a shortened message: it may hold only the beginning of what is forgotten."""
    quote = "I have played the quinticlave since 2009 and take lessons every single morning"
    turn = ana.says(f"Hello there, please remember that {quote}")
    outcome = ana.memory.propose(Claim("Has played the quinticlave since 2009", quote, told=True), turn)
    assert isinstance(outcome, Saved)
    ana.memory.forget([outcome.memory.id])
    for _ in range(2):  # hidden at once, erased after the window
        title = ana.transcripts.conversation(ana.conversation_id).title
        assert title == "Hello there, please remember that [forgotten]"
        clock.pass_by(seconds=UNDO_SECONDS + 1)
        ana.home.erase_due()


def test_only_whole_words_are_masked(ana: Someone, clock: MovableClock) -> None:
    """Other words that begin alike, and what the present wording still says, stay."""
    saved = ana.memory.author("Likes tea")
    assert isinstance(saved, Saved)
    ana.says("I said likes teaching, and likes tea with milk")
    ana.memory.rectify(saved.memory.id, "Likes tea with milk")
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    ana.home.erase_due()
    stored = [message.text for message in ana.transcripts.messages(ana.conversation_id)]
    assert stored == ["I said likes teaching, and likes tea with milk"]


def test_what_was_said_twice_is_erased_twice(ana: Someone, clock: MovableClock) -> None:
    """A repetition that taught nothing new is evidence too, and goes with the memory."""
    ana.claims("Keeps bees", "I keep bees")
    ana.claims("Keeps bees", "I do keep bees")
    _forgotten_for_good(ana, clock)
    stored = [message.text for message in ana.transcripts.messages(ana.conversation_id)]
    assert stored == ["[forgotten]", "[forgotten]"]


def test_what_has_expired_is_dropped(ana: Someone, clock: MovableClock) -> None:
    """When its time has come a memory is gone, and the same can be said anew."""
    turn = ana.says("Remember that I'm on leave until 8 March")
    end = clock.now + timedelta(days=7)
    claim = Claim("Is on leave until 8 March", "I'm on leave until 8 March", told=True, expires_at=end)
    assert isinstance(ana.memory.propose(claim, turn), Saved)
    clock.pass_by(days=8)
    ana.home.erase_due()
    assert ana.contents() == set()
    assert ana.memory.activity()[0].kind == "expired"


def test_a_failing_embedder_does_not_stop_forgetting(
    ana: Someone, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With vectors broken a memory is still found by its words, hidden, and erased."""
    memory_id = _saved(ana, "Plays the viola", "I play the viola")

    def broken(*_: object) -> None:
        message = "no vectors today"
        raise RuntimeError(message)

    monkeypatch.setattr(ana.home.embedder, "encode", broken)
    assert isinstance(ana.memory.author("Keeps bees"), Saved)
    assert [memory.id for memory in ana.memory.find("the viola")] == [memory_id]
    ana.memory.forget([memory_id])
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    assert ana.home.erase_due() == 1


def test_former_words_are_masked_at_once_too(ana: Someone) -> None:
    """Between forgetting and erasure neither the messages nor the export show any wording the memory ever had."""
    saved = ana.claims("Plays the viola", "I play the viola")
    assert isinstance(saved, Saved)
    ana.memory.rectify(saved.memory.id, "Plays the banjo")
    ana.transcripts.add(ana.conversation_id, "t", "assistant", "Remembered: Plays the viola.")
    ana.memory.forget([saved.memory.id])
    assert "viola" not in str(ana.transcripts.messages(ana.conversation_id))
    assert "viola" not in str(ana.memory.export())
