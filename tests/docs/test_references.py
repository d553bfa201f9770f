"""Whatever the documentation points at exists."""

from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, anchors, defined_in, links, name, paths, symbols


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    """Each relative link names a file of the project, and each anchor a heading in it."""
    for path, anchor in links(page):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{name(page)} links to {path}, which does not exist"
        if anchor:
            assert anchor in anchors(target), f"{name(page)} links to #{anchor}, which {name(target)} does not have"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_symbols_are_defined(page: Path) -> None:
    """Each reference like `file.py:symbol` names something that this file defines."""
    for path, symbol in symbols(page):
        file = ROOT / path
        assert file.is_file(), f"{name(page)} names {path}, which does not exist"
        assert symbol in defined_in(file), f"{name(page)} names {symbol}, which {path} does not define"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_paths_exist(page: Path) -> None:
    """Each file or folder of the project that a page names is there."""
    for path in paths(page):
        assert (ROOT / path).exists(), f"{name(page)} names {path}, which does not exist"


def test_every_decision_is_listed() -> None:
    """The list of decisions leads to each of them."""
    listed = {path for path, _ in links(ROOT / "docs/adr/README.md")}
    written = {page.name for page in PAGES if page.parent.name == "adr" and page.name[0].isdigit()}
    assert listed == written
