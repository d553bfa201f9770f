"""Bugs planted in a copy of the code are each caught by a test; without them the same tests pass."""

import json
import os
import py_compile
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

import pytest

from tests.mutants.conftest import caught, survived
from tests.mutants.planted import PLANTED, Mutant

ROOT = Path(__file__).parents[2]
COPIED = ("assistant", "memory", "policies", "tests", "web", "pyproject.toml")
AT_ONCE = 2
PASSED, FAILED = 0, 1
"""Exit codes of pytest: a test that cannot be found, or that no longer can be collected, has another."""


class Copy:
    """A copy of the code, and a process that runs its tests and sees nothing of the original."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output.txt"
        for name in COPIED:
            if (ROOT / name).is_file():
                shutil.copy(ROOT / name, folder)
            else:
                shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        # Compiled by content, not by time: two bugs planted within a second are told apart.
        for source in folder.rglob("*.py"):
            py_compile.compile(str(source), invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
        threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1"}
        self._runner = subprocess.Popen(
            [sys.executable, "-P", folder / "tests" / "mutants" / "forking.py"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=folder,
            env=os.environ | threads | {"TOKENIZERS_PARALLELISM": "false"},
        )

    def run(self, tests: Sequence[str]) -> int:
        """Run tests and return pytest's exit code."""
        assert self._runner.stdin is not None
        assert self._runner.stdout is not None
        print(json.dumps([str(self.folder), list(tests), str(self.output)]), file=self._runner.stdin, flush=True)
        return int(self._runner.stdout.readline())

    def notices(self, mutant: Mutant) -> bool:
        """Whether the mutant's test fails where the mutant is planted."""
        file = self.folder / mutant.file
        source = file.read_text()
        try:
            file.write_text(source.replace(mutant.old, mutant.new))
            return self.run([mutant.test]) == FAILED
        finally:
            file.write_text(source)

    def close(self) -> None:
        """End the process."""
        self._runner.communicate()


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Copy]]:
    """As many copies as are worked on at once."""
    made = [Copy(tmp_path_factory.mktemp(f"copy-{number}")) for number in range(AT_ONCE)]
    yield made
    for copy in made:
        copy.close()


def test_each_bug_can_be_planted() -> None:
    """What a bug replaces stands exactly once in its file, and something else that can be compiled takes its place."""
    assert len({mutant.name for mutant in PLANTED}) == len(PLANTED)
    for mutant in PLANTED:
        source = (ROOT / mutant.file).read_text()
        assert source.count(mutant.old) == 1, mutant.name
        changed = source.replace(mutant.old, mutant.new)
        compile(changed, mutant.file, "exec")
        assert changed != source, mutant.name


@pytest.mark.timeout(600)
def test_without_bugs_the_tests_pass(copies: list[Copy]) -> None:
    """The tests that catch the bugs pass where none is planted."""
    assert copies[0].run(sorted({mutant.test for mutant in PLANTED})) == PASSED, copies[0].output.read_text()[-4000:]


@pytest.mark.timeout(1200)
def test_each_bug_is_caught(copies: list[Copy]) -> None:
    """Each planted bug makes the test fail that is named beside it."""
    free: SimpleQueue[Copy] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def noticed(mutant: Mutant) -> bool:
        copy = free.get()
        try:
            return copy.notices(mutant)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        seen = list(threads.map(noticed, PLANTED))
    for mutant, was_seen in zip(PLANTED, seen, strict=True):
        (caught if was_seen else survived).append(mutant.name)
    assert survived == []
