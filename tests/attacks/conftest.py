"""The attacks' counts at the end of the run, and an ear for every attempt to reach another host."""

import sys
from collections.abc import Iterator

import pytest

from tests.assistant.conftest import clock, embedder, home, new_chat
from tests.attacks.counts import reported

__all__ = ["clock", "embedder", "home", "new_chat"]

_HERE = ("127.", "::1", "localhost")
_attempts: list[str] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    """Note who tries to find or reach another host; tests/conftest.py refuses it."""
    if event == "socket.connect":
        address = arguments[1]
        host = str(address[0]) if isinstance(address, tuple) else ""
    elif event == "socket.getaddrinfo":
        host = arguments[0].decode() if isinstance(arguments[0], bytes) else str(arguments[0] or "")
    else:
        return
    if host and not host.startswith(_HERE):
        _attempts.append(host)


sys.addaudithook(_hear)


@pytest.fixture
def attempts() -> Iterator[list[str]]:
    """The hosts that were looked up or connected to during the test, but this machine."""
    _attempts.clear()
    yield _attempts
    _attempts.clear()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if counts := reported():
        terminalreporter.section("attacks")
        for count in counts:
            terminalreporter.write_line(str(count))
