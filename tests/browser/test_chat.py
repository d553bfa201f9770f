"""The chat while it goes on: stopping, losing the connection, failing, pasting, and telling it aloud."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Window
from tests.server import Sidenote, new_name

pytestmark = pytest.mark.browser


def test_what_was_pasted_is_told_to_the_server(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """Pasted stretches keep their place while text is typed around them, in code points."""
    window = open_window(sidenote, permissions=["clipboard-read", "clipboard-write"])
    page = window.sign_up(new_name())
    message = page.get_by_label("Message", exact=True)
    page.evaluate("navigator.clipboard.writeText('I live in York 🎻.')")
    message.press_sequentially("🎻 Look: ")
    page.keyboard.press("Control+V")
    message.press_sequentially(" What is that?")
    page.keyboard.press("Home")
    page.keyboard.type("So. ")
    with page.expect_request(lambda request: request.url.endswith("/turns") and request.method == "POST") as sent:
        message.press("Enter")
    body = json.loads(sent.value.post_data or "")
    assert body["text"] == "So. 🎻 Look: I live in York 🎻. What is that?"
    assert [body["text"][start:end] for start, end in body["pasted"]] == ["I live in York 🎻."]


def test_nothing_pasted_is_told_when_it_was_taken_out_again(
    sidenote: Sidenote, open_window: Callable[..., Window]
) -> None:
    """Deleting the pasted text forgets its place."""
    window = open_window(sidenote, permissions=["clipboard-read", "clipboard-write"])
    page = window.sign_up(new_name())
    message = page.get_by_label("Message", exact=True)
    page.evaluate("navigator.clipboard.writeText('I live in York.')")
    message.focus()
    page.keyboard.press("Control+V")
    expect(message).to_have_value("I live in York.")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    message.press_sequentially("I live in Leeds.")
    with page.expect_request(lambda request: request.url.endswith("/turns") and request.method == "POST") as sent:
        message.press("Enter")
    assert json.loads(sent.value.post_data or "")["pasted"] == []


def test_an_answer_that_breaks_off_is_read_on(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """When the stream breaks, the page says so, reads on from the last event, and shows the whole reply."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    asked: list[str | None] = []

    def break_once(route: Route) -> None:
        asked.append(route.request.headers.get("last-event-id"))
        if len(asked) == 1:
            event = 'id: 1\nevent: delta\ndata: {"text": "Half a "}\n\n'
            route.fulfill(status=200, content_type="text/event-stream", body=event)
        else:
            route.continue_()

    page.route("**/events", break_once)
    window.say("Hello")
    assert asked[:2] == [None, "1"]
    expect(page.locator(".reply")).to_be_visible()
    expect(page.locator(".reply")).not_to_contain_text("Half a")


def test_a_message_that_does_not_get_through_can_be_sent_again(
    sidenote: Sidenote, open_window: Callable[..., Window]
) -> None:
    """The error is plain, the message stays, and Try again sends it."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    page.route("**/api/conversations", lambda route: route.abort(), times=1)
    page.get_by_label("Message", exact=True).fill("Hello there")
    page.keyboard.press("Enter")
    expect(page.locator(".note-line.bad")).to_contain_text("I can’t reach the server.")
    window.complaints.clear()  # Chromium itself notes the lost request
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("[id^=turn-] .reply")).to_be_visible()
    expect(page.locator(".said")).to_have_count(1)


def test_a_reply_is_told_aloud_once(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """The log itself is silent; a status says when the reply is ready."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    assert _log_is_silent(page)
    window.say("Hello")
    expect(page.locator("#status")).to_have_text("Reply ready")


def test_a_person_s_own_words_are_only_text(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """Markup in a message shows as it was typed, at once and after loading again."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    typed = "<img src=x onerror=alert(1)> **not bold** <b>x</b>"
    window.say(typed)
    expect(page.locator(".said p")).to_have_text(typed)
    page.reload()
    expect(page.locator(".said p")).to_have_text(typed)
    expect(page.locator(".said img, .said b, .said strong")).to_have_count(0)


def test_the_model_is_named_and_explained(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """The badge says which model answers and where; its note says how to connect another."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    page.get_by_role("button", name="Built-in model, on this server").click()
    note = page.get_by_role("dialog", name="The built-in model answers")
    expect(note).to_contain_text("SIDENOTE_MODEL")
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()


def _log_is_silent(page: Page) -> bool:
    return page.get_by_role("log").get_attribute("aria-live") == "off"
