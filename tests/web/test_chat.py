"""`sidenote chat`: the same conversation in a terminal, as the owner."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.server import PASSWORD, ROOT, Sidenote, environment, expect
from web import nearby


def chat(data: Path, *lines: str, flags: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Say the lines in a terminal, then leave."""
    return subprocess.run(
        [sys.executable, "-m", "web.cli", "chat", "--data", str(data), *flags],
        cwd=ROOT,
        env=environment(),
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        start_new_session=True,  # away from the terminal that runs the tests: passwords would be asked for there
    )


def test_the_owner_talks_to_the_running_server(start_sidenote: Callable[..., Sidenote]) -> None:
    """What is said in the terminal is in the page's list, and is the owner's, not another person's."""
    server = start_sidenote(SIDENOTE_SIGNUP="open")
    owner, other = server.person("Ada"), server.person("Bob")
    spoken = chat(server.data, "I live in Nottingham.")
    assert spoken.returncode == 0, spoken.stderr
    assert "Remembered: " in spoken.stdout
    assert "Nottingham" in spoken.stdout
    assert len(expect(owner.get("/api/conversations"), 200)["conversations"]) == 1
    assert len(expect(owner.get("/api/memories"), 200)["memories"]) == 1
    assert expect(other.get("/api/conversations"), 200)["conversations"] == []


def test_without_a_server_it_opens_the_folder_itself(start_sidenote: Callable[..., Sidenote]) -> None:
    """The folder is free again after, and holds what was said."""
    server = start_sidenote(ready=False)
    owner = server.person("Ada")
    server.stop()
    spoken = chat(server.data, "I live in Nottingham.", "", "What do you remember about me?")
    assert spoken.returncode == 0, spoken.stderr
    assert spoken.stdout.count("Nottingham") >= 2
    server.restart(ready=False)
    with server.client(headers=owner.headers) as again:
        assert len(expect(again.get("/api/memories"), 200)["memories"]) == 1


@pytest.mark.parametrize("flags", [(), ("--off-record",)])
def test_it_says_at_its_start_which_model_answers(
    start_sidenote: Callable[..., Sidenote], flags: tuple[str, ...]
) -> None:
    """There is no badge in a terminal: one line, and that words go elsewhere where they do."""
    server = start_sidenote(ready=False, SIDENOTE_MODELS="openai:m@https://models.example/v1")
    owner = server.person("Ada")
    assert chat(server.data, flags=flags).stdout.splitlines()[0] == "Built-in model answers, on this server."
    expect(owner.put("/api/models", json={"name": "openai:m"}), 200)
    first = chat(server.data, flags=flags).stdout.splitlines()[0]
    assert first == "m answers, at models.example. What you type goes there."


def test_off_the_record_nothing_is_kept(start_sidenote: Callable[..., Sidenote]) -> None:
    """No conversation, and no word of it in the folder."""
    server = start_sidenote()
    owner = server.person("Ada")
    spoken = chat(server.data, "I live in Quokkaville.", flags=("--off-record",))
    assert spoken.returncode == 0, spoken.stderr
    assert expect(owner.get("/api/conversations"), 200)["conversations"] == []
    server.stop()
    assert b"Quokkaville" not in b"".join(path.read_bytes() for path in server.data.rglob("*") if path.is_file())


def test_the_first_one_to_talk_becomes_the_owner(start_sidenote: Callable[..., Sidenote], tmp_path: Path) -> None:
    """On a fresh folder a name and a password are asked for, once; then the page knows them."""
    data = tmp_path / "fresh"
    spoken = chat(data, "Ada", PASSWORD, PASSWORD, "What is a haiku?")
    assert spoken.returncode == 0, spoken.stderr
    assert "Nobody has an account here yet" in spoken.stdout
    server = start_sidenote(data=data, ready=False)
    with server.client() as client:
        expect(client.post("/api/sessions", json={"name": "ada", "password": PASSWORD}), 204)


@pytest.mark.parametrize("password", ["short"])
def test_an_account_that_cannot_be_is_told_in_one_line(tmp_path: Path, password: str) -> None:
    """The server's own words, and exit code 2."""
    spoken = chat(tmp_path / "fresh", "Ada", password, password)
    assert spoken.returncode == 2
    assert "password: " in spoken.stderr
    assert "Traceback" not in spoken.stderr


def test_the_key_is_for_the_folders_owner_alone(start_sidenote: Callable[..., Sidenote]) -> None:
    """Only that account of the machine can read it; it is new at each start and gone at the end."""
    server = start_sidenote(ready=False)
    server.person("Ada")
    path = server.data / nearby.FILE_NAME
    first = nearby.find(server.data)
    assert first is not None
    assert path.stat().st_mode & 0o777 == 0o600
    server.restart(ready=False)
    second = nearby.find(server.data)
    assert second is not None
    assert first.key != second.key
    with server.client(headers={"Authorization": f"Bearer {first.key}"}) as stale:
        assert stale.get("/api/me").status_code == 401
    with server.client(headers={"Authorization": f"Bearer {second.key}"}) as command:
        assert expect(command.get("/api/me"), 200)["name"] == "Ada"
        assert [token["label"] for token in expect(command.get("/api/tokens"), 200)["tokens"]] == ["tests"]
    server.stop()
    assert not path.exists()


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"address": 1}'])
def test_a_broken_file_is_as_good_as_none(tmp_path: Path, content: str) -> None:
    """What a killed server left half written is not followed."""
    (tmp_path / nearby.FILE_NAME).write_text(content)
    assert nearby.find(tmp_path) is None
