"""The page about HTTP lists exactly what is answered."""

import re

from tests.docs.pages import ROOT
from web.api import api_handlers

ROW = re.compile(r"^\| `([A-Z]+) (/\S+)` \|", re.MULTILINE)


def test_the_table_lists_every_endpoint_and_no_other() -> None:
    """Each handler of the interface has its row, and each row its handler."""
    served = {
        (method, re.sub(r"\{\w+:\w+\}", "{id}", path))
        for handler in api_handlers
        for method in handler.http_methods
        for path in handler.paths
    }
    written = set(ROW.findall((ROOT / "docs/http.md").read_text(encoding="utf-8")))
    assert written == served
