"""A wish to have something forgotten, told from all that only has its words."""

import pytest

from assistant.wishes import asks_to_forget


@pytest.mark.parametrize(
    "clause",
    [
        "Forget that I love tea",
        "please forget the bit about tea",
        "so would you kindly let go of what you have on the bees",
        "could you delete the memory about tea",
        "I'd like you to stop remembering my tea thing",
        "and don't remember the tea thing any more",
        "erase what you know about tea",
        "Remove that I like tea from your memory",
    ],
)
def test_a_wish_is_one(clause: str) -> None:
    """It is put to the assistant, and is about what the assistant remembers."""
    assert asks_to_forget(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "Please remove tea from my shopping list",
        "Can you drop the cello part from this score",
        "Clear my calendar for the Bergen trip",
        "Delete the nuts from the recipe",
        "My doctor told me to forget tea for a month",
        "What happens if you forget that I love tea",
        "Would you ever forget that I love tea?",
        "My ex wants you to forget that I love tea",
        "I always forget that I love tea",
        "don't forget that I love tea",
        "Forget it, tea is fine",
        "I want to lose weight",
    ],
)
def test_what_has_its_words_alone_is_none(clause: str) -> None:
    """Work on a text, a story, a question or somebody else's wish takes nothing away."""
    assert not asks_to_forget(clause)
