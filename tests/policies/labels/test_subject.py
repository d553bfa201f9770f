"""Whose fact it is."""

import pytest

from policies.contract import Subject
from policies.labels.subject import whose, without_request

SELF, FAMILY, OTHER = Subject.SELF, Subject.FAMILY, Subject.OTHER

SAID = [
    ("I grew up in Wigan", "Grew up in Wigan", SELF),
    ("my name is Ana", "Name is Ana", SELF),
    ("My favourite singer is Nina Simone", "Favourite singer is Nina Simone", SELF),
    ("my handle is bluefinch", "Handle is bluefinch", SELF),
    ("my dog is called Rex", "Dog is called Rex", SELF),
    ("we have two kids", "Has two kids", SELF),
    ("my wife and I love hiking", "Loves hiking with wife", SELF),
    ("btw im coeliac", "Is coeliac", SELF),
    ("our oven runs hot", "Oven runs hot", SELF),
    ("Python is my favourite language", "Favourite language is Python", SELF),
    ("my sister is vegan", "Sister is vegan", FAMILY),
    ("my sister's vegan", "Their sister is vegan", FAMILY),
    ("My mother-in-law speaks only Polish", "Mother-in-law speaks only Polish", FAMILY),
    ("my little brother Tom plays chess", "Brother Tom plays chess", FAMILY),
    ("I have a daughter who's left-handed", "Has a daughter who is left-handed", FAMILY),
    ("one of my cousins moved to Oslo", "Cousin moved to Oslo", FAMILY),
    ("my manager Ingrid loathes spreadsheets", "Manager Ingrid loathes spreadsheets", OTHER),
    ("The landlord has two greyhounds", "Landlord has two greyhounds", OTHER),
    ("Bea's dream is a houseboat", "Bea's dream is a houseboat", OTHER),
    ("Hamid from sales likes phone calls", "Hamid from sales likes phone calls", OTHER),
    ("His surname's Vance", "Surname is Vance", OTHER),
    ("she speaks Welsh", "Speaks Welsh", OTHER),
    ("the lodger plays the drums", "Lodger plays the drums", OTHER),
    ("Some of my clients pay late", "Clients pay late", OTHER),
    ("I think my boss is leaving", "Boss is leaving", OTHER),
    ("my oldest friend is a beekeeper", "Oldest friend is a beekeeper", OTHER),
    ("I have a colleague who hates mornings", "Has a colleague who hates mornings", OTHER),
]


@pytest.mark.parametrize(("quote", "content", "subject"), SAID)
def test_the_subject_of_the_statement_tells(quote: str, content: str, subject: Subject) -> None:
    """It is read from the person's words together with the claim."""
    assert whose(quote, content) is subject


@pytest.mark.parametrize(
    ("content", "subject"),
    [
        ("Grew up in Wigan", SELF),
        ("Their dog is called Rex", SELF),
        ("Sister is vegan", FAMILY),
        ("Boss hates slides", OTHER),
    ],
)
def test_the_claim_alone_tells_too(content: str, subject: Subject) -> None:
    """What is typed into the page has no quote."""
    assert whose("", content) is subject


def test_the_strictest_reading_counts() -> None:
    """A claim that turns somebody else's fact into the person's own keeps their subject."""
    assert whose("my manager Ingrid grew up in Wigan", "Grew up in Wigan") is OTHER


@pytest.mark.parametrize(
    ("quote", "statement"),
    [
        ("Remember that my sister is vegan", "my sister is vegan"),
        ("please remember my boss is Dutch", "my boss is Dutch"),
        ("Don't forget that we rent a canal boat", "we rent a canal boat"),
        ("I grew up in Wigan", "I grew up in Wigan"),
    ],
)
def test_the_order_to_remember_is_no_part_of_the_statement(quote: str, statement: str) -> None:
    """What was told is judged by what it says."""
    assert without_request(quote) == statement
