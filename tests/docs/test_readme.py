"""The README's conversation is played, its table is true, and its commands exist."""

import re
from collections.abc import Iterator

import pytest

from assistant.events import TurnResult
from memory.home import Home
from tests.docs.pages import ROOT
from tests.docs.test_configuration import ROWS
from tests.docs.visitor import Visitor

README = (ROOT / "README.md").read_text(encoding="utf-8")


def conversation() -> Iterator[tuple[str, list[str]]]:
    """What is said, each with the lines that follow it."""
    block = re.search(r"```conversation\n(.*?)```", README, re.DOTALL)
    assert block
    for part in block[1].split("> ")[1:]:
        said, *shown = part.splitlines()
        yield said, [line for line in shown if line]


def shows(result: TurnResult, line: str) -> bool:
    """Whether the turn holds what a line of the README says: words of the reply, or `[what happened: words]`."""
    happening = re.fullmatch(r"\[(\w+): (.*)\]", line)
    if happening is None:
        return line in result.reply
    kind, words = happening.groups()
    found: dict[str, list[str]] = {
        "saved": [memory.content for memory in result.saved],
        "asks": [proposal.content for proposal in result.proposals],
        "used": [use.memory.content for use in result.used],
    }
    return words in found[kind]


@pytest.mark.anyio
async def test_the_conversation_goes_as_shown(home: Home) -> None:
    """Every line under a message is in what came of it."""
    visitor = Visitor(home)
    for said, shown in conversation():
        result = await visitor.says(said)
        for line in shown:
            assert shows(result, line), f"after {said!r} the README shows {line!r}; the reply was {result.reply!r}"


def test_the_settings_table_is_true() -> None:
    """Each setting of the README is one of the configuration's, with the same default."""
    rows = re.findall(r"^\| `SIDENOTE_(\w+)` \| ([^|]+) \|", README, re.MULTILINE)
    assert len(rows) >= 5
    for name, default in rows:
        assert ROWS[name][3].split(",")[0] == default


def test_the_commands_are_targets_of_make() -> None:
    """Every `make` command that a page tells people to type exists."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = {
        target
        for page in ("README.md", "CONTRIBUTING.md")
        for target in re.findall(
            r"`make (\w+)`|^\$ make (\w+)$", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    for target in {name for names in told for name in names if name}:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
