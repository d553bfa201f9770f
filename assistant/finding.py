"""Asking model servers on this machine which models they offer. Nothing is ever asked of another machine."""

import http.client
import json
import socket
import ssl
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from assistant.providers import is_this_machine

Protocol = Literal["ollama", "openai"]

SECONDS = 0.5
"""For how long a server may think about it, from the first byte to the last."""
MOST_BYTES = 2 * 1024 * 1024
MOST_NAME = 200


@dataclass(frozen=True, slots=True)
class Server:
    """A kind of model server, and where it usually listens."""

    name: str
    base_url: str
    protocol: Protocol


@dataclass(frozen=True, slots=True)
class Offer:
    """What a server answers when it is asked for its models."""

    models: tuple[str, ...]
    passed_on: Mapping[str, str] = field(default_factory=dict)
    """The hosts that an Ollama passes on to what it is asked of some of them."""


@dataclass(frozen=True, slots=True)
class Found:
    """A server that answers, and the models that it offers."""

    server: Server
    models: tuple[str, ...]


SERVERS: tuple[Server, ...] = (
    Server("Ollama", "http://127.0.0.1:11434", "ollama"),
    Server("LM Studio", "http://127.0.0.1:1234/v1", "openai"),
    Server("llama.cpp", "http://127.0.0.1:8080/v1", "openai"),
    # Sidenote's own port as well, which lists no models: it is never taken for one.
    Server("vLLM", "http://127.0.0.1:8000/v1", "openai"),
    Server("vLLM", "http://127.0.0.1:8001/v1", "openai"),
    Server("Jan", "http://127.0.0.1:1337/v1", "openai"),
    Server("KoboldCpp", "http://127.0.0.1:5001/v1", "openai"),
)


def find(servers: Sequence[Server] | None = None, seconds: float = SECONDS) -> tuple[Found, ...]:
    """Return those of the servers that answer on this machine; blocking, all asked at once."""
    asked = SERVERS if servers is None else servers
    with ThreadPoolExecutor(max(1, len(asked))) as pool:
        offers = pool.map(lambda server: offered(server.base_url, server.protocol, seconds), asked)
        return tuple(Found(server, offer.models) for server, offer in zip(asked, offers, strict=True) if offer)


def offered(base_url: str, protocol: Protocol, seconds: float = SECONDS) -> Offer | None:
    """Return the models that a server on this machine offers; blocking.

    None: it is not on this machine, does not answer in time, or does not answer as such a server does. `base_url` is
    what the provider's client is given: it is asked where that client would ask.
    """
    try:
        parts = urlsplit(base_url)
        host, port, secure = parts.hostname, parts.port, parts.scheme == "https"
        if host is None or not is_this_machine(parts.netloc.rpartition("@")[2]):
            return None
        path = parts.path.rstrip("/") + ("/api/tags" if protocol == "ollama" else "/models")
        # Every name below localhost is this machine; only this one needs nobody to say so.
        host = "localhost" if host.endswith("localhost") else host
        listed = _get(host, port or (443 if secure else 80), path, secure=secure, seconds=seconds)
    except (OSError, http.client.HTTPException, ValueError, RecursionError):
        return None
    return _offer(listed, protocol)


def has_model(names: Sequence[str], model: str) -> bool:
    """Whether a model is among those that a server offers; Ollama's `qwen3` stands for `qwen3:latest`."""
    known = {name.casefold() for name in names}
    return model.casefold() in known or f"{model}:latest".casefold() in known


def _get(host: str, port: int, path: str, *, secure: bool, seconds: float) -> Any:  # noqa: ANN401 - whatever JSON it answers
    with closing(socket.create_connection((host, port), timeout=seconds)) as line:
        # A time-out of the socket bounds each wait alone; this one bounds all of them together.
        end = threading.Timer(seconds, _hang_up, (line,))
        end.daemon = True
        end.start()
        try:
            connection = http.client.HTTPConnection(host, port)
            wrapped = ssl.create_default_context().wrap_socket(line, server_hostname=host) if secure else line
            with closing(wrapped):
                connection.sock = wrapped
                connection.request("GET", path, headers={"Accept": "application/json"})
                answer = connection.getresponse()
                return json.loads(answer.read(MOST_BYTES)) if answer.status == http.client.OK else None
        finally:
            end.cancel()


def _hang_up(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _offer(listed: Any, protocol: Protocol) -> Offer | None:  # noqa: ANN401 - as above
    entries = listed.get("models" if protocol == "ollama" else "data") if isinstance(listed, dict) else None
    if not isinstance(entries, list):
        return None
    key = "name" if protocol == "ollama" else "id"
    named = {each[key]: each for each in entries if isinstance(each, dict) and _readable(each.get(key))}
    remote = {name: each.get("remote_host") for name, each in named.items() if protocol == "ollama"}
    return Offer(tuple(named), {name: _host(str(host)) for name, host in remote.items() if _readable(host)})


def _readable(name: object) -> bool:
    """Whether it may go to a terminal: nothing but what can be read on a line."""
    return isinstance(name, str) and name.isprintable() and 0 < len(name) <= MOST_NAME


def _host(address: str) -> str:
    """Return the host of `https://ollama.com:443`."""
    try:
        return urlsplit(address if "//" in address else f"//{address}").hostname or address
    except ValueError:
        return address
