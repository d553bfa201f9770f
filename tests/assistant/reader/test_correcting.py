import pytest

from assistant.reader import read


@pytest.mark.parametrize(
    ("message", "content", "old"),
    [
        ("I've moved from Bath to Bristol.", "Lives in Bristol", "Bath"),
        ("Actually we moved to Cork in spring.", "Lives in Cork", None),
        ("I'm based in Bath now, not Bristol", "Is based in Bath", "Bristol"),
        ("I've left Initech, I'm at Globex now", "Is at Globex", "Initech"),
        ("I work at Globex now instead of Initech", "Works at Globex", "Initech"),
        ("I switched from Vim to Emacs", "Switched to Emacs", "Vim"),
        ("I used to run but now I swim", "Swims", "run"),
        ("I'm not a smoker any more, I vape now.", "Vapes", "smoker"),
        ("I'm no longer vegan", "Is no longer vegan", "vegan"),
        ("I prefer to be called Lou, not Louise.", "Goes by Lou", "Louise"),
        ("My rent went up: it's 900 a month now.", "Rent is 900 a month", None),
        ("I drink tea now instead of coffee", "Drinks tea", "coffee"),
    ],
)
def test_a_change_is_read_with_what_was_before(message: str, content: str, old: str | None) -> None:
    """What holds now is stated, and what held before is named where the person named it."""
    (statement,) = read(message).statements
    assert (statement.content, statement.old, statement.corrects) == (content, old, True)


def test_a_plain_contrast_corrects_nothing() -> None:
    """A preference for one thing over another says nothing of an earlier state."""
    (statement,) = read("I drink tea, not coffee").statements
    assert not statement.corrects
