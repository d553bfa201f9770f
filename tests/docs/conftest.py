"""A real home for playing what the documentation shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.reader import read_answer
from memory.home import Home
from policies.builtin import default_policies
from policies.engine import PolicySet


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A home with the policies that hold by default."""
    folder: Path = tmp_path_factory.mktemp("documentation")
    opened = Home.open(folder, policies=PolicySet(default_policies()), read_answer=read_answer)
    assert opened.embedder.wait(120)
    yield opened
    opened.close()
