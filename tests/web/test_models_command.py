"""`sidenote models`: what is set up, what was found, what works."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assistant import finding
from assistant.finding import Server
from tests.models.script import Say, Status
from tests.models.server import ModelServer
from tests.server import ROOT, Sidenote, environment
from web.cli import main

USUAL_PLACES = finding.SERVERS
KEY = "sk-hunter2-0123456789"


@pytest.fixture(autouse=True)
def nothing_set_or_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with no setting, no key and no server at the usual places."""
    for name in ("SIDENOTE_MODEL", "SIDENOTE_MODELS", "SIDENOTE_DATA", "OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(finding, "SERVERS", ())


@pytest.fixture
def ollama() -> Iterator[ModelServer]:
    """Give an Ollama on this machine."""
    with ModelServer("ollama") as server:
        yield server


def models(data: Path, **settings: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["models", "--data", str(data)], env=settings, catch_exceptions=False)


def test_with_nothing_set_up_it_says_how_to(tmp_path: Path) -> None:
    """The built-in model answers; the lines that connect one are there to copy."""
    shown = models(tmp_path / "none")
    assert shown.exit_code == 0, shown.output
    assert "  builtin  on this machine\n" in shown.stdout
    assert "  no model server\n" in shown.stdout
    assert "  ollama pull qwen3\n  make install EXTRAS=ollama\n  SIDENOTE_MODEL=ollama:qwen3 make run\n" in shown.stdout
    assert "  builtin  answers; written rules, not a language model\n" in shown.stdout
    assert not (tmp_path / "none").exists()


def test_what_runs_on_this_machine_is_found_with_the_lines_for_it(
    tmp_path: Path, ollama: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each server with what it offers; the lines name a model that is there, and the address where it needs one."""
    with ModelServer("openai") as other:
        servers = (
            Server("Ollama", ollama.base_url, "ollama"),
            Server("LM Studio", other.base_url, "openai"),
            Server("Jan", "http://127.0.0.1:1/v1", "openai"),
        )
        monkeypatch.setattr(finding, "SERVERS", servers)
        shown = models(tmp_path)
        base_url = other.base_url
    assert f"  Ollama at {ollama.host}: test-model:latest\n" in shown.stdout
    assert "  make install EXTRAS=ollama\n  SIDENOTE_MODEL=ollama:test-model:latest make run\n" in shown.stdout
    line = f"  SIDENOTE_MODEL=openai:test-model SIDENOTE_MODEL_BASE_URL={base_url} make run\n"
    assert f"  make install EXTRAS=openai\n{line}" in shown.stdout
    assert "Jan" not in shown.stdout


def test_a_sidenote_is_not_taken_for_a_model_server(
    tmp_path: Path, sidenote: Sidenote, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may listen where vLLM would."""
    monkeypatch.setattr(finding, "SERVERS", (Server("vLLM", f"{sidenote.base}/v1", "openai"),))
    assert "  no model server\n" in models(tmp_path).stdout


def test_what_is_set_up_is_tried(tmp_path: Path, ollama: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with where it runs and what works; a server that is set up is not proposed once more."""
    ollama.script = [Say("Hello there.")]
    monkeypatch.setattr(finding, "SERVERS", (Server("Ollama", ollama.base_url, "ollama"),))
    shown = models(tmp_path, **ollama.settings)
    assert shown.exit_code == 0, shown.output
    assert f"  ollama:test-model  on this machine ({ollama.host})\n" in shown.stdout
    assert "  ollama:test-model  answers" in shown.stdout
    assert "EXTRAS" not in shown.stdout


def test_a_first_model_that_does_not_answer_is_an_exit_code_of_one(tmp_path: Path, ollama: ModelServer) -> None:
    """With the reason in plain words, whatever the others do."""
    ollama.script = [Status(500)]
    ollama.structured = Status(500)
    shown = models(tmp_path, **ollama.settings)
    assert shown.exit_code == 1
    assert "  ollama:test-model  does not answer: " in shown.stdout
    assert "  builtin            answers" in shown.stdout
    assert "Traceback" not in shown.output


def test_a_model_that_ollama_lacks_is_told_with_what_to_do(tmp_path: Path, ollama: ModelServer) -> None:
    """It is not even tried."""
    shown = models(tmp_path, **ollama.settings | {"SIDENOTE_MODEL": "ollama:qwen3"})
    assert shown.exit_code == 1
    assert "run `ollama pull qwen3`; it has test-model:latest." in shown.stdout
    assert ollama.requests == []


def test_a_missing_key_is_told_and_a_present_one_never_shown(tmp_path: Path, ollama: ModelServer) -> None:
    """Where each comes from, and nothing of it."""
    keys = tmp_path / "keys.toml"
    keys.write_text(f'"openai:mine" = "{KEY}"')
    keys.chmod(0o600)
    further = "openai:mine@http://127.0.0.1:1/v1, openai:theirs, anthropic:claude@http://127.0.0.1:1"
    shown = models(tmp_path, **ollama.settings, SIDENOTE_MODELS=further, ANTHROPIC_API_KEY=KEY)
    assert shown.exit_code == 0, shown.output
    lines = [" ".join(line.split()) for line in shown.stdout.splitlines()]
    assert "openai:mine on this machine (127.0.0.1:1) key in keys.toml" in lines
    assert "openai:theirs cannot be opened no key" in lines
    assert "anthropic:claude on this machine (127.0.0.1:1) key in ANTHROPIC_API_KEY" in lines
    assert any(line.startswith("openai:theirs") and "OPENAI_API_KEY" in line for line in lines)
    assert any(line.startswith("openai:mine does not answer") for line in lines)
    assert KEY not in shown.output


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"SIDENOTE_MODEL": "gpt"}, "SIDENOTE_MODEL"),
        ({"SIDENOTE_MODELS": "openai:a, gpt"}, "SIDENOTE_MODELS, entry 2,"),
        ({"SIDENOTE_MODLE": "builtin"}, "SIDENOTE_MODLE"),
        ({"SIDENOTE_MODEL": "openai:a", "SIDENOTE_MODELS": "openai:a@http://127.0.0.1:1"}, "openai:a"),
    ],
)
def test_a_malformed_setting_is_an_exit_code_of_two(tmp_path: Path, settings: dict[str, str], named: str) -> None:
    """One line that names it."""
    shown = models(tmp_path, **settings)
    assert shown.exit_code == 2
    assert named in shown.stderr
    assert len(shown.stderr.splitlines()) == 1


def test_it_works_beside_a_running_server(start_sidenote: Callable[..., Sidenote]) -> None:
    """It takes no lock, and tells what the owner chose."""
    server = start_sidenote(ready=False, SIDENOTE_MODELS="openai:a@http://127.0.0.1:1/v1")
    owner = server.person("Ada")
    assert owner.put("/api/models", json={"name": "openai:a"}).is_success
    shown = models(server.data, SIDENOTE_MODELS="openai:a@http://127.0.0.1:1/v1")
    assert shown.exit_code == 0, shown.output
    assert "  openai:a answers: the owner chose it in the page.\n" in shown.stdout


def test_models_that_hold_no_conversation_are_not_proposed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines name one to talk to."""
    found = (finding.Found(Server("Ollama", "http://127.0.0.1:11434", "ollama"), ("nomic-embed-text:latest", "a b")),)
    monkeypatch.setattr("web.cli.models.find", lambda: found)
    assert "  SIDENOTE_MODEL=ollama:qwen3 make run\n" in models(tmp_path).stdout
    found = (finding.Found(Server("Ollama", "http://127.0.0.1:11434", "ollama"), ("bge-m3", "a b", "c(d)")),)
    assert "  SIDENOTE_MODEL='ollama:c(d)' make run\n" in models(tmp_path).stdout
    found = (finding.Found(Server("Ollama", "http://127.0.0.1:11434", "ollama"), ()),)
    shown = models(tmp_path).stdout
    assert "Ollama at 127.0.0.1:11434: no models yet\n" in shown
    assert "  ollama pull qwen3\n" in shown


def test_the_usual_places_are_asked() -> None:
    """Ollama's, and those of five servers that speak OpenAI's protocol, vLLM's two; all of them here."""
    assert [(server.name, server.base_url) for server in USUAL_PLACES] == [
        ("Ollama", "http://127.0.0.1:11434"),
        ("LM Studio", "http://127.0.0.1:1234/v1"),
        ("llama.cpp", "http://127.0.0.1:8080/v1"),
        ("vLLM", "http://127.0.0.1:8000/v1"),
        ("vLLM", "http://127.0.0.1:8001/v1"),
        ("Jan", "http://127.0.0.1:1337/v1"),
        ("KoboldCpp", "http://127.0.0.1:5001/v1"),
    ]


def test_a_server_at_sidenotes_own_port_is_set_up_with_another_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines work as they are copied."""
    found = (finding.Found(Server("vLLM", "http://127.0.0.1:8000/v1", "openai"), ("m",)),)
    monkeypatch.setattr("web.cli.models.find", lambda: found)
    line = "  SIDENOTE_PORT=8001 SIDENOTE_MODEL=openai:m SIDENOTE_MODEL_BASE_URL=http://127.0.0.1:8000/v1 make run\n"
    assert line in models(tmp_path).stdout
    found = (finding.Found(Server("vLLM", "http://127.0.0.1:8001/v1", "openai"), ("m",)),)
    assert "SIDENOTE_PORT" not in models(tmp_path).stdout


def test_what_has_no_effect_is_noted(tmp_path: Path, ollama: ModelServer) -> None:
    """As at the start of the server."""
    shown = models(tmp_path, SIDENOTE_MODEL_BASE_URL=ollama.base_url)
    assert "  Note: SIDENOTE_MODEL_BASE_URL has no effect" in shown.stdout


def test_no_log_stands_between_the_lines(tmp_path: Path) -> None:
    """What goes wrong is said in plain words alone."""
    ended = subprocess.run(
        [sys.executable, "-m", "web.cli", "models", "--data", str(tmp_path)],
        cwd=ROOT,
        env=environment({"SIDENOTE_MODEL": "openai:m", "SIDENOTE_MODEL_BASE_URL": "http://127.0.0.1:1/v1"}),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr == ""
