"""INVARIANT: consent. Only the person's own plain answer, to the one question that is open, answers what waits."""

import re
from pathlib import Path

import pytest

from assistant import consent
from memory.records import Span
from tests.assistant.conftest import Chat, NewChat, scripted

ASTHMA = ("Has asthma", "I have asthma")
COELIAC = ("Is coeliac", "I'm coeliac")


@pytest.mark.anyio
async def test_a_bare_yes_answers_the_one_card(chat: Chat) -> None:
    """A yes right after a card saves exactly what the card said."""
    card = chat.asked(*ASTHMA)

    result = await chat.turn("yes")

    assert [memory.content for memory in result.saved] == [card.content]
    assert "Remembered" in result.reply
    assert chat.memory.proposals() == ()


@pytest.mark.anyio
async def test_a_yes_to_several_cards_saves_nothing(chat: Chat) -> None:
    """With two cards waiting a yes could mean either, bare or not: nothing happens, and both are shown."""
    chat.asked(*ASTHMA)
    chat.asked(*COELIAC)

    result = await chat.turn("yes")
    await chat.turn("Yes, please remember it.")

    assert chat.kept == set()
    assert len(chat.memory.proposals()) == 2
    assert "Has asthma" in result.reply
    assert "Is coeliac" in result.reply


@pytest.mark.anyio
async def test_a_card_of_another_chat_is_not_meant(chat: Chat) -> None:
    """A yes in one conversation never answers a card that was shown in another."""
    chat.asked(*ASTHMA)

    result = await chat.anew().turn("yes")

    assert result.saved == ()
    assert len(chat.memory.proposals()) == 1


@pytest.mark.anyio
async def test_a_yes_to_the_models_own_question_is_not_consent(new_chat: NewChat) -> None:
    """Where the last reply asked something itself, a bare yes could be for that; only one that names keeping counts."""
    chat = new_chat(scripted("Shall I book the 7:40 train?"))
    asked = await chat.turn("I have asthma, so which train has the cleanest air?")
    assert len(asked.proposals) == 1

    bare = await chat.turn("yes")
    assert bare.saved == ()
    assert len(chat.memory.proposals()) == 1

    named = await chat.turn("Yes, please remember that.")
    assert [memory.content for memory in named.saved] == ["Has asthma"]


@pytest.mark.parametrize(
    ("reply", "asks"),
    [
        ("Shall I book it?", True),
        ("I can translate the rest too, if you like.", True),
        ("To go on, just say yes.", True),
        ("Reply with “ok” and I will carry on.", True),
        ("Ich kann auch den Rest für dich übersetzen, wenn du das möchtest.", True),
        ("The tallest tree is a redwood. They say it is over 115 metres tall.", False),
        ("Which trees do grow so tall?\n\nThe redwoods, in California.", True),
        ("Shall we go through the exercises\uff1f", True),
        ("Exercise plan, y/n.", True),
        ("Ready for the exercise plan. Your call.", True),
        ("A nod is enough.", True),
        ("Jeg kan fortsætte med resten i morgen.", True),
        ("Type 2 diabetes is a disease of the metabolism.", False),
        ("Press the dough into the tin, and bake it for an hour.", False),
    ],
)
def test_what_a_reply_asks_for(reply: str, asks: bool) -> None:  # noqa: FBT001 - a row of the table
    """A question, an offer or a call for an answer may be what a bare yes means; so may what cannot be read."""
    assert consent.last_reply_asks(reply) is asks


@pytest.mark.anyio
async def test_a_yes_to_what_was_asked_off_the_record_is_not_consent(new_chat: NewChat) -> None:
    """What was said aside is kept nowhere, but that something was is known: a yes may be for that."""
    chat = new_chat(scripted("Do you want to talk about it?"))
    chat.asked(*ASTHMA)
    await chat.turn("Off the record: I think about leaving. Is that mad?")

    result = await chat.turn("yes")

    assert result.saved == ()
    assert len(chat.memory.proposals()) == 1


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("asks", "answer"),
    [
        ("Should I save the exercise plan as a PDF?", "yes, save it"),
        ("Do you want me to note oat milk?", "yes please note it"),
        ("You are forty, I take it.", "that's right"),
    ],
)
async def test_a_yes_to_keep_something_else_is_not_consent(new_chat: NewChat, asks: str, answer: str) -> None:
    """Keeping, saving and noting may be meant of what the reply spoke of."""
    chat = new_chat(scripted(asks))
    assert (await chat.turn("I have asthma, so which exercises would you take?")).proposals

    assert (await chat.turn(answer)).saved == ()
    assert len(chat.memory.proposals()) == 1


@pytest.mark.anyio
async def test_a_courtesy_names_no_card(chat: Chat) -> None:
    """A word that any yes may have, such as “good”, is none of a card that has it too."""
    chat.asked("Has good days with gout", "I have good days with gout")
    chat.asked(*ASTHMA)

    assert (await chat.turn("yes, good")).saved == ()
    assert len(chat.memory.proposals()) == 2


@pytest.mark.anyio
async def test_a_bare_yes_later_is_not_consent(chat: Chat) -> None:
    """When the talk has gone on since, a bare yes is asked about; one that names keeping counts."""
    chat.asked(*ASTHMA)
    await chat.turn("What's 17 * 23?")

    bare = await chat.turn("yes")
    assert bare.saved == ()
    assert "Has asthma" in bare.reply
    assert len(chat.memory.proposals()) == 1

    named = await chat.turn("About that thing you wanted to remember: yes, please save it.")
    assert [memory.content for memory in named.saved] == ["Has asthma"]


@pytest.mark.anyio
async def test_a_pasted_yes_is_no_answer(chat: Chat) -> None:
    """A yes that was pasted is not the person's own."""
    chat.asked(*ASTHMA)

    result = await chat.turn("yes", pasted=(Span(0, 3),))

    assert result.saved == ()
    assert len(chat.memory.proposals()) == 1


@pytest.mark.anyio
async def test_no_and_never(chat: Chat) -> None:
    """A no lets the card go; "never ask" makes a rule as well."""
    chat.asked(*ASTHMA)
    no = await chat.turn("no thanks")
    chat.asked(*COELIAC)
    never = await chat.turn("no, and never ask me that again")

    assert no.rules == ()
    assert len(never.rules) == 1
    assert chat.memory.proposals() == ()
    assert chat.kept == set()


def test_one_room_answers() -> None:
    """Nothing in the assistant but `consent` calls what answers a proposal."""
    package = Path(consent.__file__).parent
    answering = re.compile(r"\.(?:confirm|confirm_spoken|reject)\(")

    callers = {file.name for file in package.rglob("*.py") if answering.search(file.read_text(encoding="utf-8"))}

    assert callers == {"consent.py"}


@pytest.mark.anyio
async def test_a_model_has_no_way_to_say_yes(new_chat: NewChat) -> None:
    """No tool answers a card; a model that tries every way it has saves nothing."""
    model = scripted(
        [
            ("confirm", '{"id": "1"}'),
            ("confirm_spoken", "{}"),
            ("remember", '{"content": "Has asthma", "quote": "I have asthma"}'),
        ],
        "Confirmed and saved to memory.",
    )
    chat = new_chat(model)
    chat.asked(*ASTHMA)

    result = await chat.turn("What is the boiling point of ethanol?")

    assert set(model.tools) == {"remember", "list_memories", "edit_memory", "forget_memory", "explain"}
    assert result.saved == ()
    assert chat.kept == set()
    assert "saved to memory" not in result.reply


@pytest.mark.anyio
async def test_a_preview_waits_for_its_yes(chat: Chat) -> None:
    """Forgetting everything shows the list first and forgets exactly that on a yes; undo brings it back."""
    chat.told("Lives in York")
    chat.told("Keeps bees")

    shown = await chat.turn("Forget everything you know about me.")
    assert shown.awaiting is not None
    assert {memory.content for memory in shown.awaiting.matches} == chat.kept == {"Lives in York", "Keeps bees"}
    assert shown.forgotten == ()

    done = await chat.turn("yes")
    assert len(done.forgotten[0].memory_ids) == 2
    assert chat.kept == set()
    assert not any("bees" in message for message in chat.stored[-3:])

    back = await chat.turn("undo that")
    assert {memory.content for memory in back.restored} == chat.kept == {"Lives in York", "Keeps bees"}


@pytest.mark.anyio
async def test_a_preview_is_dropped_by_no_and_by_moving_on(chat: Chat) -> None:
    """After a no, or after talk about something else, a later yes forgets nothing."""
    chat.told("Keeps bees")

    await chat.turn("Forget everything you know about me.")
    left = await chat.turn("no, leave it")
    await chat.turn("yes")
    assert left.forgotten == ()
    assert chat.kept == {"Keeps bees"}

    await chat.turn("Forget everything you know about me.")
    await chat.turn("What's 17 * 23?")
    await chat.turn("yes")
    assert chat.kept == {"Keeps bees"}


@pytest.mark.anyio
async def test_a_preview_and_a_card_are_told_apart(chat: Chat) -> None:
    """With both waiting a bare yes does nothing; a yes that names one of them answers that one alone."""
    chat.told("Keeps bees")
    chat.asked(*ASTHMA)
    await chat.turn("Forget everything you know about me.")

    bare = await chat.turn("yes")
    assert bare.saved == ()
    assert bare.forgotten == ()
    assert chat.kept == {"Keeps bees"}

    named = await chat.turn("yes, delete all of it")
    assert len(named.forgotten) == 1
    assert chat.kept == set()
    assert len(chat.memory.proposals()) == 1


@pytest.mark.anyio
async def test_a_changed_list_is_not_forgotten(chat: Chat) -> None:
    """If what the preview showed has changed since, the yes forgets nothing."""
    kept = chat.told("Keeps bees")
    chat.told("Lives in York")
    await chat.turn("Forget everything you know about me.")
    chat.memory.rectify(kept.id, "Keeps hens")

    result = await chat.turn("yes")

    assert result.forgotten == ()
    assert chat.kept == {"Keeps hens", "Lives in York"}
