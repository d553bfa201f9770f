"""Summaries of conversations: a cache of what is shown, gone wherever something of the person's goes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text as sql
from sqlmodel import select

from memory import tables
from memory.database import Database
from memory.errors import NotFoundError
from memory.records import Saved, Summary
from memory.transcripts import digest_of
from tests.memory.conftest import UNDO_SECONDS, MovableClock, OpenHome, Someone

SHORT = "They play the quinticlave and asked about lessons."


def _learnt(person: Someone) -> str:
    """Let a person say something that is kept, and have a reply; return the memory's id."""
    outcome = person.claims("Plays the quinticlave", "I play the quinticlave")
    assert isinstance(outcome, Saved)
    person.transcripts.add(person.conversation_id, "t", "assistant", "How long have you played?")
    return outcome.memory.id


def _summarise(person: Someone, text: str = SHORT, conversation_id: str | None = None) -> bool:
    conversation_id = conversation_id or person.conversation_id
    messages = person.transcripts.messages(conversation_id)
    return person.transcripts.summarise(
        conversation_id, text, messages[-1].id, digest_of(messages, person.transcripts.summary(conversation_id))
    )


def _summary(person: Someone) -> Summary | None:
    return person.transcripts.summary(person.conversation_id)


def _bytes_of(person: Someone, folder: Path) -> bytes:
    person.home._parts.database.checkpoint()
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()).lower()


def test_a_summary_is_kept_with_the_message_it_goes_up_to(ana: Someone) -> None:
    """Together with the messages, too; a later one takes its place."""
    assert _summary(ana) is None
    ana.says("Hello there")
    assert _summarise(ana, "They said hello.")
    message = ana.says("And good night")
    found = _summary(ana)
    assert found is not None
    assert (found.text, found.upto) == ("They said hello.", ana.transcripts.messages(ana.conversation_id)[0].id)
    assert ana.transcripts.so_far(ana.conversation_id) == (ana.transcripts.messages(ana.conversation_id), found)
    assert _summarise(ana, "They said hello and good night.")
    found = _summary(ana)
    assert found is not None
    assert (found.text, found.upto) == ("They said hello and good night.", message.message_id)


def test_a_summary_covers_the_beginning_alone(ana: Someone) -> None:
    """What is said after the message it goes up to does not matter to it."""
    first = ana.says("Hello there")
    before = ana.transcripts.messages(ana.conversation_id)
    ana.says("And good night")
    assert ana.transcripts.summarise(ana.conversation_id, "Hello.", first.message_id, digest_of(before, None))


def test_secrets_are_masked_before_the_first_write(ana: Someone, tmp_path: Path) -> None:
    """A model that repeats a password does not get it kept."""
    ana.says("Hello there")
    assert _summarise(ana, "They said that their wifi password is Plover-Sextant-88.")
    assert "Plover" not in str(_summary(ana))
    assert b"plover" not in _bytes_of(ana, tmp_path)


@pytest.mark.parametrize("text", ["", " \n", "\u200b", "a\x00b", "half \ud800", "a" * 32_001])
def test_what_cannot_be_kept_is_no_summary(ana: Someone, text: str) -> None:
    """Nothing is stored, and the former one stays."""
    ana.says("Hello there")
    assert _summarise(ana, "They said hello.")
    assert not _summarise(ana, text)
    found = _summary(ana)
    assert found is not None
    assert found.text == "They said hello."


def test_words_forgotten_meanwhile_do_not_come_back(ana: Someone, clock: MovableClock) -> None:
    """A summary made before a forgetting is not stored after it, within the undo window or later."""
    memory_id = _learnt(ana)
    messages = ana.transcripts.messages(ana.conversation_id)
    made = (
        ana.conversation_id,
        SHORT,
        messages[-1].id,
        digest_of(messages, None),
    )
    ana.memory.forget([memory_id])
    assert not ana.transcripts.summarise(*made)
    assert _summary(ana) is None
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    ana.home.erase_due()
    assert not ana.transcripts.summarise(*made)
    assert _summary(ana) is None


def test_a_turn_taken_back_meanwhile_is_in_no_summary(ana: Someone) -> None:
    """Whether it was the last message that the summary covers or one before."""
    first = ana.says("I live in Quixotham")
    ana.says("What's on tonight?")
    messages = ana.transcripts.messages(ana.conversation_id)
    ana.transcripts.drop_turn(ana.conversation_id, first.turn_id)
    for upto in messages:
        seen = digest_of((message for message in messages if message.id <= upto.id), None)
        assert not ana.transcripts.summarise(ana.conversation_id, "They live in Quixotham.", upto.id, seen)
    assert not ana.transcripts.summarise(ana.conversation_id, "They live in Quixotham.", "no such", digest_of((), None))


def test_forgetting_drops_it_at_once_to_the_last_byte(ana: Someone, clock: MovableClock, tmp_path: Path) -> None:
    """All of the person's, in whichever conversation; the receipt counts them."""
    memory_id = _learnt(ana)
    other = ana.transcripts.create().id
    ana.transcripts.add(other, "t", "person", "What is a good instrument?")
    assert _summarise(ana)
    assert _summarise(ana, "The quinticlave player asked about instruments.", other)
    assert b"quinticlave player" in _bytes_of(ana, tmp_path)
    receipt_id = ana.memory.forget([memory_id]).receipt_id
    assert _summary(ana) is None
    assert ana.transcripts.summary(other) is None
    after = _bytes_of(ana, tmp_path)
    assert b"quinticlave player" not in after
    assert b"asked about lessons" not in after
    assert ana.memory.receipt(receipt_id).places == (("summaries of chats", 2),)
    assert _summarise(ana, "Somebody plays something.")
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    assert ana.home.erase_due() == 1
    assert _summary(ana) is None
    after = _bytes_of(ana, tmp_path)
    assert b"quinticlave" not in after
    assert b"somebody plays" not in after
    receipt = ana.memory.receipt(receipt_id)
    assert dict(receipt.places)["summaries of chats"] == 3
    assert any("summary" in check for check in receipt.checks)


def test_nothing_hidden_is_shown_by_chance(ana: Someone) -> None:
    """A summary made after a forgetting that guesses the very words has them masked while they are hidden."""
    ana.memory.forget([_learnt(ana)])
    assert _summarise(ana, "Maybe somebody plays the quinticlave?")
    found = _summary(ana)
    assert found is not None
    assert found.text == "Maybe somebody [forgotten]?"
    assert "quinticlave" not in json.dumps(ana.memory.export(), default=str)


def _forget_and_undo(person: Someone, clock: MovableClock) -> None:
    receipt_id = person.memory.forget([memory.id for memory in person.memory.list()]).receipt_id
    assert _summarise(person, "Something is masked.")
    person.memory.undo_receipt(receipt_id)


def _undo_the_turn(person: Someone, clock: MovableClock) -> None:
    person.memory.undo_turn(person.transcripts.messages(person.conversation_id)[0].turn_id)


def _supersede(person: Someone, clock: MovableClock) -> None:
    (memory,) = person.memory.list()
    person.memory.rectify(memory.id, "Plays the banjo")
    assert _summary(person) is not None
    clock.pass_by(seconds=UNDO_SECONDS + 1)
    person.home.erase_due()


def _drop_a_turn(person: Someone, clock: MovableClock) -> None:
    person.transcripts.drop_turn(person.conversation_id, "t")


@pytest.mark.parametrize("act", [_forget_and_undo, _undo_the_turn, _supersede, _drop_a_turn])
def test_it_goes_with_whatever_changes_what_is_shown(
    ana: Someone, clock: MovableClock, act: Callable[[Someone, MovableClock], None]
) -> None:
    """A forgetting taken back, a turn undone, a former wording erased, a message sent anew."""
    _learnt(ana)
    assert _summarise(ana)
    act(ana, clock)
    assert _summary(ana) is None


def test_nobody_elses_forgetting_touches_it(ana: Someone, ben: Someone) -> None:
    """Each person's summaries are their own."""
    ana.says("Hello there")
    assert _summarise(ana, "They said hello.")
    ben.memory.forget([_learnt(ben)])
    ben.transcripts.delete(ben.conversation_id)
    ben.home.erase_person(ben.id)
    assert _summary(ana) is not None


def test_somebody_elses_conversation_does_not_exist(ana: Someone, ben: Someone) -> None:
    """Neither its summary can be read nor one be put into it."""
    ana.says("Hello there")
    assert _summarise(ana, "They said hello.")
    messages = ana.transcripts.messages(ana.conversation_id)
    for call in (ben.transcripts.summary, ben.transcripts.so_far):
        with pytest.raises(NotFoundError):
            call(ana.conversation_id)
    with pytest.raises(NotFoundError):
        ben.transcripts.summarise(
            ana.conversation_id,
            "Mine.",
            messages[-1].id,
            digest_of(messages, None),
        )
    found = _summary(ana)
    assert found is not None
    assert found.text == "They said hello."


def test_it_goes_with_its_conversation(ana: Someone, tmp_path: Path) -> None:
    """To the last byte, and one that was being made then finds no conversation."""
    ana.says("Hello there")
    assert _summarise(ana, "They greeted the quokka.")
    messages = ana.transcripts.messages(ana.conversation_id)
    ana.transcripts.delete(ana.conversation_id)
    with pytest.raises(NotFoundError):
        ana.transcripts.summarise(
            ana.conversation_id,
            "Too late.",
            messages[-1].id,
            digest_of(messages, None),
        )
    assert b"quokka" not in _bytes_of(ana, tmp_path)


def test_it_goes_with_the_account(ana: Someone, tmp_path: Path) -> None:
    """To the last byte."""
    ana.says("Hello there")
    assert _summarise(ana, "They greeted the quokka.")
    ana.home.erase_person(ana.id)
    with ana.home._parts.database.read() as session:
        assert session.exec(select(tables.Summary)).all() == []
    assert b"quokka" not in _bytes_of(ana, tmp_path)


def test_it_is_in_the_export_beside_its_conversation(ana: Someone) -> None:
    """What is held is what can be seen."""
    ana.says("Hello there")
    assert _summarise(ana, "They said hello.")
    (chat,) = ana.memory.export()["conversations"]
    assert chat["summary"] == _summary(ana)


def test_a_database_of_the_first_tables_is_brought_up_to_date(tmp_path: Path, open_home: OpenHome) -> None:
    """What was kept before there were summaries is all there, and its conversations can have one."""
    (tmp_path / "data").mkdir()
    database = Database(tmp_path / "data" / "sidenote.db")
    config = Config()
    config.set_main_option("script_location", str(Path(tables.__file__).parent / "migrations"))
    now = "2026-01-01 00:00:00.000000"
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        assert "summary" not in connection.dialect.get_table_names(connection)
        for statement in (
            "INSERT INTO person VALUES ('p', 'Ana', 'ana', 'hash', 1, 'ask-first', :now)",
            "INSERT INTO conversation VALUES ('c', 'p', 'Bees', NULL, :now, :now)",
            "INSERT INTO message VALUES ('m', 'p', 'c', 't', 'person', 'I keep bees', '[]', '[]', :now)",
            "INSERT INTO receipt VALUES ('r', 'p', 'hidden', :now, :now, NULL, 0, '[]', '[]', '[]', 't')",
        ):
            connection.execute(sql(statement), {"now": now})
        connection.commit()
    database.close()
    home = open_home()
    transcripts = home.transcripts("p")
    messages = transcripts.messages("c")
    assert [message.text for message in messages] == ["I keep bees"]
    assert transcripts.summary("c") is None
    assert transcripts.summarise("c", "They keep bees.", "m", digest_of(messages, None))
    assert home.erase_due() == 1
    assert dict(home.of("p").receipt("r").places)["summaries of chats"] == 1
