"""Nobody is left out: axe finds nothing, the keyboard suffices, and narrow or enlarged pages keep their width."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Window
from tests.server import Sidenote, new_name

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}


def violations(page: Page) -> list[str]:
    """Return what axe finds, in a line each."""
    page.wait_for_load_state("networkidle")
    found = Axe().run(page).response["violations"]
    return [f"{page.url} {each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing(
    sidenote: Sidenote, open_window: Callable[..., Window], scheme: str, size: dict[str, int]
) -> None:
    """No violation on any page, in either theme, wide or narrow."""
    window = open_window(sidenote, color_scheme=scheme, viewport=size)
    found = violations(window.open("/login")) + violations(window.open("/welcome"))
    page = window.sign_up(new_name())
    found += violations(page)
    window.say("Remember that I live in York.")
    window.say("I was diagnosed with coeliac disease last year.")
    found += violations(page)
    page.get_by_role("button", name="Memory", exact=True).click()
    found += violations(page)
    for path in ("/off-the-record", "/memory", "/activity", "/settings", "/welcome/choice"):
        found += violations(window.open(path))
    assert found == []


def test_a_narrow_page_never_scrolls_sideways(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """At 320 pixels, which is also 1280 at 400%, everything fits."""
    window = open_window(sidenote, viewport={"width": 320, "height": 640})
    page = window.sign_up(new_name())
    window.say("Remember that I live in " + "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2)
    for path in (page.url.removeprefix(window.base), "/", "/off-the-record", "/memory", "/activity", "/settings"):
        window.open(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_the_composer_answers_the_keyboard(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """Enter sends, Shift+Enter begins a line, Enter inside a composition does neither."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    message = page.get_by_label("Message", exact=True)
    expect(message).to_be_focused()
    message.press_sequentially("Hello")
    message.press("Shift+Enter")
    message.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True, "cancelable": True})
    message.press_sequentially("again")
    expect(message).to_have_value("Hello\nagain")
    message.press("Enter")
    expect(page.locator(".said p").first).to_have_text("Hello\nagain", use_inner_text=True)
    expect(message).to_have_value("")
    expect(message).to_be_focused()
    page.keyboard.press("Control+Shift+O")
    expect(page.locator(".turn")).to_have_count(0)


def test_focus_goes_on_where_a_row_was(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """Forgetting by keyboard leaves the focus on the next row, never on nothing."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    window.say("Remember that I prefer aisle seats.")
    window.say("Remember that I travel by train.")
    window.open("/memory")
    page.get_by_role("button", name="Forget: ").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".row")).to_have_count(1)
    expect(page.get_by_role("button", name="Forget: ")).to_be_focused()


def test_the_panel_is_a_sheet_on_a_phone(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """It opens over the chat, takes the focus, and Escape gives it back."""
    window = open_window(sidenote, viewport=PHONE, has_touch=True)
    page = window.sign_up(new_name())
    button = page.get_by_role("button", name="Memory", exact=True)
    panel = page.get_by_role("complementary", name="Memory in this chat")
    expect(panel).to_be_hidden()
    button.click()
    expect(panel).to_be_visible()
    expect(page.get_by_role("button", name="Close the memory panel")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()


def test_controls_are_large_enough_for_fingers(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """On a phone every button is at least 44 pixels high and wide; links inside sentences are exempt."""
    window = open_window(sidenote, viewport=PHONE, has_touch=True, is_mobile=True)
    page = window.sign_up(new_name())
    window.say("Remember that I prefer aisle seats.")
    small = []
    for path in (page.url.removeprefix(window.base), "/memory", "/settings"):
        window.open(path)
        small += page.evaluate(
            """() => [...document.querySelectorAll("button, .btn, .nav a, select, input:not([type=hidden])")]
            .filter((each) => each.checkVisibility() && !each.closest("template"))
            .map((each) => [each.outerHTML.slice(0, 90), (each.closest("label") ?? each).getBoundingClientRect()])
            .filter(([, box]) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
            .map(([html, box]) => `${html} ${box.width}×${box.height}`)"""
        )
    assert small == []
