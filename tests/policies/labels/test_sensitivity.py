"""What makes a text sensitive, and what only sounds like it."""

import pytest

from policies.labels import lexicon
from policies.labels.sensitivity import categories
from policies.words import CATEGORIES

SENSITIVE = [
    ("my insulin pump needs a refill", "health"),
    ("I take antidepressants", "health"),
    ("Is allergic to shellfish", "health"),
    ("I'm six weeks pregnant", "health"),
    ("I use a wheelchair", "health"),
    ("I've been sober for two years", "health"),
    ("I get panic attacks on trains", "health"),
    ("Weighs 92 kilos", "health"),
    ("we go to the mosque on Fridays", "religion"),
    ("raised Catholic and still go to mass", "religion"),
    ("I don't believe in God", "religion"),
    ("I voted for the Greens", "politics"),
    ("Party member and canvasser for the Lib Dems", "politics"),
    ("my wife and I have an open marriage", "sex-life"),
    ("I'm a lesbian", "orientation"),
    ("I came out as trans last year", "orientation"),
    ("I'm British Pakistani", "ethnicity"),
    ("Is of Korean descent", "ethnicity"),
    ("I'm half Japanese", "ethnicity"),
    ("I'm the GMB rep at work", "union"),
    ("I carry the BRCA1 mutation", "genetic"),
    ("the door reads my fingerprint", "biometric"),
    ("I owe my brother £3,000", "finance"),
    ("we're three months behind on the rent", "finance"),
    ("I was made bankrupt", "finance"),
    ("I have a conviction for shoplifting", "criminal"),
    ("I'm on probation until May", "criminal"),
    ("my visa expired and I'm undocumented", "immigration"),
    ("my ex was abusive", "abuse"),
    ("I live at 14 Rosebery Avenue", "location"),
    ("Wohnt in der Hauptstraße 12", "location"),
    ("my postcode is LS6 2AB", "location"),
    ("my son goes to Elm Park School", "child"),
    ("My daughter has asthma", "child"),
]

ORDINARY = [
    "I can't stand aubergines",
    "I'm vegetarian",
    "I'm vegan",
    "I'm an early riser",
    "I'm sick of meetings",
    "I'm addicted to coffee",
    "Lives in York",
    "I live in a small town near Leeds",
    "I prefer healthy meals",
    "I love true crime podcasts",
    "My favourite film is The Great Depression",
    "I read physical books only",
    "I like black coffee",
    "my bike is black",
    "our code base has technical debt",
    "I prefer rooms in a no smoking hotel",
    "I'm a dentist",
    "I work at a hospital",
    "I do weight training twice a week",
    "never in the mood for karaoke",
    "my email address is known to you",
    "I am a parent of three",
    "my niece collects stamps",
    "my daughter plays the piano",
    "I walk 5 minutes to the road",
    "I bank with a credit union",
    "I use Python for genetic algorithms",
    "I like kidney beans",
    "I want answers in British English",
    "Use she/her for me",
    "I'm from Norway",
    "I use metric units",
]


@pytest.mark.parametrize(("text", "category"), SENSITIVE)
def test_what_is_sensitive_is_labelled(text: str, category: str) -> None:
    """Said in the first person or worded as a claim, each category is recognised."""
    assert category in categories(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_what_is_ordinary_is_not(text: str) -> None:
    """Likes, habits, trades, towns and turns of phrase are nothing to ask about."""
    assert categories(text) == frozenset()


def test_every_category_has_a_name_and_words() -> None:
    """What the lexicon can find, a person can be told of, and the other way round."""
    assert set(lexicon.CATEGORIES) == set(CATEGORIES)
    assert all(lexicon.entries(table) for table in lexicon.CATEGORIES.values())


def test_the_lexicon_has_no_slips() -> None:
    """Entries are lower case, a star stands only at the end of a word, and beginnings are long enough."""
    for table in (lexicon.ORDINARY, *lexicon.CATEGORIES.values()):
        entries = lexicon.entries(table)
        for word in (word for entry in entries for word in entry.split()):
            assert word == word.lower()
            assert "*" not in word[:-1]
            assert not word.endswith("*") or len(word) > 3, word


def test_spelling_does_not_matter() -> None:
    """Capitals, curly apostrophes, narrow spaces and hyphens read the same."""
    assert categories("PANIC\u202fATTACKS") == categories("panic attacks") == frozenset({"health"})
    assert "health" in categories("my mental\u2011health worries")
    assert "health" in categories("Alzheimer\u2019s")
