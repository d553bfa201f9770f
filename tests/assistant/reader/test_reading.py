import pytest

from assistant.reader import KeepNothing, read


@pytest.mark.parametrize(
    "message",
    [
        "Off the record: I'm pregnant.",
        "This is off the record. I hate my job.",
        "I'm seeing a therapist. That's off the record.",
        "can we go off the record for a sec? I'm seeing a therapist",
        "Please don't store this message: I have a crush on my boss",
        "Keep it off the record: I owe my brother money.",
    ],
)
def test_off_the_record_states_nothing(message: str) -> None:
    """A message that says it is off the record is read for that alone."""
    reading = read(message)
    assert reading.off_record
    assert reading.statements == ()
    assert reading.inferences == ()


@pytest.mark.parametrize(
    "message",
    [
        "What does off the record mean?",
        "The minister spoke off the record to the press. Who was it?",
        "He told me off the record that he's leaving",
        "Is an off-the-record chat with HR safe?",
    ],
)
def test_talk_of_the_record_is_on_it(message: str) -> None:
    """Talking about the phrase does not switch anything off."""
    assert not read(message).off_record


@pytest.mark.parametrize(
    ("message", "others"),
    [
        ("Draft an email to my landlord about the boiler", True),
        ("How should I phrase a card for a neighbour?", True),
        ("What do I pack for Ghent?", False),
        ("What should I cook tonight?", False),
    ],
)
def test_texts_for_others_are_known(message: str, others: bool) -> None:  # noqa: FBT001 - what is expected
    """A text that somebody else will read is told from an answer for the person alone."""
    assert read(message).for_others is others


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("Where is the nearest bakery?", "en"),
        ("Ich bin Vegetarier und wohne in der Nähe von Bonn", "de"),
        ("Je suis végétarien et je ne mange pas de poisson", "fr"),
        ("ok", "en"),
        ("123", "und"),
    ],
)
def test_the_language_is_told(message: str, language: str) -> None:
    """A message's language is known by its commonest words."""
    assert read(message).language == language


@pytest.mark.parametrize(
    "message",
    ["no, " * 4000, "I love " * 3000, '"a ' * 4000, ": " * 5000, "\ufffc" * 5000, "remember that " * 2000, "a" * 20000],
)
def test_endless_sentences_are_left_unread(message: str) -> None:
    """Nobody states a fact in thousands of words without a stop: nothing is read from them, and reading ends."""
    reading = read(message)
    assert (reading.statements, reading.command, reading.inferences) == ((), None, ())


@pytest.mark.parametrize(
    "message", ["", " ", "\n\n", "?!", "😀", "I", "my", "remember", "forget", "no, not", "as usual"]
)
def test_scraps_are_read_as_nothing(message: str) -> None:
    """What holds no words worth reading states nothing and commands nothing."""
    reading = read(message)
    assert (reading.statements, reading.command, reading.inferences) == ((), None, ())


@pytest.mark.parametrize(
    "text",
    [
        "don't save this: I am a beekeeper",
        "Please don't store this, I like radishes",
        "no need to save this: I work at Acme",
        "you don't need to remember this but I'm a beekeeper",
        "Do not store my address: I live in Deal",
        "I work at Acme. Don't remember that.",
        "I work at Acme, forget that",
        "I live in Deal. Forget it.",
        "I'm a beekeeper (don't keep this)",
        "I live in Deal. No need to remember my town.",
    ],
)
def test_what_is_not_to_be_kept_is_not_stated(text: str) -> None:
    """Whoever says that it is not to be kept has stated nothing, before or after, and means no earlier turn."""
    heard = read(text, earlier=("I love opera",))
    assert heard.statements == heard.inferences == ()
    assert heard.off_record or heard.command == KeepNothing()


@pytest.mark.parametrize(
    "text",
    [
        "don't forget that I'm a beekeeper",
        "I don't remember that song, but I'm a beekeeper",
        "I'm a beekeeper, don't worry",
    ],
)
def test_other_words_of_remembering_keep_nothing_out(text: str) -> None:
    """A "don't forget" asks to remember, and "I don't remember" is about the person's own memory."""
    assert "Is a beekeeper" in {said.content for said in read(text).statements}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Hi, I'm Priya and I work as a nurse", "Name is Priya"),
        ("Hello! I'm Priya.", "Name is Priya"),
        ("my exam is not 3 June, it's 4 June", "Exam is 4 June"),
        ("no longer allergic to wasps", "Is no longer allergic to wasps"),
    ],
)
def test_short_ways_of_saying_it(text: str, content: str) -> None:
    """A name given on greeting, a value put right and a state that is over are statements."""
    assert content in {said.content for said in read(text).statements}


@pytest.mark.parametrize(
    "text", ["Hi, I'm Tired", "Hello! I'm Vegan", "Hey, I'm British", "I'm Looking", "hi, i'm sorry"]
)
def test_a_state_is_no_name(text: str) -> None:
    """A capital alone makes no name."""
    assert not any(said.content.startswith("Name") for said in read(text).statements)
