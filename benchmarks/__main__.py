"""Print every figure: each benchmark in a process of its own, so that none warms another up.

With `--page docs/figures.md` the table of that page is written anew. Measure on a machine that does nothing else.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figures import Figure, arguments, machine, report

COMMANDS = ("start", "decision", "recall", "write", "turn", "overhead", "forget", "memory")
_TABLE = re.compile(r"(?<=<!-- table -->\n).*(?=<!-- /table -->)", re.DOTALL)


def main() -> None:
    """Run all, and the comparison with mem0 if told where it is installed."""
    parser = arguments(__doc__)
    parser.add_argument("--mem0", metavar="PYTHON", help="the interpreter of an environment in which mem0 is installed")
    parser.add_argument("--page", type=Path, help="a page whose table to write anew")
    chosen = parser.parse_args()
    figures = {command: _measured(command) for command in COMMANDS}
    if chosen.mem0:
        figures["mem0"] = _measured("mem0", "--python", chosen.mem0)
    report([row for rows in figures.values() for row in rows], as_json=chosen.json)
    if chosen.page:
        page = chosen.page.read_text(encoding="utf-8")
        chosen.page.write_text(_TABLE.sub(lambda _: "\n".join(_markdown(figures)), page), encoding="utf-8")


def _measured(command: str, *options: str) -> list[Figure]:
    print(f"measuring {command} …", file=sys.stderr)
    line = [sys.executable, "-m", f"benchmarks.{command}", "--json", *options]
    done = subprocess.run(line, stdout=subprocess.PIPE, text=True, check=True)
    return [Figure(**row) for row in json.loads(done.stdout.splitlines()[-1])["figures"]]


def _markdown(figures: Mapping[str, Sequence[Figure]]) -> Iterable[str]:
    yield f"\nMeasured on {datetime.now(UTC):%-d %B %Y}: {machine()}.\n"
    for command, rows in figures.items():
        yield f"`python -m benchmarks.{command}`\n"
        yield "| what | p50 | p95 | runs | goal |"
        yield "|---|---|---|---|---|"
        for row in rows:
            measured = f"{row.p50:.4g} {row.unit} | {row.p95:.4g} {row.unit}"
            yield f"| {row.what} | {measured} | {row.count} | {row.goal or '–'} |"
        yield ""


if __name__ == "__main__":
    main()
