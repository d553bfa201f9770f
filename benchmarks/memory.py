"""Memory of the process, idle and after many people came by once."""

from benchmarks.figures import Figure, arguments, figure, report, resident_megabytes
from benchmarks.house import keep, open_house, person
from benchmarks.sample import memories, questions


def measure(people: int, memory_count: int) -> list[Figure]:
    """Let `people` people write some memories, ask one question and go."""
    asked = questions(people)
    with open_house() as home:
        home.of(person(home).id).recall("Hello")
        before = resident_megabytes()
        for number, text in enumerate(asked):
            memory = home.of(person(home, f"person {number}").id)
            keep(memory, memory_count, memories())
            memory.recall(text)
        after = resident_megabytes()
    return [
        figure("core alone, embedder loaded, one person", [before], unit="MB"),
        figure(f"more after {people:,} people came by once", [after - before], unit="MB", goal="≤ 300 MB"),
    ]


if __name__ == "__main__":
    parser = arguments(__doc__)
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--memories", type=int, default=3, help="how many each of them leaves")
    chosen = parser.parse_args()
    report(measure(chosen.people, chosen.memories), as_json=chosen.json)
