"""The documentation, as files and as what they refer to."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+\s+(.+)$", re.MULTILINE)
_SYMBOL = re.compile(r"`([\w./-]+\.py):([\w.]+)(?:\(\))?`")
_PATH = re.compile(r"`((?:assistant|benchmarks|docs|memory|policies|tests|web)/[\w./-]*)`")


def name(page: Path) -> str:
    """A page's path inside the project."""
    return str(page.relative_to(ROOT))


def prose(page: Path) -> str:
    """A page's text without its code blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> Iterator[tuple[str, str]]:
    """The relative links of a page, as a path ("" for the page itself) and an anchor ("" for none)."""
    for target in _LINK.findall(prose(page)):
        if not re.match(r"[a-z]+:", target):
            path, _, anchor = target.partition("#")
            yield path, anchor


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = (re.sub(r"[`*]", "", heading).strip().lower() for heading in _HEADING.findall(prose(page)))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in headings}


def symbols(page: Path) -> Iterator[tuple[str, str]]:
    """The references like `memory/governed.py:GovernedMemory.propose`, as a path and a symbol."""
    yield from _SYMBOL.findall(prose(page))


def paths(page: Path) -> Iterator[str]:
    """The files and folders of the project that a page names."""
    yield from _PATH.findall(prose(page))


@cache
def defined_in(path: Path) -> frozenset[str]:
    """The names that a Python file defines: of modules, and `Class.member` of classes."""
    return frozenset(_names(ast.parse(path.read_text(encoding="utf-8")).body, ""))


def _names(body: list[ast.stmt], prefix: str) -> Iterator[str]:
    for node in body:
        match node:
            case ast.ClassDef():
                yield prefix + node.name
                yield from _names(node.body, f"{prefix}{node.name}.")
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield prefix + node.name
            case ast.Assign():
                yield from (prefix + target.id for target in node.targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name()):
                yield prefix + node.target.id  # type: ignore[union-attr]
            case _:
                pass
