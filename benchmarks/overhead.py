"""What Sidenote adds to a language model: time until its first word is passed on, and tokens that it is sent besides.

A real server, a scripted model behind real HTTP (its own time, from a request's arrival to its answer's first byte, is
taken off), and a client that follows the event stream, as the page does.
"""

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from assistant.prompts import tokens
from benchmarks.figures import Figure, arguments, figure, report
from benchmarks.sample import memories, questions
from tests.models.exchange import Request
from tests.models.script import Say
from tests.models.server import ModelServer

_READY_SECONDS = 120
_REPLY = "Gladly. Here is what comes to mind, in no order that matters."


class _Client:
    """One person's program, with a connection that is kept."""

    def __init__(self, address: str) -> None:
        self._host = urlsplit(address).netloc
        self._connection = HTTPConnection(self._host)
        self._token = ""

    def ask(self, method: str, path: str, body: object = None, *, accept: str = "application/json") -> Any:  # noqa: ANN401
        headers = {"Accept": accept, "Authorization": f"Bearer {self._token}"} if self._token else {"Accept": accept}
        self._connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = self._connection.getresponse()
        content = answer.read()
        return json.loads(content) if content else None

    def sign_up(self) -> None:
        """Make an account, and speak as it from here on."""
        account = {"name": "somebody", "password": secrets.token_hex()}
        self.ask("POST", "/api/accounts", account)
        self._token = self.ask("POST", "/api/tokens", {"label": "benchmark", **account})["token"]

    def turn(self, text: str) -> tuple[float, float]:
        """Send a message in a new conversation; return when it was sent and when the first words came."""
        conversation = self.ask("POST", "/api/conversations", {})["id"]
        sent = time.perf_counter()
        path = f"/api/conversations/{conversation}/turns"
        turn = self.ask("POST", path, {"text": text}, accept="text/event-stream")["id"]
        headers = {"Authorization": f"Bearer {self._token}"}
        self._connection.request("GET", f"/api/turns/{turn}/events", None, headers)
        answer = self._connection.getresponse()
        first = 0.0
        for line in answer:
            if not first and line.startswith(b"event: delta"):
                first = time.perf_counter()
        if not first:
            sys.exit(f"The turn {text!r} said nothing.")
        return sent, first


def measure(memory_count: int, runs: int) -> list[Figure]:
    """Measure turns that ask something, each in a conversation of its own, with so many memories."""
    with ModelServer("openai", keep_alive=True) as model, _served(model) as address:
        model.script = [Say(_REPLY)]
        client = _Client(address)
        client.sign_up()
        kept = 0
        for sentence in memories():
            kept += client.ask("POST", "/api/memories", {"content": sentence}).get("id") is not None
            if kept == memory_count:
                break
        for text in questions(5):  # the first turns make the agent and fill the index: a start's cost, not a turn's
            client.turn(text)
        before_first_word, added, calls = [], [], []
        for text in questions(runs):
            already = len(model.requests)
            sent, first = client.turn(text)
            asked = model.requests[already:]
            before_first_word.append((first - sent - _own_time(asked[0])) * 1_000)
            added.append(sum(map(_tokens_of, asked)) - tokens(text))
            calls.append(len(asked))
    return [
        figure(
            f"overhead until the first word, {memory_count:,} memories",
            before_first_word,
            goal="p50 ≤ 25 ms, p95 ≤ 40 ms",
        ),
        figure(f"tokens added to a turn, {memory_count:,} memories", added, unit="tok", goal="p50 ≤ 400"),
        figure("requests to the model in a turn", calls, unit=""),
    ]


def _own_time(request: Request) -> float:
    if request.first_byte is None:
        sys.exit("The model never began to answer.")
    return request.first_byte.clock - request.received.clock


def _tokens_of(request: Request) -> int:
    """Count a request's words and the JSON of its tools and forms, as they are sent."""
    told = {name: request.body[name] for name in ("tools", "response_format") if name in request.body}
    return tokens(request.prompt) + (tokens(json.dumps(told, separators=(",", ":"))) if told else 0)


@contextmanager
def _served(model: ModelServer) -> Iterator[str]:
    """Run the real server with that model on an empty folder, and give its address once it can answer."""
    with tempfile.TemporaryDirectory(prefix="sidenote-benchmark-") as folder:
        command = [sys.executable, "-m", "web.cli", "serve", "--port", "0", "--data", folder]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SIDENOTE_")}
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={**kept, **model.settings, "HF_HUB_OFFLINE": "1"}
        ) as process:
            try:
                yield _ready(process)
            finally:
                process.terminate()


def _ready(process: subprocess.Popen[str]) -> str:
    for line in process.stdout or ():
        _, said, address = line.partition("Listening on ")
        if said:
            break
    else:
        sys.exit("The server ended without saying where it listens.")
    end = time.monotonic() + _READY_SECONDS
    while time.monotonic() < end:
        connection = HTTPConnection(urlsplit(address.strip()).netloc)
        connection.request("GET", "/health")
        if connection.getresponse().status == 200:  # noqa: PLR2004 - HTTP's OK
            return address.strip()
        time.sleep(0.1)
    sys.exit("The server did not get ready.")


def main(given: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = arguments(__doc__)
    parser.add_argument("--memories", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=200)
    chosen = parser.parse_args(given)
    report(measure(chosen.memories, chosen.runs), as_json=chosen.json)


if __name__ == "__main__":
    main()
