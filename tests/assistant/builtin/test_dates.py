from datetime import UTC, datetime

import pytest

from assistant.builtin import dates

NOW = datetime(2026, 11, 22, 11, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("what day is it?", "Today is Sunday, 22 November 2026, by this machine's clock in UTC."),
        ("what's the date today", "Today is Sunday, 22 November 2026, by this machine's clock in UTC."),
        ("what time is it", "It is 11:05 in UTC by this machine's clock."),
        ("what's the date tomorrow?", "Tomorrow is Monday, 23 November 2026."),
        ("what day was yesterday", "Yesterday was Saturday, 21 November 2026."),
        ("how many days until christmas?", "33 days: it is Friday, 25 December 2026."),
        ("What day is 3 March 2027?", "3 March 2027 is a Wednesday."),
        ("how many days until 23 november", "1 day: it is Monday, 23 November 2026."),
    ],
)
def test_dates(asked: str, answered: str) -> None:
    """Simple questions about dates are answered from the clock."""
    assert dates.answer(asked, NOW) == answered


@pytest.mark.parametrize(
    "said",
    [
        "If a call is at noon in London, what time is that for me?",
        "What day is 31 February 2027?",
        "How should I plan my day?",
        "I was in Porto on 3 March 2025.",
    ],
)
def test_no_date(said: str) -> None:
    """What is no simple question about a date is left to others."""
    assert dates.answer(said, NOW) is None
