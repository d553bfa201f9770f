import pytest

from assistant.reader import read


@pytest.mark.parametrize(
    ("message", "content"),
    [
        ("As usual, book the cheapest seat please. Oslo to Bergen.", "Usually wants the cheapest seat"),
        ("put the sauce on the side again like always", "Usually wants the sauce on the side"),
        ("Same as every week, give it in a table: the tide turns at six.", "Usually wants it in a table"),
        ("No onions again please, same as last week. A chili recipe?", "Usually wants no onions"),
        ("aisle seat as always please, London to Rome", "Usually wants aisle seat"),
    ],
)
def test_a_telling_request_gives_one_guess(message: str, content: str) -> None:
    """A word like "as usual" suggests a habit: it is guessed, with a question, and never stated."""
    reading = read(message)
    assert reading.statements == ()
    (guess,) = reading.inferences
    assert guess.content == content
    assert guess.question is not None
    assert guess.question.endswith("?")


@pytest.mark.parametrize(
    "message",
    [
        "As usual the train was late",
        "He was late as usual",
        "I'm tired as always",
        "is it raining as usual in Bergen?",
        "seems like every time it rains the roof leaks",
        "Which campsites have hot showers?",
        "I'm after a nut-free cake for the fair.",
    ],
)
def test_talk_of_the_usual_is_no_guess(message: str) -> None:
    """Neither complaints nor single requests suggest a preference."""
    assert read(message).inferences == ()


def test_the_third_like_request_gives_a_guess() -> None:
    """Once is chance, twice is luck: only the third time the same is asked for is it guessed."""
    asked = ["A stew without fish please", "And a salad, no fish either", "Now a pie, again without fish"]
    assert read(asked[1], earlier=asked[:1]).inferences == ()
    (guess,) = read(asked[2], earlier=asked[:2]).inferences
    assert guess.content == "Usually wants no fish"


def test_a_choice_among_offers_gives_a_guess_and_no_statement() -> None:
    """What is said about the offers at hand is not stated as a fact."""
    reading = read("I'll go with the folding bike. The other options seem a bit too bulky for my taste.")
    assert reading.statements == ()
    (guess,) = reading.inferences
    assert guess.content == "Prefers the folding bike"
