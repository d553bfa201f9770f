"""Statements become claims; corrections find what they correct."""

from assistant import notice
from assistant.reader import Reading, Statement
from memory.records import Asked, Message, Refused, Saved, Updated
from memory.turn_memory import TurnMemory
from tests.assistant.conftest import Chat


def heard(chat: Chat, text: str, *statements: Statement) -> tuple[Reading, Message, TurnMemory]:
    desk = chat.desk(text)
    message = chat.transcripts.messages(chat.conversation.id)[-1]
    return Reading(statements=statements), message, TurnMemory(chat.memory, desk.turn)


def test_a_correction_replaces_what_it_names(chat: Chat) -> None:
    """A correction that says "instead of Barclays" is about the memory that says Barclays, and no other."""
    chat.told("Works at Barclays as an analyst", "I work at Barclays as an analyst")
    chat.told("Collects vinyl", "I collect vinyl")
    said = "I work at Monzo now instead of Barclays"
    correction = Statement("Works at Monzo", "I work at Monzo now", corrects=True, old="Barclays")

    (response,) = notice.told(*heard(chat, said, correction))

    assert isinstance(response.happened[0], Updated)
    assert chat.kept == {"Works at Monzo", "Collects vinyl"}
    assert response.stored is not None
    assert "Barclays" not in response.stored


def test_a_correction_finds_what_it_is_about(chat: Chat) -> None:
    """Without the old words, a correction replaces a memory that has its words in common, and no other."""
    chat.told("Spends at most 60 pounds a week on groceries", "I spend at most 60 pounds a week on groceries")
    chat.told("Likes green tea", "I like green tea")
    limit = "Grocery limit is 80 pounds a week"
    said = "My grocery limit is 80 pounds a week. And I like black tea."

    notice.told(
        *heard(
            chat,
            said,
            Statement(limit, "My grocery limit is 80 pounds a week", corrects=True),
            Statement("Likes black tea", "I like black tea", corrects=True),
        )
    )

    assert chat.kept == {limit, "Likes green tea", "Likes black tea"}


def test_what_is_told_is_answered_even_when_refused(chat: Chat) -> None:
    """Something told gets a word in any case; a passing remark is refused without one."""
    reading, message, memory = heard(chat, "remember my PIN is 4921")

    (secret,) = notice.told(reading, message, memory)
    quiet = notice.after_reply(*heard(chat, "I'm tired today", Statement("Is tired", "I'm tired today")))

    assert isinstance(secret.happened[0], Refused)
    assert "PIN" in secret.text
    assert "took it out of this chat" in secret.text
    assert all(isinstance(outcome, Refused) and outcome.quiet for outcome in quiet)


def test_an_answer_tells_nothing_beside_it(chat: Chat) -> None:
    """The words of a yes to a card are no statement of their own."""
    said = heard(chat, "yes, remember that", Statement("Yes", "yes", told=True))

    (response,) = notice.told(*said, answered=True)

    assert response.happened == ()
    assert response.text == ""


def test_statements_come_before_guesses(chat: Chat) -> None:
    """Of a statement that asks and a guess in one message, the statement gets the one question."""
    reading, message, memory = heard(
        chat, "I have asthma. Window seat again please.", Statement("Has asthma", "I have asthma")
    )
    guess = Statement("Usually wants a window seat", "Window seat again please")
    both = Reading(statements=reading.statements, inferences=(guess,))

    first, second = notice.after_reply(both, message, memory)

    assert isinstance(first, Asked)
    assert first.proposal.content == "Has asthma"
    assert isinstance(second, Refused)
    assert second.quiet
    assert not any(isinstance(outcome, Saved) for outcome in (first, second))
