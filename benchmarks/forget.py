"""Forgetting without an undo window: from the request to a receipt that says "done"."""

from benchmarks.figures import Figure, arguments, figure, report, timed
from benchmarks.house import keep, open_house, person
from benchmarks.sample import memories
from memory.governed import GovernedMemory


def measure(memory_count: int, runs: int) -> list[Figure]:
    """Forget single memories out of so many."""
    with open_house(undo_seconds=0) as home:
        memory = home.of(person(home).id)
        keep(memory, memory_count, memories())
        chosen = [each.id for each in memory.list()[:runs]]
        samples = [timed(_forget, memory, memory_id) for memory_id in chosen]
    return [figure(f"forget to receipt, {memory_count:,} memories", samples, goal="p95 ≤ 100 ms at 100,000")]


def _forget(memory: GovernedMemory, memory_id: str) -> None:
    receipt = memory.receipt(memory.forget([memory_id]).receipt_id)
    if receipt.state != "done":
        message = f"the receipt says {receipt.state}"
        raise RuntimeError(message)


if __name__ == "__main__":
    parser = arguments(__doc__)
    parser.add_argument("--memories", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=50)
    chosen = parser.parse_args()
    report(measure(chosen.memories, chosen.runs), as_json=chosen.json)
