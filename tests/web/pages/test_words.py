"""What the pages say about times and sources."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from memory.records import Conversation, Evidence, Memory, State
from policies.contract import Origin
from web.pages import words

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("Europe/Lisbon"))


def memory(origin: Origin, **changes: object) -> Memory:
    said = datetime(2026, 11, 12, 9, 14, tzinfo=UTC)
    values: dict[str, object] = {
        "id": "m1",
        "content": "Lives in York",
        "origin": origin,
        "topic": "home",
        "sensitivity": (),
        "space": None,
        "evidence": (Evidence("I live in York", "c1", "x1", said),),
        "created_at": said,
        "confirmed_at": None,
        "expires_at": None,
        "last_used_at": None,
        "times_used": 0,
        "version": 1,
        "state": State.ACTIVE,
    }
    return Memory(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        (Origin.STATED, "You said this on 12 Nov"),
        (Origin.INFERRED, "My guess from your words; you confirmed it on 12 Nov"),
        (Origin.AUTHORED, "You added this on 12 Nov"),
        (Origin.IMPORTED, "You imported this on 12 Nov"),
    ],
)
def test_a_memory_says_where_it_comes_from(origin: Origin, said: str) -> None:
    """Each origin in words of its own."""
    assert words.source(memory(origin), NOW) == said


def test_a_day_is_the_person_s_own() -> None:
    """Just before midnight in UTC is already the next day further east."""
    late = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    assert words.on_day(late, datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Asia/Tokyo"))) == "today"
    assert words.on_day(late, datetime(2026, 11, 22, 10, tzinfo=UTC)) == "yesterday"
    assert words.on_day(datetime(2025, 3, 4, tzinfo=UTC), NOW) == "on 4 Mar 2025"


@pytest.mark.parametrize(
    ("ago", "said"),
    [(None, "Not used yet"), (0, "Used today"), (1, "Used yesterday"), (3, "Used 3 days ago"), (20, "Used on 2 Nov")],
)
def test_use_is_told_in_days(ago: int | None, said: str) -> None:
    """When a memory was last used."""
    at = None if ago is None else NOW - timedelta(days=ago)
    assert words.used(memory(Origin.STATED, last_used_at=at), NOW) == said


@pytest.mark.parametrize(
    ("hour", "said"), [(4, "Good evening"), (5, "Good morning"), (12, "Good afternoon"), (18, "Good evening")]
)
def test_the_greeting_knows_the_hour_and_nothing_else(hour: int, said: str) -> None:
    """No memory goes into a greeting."""
    assert words.greeting(NOW.replace(hour=hour)) == said


def test_chats_are_grouped_by_age() -> None:
    """Today, yesterday, the last days, then by month."""
    chats = [Conversation(str(days), "", None, NOW, NOW - timedelta(days=days)) for days in (0, 1, 2, 7, 30, 400)]
    grouped = {name: [chat.id for chat in group] for name, group in words.chats_by_age(chats, NOW)}
    assert grouped == {
        "Today": ["0"],
        "Yesterday": ["1"],
        "Last 7 days": ["2", "7"],
        "October": ["30"],
        "October 2025": ["400"],
    }
