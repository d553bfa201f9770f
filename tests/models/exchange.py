"""One request on its connection: what was asked, when what happened, and the way back to the client."""

import json
import select
import socket
import struct
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import responses
from typing import Any, NamedTuple

TICK = 0.01
"""Seconds between two looks at whether the client is still there."""


class Moment(NamedTuple):
    """A moment by the clock that measures (`time.perf_counter`) and by the one on the wall (`time.time`)."""

    clock: float
    wall: float

    @classmethod
    def now(cls) -> "Moment":
        return cls(time.perf_counter(), time.time())


@dataclass(slots=True)
class Request:
    """A request for an answer, as the log keeps it. Header names are in lower case."""

    path: str
    headers: Mapping[str, str]
    body: Any
    prompt: str
    structured: bool
    streamed: bool
    received: Moment
    first_byte: Moment | None = None
    """When the answer's body began."""
    ended: Moment | None = None
    """When the answer was whole."""
    left: Moment | None = None
    """When the client closed the connection before the answer was whole."""
    over: threading.Event = field(default_factory=threading.Event, repr=False)

    def wait_until_over(self, seconds: float = 5.0) -> None:
        """Wait until it is answered, given up or cut. Raises TimeoutError."""
        if not self.over.wait(seconds):
            message = f"{self.path} is still being answered after {seconds} s"
            raise TimeoutError(message)


class GoneError(Exception):
    """The client has closed the connection, or the server closes."""


class Exchange:
    """Writes an answer, and notices when nobody reads it any more."""

    def __init__(
        self, connection: socket.socket, closing: threading.Event, request: Request | None, *, keep_alive: bool
    ) -> None:
        self._connection = connection
        self._keep_alive = keep_alive
        self._closing = closing
        self._request = request
        self._chunked = False

    def begin(self, code: int, media_type: str, headers: Mapping[str, str], length: int | None = None) -> None:
        """Send the status and the headers; without a length, the body is sent in chunks."""
        self._chunked = length is None
        size = {"Transfer-Encoding": "chunked"} if length is None else {"Content-Length": str(length)}
        after = {} if self._keep_alive else {"Connection": "close"}
        lines = [f"HTTP/1.1 {code} {responses.get(code, 'Unknown')}", f"Content-Type: {media_type}"]
        lines += [f"{name}: {value}" for name, value in {**size, **after, **headers}.items()]
        self._write("\r\n".join([*lines, "", ""]).encode())

    def send(self, content: bytes) -> None:
        """Send a piece of the body. Raises GoneError."""
        if not content:
            return
        self._check()
        if self._request and self._request.first_byte is None:
            self._request.first_byte = Moment.now()
        self._write(b"%x\r\n%s\r\n" % (len(content), content) if self._chunked else content)

    def end(self) -> None:
        """End the body in good order."""
        if self._chunked:
            self._write(b"0\r\n\r\n")
        if self._request:
            self._request.ended = Moment.now()

    def answer(self, code: int, body: object, headers: Mapping[str, str], media_type: str = "application/json") -> None:
        """Send a whole answer: bytes and text as they are, anything else as JSON."""
        text = body if isinstance(body, str | bytes) else json.dumps(body)
        content = text.encode() if isinstance(text, str) else text
        self.begin(code, media_type, headers, len(content))
        self.send(content)
        self.end()

    def cut(self, *, reset: bool) -> None:
        """Let the connection die: end it in the middle, or reset it."""
        if reset:
            self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        else:
            self._connection.shutdown(socket.SHUT_RDWR)

    def wait(self, seconds: float, until: threading.Event | None = None) -> None:
        """Wait so long, or until the event is set. Raises GoneError as soon as the client has gone."""
        end = time.monotonic() + seconds
        while not (until and until.is_set()):
            self._check()
            rest = end - time.monotonic()
            if rest <= 0:
                return
            self._closing.wait(min(rest, TICK))

    def _check(self) -> None:
        if self._closing.is_set():
            raise GoneError
        try:
            readable, _, _ = select.select([self._connection], [], [], 0)
            if readable and not self._connection.recv(1, socket.MSG_PEEK):
                self._leave()
        except OSError:
            self._leave()

    def _write(self, content: bytes) -> None:
        try:
            self._connection.sendall(content)
        except OSError:
            self._leave()

    def _leave(self) -> None:
        if self._request and not self._closing.is_set():
            self._request.left = Moment.now()
        raise GoneError
