from assistant.controls.explaining import explain, what_was_used
from assistant.reader.commands import Why
from memory.records import Claim, Refused
from tests.assistant.conftest import Chat


def test_a_memory_is_explained_by_the_persons_words(chat: Chat) -> None:
    """How it is known: the day and the person's own words."""
    chat.told("Lives in Leeds", "I live in Leeds")

    response = explain(Why("I live in Leeds", "memory"), chat.anew().desk("How do you know that I live in Leeds?"))

    assert response.text == "“Lives in Leeds”: You told me on 1 Mar: “I live in Leeds”."
    assert response.happened == ()


def test_an_authored_memory_is_explained(chat: Chat) -> None:
    """What was typed into the page is said to be so."""
    chat.memory.author("Likes strong tea")

    response = explain(Why("strong tea", "memory"), chat.desk("How do you know?"))

    assert response.text == "You wrote “Likes strong tea” into “What I remember” yourself on 1 Mar."


def test_something_unknown_is_not_explained(chat: Chat) -> None:
    """Nothing is made up about what is not remembered."""
    assert "I don't remember anything like" in explain(Why("my yacht", "memory"), chat.desk("How do you know?")).text


def test_a_suggestion_is_explained(chat: Chat) -> None:
    """Why it asked: the words it came from and the reason, and that it is not saved."""
    chat.asked("Has asthma", "I have asthma")

    response = explain(Why(None, "suggestion"), chat.desk("Why did you suggest that?"))

    assert "“I have asthma”" in response.text
    assert "health" in response.text
    assert "not saved" in response.text
    assert len(chat.memory.proposals()) == 1


def test_a_refusal_is_explained(chat: Chat) -> None:
    """Why it refused, by kind: also after the words are gone."""
    desk = chat.desk("Remember that my laptop password is Copper-Kettle-19.")
    stored = chat.stored[-1]
    refused = chat.memory.propose(Claim("Laptop password is [password removed]", stored, told=True), desk.turn)
    assert isinstance(refused, Refused)

    response = explain(Why(None, "refusal"), chat.desk("Why didn't you save it?"))

    assert "password" in response.text
    assert "did not keep" in response.text


def test_a_use_is_explained(chat: Chat) -> None:
    """What the last reply was given, why, and where it came from."""
    memory = chat.told("Prefers window seats", "I prefer window seats")
    later = chat.anew()
    asked = later.desk("Recommend me a seat for the train to Vienna.")
    used = chat.memory.recall("Recommend me a seat for the train to Vienna.").used
    chat.memory.record_use(used, asked.turn)
    assert [use.memory.id for use in used] == [memory.id]

    listed = what_was_used(later.desk("What did you use?"))
    why = explain(Why(None, "use"), later.desk("How did you know that about me?"))

    assert "“I prefer window seats”" in why.text
    assert "I used it because" in why.text
    assert "- Prefers window seats — " in listed.text
    assert listed.stored == "My last reply was given: [listed 1]"


def test_nothing_was_used(chat: Chat) -> None:
    """With nothing used, kept or refused, it says so."""
    assert "none of your memories" in what_was_used(chat.desk("What did you use?")).text
    assert "I used nothing" in explain(Why(None, "any"), chat.desk("Why?")).text
