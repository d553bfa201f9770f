"""The chat with a language model that takes its time, or fails."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Window
from tests.browser.language_model import LanguageModel
from tests.models.script import Say, Status
from tests.server import Sidenote, new_name

pytestmark = pytest.mark.browser


def test_a_reply_can_be_stopped_loaded_again_and_read_to_its_end(
    modelled_sidenote: Sidenote, open_window: Callable[..., Window], language_model: LanguageModel
) -> None:
    """It shows while it is written; Escape stops it and keeps what is there; another is read on after a reload."""
    window = open_window(modelled_sidenote)
    page = window.sign_up(new_name())
    page.get_by_role("button", name="test-model, on this server").wait_for()
    message = page.get_by_label("Message", exact=True)
    message.fill("Tell me something")
    message.press("Enter")
    expect(page.locator(".reply .words")).to_contain_text("The sea is wide.")
    expect(page.locator("#status")).to_have_text("Writing")
    expect(page.get_by_role("button", name="Stop writing")).to_be_visible()
    message.fill("a follow-up")
    page.keyboard.press("Escape")
    expect(page.locator(".note-line", has_text="Stopped")).to_be_visible()
    expect(page.locator(".reply")).to_contain_text("The sea is wide.")
    expect(message).to_have_value("a follow-up")
    expect(page.get_by_role("button", name="Send")).to_be_visible()

    message.press("Enter")
    expect(page.locator(".reply .words")).to_contain_text("The sea is wide.")
    page.reload()
    expect(page.locator(".reply .words")).to_contain_text("The sea is wide.")
    language_model.go.set()
    expect(page.locator(".turn[id^=turn-] .reply").last).to_have_text("The sea is wide. The moon is far. The end.")
    expect(page.locator(".said")).to_have_count(2)


def test_a_model_that_fails_is_told_plainly_and_asked_again(
    modelled_sidenote: Sidenote, open_window: Callable[..., Window], language_model: LanguageModel
) -> None:
    """The error has its own line, the message stays, and Try again gets the reply."""
    language_model.script = [Status(500)]
    window = open_window(modelled_sidenote)
    page = window.sign_up(new_name())
    window.say("Tell me something")
    expect(page.locator(".note-line.bad")).to_be_visible()
    language_model.script = [Say("The sea is wide. The moon is far. The end.")]
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".turn[id^=turn-] .reply")).to_have_text("The sea is wide. The moon is far. The end.")
    expect(page.locator(".said")).to_have_count(1)
    page.reload()
    expect(page.locator(".said")).to_have_count(1)


def test_markdown_of_a_model_is_shown_safely(
    modelled_sidenote: Sidenote, open_window: Callable[..., Window], language_model: LanguageModel
) -> None:
    """What a model writes is formatted, and neither loads nor runs anything."""
    language_model.go.set()
    language_model.words = ["**Hi** ![x](https://tracker.example/p.png) <img src=x onerror=alert(1)>\n\n", "> A draft"]
    window = open_window(modelled_sidenote)
    page = window.sign_up(new_name())
    window.say("Tell me something")
    reply = page.locator(".reply")
    expect(reply.locator("strong")).to_have_text("Hi")
    expect(reply.locator("img")).to_have_count(0)
    expect(reply).to_contain_text("(tracker.example)")
    expect(reply.locator(".draft").get_by_role("button", name="Copy")).to_be_visible()


def test_off_the_record_a_model_elsewhere_is_named(
    start_sidenote: Callable[..., Sidenote], open_window: Callable[..., Window], language_model: LanguageModel
) -> None:
    """Where a network model is set, the page says that it still sees what is typed."""
    settings = language_model.settings | {"SIDENOTE_MODEL_BASE_URL": "https://models.example/v1"}
    window = open_window(start_sidenote(ready=False, **settings))
    page = window.sign_up(new_name())
    window.open("/off-the-record")
    expect(page.get_by_text("still sees what you type")).to_be_visible()
    expect(page.get_by_role("button", name="test-model, at models.example")).to_be_visible()
