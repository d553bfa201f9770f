from assistant.controls.rules import never_ask, never_remember, set_mode
from assistant.reader.commands import NeverAsk, NeverRemember, SetMode
from memory.records import Refused, Rule, Saved
from policies.contract import MemoryMode
from tests.assistant.conftest import Chat


def test_never_remember(chat: Chat) -> None:
    """The rule holds from now on, drops the cards it covers and says what is still remembered."""
    chat.told("Works as a librarian", "I work as a librarian")
    chat.asked("Has asthma", "I have asthma")

    health = never_remember(NeverRemember("my health"), chat.desk("Never remember anything about my health."))
    work = never_remember(NeverRemember("my job"), chat.desk("Never remember anything about my job."))

    assert isinstance(health.happened[0], Rule)
    assert health.text == "I will never remember anything about your health."
    assert chat.memory.proposals() == ()
    assert "I still remember 1 thing about it" in work.text
    assert isinstance(chat.claims("Has gout", "remember I have gout", told=True), Refused)


def test_never_ask(chat: Chat) -> None:
    """Without a card, a subject makes a rule, and no subject makes none."""
    made = never_ask(NeverAsk("my health"), chat.desk("never ask me about my health"))
    none = never_ask(NeverAsk(None), chat.desk("never ask"))

    assert [rule.kind for rule in chat.memory.rules()] == ["never_ask"]
    assert made.text == "I won't ask about your health again."
    assert none.happened == ()


def test_the_mode_changes(chat: Chat) -> None:
    """How much is kept follows the person's word at once."""
    response = set_mode(SetMode(MemoryMode.ONLY_WHEN_TOLD), chat.desk("only remember what I tell you to"))

    assert "only when you tell me" in response.text
    assert isinstance(chat.claims("Keeps bees", "I keep bees"), Refused)
    assert isinstance(chat.claims("Keeps hens", "remember I keep hens", told=True), Saved)
