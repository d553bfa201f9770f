"""Model servers on this machine: found by what they answer, and never waited for long."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from assistant.finding import Offer, Server, find, has_model, offered
from tests.models.server import ModelServer


@contextmanager
def serving(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """Serve one connection in a way of one's own, and give the address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(10)

        def serve() -> None:
            line, _ = listener.accept()
            with line:
                line.recv(65536)
                try:
                    answer(line)
                except OSError:
                    return

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join()


def whole(body: str, status: str = "200 OK", headers: str = "") -> Callable[[socket.socket], None]:
    """Answer with this at once."""
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body.encode())}\r\nConnection: close\r\n{headers}\r\n"
    return lambda line: line.sendall(f"{head}{body}".encode())


@pytest.mark.parametrize(("protocol", "names"), [("ollama", ("test-model:latest",)), ("openai", ("test-model",))])
def test_a_server_says_what_it_offers(protocol: str, names: tuple[str, ...]) -> None:
    """Each in its own protocol, asked at the address that its client is given."""
    with ModelServer(protocol) as server:
        assert offered(server.base_url, "ollama" if protocol == "ollama" else "openai") == Offer(names)
        assert offered(f"{server.base_url}/", "ollama" if protocol == "ollama" else "openai") == Offer(names)


def test_it_is_asked_where_the_client_would_ask() -> None:
    """An address that lacks its `/v1` is not set right here: the client would fail there."""
    with ModelServer("openai") as server:
        assert offered(f"http://{server.host}", "openai") is None


def test_an_ollama_says_what_it_passes_on() -> None:
    """With the host alone, and only where that can be printed."""
    body = (
        '{"models": [{"name": "big:latest", "remote_host": "https://ollama.com:443"}, {"name": "small:latest"},'
        ' {"name": "odd:latest", "remote_host": "\\u001b[2J"}, {"name": "own:latest", "remote_host": "nas.local"},'
        ' {"name": "bad:latest", "remote_host": "https://[x"}, {"name": "no:latest", "remote_host": 5}]}'
    )
    with serving(whole(body)) as address:
        offer = offered(address, "ollama")
    assert offer is not None
    assert offer.passed_on == {"big:latest": "ollama.com", "own:latest": "nas.local", "bad:latest": "https://[x"}


def test_servers_are_found_by_what_they_answer() -> None:
    """Those that are there, with what they offer; one of another kind at the same place is none."""
    with ModelServer("ollama") as ollama, ModelServer("openai") as other:
        servers = [
            Server("Ollama", ollama.base_url, "ollama"),
            Server("Nothing", "http://127.0.0.1:1", "openai"),
            Server("Other", other.base_url, "openai"),
            Server("Mistaken", other.base_url, "ollama"),
        ]
        found = find(servers)
    assert [(each.server.name, each.models) for each in found] == [
        ("Ollama", ("test-model:latest",)),
        ("Other", ("test-model",)),
    ]
    assert find([]) == ()


@pytest.mark.parametrize(
    "address",
    ["http://192.0.2.7:11434", "https://api.openai.com/v1", "http://127.0.0.1.example", "ftp:", "", "http://[::1"],
)
def test_no_other_machine_is_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even for the address of its name."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("asked"))
    assert offered(address, "openai") is None


def test_a_proxy_is_never_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment says of one."""
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with ModelServer("openai") as server:
        assert offered(server.base_url, "openai") == Offer(("test-model",))


@pytest.mark.parametrize(
    "answer",
    [
        whole("not json"),
        whole("[]"),
        whole("{}"),
        whole('{"data": {}}'),
        whole("[" * 100_000),
        whole('{"data": []}', "401 Unauthorized"),
        whole("", "302 Found", "Location: http://192.0.2.7/\r\n"),
        lambda line: line.sendall(b"SSH-2.0-OpenSSH\r\n"),
        lambda line: line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"),
        lambda line: line.sendall(b"\xff" * 100),
        lambda _: None,
    ],
)
def test_what_is_no_model_server_is_none(answer: Callable[[socket.socket], None]) -> None:
    """Another program on the port, a broken one, or a redirection."""
    with serving(answer) as address:
        assert offered(address, "openai") is None


def test_only_names_that_can_be_printed_are_taken() -> None:
    """A terminal would obey the others."""
    body = '{"data": [{"id": "good"}, {"id": "\\u001b[2J"}, {"id": ""}, {"id": 5}, {}, "x", {"id": "%s"}]}' % (
        "a" * 300
    )
    with serving(whole(body)) as address:
        assert offered(address, "openai") == Offer(("good",))


def test_a_server_that_dribbles_is_given_up() -> None:
    """The half second counts for the whole answer."""

    def dribble(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n")
        for _ in range(60):
            line.sendall(b"X-More: yes\r\n")
            time.sleep(0.1)

    with serving(dribble) as address:
        start = time.monotonic()
        assert offered(address, "openai") is None
        assert time.monotonic() - start < 2


def test_a_name_without_a_tag_is_the_latest() -> None:
    """As Ollama reads it."""
    assert has_model(("qwen3:latest", "llama3.2:3b"), "qwen3")
    assert has_model(("qwen3:latest", "llama3.2:3b"), "Llama3.2:3b")
    assert not has_model(("qwen3:8b",), "qwen3")
