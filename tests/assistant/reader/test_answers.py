import pytest

from assistant.reader import read_answer, read_never_about

ANSWERS = {
    "yes": [
        "yes",
        "yep, save it",
        "Sure thing, go ahead and store it.",
        "okay, hold on to that",
        "👍 please do, note it",
        "👍",
        "yup, go on, you may save this one",
        "About the thing you asked: yes, do keep it.",
        "absolutely",
        "of course you can",
        "yes, erase them all",
        "that would be great, yes",
        "I would say yes",
        "you are not wrong",
        "that is correct",
        "yes please remember that",
        "sure, why not",
        "ok, keep that in mind for next time",
        "alright, save it then",
        "yeah go on then, you can keep that",
        "yes, that's fine with me",
        "Yes, I do!",
        "I'd like you to remember that, yes",
    ],
    "no": [
        "no",
        "nah",
        "Nope, please don't store this.",
        "I'd prefer you didn't keep this.",
        "no, leave it",
        "dont store it, thats private",
        "No, don't save it, I was joking.",
        "Nah, let's not store this. Which wine goes with it?",
        "👎",
        "that is false",
        "I don't think so",
        "hard pass",
        "not really",
        "cancel that",
    ],
    "never": [
        "never ask me this",
        "nope 🙃 and don't ask again",
        "No. And never ask me about my money again, please.",
        "stop asking me about this",
    ],
    "unclear": [
        "Yes, the red bus stops there. Is it late?",
        "Yes we went there last year. Where next?",
        "maybe",
        "not sure",
        "no idea",
        "No problem, what about trains?",
        "yes but only for this week",
        "yes?",
        "ok thanks",
        "Forget all about my job.",
        "don't ask me how I know",
        "how are you",
        "what do you make of it",
        "is it okay there",
        "great",
        "yes and no",
        "No, sorry, yoga is on Mondays, not Fridays.",
        "",
        "…",
        "Don't forget that I sing",
        "if you say so, yes",
        "I can't answer that",
        "ok so what then",
        "Yes, I do like the harbour",
        "Yeah, right…",
        "right",
        "oh right",
        "you're right",
        "ok great",
        "makes sense",
        "go on",
        "yes, we have been there",
        "yes it is windy",
        "Yes, remember the milk",
        "ok now remember to be brief",
        "sure, it does that",
    ],
}


@pytest.mark.parametrize(("text", "answer"), [(text, answer) for answer, texts in ANSWERS.items() for text in texts])
def test_only_a_plain_answer_is_one(text: str, answer: str) -> None:
    """A yes is nothing but a yes; a no may give its reason; whatever goes on about something else is unclear."""
    assert read_answer(text) == answer


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("never ever ask about my salary again", "salary"),
        ("Please don't ask me about politics any more", "politics"),
        ("stop asking me questions about my family please", "family"),
        ("never ask me this", None),
        ("no", None),
    ],
)
def test_what_they_never_want_to_be_asked_about(text: str, about: str | None) -> None:
    """The subject of a "never ask" is read without the words around it."""
    assert read_never_about(text) == about
