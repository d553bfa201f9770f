"""Each provider has a page, its first lines are right, and what is said when a model breaks is what is said."""

import re
import tomllib
from pathlib import Path

import pytest

from assistant import failures
from assistant.events import TurnProblem
from assistant.providers import PROVIDERS, ModelChoice
from tests.docs.pages import ROOT, name
from web.settings import load

FOLDER = ROOT / "docs/models"
OVERVIEW = (FOLDER / "README.md").read_text(encoding="utf-8")
PROVIDER_PAGES = sorted(page for page in FOLDER.glob("*.md") if page.name != "README.md")
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]

_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_SETTING = re.compile(r"(SIDENOTE_\w+)=(\S+)")
_TOLD = re.compile(r"^\| .+ \| “(.+?)”.* \|$", re.MULTILINE)


def commands(page: Path) -> list[list[str]]:
    """The lines of each block of commands, without their prompts."""
    blocks = _CONSOLE.findall(page.read_text(encoding="utf-8"))
    return [[line.removeprefix("$ ") for line in block.splitlines()] for block in blocks]


def test_every_provider_has_its_page() -> None:
    """Each provider is explained on a page called like its extra, and the overview leads there."""
    assert {provider.extra for provider in PROVIDERS.values()} <= {page.stem for page in PROVIDER_PAGES}
    assert all(f"]({page.name})" in OVERVIEW for page in PROVIDER_PAGES)


@pytest.mark.parametrize("page", PROVIDER_PAGES, ids=name)
def test_the_first_lines_set_a_model_up(page: Path) -> None:
    """The page begins with an extra that exists, the key if one is needed, and a model of that very provider."""
    installing, *key, running = commands(page)[0]
    extra = installing.removeprefix("make install EXTRAS=")
    assert extra in EXTRAS
    assert running.endswith(" make run")
    settings = load({}, dict(_SETTING.findall(running)))
    provider = PROVIDERS[ModelChoice(settings.model, settings.model_base_url).provider]
    assert provider.extra == extra
    needs_key = provider.key is not None and settings.model_base_url is None
    assert [line.removeprefix("export ").partition("=")[0] for line in key] == ([provider.key] if needs_key else [])


@pytest.mark.parametrize("page", [FOLDER / "README.md", *PROVIDER_PAGES], ids=name)
def test_every_setting_that_is_shown_can_be_set(page: Path) -> None:
    """Whatever a page sets, in its commands or in between, is accepted."""
    for setting in _SETTING.findall(page.read_text(encoding="utf-8").replace("`", " ")):
        load({}, dict([setting]))


def test_what_is_said_when_a_model_breaks_is_what_is_said() -> None:
    """Each sentence of the table is one of the program's, and no sentence of the program is missing."""
    table = OVERVIEW[OVERVIEW.index("## When it breaks") : OVERVIEW.index("## What it costs")]
    fixed = {value.detail for value in vars(failures).values() if isinstance(value, TurnProblem)}
    busy, trouble = failures._busy(17).detail, failures._of_status(503, Exception()).detail
    assert set(_TOLD.findall(table)) == fixed | {busy, trouble}
