"""Opening the data folder: made, migrated, held by one process; vectors follow when the embedder is ready."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from memory.database import Database
from memory.embedding import MiniLM, Vector
from memory.errors import DataFolderError
from memory.home import Home
from memory.migrating import migrate
from memory.records import Saved
from policies.builtin import default_policies
from policies.engine import PolicySet
from tests.memory.conftest import OpenHome, read_answer


class LateEmbedder:
    """The genuine embedder, not ready before a test says so."""

    def __init__(self, embedder: MiniLM) -> None:
        self._embedder = embedder
        self.ready = False

    def encode(self, texts: Sequence[str]) -> Vector:
        return self._embedder.encode(texts)

    def wait(self, timeout: float | None = None) -> bool:  # noqa: ARG002 - the port's
        return self.ready


def _open(folder: Path, embedder: object) -> Home:
    policies = PolicySet(default_policies())
    return Home.open(folder, policies=policies, read_answer=read_answer, embedder=embedder)  # type: ignore[arg-type]


def test_a_folder_is_held_by_one_process(home: Home, tmp_path: Path, embedder: MiniLM) -> None:
    """A second server stops with one line that says so; after the first has ended, it opens."""
    with pytest.raises(DataFolderError, match="in use by another"):
        _open(tmp_path / "data", embedder)
    home.close()
    _open(tmp_path / "data", embedder).close()


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path, embedder: MiniLM) -> None:
    """A file where the folder should be."""
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(DataFolderError, match="cannot be written to"):
        _open(tmp_path / "data", embedder)


def test_data_of_a_newer_version_is_left_alone(open_home: OpenHome, tmp_path: Path, embedder: MiniLM) -> None:
    """An unknown revision stops the start before anything is touched."""
    open_home().close()
    database = Database(tmp_path / "data" / "sidenote.db")
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(DataFolderError, match="newer"):
        _open(tmp_path / "data", embedder)


def test_a_file_that_is_no_database_is_one_clear_line(tmp_path: Path, embedder: MiniLM) -> None:
    """Garbage instead of a database."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "sidenote.db").write_bytes(b"not a database at all" * 500)
    with pytest.raises(DataFolderError, match="cannot be opened"):
        _open(tmp_path / "data", embedder)


def test_the_migrations_make_exactly_the_tables(tmp_path: Path) -> None:
    """Autogenerate finds no difference between the migrated database and tables.py."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlmodel import SQLModel

    database = Database(tmp_path / "sidenote.db")
    migrate(database)
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []
    database.close()


def test_saving_works_before_the_embedder_is_ready(tmp_path: Path, embedder: MiniLM) -> None:
    """A memory saved early has no vector, is listed at once, and is found by meaning once the embedder is there."""
    late = LateEmbedder(embedder)
    home = _open(tmp_path / "data", late)
    memory = home.of(home.accounts.create("Ana", "hash").id)
    assert isinstance(memory.author("Keeps bees"), Saved)
    assert memory.recall("How do I look after my hives of honey insects?").used == ()
    late.ready = True
    home.erase_due()
    used = memory.recall("How do I look after my bees and their hives?").used
    assert [use.memory.content for use in used] == ["Keeps bees"]
    home.close()


def test_wrong_weights_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights of another digest leave the embedder unready; nothing is embedded with them."""
    monkeypatch.setattr("memory.embedding._WEIGHTS_SHA256", "0" * 64)
    model = MiniLM()
    model.load_in_background()
    assert not model.wait(60)


def test_vectors_are_unit_length(embedder: MiniLM) -> None:
    """Rows of 384 float32 numbers of length one."""
    vectors = embedder.encode(["Keeps bees", "Lives in York"])
    assert vectors.shape == (2, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_importing_the_rooms_does_nothing() -> None:
    """No heavy library is loaded and no file is made by an import."""
    check = (
        "import sys, memory.home, policies.builtin;"
        "assert not {'torch', 'chromadb', 'sentence_transformers', 'alembic'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", check], check=True, timeout=60)
