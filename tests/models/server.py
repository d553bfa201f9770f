"""A scripted language model behind real HTTP on this machine; by itself: `python -m tests.models.server openai`."""

import argparse
import contextlib
import json
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from tests.models.anthropic_protocol import Anthropic
from tests.models.exchange import Exchange, GoneError, Moment, Request
from tests.models.gemini_protocol import Gemini
from tests.models.ollama_protocol import Ollama
from tests.models.openai_protocol import OpenAI
from tests.models.parts import DroppedError
from tests.models.playing import play, step_for
from tests.models.protocol import MODEL, Protocol
from tests.models.script import Say, Step

PROTOCOLS: dict[str, type[Protocol]] = {
    "openai": OpenAI,
    "ollama": Ollama,
    "anthropic": Anthropic,
    "gemini": Gemini,
}
NO_CLAIMS: dict[str, object] = {"claims": []}


class ModelServer:
    """A language model that does as it is told, in one provider's protocol. Ends with `close`, or as a context.

    Unless connections are kept alive, clients keep none when their answers are whole: nothing is left open in tests.
    """

    def __init__(self, protocol: str, *, keep_alive: bool = False) -> None:
        self.protocol = PROTOCOLS[protocol]()
        self.keep_alive = keep_alive
        self.closing = threading.Event()
        self.errors: list[BaseException] = []
        self._lock = threading.Lock()
        self._arrived = threading.Condition(self._lock)
        self.reset()
        self._listener = _Listener(self)
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.02,), name=f"model {protocol}")
        self._thread.start()

    def reset(self) -> None:
        """Forget every request, and say "Hello." until there is another script."""
        with self._lock:
            self._requests: list[Request] = []
            self._lookups: list[str] = []
            self._script: Sequence[Step] = [Say("Hello.")]
            self._structured: Sequence[object] = [NO_CLAIMS]
            self._played = {"script": 0, "structured": 0}

    @property
    def script(self) -> Sequence[Step]:
        """The steps: one for each request but those for structured output; the last one repeats."""
        return self._script

    @script.setter
    def script(self, steps: Sequence[Step]) -> None:
        with self._lock:
            self._script, self._played["script"] = steps, 0

    @property
    def structured(self) -> Any:
        """What requests for structured output get: JSON or a step, or a list of those; the last one repeats."""
        return self._structured

    @structured.setter
    def structured(self, answers: object) -> None:
        with self._lock:
            self._structured = answers if isinstance(answers, list) else [answers]
            self._played["structured"] = 0

    @property
    def requests(self) -> list[Request]:
        """Every request for an answer so far, in the order they came."""
        with self._lock:
            return list(self._requests)

    @property
    def scripted(self) -> list[Request]:
        """Those of them that the script answered."""
        return [request for request in self.requests if not request.structured]

    @property
    def lookups(self) -> list[str]:
        """The paths that were only read, such as the list of models."""
        with self._lock:
            return list(self._lookups)

    def prompt(self, number: int) -> str:
        """Return all text of the messages of a request, in order."""
        return self.requests[number].prompt

    def wait_for(self, count: int, seconds: float = 5.0) -> list[Request]:
        """Return the requests once there are so many. Raises TimeoutError."""
        with self._arrived:
            if not self._arrived.wait_for(lambda: len(self._requests) >= count, seconds):
                message = f"{len(self._requests)} of {count} requests came within {seconds} s"
                raise TimeoutError(message)
            return list(self._requests)

    def ended(self, number: int, seconds: float = 5.0) -> Request:
        """Return a request once it is answered to the end: a client may have all of it a moment before we note so."""
        request, patience = self.wait_for(number + 1, seconds)[number], time.monotonic() + seconds
        while request.ended is None:
            if time.monotonic() > patience:
                message = f"request {number} was not answered within {seconds} s"
                raise TimeoutError(message)
            time.sleep(0.005)
        return request

    @property
    def name(self) -> str:
        """The model as settings name it."""
        return f"{self.protocol.name}:{MODEL}"

    @property
    def host(self) -> str:
        """The host and port that it listens on."""
        return f"127.0.0.1:{self._listener.server_address[1]}"

    @property
    def base_url(self) -> str:
        """The address that clients are given."""
        return f"http://{self.host}{self.protocol.base_path}"

    @property
    def settings(self) -> dict[str, str]:
        """The environment that makes a server use it."""
        key = {self.protocol.key_variable: "none"} if self.protocol.key_variable else {}
        return {"SIDENOTE_MODEL": self.name, "SIDENOTE_MODEL_BASE_URL": self.base_url, **key}

    def close(self) -> None:
        """End every answer and close every connection. Raises what went wrong in the server itself."""
        self.closing.set()
        self._listener.shutdown()
        self._listener.close_connections()
        self._listener.server_close()
        self._thread.join()
        if self.errors:
            raise self.errors[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def take(self, request: Request) -> Step | object:
        """Log a request, and return what it gets. For the handler."""
        with self._arrived:
            which = "structured" if request.structured else "script"
            steps = self._structured if request.structured else self._script
            place = min(self._played[which], len(steps) - 1)
            self._played[which] += 1
            self._requests.append(request)
            self._arrived.notify_all()
            return steps[place]

    def looked_up(self, path: str) -> None:
        """Log a path that was only read. For the handler."""
        with self._lock:
            self._lookups.append(path)


class _Handler(BaseHTTPRequestHandler):
    """Reads the requests of one connection, one after the other, and plays what the script says."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "_Listener"

    def do_GET(self) -> None:
        model = self.server.model
        model.looked_up(self.path)
        exchange = self._exchange()
        found = model.protocol.lookup(self.path.partition("?")[0])
        with self._ending():
            exchange.answer(404 if found is None else 200, found or {"error": "no such page"}, {})

    def do_POST(self) -> None:
        model, received = self.server.model, Moment.now()
        length = int(self.headers["Content-Length"])
        content = self.rfile.read(length)
        if len(content) < length:
            self.close_connection = True
            return
        body = json.loads(content or b"{}")
        protocol = model.protocol.at(self.path)
        asked = protocol.asked(self.path, body)
        if asked is None:
            self.do_GET()
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.path, headers, body, asked.prompt, asked.structured, asked.streamed, received)
        step = step_for(model.take(request), asked)
        exchange = self._exchange(request)
        try:
            with self._ending():
                play(step, asked, protocol, exchange)
        finally:
            request.over.set()

    @contextlib.contextmanager
    def _ending(self) -> Iterator[None]:
        try:
            yield
        except GoneError:
            self.close_connection = True
        except DroppedError as dropped:
            self.close_connection = True
            self._exchange().cut(reset=dropped.reset)

    def _exchange(self, request: Request | None = None) -> Exchange:
        model = self.server.model
        self.close_connection = self.close_connection or not model.keep_alive
        return Exchange(self.connection, model.closing, request, keep_alive=model.keep_alive)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Print nothing."""


class _Listener(ThreadingHTTPServer):
    """Listens on a free port, and knows its open connections so that it can end them."""

    daemon_threads = False

    def __init__(self, model: ModelServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.model = model
        self._connections: set[Any] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._connections.discard(request)
        super().shutdown_request(request)

    def close_connections(self) -> None:
        """End those that are open; their threads then end."""
        for connection in list(self._connections):
            with contextlib.suppress(OSError):
                connection.shutdown(2)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the base class's
        error = sys.exception()
        if error is not None and not isinstance(error, ConnectionError):
            self.model.errors.append(error)


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until standard input closes; the first line printed is the address."""
    parser = argparse.ArgumentParser(prog="python -m tests.models.server", description=__doc__)
    parser.add_argument("protocol", choices=sorted(PROTOCOLS))
    parser.add_argument("--say", default="Hello.", help="what it answers")
    parser.add_argument("--pause", type=float, default=0.0, help="seconds between two words")
    options = parser.parse_args(arguments)
    with ModelServer(options.protocol) as model:
        model.script = [Say(options.say, options.pause)]
        print(model.base_url, flush=True)  # noqa: T201 - what it is asked for
        while os.read(0, 4096):
            pass


if __name__ == "__main__":
    main()
