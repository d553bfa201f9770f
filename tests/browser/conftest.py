"""A real Chromium in front of a real server. Each page is watched: no complaint, and no word to another host."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.language_model import LanguageModel
from tests.server import PASSWORD, Sidenote

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000
"""Milliseconds until something that should show counts as missing."""


@pytest.fixture(scope="package")
def shared_language_model() -> Iterator[LanguageModel]:
    """Give a language model that runs on this machine."""
    model = LanguageModel()
    yield model
    model.close()


@pytest.fixture
def language_model(shared_language_model: LanguageModel) -> LanguageModel:
    """Give it to one test, as it was at first."""
    shared_language_model.reset()
    return shared_language_model


@pytest.fixture(scope="package")
def modelled_sidenote(
    tmp_path_factory: pytest.TempPathFactory, shared_language_model: LanguageModel
) -> Iterator[Sidenote]:
    """Give a running server whose replies that model writes."""
    folder = tmp_path_factory.mktemp("modelled")
    settings = {"SIDENOTE_SIGNUP": "open", **shared_language_model.settings}
    server = Sidenote(folder / "data", folder / "log.txt", (), settings).start()
    yield server
    server.end()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Give the browser. Where there is none, these tests are skipped, but fail where CI runs them."""
    if not CHROMIUM.exists():
        message = f"{CHROMIUM} is missing: these tests drive a real browser"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Window:
    """One person's browser window, and what it complained about."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        context.set_default_timeout(PATIENCE)
        self.base = base
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.foreign: list[str] = []
        self.page.on("console", lambda said: self._heard(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        context.on("request", lambda request: self._asked(request.url))

    def open(self, path: str = "/") -> Page:
        """Open a page of the server."""
        self.page.goto(self.base + path)
        return self.page

    def sign_up(self, name: str) -> Page:
        """Make an account as a person does, and arrive at an empty chat."""
        page = self.open("/welcome")
        page.get_by_label("What should I call you?").fill(name)
        page.get_by_label("Choose a password").fill(PASSWORD)
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("button", name="Start").click()
        page.wait_for_url(self.base + "/", wait_until="load")
        return page

    def say(self, text: str) -> None:
        """Send a message and wait until its reply is whole."""
        before = self.page.locator(".turn").count()
        self.page.get_by_label("Message", exact=True).fill(text)
        self.page.get_by_label("Message", exact=True).press("Enter")
        self.page.locator(f".turn >> nth={before}").and_(self.page.locator("[id^=turn-]")).wait_for()

    def _heard(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != urlsplit(self.base).netloc:
            self.foreign.append(url)


@pytest.fixture
def open_window(chromium: Browser) -> Iterator[Callable[..., Window]]:
    """Give a function that opens a window on a server; after the test none may have complained or left the server."""
    opened: list[tuple[BrowserContext, Window]] = []

    def open_one(server: Sidenote, **options: object) -> Window:
        context = chromium.new_context(**options)  # type: ignore[arg-type]  # Playwright's own options
        opened.append((context, Window(context, server.base)))
        return opened[-1][1]

    yield open_one
    complaints = [complaint for _, window in opened for complaint in window.complaints]
    foreign = [url for _, window in opened for url in window.foreign]
    for context, _ in opened:
        context.close()
    assert complaints == []
    assert foreign == []
