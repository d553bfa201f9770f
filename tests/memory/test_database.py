"""The database's files: nobody else may read them, whoever may read the folder."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from memory.database import Database
from memory.embedding import MiniLM
from memory.home import Home
from policies.builtin import default_policies
from policies.engine import PolicySet
from tests.memory.conftest import read_answer


@pytest.fixture
def open_umask() -> Iterator[None]:
    """Have new files be readable by everybody, as usual."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_umask")
def test_in_a_folder_that_others_may_read_they_read_no_words(tmp_path: Path, embedder: MiniLM) -> None:
    """The folder was made by hand; what is in it is closed all the same."""
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    policies = PolicySet(default_policies())
    home = Home.open(data, policies=policies, read_answer=read_answer, embedder=embedder)
    made = {path.name: path.stat().st_mode & 0o777 for path in data.rglob("*")}
    home.close()
    assert {name: oct(mode) for name, mode in made.items() if name.startswith("sidenote.db")} == {
        "sidenote.db": "0o600",
        "sidenote.db-wal": "0o600",
        "sidenote.db-shm": "0o600",
    }
    assert oct(made["keys"]) == "0o700"
    assert oct(made["tombstones.key"]) == "0o600"


@pytest.mark.usefixtures("open_umask")
def test_a_database_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    """It was made before, with its log; what it holds stays."""
    path = tmp_path / "sidenote.db"
    first = Database(path)
    with first.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE kept (word TEXT)")
    for each in tmp_path.iterdir():
        each.chmod(0o644)
    second = Database(path)
    with second.engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM kept").scalar() == 0
    assert {oct(each.stat().st_mode & 0o777) for each in tmp_path.iterdir()} == {"0o600"}
    first.close()
    second.close()
