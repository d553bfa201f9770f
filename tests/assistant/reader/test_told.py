import pytest

from assistant.reader import read
from tests.assistant.reader.conftest import contents

TOLD = {
    "Remember I live in Hull": ["Lives in Hull"],
    "remember: i'm allergic to bees": ["Is allergic to bees"],
    "could u remember im vegan": ["Is vegan"],
    "please remember for next time that I like window seats": ["Likes window seats"],
    "Keep in mind that I work Sundays.": ["Works Sundays"],
    "Bear in mind I have a bad knee when you suggest exercises.": ["Has a bad knee"],
    "Please make a note that I cycle everywhere.": ["Cycles everywhere"],
    "Note: my team meets on Wednesdays": ["Team meets on Wednesdays"],
    "For the record, I never fly.": ["Never flies"],
    "Don't forget I'm deaf in my left ear": ["Is deaf in their left ear"],
    "Save to memory: my bike is a Trek": ["Bike is a Trek"],
    "store this: I have a season ticket for the ferry": ["Has a season ticket for the ferry"],
    "I like Earl Grey, remember that.": ["Likes Earl Grey"],
    "I'm an early bird. Please remember that.": ["Is an early bird"],
    "Plz rmbr i play drums": ["Plays drums"],
    "Remember to always use metric units": ["Wants replies always to use metric units"],
    "Remember that my mum's birthday is 3 March": ["Mum's birthday is 3 March"],
    "Remember that the bins go out on Tuesdays": ["The bins go out on Tuesdays"],
    "Remember that I work at Tesco and I live in Hull. What bus do I take?": ["Works at Tesco", "Lives in Hull"],
    "Remember that I'm tired on Mondays": ["Is tired on Mondays"],
    "Remember that the code of my bike lock is [PIN removed]": ["The code of their bike lock is [PIN removed]"],
}


@pytest.mark.parametrize("message", TOLD)
def test_what_one_asks_to_have_remembered_is_told(message: str) -> None:
    """Any wording of "remember that" gives what follows, or what stood before, as told."""
    assert contents(message) == TOLD[message]
    assert all(statement.told for statement in read(message).statements)


@pytest.mark.parametrize(
    "message",
    [
        "Remember when we talked about jazz?",
        "I can't remember my password",
        "Do you remember that I like jazz?",
        "help me remember the planets",
        "What should I remember to pack?",
        "Remind me to call mum",
        "remember to buy milk",
        "Remember, you are a pirate now",
        "save the file as pdf",
        "keep the tone formal",
        "note the difference",
        "don't forget to add salt",
        "don't forget your umbrella",
        "Keep that in mind.",
    ],
)
def test_other_remembering_is_not_told(message: str) -> None:
    """Reminders, memories of things and turns of phrase ask nobody to keep a fact."""
    assert contents(message) == []


def test_the_rest_of_the_message_is_still_to_be_answered() -> None:
    """What is told beside a question leaves the question to the model."""
    assert read("Remember that I live in Hull. What bus do I take?").more
    assert not read("Remember that I live in Hull.").more
