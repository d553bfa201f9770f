"""What counts as said already, and what takes the place of what was said."""

import pytest

from memory.contradiction import Known, related


@pytest.mark.parametrize(
    ("new", "before", "relation"),
    [
        ("Lives in Leeds", "Lives in Bristol", "instead"),
        ("Moved to Leeds last month", "Lives in Bristol", "instead"),
        ("Is not vegetarian any more", "Is vegetarian", "instead"),
        ("Loves olives", "Can't stand olives", "instead"),
        ("Doesn't like olives", "Likes olives", "instead"),
        ("Favourite tea is rooibos", "Favourite tea is Earl Grey", "instead"),
        ("Goes by Lex", "Goes by Alex", "instead"),
        ("Likes short answers", "Wants long answers", "instead"),
        ("Lives in Leeds", "Lives in Leeds", "same"),
        ("Lives in Leeds now", "Lives in Leeds", "same"),
        ("Favourite tea is rooibos", "Favourite author is Le Guin", None),
        ("Doesn't eat pork", "Loves olives", None),
        ("Hates olives", "Can't stand olives", None),
        ("Has two cats", "Has two dogs", None),
        ("Uses Vim", "Uses Emacs", None),
        ("Runs 5 km on Mondays", "Runs 8 km on Mondays", None),
        ("Likes tea", "Likes green tea with lemon", None),
        ("Prefers coffee to tea", "Prefers tea to coffee", None),
        ("Works at night", "Works at Google", None),
        ("Works for Monzo", "Works at Google", "instead"),
        ("Lives near the sea", "Lives in York", None),
        ("Moved to the sales team", "Lives in York", None),
        ("Buys plums on Thursdays", "Buys plums on Mondays", None),
    ],
)
def test_relation(new: str, before: str, relation: str | None) -> None:
    """A memory is repeated or replaced only where the sentences agree in all but the value."""
    found = related(new, [Known("m", before, 0.7)])
    assert (found[0] if found else None) == relation


def test_nearness_alone_never_makes_two_sentences_the_same() -> None:
    """A negation or another number outweighs any similarity."""
    assert related("Is not shy", [Known("m", "Is shy", 0.99)]) != ("same", "m")
    assert related("Takes 2 sugars", [Known("m", "Takes 3 sugars", 0.99)]) is None
