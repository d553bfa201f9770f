"""Whole turns in which a careless reading would keep, forget or say something that is not so."""

import json

import pytest

from tests.assistant.conftest import Chat, NewChat, scripted

pytestmark = pytest.mark.anyio


async def test_what_is_taken_back_touches_no_earlier_turn(chat: Chat) -> None:
    """A "don't remember that" after a statement drops that statement, and forgets nothing said before."""
    chat.told("Loves opera", "I love opera")

    result = await chat.turn("I work at Acme. Don't remember that.")

    assert chat.kept == {"Loves opera"}
    assert result.forgotten == ()
    assert result.saved == ()
    assert result.proposals == ()
    assert "keep nothing" in result.reply


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("Don't forget that I love opera, what is on?", "forget that I love opera"),
        ("I always forget that I love opera, is that odd?", "forget that I love opera"),
    ],
)
async def test_a_model_cannot_turn_a_forgetting_around(new_chat: NewChat, said: str, quote: str) -> None:
    """A forgetting that is denied, or that somebody does by themselves, asks nothing of me."""
    model = scripted([("forget_memory", json.dumps({"memory": "opera", "quote": quote}))], "Fine.")
    chat = new_chat(model)
    chat.told("Loves opera", "I love opera")

    result = await chat.turn(said)

    assert "Loves opera" in chat.kept
    assert result.forgotten == ()


async def test_no_guesses_is_not_no_memories(chat: Chat) -> None:
    """Asked for guesses alone, a memory that was told is not denied."""
    chat.told("Loves opera", "I love opera")

    result = await chat.turn("What have you guessed about me?")

    assert result.listed == ()
    assert "is a guess of mine" in result.reply
    assert "don't remember anything" not in result.reply


async def test_a_list_tells_what_waits(chat: Chat) -> None:
    """Suggestions that wait are mentioned with the list, and are no part of it."""
    chat.asked("Has asthma", "I have asthma")

    result = await chat.turn("what do you remember about me?")

    assert result.listed == ()
    assert "1 suggestion waits" in result.reply


async def test_forgetting_everything_drops_what_waits(chat: Chat) -> None:
    """Once confirmed, forgetting everything takes the suggestions as well, and says so."""
    chat.told("Loves opera", "I love opera")
    chat.asked("Has asthma", "I have asthma")

    await chat.turn("forget everything about me")
    result = await chat.turn("yes, forget them")

    assert chat.kept == set()
    assert chat.memory.proposals() == ()
    assert "dropped the suggestion" in result.reply


async def test_forgetting_everything_with_only_a_card(chat: Chat) -> None:
    """Where nothing is remembered yet, the suggestion that waits is dropped at once."""
    chat.asked("Has asthma", "I have asthma")

    result = await chat.turn("forget everything about me")

    assert chat.memory.proposals() == ()
    assert "dropped the suggestion" in result.reply


async def test_an_unclear_yes_names_both_ways(chat: Chat) -> None:
    """A yes that could mean a list or one of two cards says how to mean the list."""
    chat.told("Loves opera", "I love opera")
    chat.asked("Has asthma", "I have asthma")
    chat.asked("Is coeliac", "I'm coeliac")
    await chat.turn("forget everything about me")

    result = await chat.turn("yes")

    assert chat.kept == {"Loves opera"}
    assert "“yes, forget them”" in result.reply


async def test_an_explanation_is_not_copied_into_the_chat(chat: Chat) -> None:
    """What an explanation quotes from another conversation stays out of this one's transcript."""
    chat.told("Loves opera", "I love opera")
    other = chat.anew()

    result = await other.turn("why did you remember that I love opera?")

    assert "I love opera" in result.reply
    assert other.stored[-1] == "Where it comes from: [listed 1]"


async def test_a_reason_is_given_for_what_was_asked(chat: Chat) -> None:
    """Asked about a memory, an unrelated refusal is no answer; asked about a card, the card is."""
    chat.told("Birthday is 4 June", "my birthday is 4 June")
    await chat.turn("Remember that my PIN is 4821")
    chat.asked("Has asthma", "I have asthma")

    assert "Birthday is 4 June" in (await chat.turn("why did you remember my birthday?")).reply
    assert "I asked about “Has asthma”" in (await chat.turn("why did you ask me about asthma?")).reply


async def test_a_new_rule_counts_only_what_it_is_about(chat: Chat) -> None:
    """A word that only sounds alike is not counted as being about the rule's matter."""
    chat.told("Loves opera", "I love opera")

    result = await chat.turn("never remember anything about my love life")

    assert "I still remember" not in result.reply


async def test_rules_are_shown_and_dropped(chat: Chat) -> None:
    """The person's rules can be listed in a chat, and one of them dropped by its words."""
    chat.memory.add_rule("money", "never_remember")
    chat.memory.add_rule("my knee", "never_ask")

    assert "“my knee”" in (await chat.turn("what are my rules?")).reply
    await chat.turn("delete the rule about money")

    assert [rule.about for rule in chat.memory.rules()] == ["my knee"]
    assert "none fits" in (await chat.turn("delete the rule about opera")).reply


async def test_a_correction_of_what_was_just_saved_replaces_it(chat: Chat) -> None:
    """A "that's wrong" right after a turn that saved one memory of the same topic means that memory."""
    await chat.turn("Remember that I always drink tea at breakfast")
    assert len(chat.kept) == 1

    await chat.turn("that's wrong, I never drink coffee")

    assert chat.kept == {"Never drinks coffee"}
