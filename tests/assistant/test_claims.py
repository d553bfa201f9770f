import pytest

from assistant.claims import ClaimFilter, is_claim


@pytest.mark.parametrize(
    "said",
    [
        "Saved.",
        "Noted!",
        "I've saved that.",
        "I have updated your preferences in my memory.",
        "Done, I've now stored that for next time.",
        "I'll remember that you like tea.",
        "Got it, I’ll make a note of that!",
        "That has been saved to my memory.",
        "Okay, I have forgotten everything.",
        "I will keep that on file.",
        "I've deleted it from my memory.",
        "Your preference has been noted.",
        "That's saved now.",
        "I am going to remember it.",
    ],
)
def test_claims(said: str) -> None:
    """A sentence in which a model says that it saved, noted or forgot something is recognised."""
    assert is_claim(said)


@pytest.mark.parametrize(
    "said",
    [
        "I've removed the second comma.",
        "I updated the function so that it handles empty lists.",
        "The treaty was recorded in 1648.",
        "You saved 40 pounds that way.",
        "I'd keep in mind that you're vegetarian [1].",
        "Remember to salt the water.",
        "Add the onions, then keep stirring.",
        "I have added a comment above the loop.",
        "Your file is saved with Ctrl+S.",
        "The deleted lines were unused.",
    ],
)
def test_answers(said: str) -> None:
    """An ordinary sentence with the same words is none."""
    assert not is_claim(said)


def passed(*pieces: str) -> tuple[str, bool]:
    claims = ClaimFilter()
    shown = "".join(text for piece in pieces for text in claims.feed(piece)) + "".join(claims.close())
    return shown, claims.claimed


def test_a_claim_is_taken_out_of_a_stream() -> None:
    """However a reply is cut into pieces, its claims are taken out and the rest comes through unchanged."""
    reply = "Tea is nice. I've saved that for later! Here is 1.5 l of it:\n- green\n- black\n"

    whole = passed(reply)
    by_letters = passed(*reply)

    assert whole == by_letters == ("Tea is nice. Here is 1.5 l of it:\n- green\n- black\n", True)


def test_nothing_is_lost() -> None:
    """A reply without a claim comes through as it was."""
    reply = "```python\nprint('I.am.here')  # ok\n```\n\nSee e.g. the manual... Right?"

    assert passed(*reply) == (reply, False)
