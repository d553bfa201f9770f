"""Choosing the model that answers: the owner does it in the settings, everybody sees it in the badge."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Window
from tests.browser.test_accessibility import DESK, PHONE, violations
from tests.models.script import Say
from tests.models.server import ModelServer
from tests.server import PASSWORD, Sidenote, new_name

pytestmark = pytest.mark.browser

OWNER = "Ada"


@pytest.fixture(scope="module")
def model() -> Iterator[ModelServer]:
    """Give a model server on this machine."""
    with ModelServer("ollama") as server:
        server.script = [Say("The sea is wide.")]
        yield server


@pytest.fixture(scope="module")
def choosing_sidenote(model: ModelServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sidenote]:
    """Give a running server that was started with three models; its owner is not signed up yet."""
    folder = tmp_path_factory.mktemp("choosing")
    further = f"{model.name}@{model.base_url}, openai:gpt-5.4-mini"
    settings = {"SIDENOTE_SIGNUP": "open", "SIDENOTE_MODELS": further, "OPENAI_API_KEY": "none"}
    server = Sidenote(folder / "data", folder / "log.txt", (), settings).start()
    with server.client() as client:
        client.post("/api/accounts", json={"name": OWNER, "password": PASSWORD})
    yield server
    server.end()


def choose(page: Page, name: str) -> None:
    """Choose a model on the settings page."""
    page.get_by_role("radio", name=name).check()
    page.get_by_role("button", name="Use this model").click()


def log_in(window: Window) -> None:
    """Come in as the owner."""
    page = window.open("/login")
    page.get_by_label("Name").fill(OWNER)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(window.base + "/", wait_until="load")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_owner_switches_and_the_badge_changes(
    choosing_sidenote: Sidenote, open_window: Callable[..., Window], scheme: str, size: dict[str, int]
) -> None:
    """A radio button each; a toast says what holds; what leaves the machine is said; the next turn is the other's."""
    window = open_window(choosing_sidenote, color_scheme=scheme, viewport=size)
    log_in(window)
    page = window.open("/settings")
    expect(page.get_by_role("radio", name="Built-in model, on this server")).to_be_checked()
    choose(page, "test-model, on this server")
    expect(page.locator(".toast")).to_contain_text("test-model, on this server, answers from now on.")
    expect(page.get_by_role("button", name="Use this model")).to_be_focused()
    assert violations(page) == []

    page = window.open("/")
    badge = page.get_by_role("button", name="test-model, on this server")
    badge.click()
    expect(page.get_by_role("dialog")).to_contain_text("to its server on this machine, and to nobody else")
    assert violations(page) == []
    page.keyboard.press("Escape")
    window.say("Tell me something")
    expect(page.locator(".turn[id^=turn-] .reply")).to_contain_text("The sea is wide.")

    page = window.open("/settings")
    expect(page.get_by_role("radio", name="test-model, on this server")).to_be_checked()
    choose(page, "gpt-5.4-mini, at api.openai.com")
    expect(page.locator(".toast")).to_contain_text("What you type goes there.")
    page = window.open("/")
    page.get_by_role("button", name="gpt-5.4-mini, at api.openai.com").click()
    expect(page.get_by_role("dialog")).to_contain_text("What you type leaves this machine")
    assert violations(page) == []

    page = window.open("/settings")
    choose(page, "Built-in model, on this server")
    expect(page.locator(".toast")).to_contain_text("Built-in model, on this server, answers from now on.")


def test_an_open_page_learns_of_the_switch(choosing_sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """After a turn, or when it is looked at again, the badge says what holds; what is being typed stays."""
    window = open_window(choosing_sidenote)
    log_in(window)
    page = window.page
    badge = page.locator("#badge")
    expect(badge).to_have_text("Built-in model, on this server")
    page.get_by_label("Message", exact=True).fill("half a thought")
    other = page.context.new_page()
    other.goto(f"{window.base}/settings")
    choose(other, "test-model, on this server")
    other.locator(".toast").wait_for()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(badge).to_have_text("test-model, on this server")
    expect(page.get_by_label("Message", exact=True)).to_have_value("half a thought")
    badge.click()
    expect(page.get_by_role("dialog")).to_contain_text("test-model answers, on this server")
    page.keyboard.press("Escape")
    choose(other, "Built-in model, on this server")
    expect(other.locator(".toast")).to_have_count(2)
    window.say("What is a haiku?")
    expect(badge).to_have_text("Built-in model, on this server")


@pytest.fixture
def hosted(choosing_sidenote: Sidenote) -> Iterator[Callable[[str], None]]:
    """Give a way to switch from outside, as another page of the owner's would; the built-in model answers again."""
    with choosing_sidenote.client() as client:
        client.post("/api/sessions", json={"name": OWNER, "password": PASSWORD})
        client.headers["X-CSRF-Token"] = client.get("/api/me").json()["csrf_token"]

        def switch(name: str) -> None:
            assert client.put("/api/models", json={"name": name}).is_success

        yield switch
        switch("builtin")


def test_off_the_record_the_page_learns_of_the_switch(
    choosing_sidenote: Sidenote, open_window: Callable[..., Window], hosted: Callable[[str], None], model: ModelServer
) -> None:
    """Its opening and its badge, when it is looked at; the badge after a turn as well, though nothing is kept."""
    window = open_window(choosing_sidenote)
    log_in(window)
    page = window.open("/off-the-record")
    badge = page.locator("#badge")
    expect(badge).to_have_text("Built-in model, on this server")
    hosted("openai:gpt-5.4-mini")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(badge).to_have_text("gpt-5.4-mini, at api.openai.com")
    expect(page.locator(".deal")).to_contain_text("gpt-5.4-mini at api.openai.com")
    expect(page.locator(".deal")).to_contain_text("still sees what you type")
    hosted(model.name)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".deal")).not_to_contain_text("still sees")
    window.say("Tell me something")
    expect(page.locator(".turn[id^=turn-] .reply")).to_contain_text("The sea is wide.")
    hosted("builtin")
    window.say("What is a haiku?")
    expect(badge).to_have_text("Built-in model, on this server")


def test_a_turn_that_fails_refreshes_the_badge(
    choosing_sidenote: Sidenote, open_window: Callable[..., Window], hosted: Callable[[str], None], model: ModelServer
) -> None:
    """Also where the page could not even send it."""
    window = open_window(choosing_sidenote)
    log_in(window)
    page = window.page
    hosted(model.name)
    page.route("**/api/conversations", lambda route: route.fulfill(status=507, json={"detail": "The disk is full."}))
    page.get_by_label("Message", exact=True).fill("Tell me something")
    page.get_by_label("Message", exact=True).press("Enter")
    expect(page.locator(".because")).to_have_text("The disk is full.")
    expect(page.locator("#badge")).to_have_text("test-model, on this server")
    window.complaints.clear()


def test_whoever_begins_to_type_sees_which_model_will_read_it(
    choosing_sidenote: Sidenote, open_window: Callable[..., Window], hosted: Callable[[str], None]
) -> None:
    """The page asks, at most once in ten seconds, and the words stay."""
    window = open_window(choosing_sidenote)
    log_in(window)
    page = window.page
    page.clock.install()
    page = window.open("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/model/badge" in request.url else None)
    hosted("openai:gpt-5.4-mini")
    box = page.get_by_label("Message", exact=True)
    box.press_sequentially("dear")
    expect(page.locator("#badge")).to_have_text("Built-in model, on this server")
    page.clock.fast_forward(11_000)
    box.press_sequentially(" diary")
    expect(page.locator("#badge")).to_have_text("gpt-5.4-mini, at api.openai.com")
    expect(box).to_have_value("dear diary")
    assert len(asked) == 1


def test_the_arrow_keys_switch_nothing_in_passing(
    choosing_sidenote: Sidenote, open_window: Callable[..., Window], hosted: Callable[[str], None], model: ModelServer
) -> None:
    """Only the button does, for it is everybody's model."""
    hosted("builtin")
    window = open_window(choosing_sidenote)
    log_in(window)
    page = window.open("/settings")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.get_by_role("radio", name="Built-in model").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="gpt-5.4-mini")).to_be_checked()
    assert sent == []
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_contain_text("gpt-5.4-mini, at api.openai.com, answers from now on.")


@pytest.mark.parametrize(
    ("status", "words"), [(507, "The choice could not be kept in the data folder: it is full."), (0, "")]
)
def test_a_switch_that_is_refused_shows_what_holds(
    choosing_sidenote: Sidenote, open_window: Callable[..., Window], status: int, words: str
) -> None:
    """The radio button goes back, and the server's own words are shown; so it is where the server is gone."""
    window = open_window(choosing_sidenote)
    log_in(window)
    page = window.open("/settings")

    def refuse(route: Route) -> None:
        if status:
            route.fulfill(status=status, body=words, content_type="text/plain")
        else:
            route.abort()

    page.route("**/settings/model", refuse)
    choose(page, "test-model, on this server")
    expect(page.locator(".toast")).to_contain_text(words or "I can’t reach the server.")
    expect(page.get_by_role("radio", name="Built-in model, on this server")).to_be_checked()
    window.complaints.clear()


def test_others_read_which_model_answers(choosing_sidenote: Sidenote, open_window: Callable[..., Window]) -> None:
    """As plain text, in the settings and in the badge."""
    window = open_window(choosing_sidenote)
    page = window.sign_up(new_name())
    page = window.open("/settings")
    expect(page.get_by_role("region", name="Model")).to_contain_text("on this server")
    expect(page.get_by_role("region", name="Model").get_by_role("radio")).to_have_count(0)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_without_a_model_the_badge_says_how_to_connect_one(
    sidenote: Sidenote, open_window: Callable[..., Window], size: dict[str, int]
) -> None:
    """Two lines to copy, which fit on a phone too."""
    window = open_window(sidenote, viewport=size)
    page = window.sign_up(new_name())
    page.get_by_role("button", name="Built-in model, on this server").click()
    expect(page.get_by_role("dialog").locator("pre")).to_have_text(
        "make install EXTRAS=ollama\nSIDENOTE_MODEL=ollama:qwen3 make run", use_inner_text=True
    )
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
