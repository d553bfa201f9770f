import pytest

from memory.language import is_english, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I live in a small town and I like it", "en"),
        ("Ich wohne in einer kleinen Stadt und mag das nicht", "de"),
        ("Je suis dans la ville avec mes amis et vous", "fr"),
        ("Yo tengo un perro y no me gustan los gatos", "es"),
        ("Zorgbl wumpf", "en"),
        ("12 + 30", "und"),
    ],
)
def test_the_language_is_the_one_whose_common_words_are_most_frequent(text: str, language: str) -> None:
    """A tie, and what cannot be told, is taken for English; what has no word is of no language."""
    assert language_of(text) == language


@pytest.mark.parametrize(
    "sentence",
    ["I keep bees", "I can't stand horror films", "My name is José", "please call me Theo", "I do night shifts"],
)
def test_plain_english_is_known(sentence: str) -> None:
    """Two common words are enough, if no other language has as many of its own."""
    assert is_english(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Soy alcohólico", "Ich bin Alkoholiker", "jeg er homoseksuel", "On vähk", "Tinc càncer", "vegan", "I zorg", ""],
)
def test_what_is_not_positively_english_is_not_taken_for_it(sentence: str) -> None:
    """Other languages, and what is too short to tell."""
    assert not is_english(sentence)
