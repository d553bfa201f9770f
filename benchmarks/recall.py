"""Recall: embed a message, search, read again from SQL, ask the use policies."""

from collections.abc import Callable, Sequence

from benchmarks.figures import Figure, arguments, figure, report, timed
from benchmarks.house import keep, open_house, person
from benchmarks.sample import memories, questions
from memory.home import Home


def measure(memory_count: int, runs: int) -> list[Figure]:
    """Measure recall among so many memories, and the embedding that it contains, with the same questions."""
    with open_house() as home:
        memory = home.of(person(home).id)
        keep(memory, memory_count, memories())
        asked = questions(runs)
        first = figure("first recall after a start (fills the index)", [timed(memory.recall, "Hello")])
        embedding, whole = by_turns(home, asked, memory.recall)
    return [
        first,
        figure("embedding alone", embedding),
        figure(f"recall, {memory_count:,} memories", whole, goal="p50 ≤ embedding + 4 ms"),
    ]


def by_turns(home: Home, texts: Sequence[str], call: Callable[[str], object]) -> tuple[list[float], list[float]]:
    """Time the embedding of each text and a call with it, alternately, so that both see the same machine."""
    embedding, whole = [], []
    for text in texts:
        embedding.append(timed(home.embedder.encode, [text]))
        whole.append(timed(call, text))
    return embedding, whole


if __name__ == "__main__":
    parser = arguments(__doc__)
    parser.add_argument("--memories", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=200)
    chosen = parser.parse_args()
    report(measure(chosen.memories, chosen.runs), as_json=chosen.json)
