"""The rules that hold for every test are tests' own promise, so they are tested too."""

import socket

import pytest


def test_a_test_cannot_reach_another_machine() -> None:
    """A connection to any address but loopback is refused before a packet leaves."""
    with socket.socket() as outward, pytest.raises(ConnectionRefusedError, match=r"192\.0\.2\.1"):
        outward.connect(("192.0.2.1", 80))


def test_a_test_may_reach_its_own_server() -> None:
    """A connection over loopback works."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.connect(server.getsockname())
