"""The whole way through the page, as a person goes it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Window
from tests.server import PASSWORD, Sidenote, new_name

pytestmark = pytest.mark.browser


def test_from_signing_up_to_taking_a_forgetting_back(
    start_sidenote: Callable[..., Sidenote], open_window: Callable[..., Window]
) -> None:
    """Sign up, say something and see it remembered, be asked and say yes, see it used elsewhere, forget it, undo."""
    window = open_window(start_sidenote())
    page = window.open("/")
    expect(page.get_by_role("heading", name="Welcome to Sidenote")).to_be_visible()
    window.sign_up("Ana")
    expect(page.get_by_role("heading", name=re.compile("^Good .*, Ana$"))).to_be_visible()

    window.say("I live in York.")
    remembered = page.locator(".note-line", has_text="Remembered")
    expect(remembered).to_contain_text("Lives in York")
    expect(remembered.get_by_role("button", name=re.compile("^Undo"))).to_be_visible()
    expect(page.get_by_role("link", name="What I remember 1")).to_be_visible()

    window.say("I was diagnosed with coeliac disease last year.")
    card = page.get_by_role("region", name="Suggested memory")
    expect(card).to_contain_text("Not saved yet")
    expect(card).to_contain_text("I was diagnosed with coeliac disease")
    expect(page.get_by_label("Message", exact=True)).to_be_focused()
    expect(page.get_by_role("link", name="What I remember 1")).to_be_visible()
    card.get_by_role("button", name="Remember", exact=True).click()
    expect(card).to_have_count(0)
    expect(page.locator(".note-line", has_text="coeliac")).to_contain_text("Remembered")
    expect(page.get_by_role("link", name="What I remember 2")).to_be_visible()

    page.get_by_role("link", name="New chat").click()
    window.say("Can I eat bread with coeliac disease?")
    page.get_by_role("button", name=re.compile(r"^Used \d memor")).click()
    expect(page.locator(".why")).to_contain_text("coeliac")

    page.get_by_role("link", name=re.compile("^What I remember")).click()
    row = page.get_by_role("listitem").filter(has_text="coeliac")
    row.get_by_role("button", name=re.compile("^Forget")).click()
    expect(row).to_have_count(0)
    toast = page.get_by_role("status").filter(has_text="Forgotten")
    expect(toast).to_contain_text("coeliac")
    expect(page.get_by_role("link", name="What I remember 1")).to_be_visible()
    toast.get_by_role("button", name="Undo").click()
    expect(row).to_be_visible()
    expect(page.get_by_role("link", name="What I remember 2")).to_be_visible()


def test_no_means_no_and_the_question_leaves(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """A declined suggestion is not kept and does not come back on another page."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    window.say("I was diagnosed with coeliac disease last year.")
    card = page.get_by_role("region", name="Suggested memory")
    card.get_by_role("button", name="No", exact=True).click()
    expect(page.locator(".note-line", has_text="Not kept")).to_be_visible()
    page.get_by_role("link", name=re.compile("^What I remember")).click()
    expect(page.get_by_role("heading", name="I don’t remember anything yet")).to_be_visible()


def test_a_suggestion_can_be_put_in_one_s_own_words(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """Edit opens the wording, and what was typed is what is kept."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    window.say("I was diagnosed with coeliac disease last year.")
    page.get_by_role("button", name="Edit", exact=True).click()
    wording = page.get_by_label("In your own words")
    expect(wording).to_be_focused()
    wording.fill("Cannot eat gluten")
    wording.press("Enter")
    expect(page.locator(".note-line", has_text="Remembered")).to_contain_text("Cannot eat gluten")


def test_the_memory_page_adds_finds_changes_and_explains(
    sidenote: Sidenote, open_window: Callable[..., Window]
) -> None:
    """Add a memory, search for it, change its wording, ask how it is known."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    window.open("/memory")
    for sentence in ("Prefers aisle seats", "Plays the cello"):
        page.get_by_role("button", name="Add a memory").click()
        page.get_by_label("Something I should remember").fill(sentence)
        page.get_by_role("button", name="Remember", exact=True).click()
        expect(page.locator(".row", has_text=sentence)).to_be_visible()
    page.get_by_role("searchbox").press_sequentially("cello")
    expect(page.locator(".row")).to_have_count(1)
    page.get_by_role("button", name="Edit: Plays the cello").click()
    wording = page.get_by_label("What I remember, in your words")
    expect(wording).to_be_focused()
    wording.fill("Plays the cello and the viola")
    page.get_by_role("button", name="Save").click()
    row = page.locator(".row", has_text="Plays the cello and the viola")
    expect(row).to_be_visible()
    row.get_by_role("button", name="How I know this").click()
    expect(row.get_by_role("list", name="How I know this")).to_be_visible()


def test_many_things_are_forgotten_only_as_shown(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """Bulk forgetting shows its exact list first; one Undo brings it back."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    window.say("Remember that I play the cello.")
    window.say("Remember that I prefer aisle seats.")
    window.open("/memory")
    page.get_by_role("button", name="Forget several").click()
    page.get_by_label("Everything I remember").check()
    page.get_by_role("button", name="Show what would go").click()
    expect(page.get_by_role("list", name="What would be forgotten").get_by_role("listitem")).to_have_count(2)
    expect(page.locator(".row")).to_have_count(2)
    page.get_by_role("button", name="Yes, forget 2 things").click()
    expect(page.locator(".row")).to_have_count(0)
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.locator(".row")).to_have_count(2)


def test_off_the_record_leaves_no_chat_behind(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """It is said what holds, nothing is remembered, and leaving ends the chat."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    page.get_by_role("link", name="Off the record").click()
    expect(page.get_by_text("not read, not saved")).to_be_visible()
    expect(page.get_by_text("still sees what you type")).to_have_count(0)
    window.say("I live in York.")
    expect(page.locator(".note-line", has_text="Remembered")).to_have_count(0)
    place = page.url
    page.get_by_role("link", name="Off the record").click()
    expect(page.get_by_role("heading", name=re.compile("^Good "))).to_be_visible()
    expect(page.locator("#chats")).not_to_contain_text("York")
    assert page.request.get(place).status == 404


def test_a_rule_can_be_made_and_taken_back(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """Never remember: made and removed on the memory page."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    window.open("/memory")
    page.get_by_label("What about").fill("my ex")
    page.get_by_role("button", name="Add the rule").click()
    tag = page.locator(".tag", has_text="my ex")
    expect(tag).to_be_visible()
    tag.get_by_role("button").click()
    expect(tag).to_have_count(0)


def test_logging_out_and_in_again(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """A wrong password says so; the right one leads back in."""
    window = open_window(sidenote)
    name = new_name()
    page = window.sign_up(name)
    window.open("/settings")
    page.get_by_role("button", name="Log out", exact=True).click()
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_contain_text("The name or the password is wrong.")
    window.complaints.clear()  # Chromium itself notes the refused request
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name=re.compile(f"^Good .*, {name}$"))).to_be_visible()


def test_a_chat_is_forgotten_with_or_without_what_was_learnt(
    sidenote: Sidenote, open_window: Callable[..., Window]
) -> None:
    """Forgetting a chat asks what becomes of the memories from it."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    for choice, left in (("Forget the chat only", 1), ("Forget what I learnt in it too", 1)):
        window.open("/")
        window.say(f"Remember that I play the {'cello' if 'only' in choice else 'viola'}.")
        place = page.url
        page.get_by_role("button", name="Forget this chat").click()
        with page.expect_navigation():
            page.get_by_role("button", name=choice).click()
        expect(page.get_by_role("link", name=f"What I remember {left}")).to_be_visible()
        assert page.request.get(place).status == 404


def test_a_typed_yes_answers_the_card_too(sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """Answered by word, the card leaves; the page never shows "Not saved yet" beside what is saved."""
    window = open_window(sidenote)
    page = window.sign_up(new_name())
    window.say("I was diagnosed with coeliac disease last year.")
    card = page.get_by_role("region", name="Suggested memory")
    expect(card).to_be_visible()
    window.say("yes")
    expect(card).to_have_count(0)
    expect(page.get_by_role("link", name="What I remember 1")).to_be_visible()
