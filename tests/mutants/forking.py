"""Runs tests of a copy of the code, each time in a new process that has the heavy libraries imported already.

A program of its own, which imports nothing of ours: it reads a folder and tests as a line of JSON, forks, runs them
there with the folder's code, and answers with a line: pytest's exit code, or -1 if any code but the folder's was run.
"""

import importlib
import json
import os
import sys
from pathlib import Path

HEAVY = (
    "alembic.command",
    "chromadb",
    "detect_secrets",
    "hypothesis",
    "langchain.agents",
    "langchain_openai",
    "litestar",
    "pytest",
    "sentence_transformers",
    "sqlmodel",
    "torch",
)
OURS = ("assistant", "memory", "policies", "tests", "web")


def _run(folder: Path, tests: list[str], output: str) -> int:
    import pytest

    os.chdir(folder)
    sys.path.insert(0, str(folder))
    sys.dont_write_bytecode = True
    shown = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(shown, 1)
    os.dup2(shown, 2)
    # Plug-ins that the libraries brought along were imported before pytest could rewrite their asserts: no matter here.
    options = ["-x", "-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    code = int(pytest.main([*options, *tests]))
    sys.stdout.flush()
    files = [getattr(sys.modules.get(name), "__file__", None) for name in OURS]
    return code if all(file is None or Path(file).is_relative_to(folder) for file in files) else -1


def main() -> None:
    """Answer until the input ends."""
    for name in HEAVY:
        importlib.import_module(name)
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        folder, tests, output = json.loads(line)
        child = os.fork()
        if not child:
            code = -1
            try:
                code = _run(Path(folder), tests, output)
            finally:
                os._exit(code & 0xFF)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(code if code != 0xFF else -1, file=answers, flush=True)


if __name__ == "__main__":
    main()
