"""A governed write: evidence, labels, decision; then the memory, its ledger entry and its vector, durable on disk."""

import itertools
import time
from uuid import uuid4

from benchmarks.figures import Figure, arguments, figure, report, timed
from benchmarks.house import keep, open_house, person
from benchmarks.sample import memories
from memory.governed import GovernedMemory
from memory.records import Claim, Conversation, Saved, TurnRef
from memory.transcripts import Transcripts


def measure(memory_count: int, runs: int) -> list[Figure]:
    """Measure writes beside so many memories: typed into the memory page, and said in a conversation."""
    sentences = memories()
    with open_house() as home:
        somebody = person(home)
        memory, transcripts = home.of(somebody.id), home.transcripts(somebody.id)
        keep(memory, memory_count, sentences)
        embedding = [timed(home.embedder.encode, [text]) for text in itertools.islice(memories(), runs)]
        by_page = keep(memory, runs, sentences)
        conversation = transcripts.create()
        by_message: list[float] = []
        while len(by_message) < runs:
            by_message += _say(memory, transcripts, conversation, next(sentences))
    return [
        figure("embedding alone", embedding),
        figure(f"write from the memory page, {memory_count:,} memories", by_page),
        figure(f"write from a message, {memory_count:,} memories", by_message),
    ]


def _say(memory: GovernedMemory, transcripts: Transcripts, conversation: Conversation, text: str) -> list[float]:
    """Store a message, and time the write of the claim that rests on it; nothing where it was not saved."""
    turn_id = str(uuid4())
    message = transcripts.add(conversation.id, turn_id, "person", f"Remember this: {text}")
    turn = TurnRef(turn_id, conversation.id, message.id)
    begin = time.perf_counter_ns()
    outcome = memory.propose(Claim(text, text, told=True), turn)
    taken = (time.perf_counter_ns() - begin) / 1e6
    return [taken] if isinstance(outcome, Saved) else []


if __name__ == "__main__":
    parser = arguments(__doc__)
    parser.add_argument("--memories", type=int, default=300)
    parser.add_argument("--runs", type=int, default=200)
    chosen = parser.parse_args()
    report(measure(chosen.memories, chosen.runs), as_json=chosen.json)
