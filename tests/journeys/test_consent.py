"""Consent: nothing inferred is used before the person confirmed exactly what they were shown."""

from tests.journeys.steps import conversation, memories, proposals, used
from tests.models.server import ModelServer
from tests.server import Sidenote, expect, expect_problem, say


def test_a_guess_waits_unused_until_its_card_is_confirmed(sidenote: Sidenote) -> None:
    """Said as a request it only asks; unconfirmed it is in no list and no reply; confirmed it is."""
    ana = sidenote.person()
    turn = say(ana, "As usual, pick the earliest train again please. Leeds to London, Monday.")
    assert turn["saved"] == []
    (card,) = turn["proposals"]
    assert memories(ana) == []
    assert used(say(ana, "Which train should I take to York?")) == ""
    confirmed = expect(ana.post(f"/api/proposals/{card['id']}/confirm", json={"digest": card["digest"]}), 200)
    assert confirmed["content"] == card["content"]
    assert confirmed["confirmed_at"]
    assert card["content"] in used(say(ana, "Which train should I take to York?"))


def test_the_click_is_bound_to_the_words_that_were_shown(sidenote: Sidenote) -> None:
    """Another digest changes nothing; the right one works once."""
    ana = sidenote.person()
    (card,) = say(ana, "I have asthma, can you suggest a gentle running plan?")["proposals"]
    path = f"/api/proposals/{card['id']}/confirm"
    expect_problem(ana.post(path, json={"digest": "0" * 64}), 409)
    assert memories(ana) == []
    expect(ana.post(path, json={"digest": card["digest"]}), 200)
    expect_problem(ana.post(path, json={"digest": card["digest"]}), 410)
    assert len(memories(ana)) == 1


def test_a_spoken_yes_counts_where_the_card_is_the_one_open_question(sidenote: Sidenote) -> None:
    """A bare yes saves it; a yes to something else, or in another conversation, does not."""
    ana = sidenote.person()
    here, elsewhere = conversation(ana), conversation(ana)
    (card,) = say(ana, "I'm coeliac, so what can I bake for a birthday?", here)["proposals"]
    say(ana, "Yes, the 7:40 train is the one I'm on. Are dried apricots a good idea then?", here)
    say(ana, "yes", elsewhere)
    assert memories(ana) == []
    assert [waiting["id"] for waiting in proposals(ana)] == [card["id"]]
    say(ana, "yes please, remember that", here)
    assert memories(ana) == [card["content"]]
    assert proposals(ana) == []


def test_what_was_declined_is_gone_and_not_asked_again(sidenote: Sidenote) -> None:
    """No means no: the words are erased with the card, and the same thing in passing is left alone."""
    ana = sidenote.person()
    chat = conversation(ana)
    assert say(ana, "I have gout, what should I order in a steakhouse?", chat)["proposals"]
    say(ana, "no", chat)
    assert proposals(ana) == []
    assert say(ana, "I have gout, what should I drink?", chat)["proposals"] == []
    assert memories(ana) == []


def test_what_waits_or_was_declined_is_in_no_later_prompt(sidenote: Sidenote, watched_model: ModelServer) -> None:
    """From the model's own log: in other conversations it is sent neither a waiting card's words nor declined ones."""
    ana = sidenote.person()
    here = conversation(ana)
    (waiting,) = say(ana, "I have asthma, can you suggest a gentle running plan?")["proposals"]
    (declined,) = say(ana, "I'm coeliac, so what can I bake for a birthday?", here)["proposals"]
    expect(ana.post(f"/api/proposals/{declined['id']}/reject", json={}), 204)
    watched_model.reset()
    for question in ("What should I eat before a run?", "Can you suggest a cake for a party?", "Am I well?", "yes"):
        say(ana, question)
    assert len(watched_model.requests) >= 3
    for request in watched_model.requests:
        assert "asthma" not in request.prompt.casefold()
        assert "coeliac" not in request.prompt.casefold()
        assert waiting["question"] not in request.prompt
