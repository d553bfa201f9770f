"""A real Sidenote for tests: its own process, its own data folder, a port of its own, spoken to over HTTP."""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

ROOT = Path(__file__).parent.parent
START_SECONDS = 120.0
PASSWORD = "correct horse battery"
JSON = {"Accept": "application/json"}


class Sidenote:
    """A server process and its data folder. The process is stopped by its own id."""

    def __init__(
        self, data: Path, log: Path, flags: tuple[str, ...] = (), settings: dict[str, str] | None = None
    ) -> None:
        self.data = data
        self.base = ""
        self._log = log
        self._flags = flags
        self._settings = settings or {}
        self._process: subprocess.Popen[bytes] | None = None
        self._clients: list[httpx.Client] = []

    @property
    def pid(self) -> int:
        """The id of the process that runs."""
        assert self._process is not None
        return self._process.pid

    def start(self, *, ready: bool = True) -> "Sidenote":
        """Start it and wait until it listens; with `ready`, until it can answer a turn."""
        with self._log.open("ab") as log:
            place = log.tell()
            self._process = subprocess.Popen(
                command(self.data, *self._flags), cwd=ROOT, env=environment(self._settings), stdout=log, stderr=log
            )
        self.base = self._wait(lambda: _address(self._log.read_bytes()[place:].decode()), "listen")
        if ready:
            self._wait(lambda: httpx.get(f"{self.base}/health").is_success, "get ready")
        return self

    def stop(self) -> int:
        """Tell it to stop, wait, and return its exit code."""
        assert self._process is not None
        self._process.terminate()
        return self._process.wait(START_SECONDS)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(START_SECONDS)

    def restart(self, *, ready: bool = True) -> "Sidenote":
        """Stop it if it runs, and start it on the same folder; its address changes."""
        self.end()
        return self.start(ready=ready)

    def end(self) -> None:
        """Close its clients, and stop it if it runs."""
        self.close_clients()
        if self._process is not None and self._process.poll() is None:
            self.stop()

    def close_clients(self) -> None:
        """Close the clients that were given out."""
        while self._clients:
            self._clients.pop().close()

    def log(self) -> str:
        """Return all that it has printed and logged."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def client(self, **options: Any) -> httpx.Client:
        """Return a client that nobody is logged in with; it is closed when the test, or the server, ends."""
        client = httpx.Client(base_url=self.base, timeout=60, **options)
        self._clients.append(client)
        return client

    def person(self, name: str | None = None) -> httpx.Client:
        """Make an account and return a client with a bearer token of it."""
        client = self.client(headers=JSON)
        name = name or new_name()
        sign_up(client, name)
        body = {"label": "tests", "name": name, "password": PASSWORD}
        client.headers["Authorization"] = f"Bearer {expect(client.post('/api/tokens', json=body), 201)['token']}"
        return client

    def browser(self, name: str | None = None) -> httpx.Client:
        """Make an account and return a client that is logged in by cookie, as a browser is."""
        client = self.client(headers=JSON)
        name = name or new_name()
        sign_up(client, name)
        log_in(client, name)
        return client

    def _wait(self, done: Callable[[], Any], what: str) -> Any:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self._process is not None and self._process.poll() is not None:
                pytest.fail(f"Sidenote ended with {self._process.returncode} before it could {what}:\n{self.log()}")
            if found := done():
                return found
            time.sleep(0.02)
        pytest.fail(f"Sidenote did not {what} within {START_SECONDS} s:\n{self.log()}")


def command(data: Path, *flags: str) -> list[str]:
    """Return the command that serves a data folder on a free port."""
    return [sys.executable, "-m", "web.cli", "serve", "--port", "0", "--data", str(data), *flags]


def environment(settings: dict[str, str] | None = None) -> dict[str, str]:
    """Return this process's environment with exactly these settings of Sidenote's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIDENOTE_")}
    return {**kept, "PYTHONUNBUFFERED": "1", **(settings or {})}


def new_name() -> str:
    """Return a name that no account has yet."""
    return f"person-{secrets.token_hex(6)}"


def sign_up(client: httpx.Client, name: str) -> Any:
    """Make an account and return it."""
    return expect(client.post("/api/accounts", json={"name": name, "password": PASSWORD}), 201)


def log_in(client: httpx.Client, name: str) -> None:
    """Log a client in by cookie; its unsafe requests carry the CSRF token from then on."""
    expect(client.post("/api/sessions", json={"name": name, "password": PASSWORD}), 204)
    client.headers["X-CSRF-Token"] = expect(client.get("/api/me"), 200)["csrf_token"]


def expect(response: httpx.Response, status: int) -> Any:
    """Return the JSON of an answer (None for none), which must have that status."""
    assert response.status_code == status, f"{response.request.method} {response.request.url}: {response.text}"
    return response.json() if response.content else None


def expect_problem(response: httpx.Response, status: int) -> Any:
    """Return the problem details of an answer, which must have that status and RFC 9457's form."""
    problem = expect(response, status)
    assert response.headers["content-type"].partition(";")[0] == "application/problem+json"
    assert {"type", "title", "status", "detail"} <= problem.keys()
    assert problem["status"] == status
    assert "Traceback" not in response.text
    return problem


def say(client: httpx.Client, text: str, conversation_id: str | None = None, **more: Any) -> Any:
    """Send a message, in a new conversation unless one is named, and return the whole turn."""
    conversation_id = conversation_id or expect(client.post("/api/conversations", json={}), 201)["id"]
    return expect(client.post(f"/api/conversations/{conversation_id}/turns", json={"text": text, **more}), 200)


@pytest.fixture
def start_sidenote(tmp_path: Path) -> Iterator[Callable[..., Sidenote]]:
    """Give a function that starts a server of the test's own, with flags, a folder and settings as it names them."""
    started: list[Sidenote] = []

    def start(*flags: str, data: Path | None = None, ready: bool = True, **settings: str) -> Sidenote:
        folder = data or tmp_path / f"data-{len(started)}"
        server = Sidenote(folder, tmp_path / f"log-{len(started)}.txt", flags, settings)
        started.append(server)
        return server.start(ready=ready)

    yield start
    for server in started:
        server.end()


@pytest.fixture(scope="session")
def shared_sidenote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sidenote]:
    """Give a running server with open sign-up that all tests share: each makes accounts of its own."""
    folder = tmp_path_factory.mktemp("sidenote")
    settings = {"SIDENOTE_SIGNUP": "open", "SIDENOTE_MODEL": "builtin"}
    server = Sidenote(folder / "data", folder / "log.txt", (), settings).start()
    yield server
    server.end()


@pytest.fixture
def sidenote(shared_sidenote: Sidenote) -> Iterator[Sidenote]:
    """Give the shared server to one test, and close the test's clients after it."""
    yield shared_sidenote
    shared_sidenote.close_clients()


def _address(log: str) -> str | None:
    line = next((line for line in log.splitlines() if line.startswith("Listening on ")), None)
    return line.removeprefix("Listening on ").strip() if line else None
