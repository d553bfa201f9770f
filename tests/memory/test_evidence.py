import pytest

from memory.evidence import carries, find_quote, own_spans, widened
from memory.records import Span


def own(text: str, pasted: tuple[Span, ...] = ()) -> list[str]:
    return [text[span.start : span.end] for span in own_spans(text, pasted)]


def test_what_one_typed_is_ones_own() -> None:
    """A message without anything borrowed is the person's own, from its first word to its last."""
    assert own("  I live in Lund.\nWhere is the castle?  ") == ["I live in Lund.\nWhere is the castle?"]


@pytest.mark.parametrize(
    "text",
    [
        'Translate "I live in Lund" please',
        "Translate 'I live in Lund' please",
        "Translate «I live in Lund» please",
        "Translate „I live in Lund“ please",
        "What is this?\n\n> I live in Lund",
        "What is this?\n```\nI live in Lund\n```",
        "What is this?\n'''\nI live in Lund\n'''",
        "tl;dr\n\n---\nI live in Lund\n---",
        "Summarise this:\n\nI live in Lund",
        "Is this spam?\n\n[10:42] Unknown: I live in Lund",
        "Omar: I live in Lund\nHow would you take that?",
        "Make a list from these notes.\n\nOmar: I live in Lund\nUna: me too",
        "Who wrote this?\nFrom: Bo <bo@example.org>\nSubject: hi\nI live in Lund",
        "please answer\n\nDear all,\nI live in Lund\nBo",
        'OLIVIA: "I live in Lund"',
        "If I live in Lund, which council is mine?",
        "Imagine I live in Lund",
        "How do you say I live in Lund in Dutch?",
        "Write a story that begins: I live in Lund",
        "You're the guide and I'm a guest: I live in Lund. Start!",
        'print("I live in Lund")',
        "INSERT INTO people VALUES ('I live in Lund')",
        "<!-- I live in Lund -->",
        'an unclosed quotation "I live in Lund',
        "2021-11-23 17:01:59 INFO I live in Lund",
    ],
)
def test_borrowed_words_are_not_ones_own(text: str) -> None:
    """Quoted, pasted, forwarded, logged, coded, supposed and played words never hold a quote."""
    assert find_quote(text, "I live in Lund") is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The teachers' union is mine, I'm the rep", "The teachers' union is mine"),
        ('My favourite film is "Heat" by the way', 'My favourite film is "Heat"'),
        ("'cause I live in Lund", "I live in Lund"),
        ("I'm 6'2\" and I live in Lund", "I live in Lund"),
        ("Note for later: I live in Lund", "I live in Lund"),
        ("Can you summarise the plot of Emma? I live in Lund", "I live in Lund"),
        ("I live\n  in Lund", "I live in Lund"),
        ("I’m from Lund", "I'm from Lund"),
    ],
)
def test_ones_own_words_are_found(text: str, quote: str) -> None:
    """A quote is found whatever its spacing and marks, and apostrophes quote nothing."""
    assert find_quote(text, quote) is not None


def test_a_quote_must_be_whole_words_in_one_span() -> None:
    """Neither a part of a word nor words from two spans make a quote."""
    assert find_quote("I live in Lundby", "I live in Lund") is None
    assert find_quote("I live 'as they say out there' in Lund", "I live in Lund") is None
    assert find_quote("“I live in Lund”, he said", "I live in Lund") is None
    assert find_quote("Look: I live in Lund", "I live in Lund", (Span(6, 20),)) is None
    assert find_quote("I live in Lund", "") is None


def test_pasted_spans_are_left_out() -> None:
    """What the page saw being pasted is not evidence."""
    assert own("Look: I live in Lund", (Span(6, 20),)) == ["Look:"]


@pytest.mark.parametrize(
    ("quote", "content"),
    [
        ("I'm vegetarian", "Is vegetarian"),
        ("I always wear 2 hats", "Always wears 2 hats"),
        ("I can't bear drizzle", "Can't bear drizzle"),
        ("I don't wear wool", "Doesn't wear wool"),
        ("Call me Sam", "Goes by Sam"),
        ("Please keep your replies brief", "Wants replies kept brief"),
        ("I moved to Turin", "Lives in Turin"),
        ("My favorite color is gray", "Favourite colour is grey"),
        ("yoga is on Mondays, not Fridays", "Yoga is on Mondays"),
        ("I've two dogs", "Has 2 dogs"),
    ],
)
def test_a_quote_carries_what_it_says(quote: str, content: str) -> None:
    """Inflection, spelling and the frame of the sentence may change; its words come from the quote."""
    assert carries(quote, content)


@pytest.mark.parametrize(
    ("quote", "content"),
    [
        ("I'm vegetarian", "Is vegan"),
        ("I'm vegetarian", "Is not vegetarian"),
        ("I'm not shy", "Is shy"),
        ("I like tea", "Likes tea and hates coffee"),
        ("I live in Lund", "Lives in Lund with their wife"),
        ("I eat everything but fish", "Doesn't eat fish"),
        ("hello", "Likes it"),
        ("I like tea", ""),
    ],
)
def test_a_quote_carries_nothing_more(quote: str, content: str) -> None:
    """Words that were not said, and a turned polarity, are not carried."""
    assert not carries(quote, content)


@pytest.mark.parametrize(
    ("quote", "content"),
    [
        ("I hate opera", "Likes opera"),
        ("Opera is long", "Likes opera"),
        ("I would never move to Bergen", "Lives in Bergen"),
        ("I would move to Bergen", "Lives in Bergen"),
        ("Bergen is rainy", "Lives in Bergen"),
        ("I lived in Bergen", "Lives in Bergen"),
        ("I want to be a pilot", "Is a pilot"),
        ("My brother is a pilot", "Is a pilot"),
        ("I have a brother who is a pilot", "Is a pilot"),
        ("Nadia loves opera", "Loves opera"),
        ("I hate long answers", "Wants long answers"),
        ("I know a man called Bob", "Name is Bob"),
        ("I'm not strictly vegan", "Is vegan"),
    ],
)
def test_frame_words_add_nothing_that_was_not_said(quote: str, content: str) -> None:
    """A feeling, a home, a name or somebody else's fact cannot slip in with the words of the frame."""
    assert not carries(quote, content)


@pytest.mark.parametrize(
    ("quote", "content"),
    [
        ("I'm on Central European time", "Is on Central European time"),
        ("You can call me Mo", "Goes by Mo"),
        ("I've lived in Bergen since May", "Lives in Bergen"),
        ("Don't forget I'm left-handed", "Is left-handed"),
        ("my exam is not on 3 June, it's on 4 June", "Exam is on 4 June"),
        ("I'm a big fan of opera", "Likes opera"),
    ],
)
def test_the_readers_own_rewriting_is_carried(quote: str, content: str) -> None:
    """What only gives the sentence another form stays the person's."""
    assert carries(quote, content)


@pytest.mark.parametrize(
    ("text", "quote", "whole"),
    [
        ("I am not a pilot", "a pilot", "I am not a pilot"),
        ("My brother is a pilot", "is a pilot", "My brother is a pilot"),
        ("I'm not sure that I'm shy", "I'm shy", "I'm not sure that I'm shy"),
        ("I'm not shy but I live in Bergen", "I live in Bergen", "I live in Bergen"),
        ("Is it far? I live in Bergen, by the sea.", "I live in Bergen", "I live in Bergen"),
        ("Remember that I sing alto", "I sing alto", "I sing alto"),
    ],
)
def test_a_quote_is_widened_to_its_clause(text: str, quote: str, whole: str) -> None:
    """A quote cut out of a clause is taken with all of it; one that is a clause already stays as it is."""
    span = find_quote(text, quote)
    assert span is not None
    found = widened(text, span)
    assert text[found.start : found.end] == whole


@pytest.mark.parametrize(
    "text",
    [
        "I rule Spain. Just kidding",
        "I rule Spain, not really",
        "I rule Spain lol jk",
        "I rule Spain (fictional character)",
    ],
)
def test_what_is_taken_back_is_not_said(text: str) -> None:
    """Words that are taken back in the same breath are no evidence."""
    assert find_quote(text, "I rule Spain") is None
    assert find_quote("I'm not really tall", "I'm not really tall") is not None
