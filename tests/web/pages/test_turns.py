"""What the chat shows of a turn, just after it and later."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from assistant.events import TurnProblem, TurnResult
from memory.records import (
    Forgetting,
    Memory,
    Message,
    Refused,
    State,
    TurnNotes,
    Updated,
    Use,
)
from policies.contract import Origin
from web.pages import turns
from web.pages.turns import TurnView

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
UNDO_SECONDS = 30
RESULT = TurnResult("t1", "c1", off_record=False, reply="Hello.")
NOTES = TurnNotes("t1", used=(), saved=(), updated=(), proposals=(), refused=(), forgotten=(), marks=())


def memory(content: str) -> Memory:
    return Memory(
        content, content, Origin.STATED, "home", (), None, (), NOW, None, None, None, 0, 1, State.ACTIVE
    )  # fmt: skip


def message(role: str, text: str, at: datetime = NOW, masked: tuple[str, ...] = ()) -> Message:
    return Message("x", "c1", "t1", role, text, at, masked=masked)  # type: ignore[arg-type]


def ended(result: TurnResult, *messages: Message) -> TurnView:
    return turns.ended(result, messages, "Title", NOW, UNDO_SECONDS)


def earlier(notes: TurnNotes | None, *messages: Message) -> TurnView:
    return turns.earlier("t1", messages, notes, "Title", NOW, UNDO_SECONDS)


def test_what_happened_is_told_line_by_line() -> None:
    """Kept, updated, forgotten, refused: each in a line of its own, with its way back."""
    forgetting = Forgetting("r1", ("a", "b"), NOW + timedelta(seconds=20))
    result = replace(
        RESULT,
        saved=(memory("Lives in York"),),
        updated=(Updated(memory("Works at Acme"), "Works at Initech"),),
        forgotten=(forgetting,),
        refused=(Refused("It is a password.", "core.secrets"),) * 2,
    )
    told = [(line.text, line.content, line.after, line.undo) for line in ended(result).lines]
    assert told == [
        ("Remembered:", "Lives in York", "", "/memory/Lives in York/forget?show=line"),
        ("Updated:", "Works at Acme", "(was: Works at Initech)", "/turns/t1/undo"),
        ("Forgotten: 2 things.", "", "", "/receipts/r1/undo?show=line"),
        ("Not kept.", "", "It is a password.", None),
    ]


def test_what_the_reply_says_is_not_said_twice() -> None:
    """Where the reply has the words, the line keeps only its Undo; a refusal it gave is not repeated."""
    result = replace(
        RESULT,
        reply="Remembered: Lives in York.\n\nI did not keep that. It is a password.",
        saved=(memory("Lives in York"),),
        refused=(Refused("It is a password.", "core.secrets"),),
    )
    (line,) = ended(result).lines
    assert (line.text, line.content) == ("Remembered", "")
    assert line.undo


def test_an_undo_that_came_too_late_is_not_offered() -> None:
    """After its time a forgetting or a change of wording stands."""
    over = replace(RESULT, forgotten=(Forgetting("r1", ("a",), NOW - timedelta(seconds=1)),))
    assert ended(over).lines[0].undo is None
    notes = replace(NOTES, updated=(memory("Works at Acme"),), saved=(memory("Lives in York"),))
    old = message("assistant", "Hello.", NOW - timedelta(minutes=5))
    kept, changed = earlier(notes, old).lines
    assert changed.undo is None
    assert (kept.undo_word, kept.undo) == ("Forget", "/memory/Lives in York/forget?show=line")


def test_used_memories_are_numbered_as_the_reply_marks_them() -> None:
    """The markers of an old reply keep their meaning when one of its memories is forgotten since."""
    uses = (Use(memory("Lives in York"), "It is about travel."), Use(memory("Is vegetarian"), "It is about food."))
    live = ended(replace(RESULT, reply="A lasagne [2] in York [1].", used=uses))
    assert [use.memory.content for use in live.used] == ["Is vegetarian", "Lives in York"]
    later = earlier(replace(NOTES, used=uses[1:], marks=(2,)), message("assistant", "A lasagne [2] in York [1]."))
    assert [use.memory.content for use in later.used] == ["Is vegetarian"]
    assert 'aria-label="Memory 1: Is vegetarian"' in later.reply


def test_a_failure_is_told_once_and_apart_from_the_reply() -> None:
    """What was written before it stays; the reason stands in a line of its own."""
    problem = TurnProblem("It broke.", "The model does not answer.")
    view = ended(replace(RESULT, reply="Half of it.\n\nThe model does not answer.", error=problem))
    assert view.problem == "The model does not answer."
    assert "does not answer" not in view.reply
    assert "Half of it." in view.reply


def test_a_message_without_a_reply_can_be_sent_again() -> None:
    """A turn that never ended says so."""
    view = earlier(None, message("person", "Hello"))
    assert view.problem == turns.BROKE_OFF
    assert view.said == "Hello"


def test_what_was_taken_out_of_a_message_is_named() -> None:
    """The kinds of secret that were masked, never the secret."""
    view = ended(RESULT, message("person", "it is [password removed]", masked=("password", "password")))
    assert view.masked == ("password",)


def test_a_message_that_is_kept_nowhere_says_so() -> None:
    """One message of a chat may be off the record: its words are not on the server any more."""
    view = ended(replace(RESULT, off_record=True))
    assert view.said is None
    assert "not kept" in view.lines[0].text


def test_messages_are_gathered_by_turn_in_order() -> None:
    """A turn is a message and its reply."""
    first, second = message("person", "a"), replace(message("person", "b"), turn_id="t2")
    assert turns.by_turn([first, second]) == {"t1": [first], "t2": [second]}


def test_a_message_sent_again_shows_once() -> None:
    """What broke off and was tried again shows only as it was tried last."""
    first, again = message("person", "a"), replace(message("person", "a"), turn_id="t2")
    reply = replace(message("assistant", "b"), turn_id="t2")
    assert list(turns.by_turn([first, again, reply])) == ["t2"]
    assert list(turns.by_turn([first, message("assistant", "x"), again, reply])) == ["t1", "t2"]
