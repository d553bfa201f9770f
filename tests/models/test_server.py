"""The scripted server itself: its script, its log, its end, and its life as a process of its own."""

import socket
import subprocess
import sys
import threading
import time

import httpx
import pytest

from tests.models.script import Cut, Garbage, Hang, Say, Status, Unending
from tests.models.server import ModelServer
from tests.server import ROOT

AT_ONCE = 0.25
"""Seconds; usually it takes a hundredth of one, but other tests share the processors."""
BODY = {"model": "test-model", "messages": [{"role": "user", "content": "Hello"}]}


def ask(server: ModelServer, *, stream: bool = False) -> httpx.Response:
    return httpx.post(f"{server.base_url}/chat/completions", json={**BODY, "stream": stream}, timeout=10)


def reply(server: ModelServer) -> object:
    return ask(server).json()["choices"][0]["message"]["content"]


def open_request(server: ModelServer) -> socket.socket:
    """Ask for a stream, and leave it unread."""
    host, _, port = server.host.partition(":")
    connection = socket.create_connection((host, int(port)))
    body = b'{"messages": [], "stream": true}'
    connection.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
    return connection


def test_each_request_gets_the_next_step_and_the_last_repeats(openai_server: ModelServer) -> None:
    """A new script begins at its beginning."""
    assert reply(openai_server) == "Hello."
    openai_server.script = [Say("One."), Say("Two.")]
    assert [reply(openai_server) for _ in range(3)] == ["One.", "Two.", "Two."]
    openai_server.script = [Say("Three.")]
    assert reply(openai_server) == "Three."
    openai_server.reset()
    assert openai_server.requests == []
    assert reply(openai_server) == "Hello."


def test_words_come_with_their_pauses(openai_server: ModelServer) -> None:
    """Three words, two pauses."""
    openai_server.script = [Say("One two three.", pause=0.05)]
    ask(openai_server, stream=True)
    request = openai_server.ended(0)
    assert request.first_byte is not None
    assert request.ended is not None
    assert request.ended.clock - request.first_byte.clock >= 0.1


def test_a_status_says_what_it_shall_say(openai_server: ModelServer) -> None:
    """Its body and headers are its own, or the provider's usual words."""
    openai_server.script = [Status(503), Status(429, {"slow": "down"}, {"Retry-After": "7"}), Garbage(b"oops")]
    assert "overloaded" in ask(openai_server).json()["error"]["message"]
    limited = ask(openai_server)
    assert (limited.status_code, limited.json(), limited.headers["retry-after"]) == (429, {"slow": "down"}, "7")
    assert ask(openai_server).content == b"oops"


def test_a_client_that_goes_away_is_noticed(openai_server: ModelServer) -> None:
    """At once, while the server hangs and while it writes."""
    openai_server.script = [Hang(), Hang("between", after="One"), Unending()]
    for number in range(3):
        connection = open_request(openai_server)
        request = openai_server.wait_for(number + 1)[number]
        time.sleep(0.05)
        gone = time.perf_counter()
        connection.close()
        request.wait_until_over()
        assert request.left is not None
        assert request.left.clock - gone < AT_ONCE
        assert request.ended is None


def test_a_client_that_stays_has_not_left(openai_server: ModelServer) -> None:
    """Neither an answer that is whole nor one that the server cuts short counts as left."""
    openai_server.script = [Say("One."), Cut("One")]
    ask(openai_server, stream=True)
    with pytest.raises(httpx.RemoteProtocolError):
        ask(openai_server, stream=True)
    assert [request.left for request in openai_server.requests] == [None, None]
    assert [request.ended is None for request in openai_server.requests] == [False, True]


def test_a_hang_goes_on_when_it_may(openai_server: ModelServer) -> None:
    """It says what comes then."""
    go = threading.Event()
    threading.Timer(0.1, go.set).start()
    openai_server.script = [Hang("accept", until=go, then="At last.")]
    assert reply(openai_server) == "At last."


def test_half_a_request_is_none(openai_server: ModelServer) -> None:
    """A client that goes away before it has asked leaves no trace."""
    host, _, port = openai_server.host.partition(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nContent-Length: 9\r\n\r\n{")
    assert reply(openai_server) == "Hello."
    assert len(openai_server.requests) == 1


def test_closing_ends_every_answer_and_thread() -> None:
    """A hang, an idle connection and one that waits with half a request do not hold it up."""
    before = set(threading.enumerate())
    server = ModelServer("openai", keep_alive=True)
    server.script = [Say("One."), Hang()]
    with httpx.Client() as idle:
        idle.post(f"{server.base_url}/chat/completions", json=BODY)
        hanging = open_request(server)
        request = server.wait_for(2)[1]
        started = time.perf_counter()
        server.close()
        assert time.perf_counter() - started < 1
        assert request.over.is_set()
        assert request.left is None
        assert hanging.recv(1) == b""
        hanging.close()
    assert set(threading.enumerate()) <= before


def test_connections_are_kept_alive_on_demand() -> None:
    """Usually each has one answer."""
    for kept in (True, False):
        with ModelServer("openai", keep_alive=kept) as server, httpx.Client() as client:
            answers = [client.post(f"{server.base_url}/chat/completions", json=BODY) for _ in range(2)]
            assert [answer.headers.get("connection") for answer in answers] == [None if kept else "close"] * 2


def test_a_fault_of_its_own_is_raised_when_it_closes() -> None:
    """So that a test never passes on a server that broke."""
    server = ModelServer("openai")
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.post(f"{server.base_url}/chat/completions", content=b"no JSON")
    with pytest.raises(ValueError, match="Expecting value"):
        server.close()


def test_settings_name_the_model_its_address_and_its_key(model_server: ModelServer) -> None:
    """They are what a server of ours needs to use it."""
    settings = model_server.settings
    assert settings.pop("SIDENOTE_MODEL") == f"{model_server.protocol.name}:test-model"
    assert settings.pop("SIDENOTE_MODEL_BASE_URL").startswith("http://127.0.0.1:")
    assert set(settings.values()) <= {"none"}


@pytest.mark.parametrize("protocol", ["openai", "ollama"])
def test_it_runs_as_a_process_of_its_own(protocol: str) -> None:
    """It prints its address, answers, and ends when its standard input closes."""
    command = [sys.executable, "-m", "tests.models.server", protocol, "--say", "The sea is wide."]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        path = {"openai": "/chat/completions", "ollama": "/api/chat"}[protocol]
        answer = httpx.post(address + path, json={**BODY, "stream": False}, timeout=10)
        process.stdin.close()
        assert process.wait(10) == 0
    assert "The sea is wide." in answer.text
