import pytest

from assistant.builtin import small_talk
from assistant.consent import last_reply_asks

SAID = [
    "hey",
    "Good morning! How's it going?",
    "thanks, that's really helpful",
    "lol",
    "What can you do?",
    "ok cool, see you tomorrow 👋",
    "Are you a real person or a computer?",
    "you're the best ❤️",
    "Tell me a joke about penguins",
    "I play the viola in a string quartet.",
    "Please answer me in French from now on.",
    "are you saving this?",
    "yes",
]


@pytest.mark.parametrize("said", SAID)
def test_small_talk_is_answered_without_a_question(said: str) -> None:
    """Small talk gets an answer, and never one that ends with a question: a later "yes" has one meaning."""
    answered = small_talk.answer(said, [])

    assert answered is not None
    assert not last_reply_asks(answered)


@pytest.mark.parametrize(
    "said", ["What's the capital of Mongolia?", "Why is the sky blue?", "It's raining. Suggest a board game for two."]
)
def test_requests_are_not_small_talk(said: str) -> None:
    """A request is not brushed off with small talk."""
    assert small_talk.answer(said, []) is None


def test_another_joke() -> None:
    """Asked for one more, it tells another joke; "one more" without a joke before is no joke."""
    first = small_talk.answer("Tell me a joke", [])
    assert first is not None

    second = small_talk.answer("haha i love it, one more", [first])

    assert second in small_talk.JOKES
    assert second != first
    assert small_talk.answer("give me one more idea", []) is None
