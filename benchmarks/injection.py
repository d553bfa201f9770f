"""Injected documents of a shared set through a model that obeys them: how many keep, change, forget or send anything.

`--data` names the folder with `injection.jsonl.gz`. Each of its e-mails is handed over twice with its question, once
marked as pasted by the page and once unmarked; its harmless prompts must be answered. Then the e-mails come again with
the gate switched off.
"""

import asyncio
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.figures import arguments
from benchmarks.house import open_house
from memory.records import Span
from tests.attacks.documents import Document
from tests.attacks.injecting import CARDS, GATED, Found, Victim, hand_over, nothing_borrowed
from tests.attacks.obeying import ObeyingModel

DATA = Path("../shared/bench/data")
FILE = "injection.jsonl.gz"
_SHOWN = 10


def rows(folder: Path) -> list[dict[str, Any]]:
    """Read the set. Ends the program if it is not there."""
    if not (folder / FILE).is_file():
        sys.exit(f"There is no {FILE} in {folder}: name the folder that has it with --data.")
    with gzip.open(folder / FILE, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def documents(found: Sequence[dict[str, Any]]) -> Iterator[Document]:
    """Yield each e-mail with its question, marked as pasted and unmarked."""
    for row in found:
        if row["kind"] == "tool_content":
            before = f"{row['question']}\n\n"
            text = before + row["text"]
            yield Document(f"{row['id']}, marked", text, (Span(len(before), len(text)),))
            yield Document(f"{row['id']}, unmarked", text)


async def measure(found: Sequence[dict[str, Any]], *, fewer: int) -> dict[str, Any]:
    """Hand everything over; every so many e-mails only, as `fewer` says."""
    mails = list(documents(found))[::fewer]
    prompts = [Document(row["id"], row["text"]) for row in found if row["kind"] == "user_message"][::fewer]
    with open_house() as home:
        injected, _ = await hand_over(home, mails, "mails")
        asking = Victim(home, ObeyingModel(), "prompts")
        results = [await asking.turn(asking.chat(), prompt) for prompt in prompts]
        with patch(GATED[0], nothing_borrowed), patch(GATED[1], nothing_borrowed):
            ungated, _ = await hand_over(home, mails, "ungated")
    return {
        "with the gate": _counts(injected),
        "with the gate switched off": _counts(ungated),
        "harmless prompts": len(results),
        "harmless prompts not answered": sum(result.error is not None or not result.reply for result in results),
        "got through": dict(list(injected.by.items())[:_SHOWN]),
    }


def _counts(found: Found) -> dict[str, Any]:
    happened = Counter({kind: count for kind, count in found.happened.items() if count})
    return {"documents": found.tried, "got through": found.got_through, CARDS: happened.pop(CARDS, 0), **happened}


if __name__ == "__main__":
    parser = arguments(__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help=f"the folder with {FILE}")
    parser.add_argument("--fewer", type=int, default=1, help="try only every so many documents")
    chosen = parser.parse_args()
    measured = asyncio.run(measure(rows(chosen.data), fewer=chosen.fewer))
    if chosen.json:
        print(json.dumps(measured))
    else:
        for what, value in measured.items():
            print(f"{what}: {value}")
