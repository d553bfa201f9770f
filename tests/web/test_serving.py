"""Starting and stopping the server."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.server import ROOT, Sidenote, command, environment, expect, expect_problem, say


def run(data: Path, *flags: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a server that is expected to end by itself."""
    environ = environment(settings)
    return subprocess.run(
        command(data, *flags), cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60, check=False
    )


def expect_stopped(ended: subprocess.CompletedProcess[str], *words: str) -> None:
    """It must have stopped with exit code 2 and one line that holds the words."""
    assert ended.returncode == 2, ended.stderr
    assert len(ended.stderr.splitlines()) == 1, ended.stderr
    for word in words:
        assert word in ended.stderr


def test_a_second_server_on_the_folder_stops(start_sidenote: Callable[..., Sidenote]) -> None:
    """Exit code 2, one line, and the first one is not disturbed."""
    server = start_sidenote(ready=False)
    expect_stopped(run(server.data), str(server.data), "in use")
    assert server.client().get("/welcome").is_success


def test_a_folder_is_free_again_after_a_kill(start_sidenote: Callable[..., Sidenote]) -> None:
    """A power cut leaves no lock behind, and what was saved is there."""
    server = start_sidenote()
    me = server.person()
    expect(me.post("/api/memories", json={"content": "Plays the cello"}), 201)
    server.kill()
    server.restart()
    with server.client(headers=me.headers) as again:
        assert len(expect(again.get("/api/memories"), 200)["memories"]) == 1


def test_a_taken_port_stops_the_start(tmp_path: Path) -> None:
    """Exit code 2 and one line that names the port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        expect_stopped(run(tmp_path / "data", "--port", port), port, "taken")


@pytest.mark.parametrize("host", ["no.such.host.invalid", "203.0.113.7"])
def test_an_address_that_is_not_ours_stops_the_start(tmp_path: Path, host: str) -> None:
    """One line, no trace."""
    expect_stopped(run(tmp_path / "data", "--host", host), host)


def test_a_file_in_the_folders_place_stops_the_start(tmp_path: Path) -> None:
    """A data folder that cannot be: one line that names it."""
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    expect_stopped(run(in_the_way), str(in_the_way))
    expect_stopped(run(in_the_way / "below"), str(in_the_way))


def test_a_folder_that_is_no_database_stops_the_start(tmp_path: Path) -> None:
    """What is not ours is not overwritten."""
    (tmp_path / "sidenote.db").write_bytes(b"something else entirely, and long enough to be read" * 100)
    ended = run(tmp_path)
    expect_stopped(ended)
    assert (tmp_path / "sidenote.db").read_bytes().startswith(b"something else")


def test_a_folder_of_a_newer_version_stops_the_start(start_sidenote: Callable[..., Sidenote]) -> None:
    """Nothing is downgraded by accident."""
    server = start_sidenote(ready=False)
    server.stop()
    with sqlite3.connect(server.data / "sidenote.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    expect_stopped(run(server.data), "newer")


@pytest.mark.parametrize(
    ("flags", "settings", "named"),
    [
        ([], {"SIDENOTE_MODLE": "builtin"}, "SIDENOTE_MODLE"),
        ([], {"SIDENOTE_UNDO_SECONDS": "soon"}, "SIDENOTE_UNDO_SECONDS"),
        ([], {"SIDENOTE_DATABASE_URL": "postgresql://db/x"}, "SIDENOTE_DATABASE_URL"),
        ([], {"SIDENOTE_MODEL": "nosuchprovider:model"}, "nosuchprovider"),
        (["--port", "http"], {}, "--port"),
        (["--prot", "1"], {}, "--prot"),
    ],
)
def test_a_wrong_setting_stops_the_start(
    tmp_path: Path, flags: list[str], settings: dict[str, str], named: str
) -> None:
    """Exit code 2, and the setting by name."""
    ended = run(tmp_path / "data", *flags, **settings)
    assert ended.returncode == 2
    assert named in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_wrong_setting_in_the_file_stops_the_start(tmp_path: Path) -> None:
    """The file in the data folder counts, and is checked, too."""
    (tmp_path / "sidenote.toml").write_text("undo_secs = 3\n")
    expect_stopped(run(tmp_path), "undo_secs", "undo_seconds")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_server_goes_down_in_good_order(start_sidenote: Callable[..., Sidenote], number: int) -> None:
    """Told to stop, it ends with exit code 0, prints no trace and leaves no log to replay."""
    server = start_sidenote(ready=False)
    os.kill(server.pid, number)
    assert server.stop() == 0
    assert "Traceback" not in server.log()
    assert not (server.data / "sidenote.db-wal").exists()


def test_an_open_stream_does_not_hold_the_server_up(start_sidenote: Callable[..., Sidenote]) -> None:
    """A page that listens hears of the turn's end and is let go."""
    # While the embedder loads the turn waits, so that the stream is open when the server is told to stop.
    server = start_sidenote(ready=False)
    me = server.person()
    conversation = expect(me.post("/api/conversations", json={}), 201)["id"]
    path = f"/api/conversations/{conversation}/turns"
    turn = expect(me.post(path, json={"text": "What is a haiku?"}, headers={"Accept": "*/*"}), 202)
    lines: list[str] = []
    opened = threading.Event()

    def listen() -> None:
        with me.stream("GET", f"/api/turns/{turn['id']}/events") as response:
            opened.set()
            lines.extend(response.iter_lines())

    listening = threading.Thread(target=listen)
    listening.start()
    assert opened.wait(60)
    assert server.stop() == 0
    listening.join()
    assert "event: done" in lines
    # What Uvicorn logs when it has to cut a stream off.
    assert "Cancel" not in server.log()


def test_health_tells_when_a_turn_can_be_answered(start_sidenote: Callable[..., Sidenote]) -> None:
    """503 while the embedder loads, pages served meanwhile; then 200; and a message sent meanwhile is answered."""
    server = start_sidenote(ready=False)
    with server.client() as client:
        early = client.get("/health")
        assert client.get("/login", follow_redirects=True).is_success
        if early.status_code != 200:
            expect_problem(early, 503)
            assert early.headers["retry-after"]
    me = server.person()
    expect(me.post("/api/memories", json={"content": "Is vegetarian"}), 201)
    assert say(me, "What is a haiku?")["error"] is None
    assert httpx.get(f"{server.base}/health").json() == {"status": "ready"}


def test_help_is_quick() -> None:
    """Nothing heavy is imported to print a page of help."""
    program = "import sys, web.cli; sys.exit(any(m in sys.modules for m in ('litestar', 'sqlalchemy', 'torch')))"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
    shown = subprocess.run(
        [sys.executable, "-m", "web.cli", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "serve" in shown.stdout
