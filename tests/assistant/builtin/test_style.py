import pytest

from assistant.builtin.style import Remembered, Style, second_person, shape, style_of


@pytest.mark.parametrize(
    ("content", "towards"),
    [
        ("Lives in York", "you live in York"),
        ("Is vegetarian", "you're vegetarian"),
        ("Has a dog called Bisto", "you have a dog called Bisto"),
        ("Doesn't eat pork", "you don't eat pork"),
        ("Never drinks coffee after 2 pm", "you never drink coffee after 2 pm"),
        ("Prefers aisle seats.", "you prefer aisle seats"),
        ("Desk days are Tuesday and Wednesday", "“Desk days are Tuesday and Wednesday”"),
        ("Oven runs hot", "“Oven runs hot”"),
    ],
)
def test_second_person(content: str, towards: str) -> None:
    """A memory is turned towards the person where that is safe, and quoted where it is not."""
    assert second_person(content) == towards


def test_style_comes_from_style_memories() -> None:
    """Name, length, bullets and language are read from the memories that are about replies and identity alone."""
    memories = [
        Remembered(1, "identity", "Goes by Dee, not Deirdre"),
        Remembered(2, "replies", "Wants short answers"),
        Remembered(3, "replies", "Prefers answers in bullet points"),
        Remembered(4, "language", "Wants replies in French"),
        Remembered(5, "people", "Is called Bob by a neighbour"),
    ]

    assert style_of(memories) == Style("Dee", short=True, bullets=True, language="French")


def test_no_style_from_other_topics() -> None:
    """A memory about short walks does not shorten replies, and a refusal of bullets brings none."""
    memories = [
        Remembered(1, "leisure", "Likes short walks"),
        Remembered(2, "replies", "Doesn't want bullet points"),
        Remembered(3, "replies", "Hates brief answers"),
    ]

    assert style_of(memories) == Style()


def test_shape() -> None:
    """A reply visibly follows the style: the name first, one sentence if short, bullets, an honest word on language."""
    sentences = ["Tea is a drink.", "So is coffee."]

    assert shape(sentences, Style()) == "Tea is a drink. So is coffee."
    assert shape(["Tea is a drink that is hot."], Style(name="Dee")) == "Dee, tea is a drink that is hot."
    assert shape(["Hello."], Style(name="Dee")) == "Hello, Dee."
    assert shape(["I can't say anything about that."], Style(name="Dee")) == "Dee, I can't say anything about that."
    assert shape(sentences, Style(short=True)) == "Tea is a drink."
    assert shape(sentences, Style(bullets=True)) == "- Tea is a drink.\n- So is coffee."
    assert "French" in shape(sentences, Style(short=True, language="French"))


@pytest.mark.parametrize(
    ("content", "said"),
    [("Name is Ana", "your name is Ana"), ("Favourite tea is rooibos", "your favourite tea is rooibos")],
)
def test_what_a_person_has_is_called_theirs(content: str, said: str) -> None:
    """A memory that begins with a thing of the person's is said with "your"."""
    assert second_person(content) == said
