"""What holds for a while is kept with its end; what ends within days is nothing to keep."""

from datetime import UTC, datetime

import pytest

from assistant.reader import end_of, read

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "kept", "end"),
    [
        ("Until June I'm working from Lisbon", "Is working from Lisbon until June", (2026, 6, 1)),
        ("I'm staying in Rye until the end of May.", "Is staying in Rye until the end of May", (2026, 6, 1)),
        ("For the next two months I'm on leave", "Is on leave for the next two months", (2026, 5, 9)),
        ("until 15 september we're renting in Hove", "Is renting in Hove until 15 september", (2026, 9, 15)),
        ("I'll be in Rome until February", "Is in Rome until February", (2027, 2, 1)),
        ("I'm working nights till Christmas", "Is working nights till Christmas", (2026, 12, 25)),
    ],
)
def test_a_phase_is_read_with_its_end(said: str, kept: str, end: tuple[int, int, int]) -> None:
    """The sentence keeps its end, which is a day from which it no longer holds."""
    (statement,) = read(said).statements
    assert statement.content == kept
    found = end_of(statement.quote, NOW)
    assert found is not None
    assert (found.year, found.month, found.day) == end


@pytest.mark.parametrize(
    "said",
    [
        "I'm in Berlin until Thursday",
        "I have to wait until noon",
        "Are the shops open until June?",
        "Can you remind me until when I'm in Porto?",
        "He's away until June",
    ],
)
def test_what_is_no_phase(said: str) -> None:
    """Days, questions and other people's plans are not read as phases of one's own."""
    assert not any("until" in statement.content for statement in read(said).statements)


def test_no_end_is_no_end() -> None:
    """A sentence without a time has none."""
    assert end_of("I live in Porto", NOW) is None
