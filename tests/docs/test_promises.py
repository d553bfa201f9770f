"""Each promise of the architecture is kept at a marked line and shown by a journey."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, symbols

PAGE = ROOT / "docs/architecture.md"
ROW = re.compile(
    r"^\| ([A-Z][\w' ]+) \| [^|]+ \| `([\w/]+\.py):([\w.]+)` \| `(tests/journeys/\w+\.py)` \|$", re.MULTILINE
)
PROMISES = ROW.findall(PAGE.read_text(encoding="utf-8"))
MARK = re.compile(r"INVARIANT: ([A-Za-z' ]+)")
CODE = [
    path for package in ("assistant", "memory", "policies", "web") for path in sorted((ROOT / package).rglob("*.py"))
]


def marks(path: Path) -> set[str]:
    """The names of the promises that a file says it keeps, as the table writes them."""
    return {mark.strip() for mark in MARK.findall(path.read_text(encoding="utf-8"))}


def test_the_ten_promises_are_listed() -> None:
    """The pattern still finds the table."""
    assert len(PROMISES) == 10
    assert len({name for name, *_ in PROMISES}) == 10


@pytest.mark.parametrize(("name", "path", "symbol", "journey"), PROMISES)
def test_each_is_kept_and_shown(name: str, path: str, symbol: str, journey: str) -> None:
    """The file that is named carries its mark, and the journey exists."""
    assert (path, symbol) in set(symbols(PAGE))
    assert name in marks(ROOT / path), f"{path} has no mark for {name!r}"
    assert (ROOT / journey).is_file(), f"{journey} does not exist"


@pytest.mark.parametrize("path", [path for path in CODE if marks(path)], ids=lambda path: str(path.relative_to(ROOT)))
def test_no_mark_names_an_unknown_promise(path: Path) -> None:
    """Every mark in the code names one of the promises, so that searching for one finds all its places."""
    names = {name.removesuffix(" and stays gone") for name in marks(path)}
    assert names <= {name for name, *_ in PROMISES}
