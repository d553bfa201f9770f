"""Who sees which page, and what a page's own requests may do."""

import re
from collections.abc import Callable

import httpx
import pytest

from tests.server import Sidenote, expect, new_name, say

INSIDE = ["/", "/off-the-record", "/memory", "/activity", "/settings", "/welcome/choice"]
FRAGMENT = {"HX-Request": "true"}
POLICY = "script-src 'self'"


def chat_of(client: httpx.Client, text: str) -> tuple[str, str]:
    """Say something in a new chat, and return the ids of the chat and of the turn."""
    turn = say(client, text)
    return turn["conversation_id"], turn["id"]


@pytest.mark.parametrize("path", INSIDE)
def test_a_stranger_is_led_to_the_door(sidenote: Sidenote, path: str) -> None:
    """Without a log-in every page inside leads to the log-in, a part of a page too."""
    sidenote.browser()  # there is an account
    with sidenote.client() as stranger:
        answer = stranger.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/login")
        assert stranger.get(path, headers=FRAGMENT).headers["hx-redirect"] == "/login"


def test_the_first_visitor_is_welcomed(start_sidenote: Callable[..., Sidenote]) -> None:
    """Where nobody has an account, every way leads to the welcome, and afterwards not any more."""
    server = start_sidenote(ready=False)
    with server.client() as visitor:
        assert visitor.get("/").headers["location"] == "/welcome"
        assert visitor.get("/login").headers["location"] == "/welcome"
        assert "Welcome to Sidenote" in visitor.get("/welcome").text
        server.browser("Ada")
        assert visitor.get("/welcome").headers["location"] == "/login"
        assert "Make an account" not in visitor.get("/login").text


@pytest.mark.parametrize("path", INSIDE)
def test_pages_are_personal_and_strict(sidenote: Sidenote, path: str) -> None:
    """Each page forbids what is not its own, is kept nowhere, and loads nothing from elsewhere."""
    answer = sidenote.browser().get(path)
    assert answer.status_code == 200
    assert POLICY in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert not re.search(r'(?:src|href)="(?:https?:)?//', answer.text)


def test_another_person_s_things_are_not_there(sidenote: Sidenote) -> None:
    """Chats, turns, memories and questions of somebody else look like ones that do not exist."""
    ada, bob = sidenote.browser(), sidenote.browser()
    chat, turn = chat_of(ada, "Remember that I live in York.")
    (memory,) = expect(ada.get("/api/memories"), 200)["memories"]
    for path in (f"/chat/{chat}", f"/chat/{chat}/turns/{turn}", f"/chat/{chat}/panel", f"/memory/{memory['id']}/row"):
        assert ada.get(path).status_code == 200
        mine, theirs = bob.get(path), bob.get(path.replace(chat, "nothing").replace(memory["id"], "nothing"))
        assert (mine.status_code, theirs.status_code) == (404, 404)
        assert "York" not in mine.text
    assert bob.post(f"/memory/{memory['id']}/forget").status_code == 404
    assert bob.post(f"/memory/{memory['id']}", data={"content": "Lives in Leeds"}).status_code == 404
    assert expect(ada.get("/api/memories"), 200)["memories"] == [memory]


def test_a_page_s_request_needs_the_token_of_its_session(sidenote: Sidenote) -> None:
    """A form of another site cannot forget, confirm or change anything."""
    ada = sidenote.browser()
    say(ada, "Remember that I live in York.")
    (memory,) = expect(ada.get("/api/memories"), 200)["memories"]
    token = ada.headers.pop("X-CSRF-Token")
    for path in (f"/memory/{memory['id']}/forget", "/memory/add", "/memory/rules", "/settings/memory"):
        assert ada.post(path, data={"content": "x"}).status_code == 403
    ada.headers["X-CSRF-Token"] = token
    assert ada.post(f"/memory/{memory['id']}/forget").status_code == 200


def test_a_card_keeps_only_what_it_showed(sidenote: Sidenote) -> None:
    """A yes with another digest keeps nothing and shows the card again."""
    ada = sidenote.browser()
    (proposal,) = say(ada, "I was diagnosed with coeliac disease last year.")["proposals"]
    answer = ada.post(f"/proposals/{proposal['id']}/confirm", data={"digest": "0" * 64})
    assert "This has changed since" in answer.text
    assert expect(ada.get("/api/memories"), 200)["memories"] == []
    answer = ada.post(f"/proposals/{proposal['id']}/confirm", data={"digest": proposal["digest"]})
    assert "Remembered" in answer.text
    assert ada.get(f"/proposals/{proposal['id']}").text.count("answered or has lapsed") == 1


def test_a_wording_that_is_refused_stays_in_the_form(sidenote: Sidenote) -> None:
    """The reason stands beside the words; nothing is kept."""
    ada = sidenote.browser()
    answer = ada.post("/memory/add", data={"content": "My wifi password is hunter2xyz"})
    assert 'role="alert"' in answer.text
    assert "<textarea" in answer.text
    assert expect(ada.get("/api/memories"), 200)["memories"] == []


def test_two_windows_do_not_overwrite_each_other(sidenote: Sidenote) -> None:
    """Saving over a wording that was not seen shows it instead."""
    ada = sidenote.browser()
    memory = expect(ada.post("/api/memories", json={"content": "Lives in York"}), 201)
    seen = {"version": str(memory["version"])}
    assert ada.post(f"/memory/{memory['id']}", data={"content": "Lives in Leeds", **seen}).status_code == 200
    answer = ada.post(f"/memory/{memory['id']}", data={"content": "Lives in Hull", **seen})
    assert "now says “Lives in Leeds”" in answer.text
    assert expect(ada.get(f"/api/memories/{memory['id']}"), 200)["content"] == "Lives in Leeds"


def test_a_bulk_forgetting_takes_only_what_was_shown(sidenote: Sidenote) -> None:
    """What came after the preview is not taken: the list is shown again."""
    ada = sidenote.browser()
    expect(ada.post("/api/memories", json={"content": "Plays the cello"}), 201)
    shown = ada.post("/memory/preview", data={"everything": "yes"}).text
    digest = re.search(r'name="digest" value="([0-9a-f]+)"', shown)
    assert digest is not None
    expect(ada.post("/api/memories", json={"content": "Prefers aisle seats"}), 201)
    answer = ada.post("/memory/forget-previewed", data={"everything": "yes", "digest": digest[1]})
    assert "Look again before you decide" in answer.text
    assert len(expect(ada.get("/api/memories"), 200)["memories"]) == 2
    assert "Choose what" in ada.post("/memory/preview", data={}).text


def test_markup_in_a_memory_is_only_text(sidenote: Sidenote) -> None:
    """Nothing that a person wrote can become part of a page's own markup."""
    ada = sidenote.browser()
    expect(ada.post("/api/memories", json={"content": "Likes <b>bold</b> \"quotes\" & 'ticks'"}), 201)
    for path in ("/memory", "/activity"):
        page = ada.get(path).text
        assert "<b>bold</b>" not in page
        assert "Likes &lt;b&gt;bold&lt;/b&gt;" in page


def test_the_list_in_an_old_reply_is_a_link(sidenote: Sidenote) -> None:
    """The transcript keeps no copy of listed memories; the page leads to them instead."""
    ada = sidenote.browser()
    say(ada, "Remember that I live in York.")
    chat, _ = chat_of(ada, "What do you remember about me?")
    assert re.search(r'<a href="/memory">1 listed', ada.get(f"/chat/{chat}").text)


def test_the_theme_is_the_person_s_own_choice(sidenote: Sidenote) -> None:
    """A choice of theme is in the page itself, so that nothing flashes; nonsense in the cookie is ignored."""
    ada = sidenote.browser(new_name())
    for cookie, expected in (
        ("dark", 'data-theme="dark"'),
        ("light", 'data-theme="light"'),
        ('"><script>', '<html lang="en">'),
    ):
        page = ada.get(
            "/settings",
            headers={"Cookie": f"sidenote_session={ada.cookies['sidenote_session']}; sidenote_theme={cookie}"},
        )
        assert expected in page.text
