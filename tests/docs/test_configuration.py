"""What can be set is documented, with its true default, and what is documented can be set."""

import re
import tomllib
from dataclasses import Field, fields
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import ROOT
from web import settings
from web.settings import Settings, load

TEXT = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `SIDENOTE_(\w+)` \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
ROWS = {row[0]: row for row in ROW.findall(TEXT)}


def test_every_setting_has_its_row_and_every_row_a_setting() -> None:
    """The table holds exactly the variables that are read."""
    assert {variable.lower() for variable in ROWS} == set(settings._READERS)


@pytest.mark.parametrize("field", [field for field in fields(Settings) if field.name != "data"], ids=lambda f: f.name)
def test_defaults_are_the_real_ones(field: Field[Any]) -> None:
    """Each row shows the default that holds when nothing is set."""
    default = getattr(load({}, {"SIDENOTE_DATA": "/nowhere"}), field.name)
    _, _, _, shown, _ = ROWS[field.name.upper()]
    assert shown == ("none" if default is None else f"`{default}`")


def test_the_example_file_is_read(tmp_path: Path) -> None:
    """The file of the page, put into a data folder, gives the settings that it shows."""
    example = re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    assert example
    (tmp_path / "sidenote.toml").write_text(example[1], encoding="utf-8")
    loaded = load({"data": str(tmp_path)}, {})
    for name, value in tomllib.loads(example[1]).items():
        assert getattr(loaded, name) == value
