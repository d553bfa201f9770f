import pytest

from memory.topics import TOPICS, named_topic, topic_of, topics_in

SENTENCES = {
    "food": ["Is vegetarian", "Takes oat milk in their coffee", "Favourite soup is minestrone", "Never eats breakfast"],
    "travel": ["Prefers aisle seats", "Goes everywhere by ferry", "Travels with hand luggage only"],
    "work": ["Works at a bank as an analyst", "Is a nurse", "Shares an office with two colleagues"],
    "home": ["Lives in Ghent", "Has a dog called Rex", "Keeps bees"],
    "family": ["Has two kids", "Daughter is called Ada"],
    "health": ["Has asthma", "Is allergic to penicillin", "Was diagnosed with lupus"],
    "money": ["Has a mortgage", "Saves a tenth of their salary"],
    "technology": ["Phone is a Pixel", "Reads on a Kindle"],
    "coding": ["Always uses type hints in Python", "Writes unit tests in Rust"],
    "leisure": ["Plays the cello", "Favourite author is Ali Smith", "Swims in the sea"],
    "language": ["Is learning Danish", "Speaks Dutch and German"],
    "replies": ["Wants answers kept short", "Prefers metric units", "Likes bullet points"],
    "identity": ["Goes by Sam", "Pronouns are they/them"],
    "other": ["Is on the fence about it"],
}


@pytest.mark.parametrize(("sentence", "topic"), [(one, topic) for topic, ones in SENTENCES.items() for one in ones])
def test_a_memory_has_the_topic_a_person_would_name(sentence: str, topic: str) -> None:
    """Each everyday sentence falls under the topic it is filed under in the memory page."""
    assert topic_of(sentence) == topic


def test_every_topic_has_words_for_people() -> None:
    """Whatever `topic_of` returns can be shown."""
    assert {topic_of(sentence) for ones in SENTENCES.values() for sentence in ones} <= set(TOPICS)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("what should I cook tonight?", "food"),
        ("How far is it from Oslo to Bergen?", "travel"),
        ("write me a function that sorts names", "coding"),
        ("any good novels for the beach?", "leisure"),
        ("which weekday is the office empty?", "work"),
    ],
)
def test_a_question_touches_its_topic(question: str, topic: str) -> None:
    """What a question is about is known from its words."""
    assert topic in topics_in(question)


def test_a_question_about_nothing_known_touches_no_topic() -> None:
    """No topic is made up."""
    assert topics_in("What is the square root of nine?") == frozenset()


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("my food preferences", "food"),
        ("what i eat", "food"),
        ("travel", "travel"),
        ("how I like to travel", "travel"),
        ("my work", "work"),
        ("anything about my health", "health"),
        ("where I live", "home"),
        ("how I like my answers", "replies"),
        ("money stuff", "money"),
        ("my rabbit", None),
        ("the umbrella thing", None),
        ("that I play chess", None),
        *((read, topic) for topic, read in TOPICS.items()),
    ],
)
def test_a_topic_is_named_as_people_name_it(words: str, topic: str | None) -> None:
    """Words for a whole topic are told from words for one thing within it."""
    assert named_topic(words) == topic
