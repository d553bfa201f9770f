"""Which models there are over HTTP, and that the owner alone chooses among them."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.models.script import Say
from tests.models.server import ModelServer
from tests.server import ROOT, Sidenote, command, environment, expect, expect_problem, say
from web.chosen import FILE_NAME, chosen_in

KEY = "sk-hunter2-0123456789"


@pytest.fixture(scope="module")
def models() -> Iterator[tuple[ModelServer, ModelServer]]:
    """Give two model servers on this machine: OpenAI's protocol, and Ollama."""
    with ModelServer("openai") as first, ModelServer("ollama") as second:
        first.script = [Say("The first one speaks.")]
        second.script = [Say("The second one speaks.")]
        yield first, second


def settings_of(first: ModelServer, second: ModelServer) -> dict[str, str]:
    """Return settings with both, and with one that is not on this machine."""
    further = f"{second.name}@{second.base_url}, openai:elsewhere@https://models.example/v1"
    return {"SIDENOTE_SIGNUP": "open", "SIDENOTE_MODELS": further, **first.settings}


@pytest.fixture(scope="module")
def shared(models: tuple[ModelServer, ModelServer], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sidenote]:
    """Give a running server with these models, whose owner is Ada."""
    folder = tmp_path_factory.mktemp("models")
    (folder / "data").mkdir()
    keys = folder / "data" / "keys.toml"
    keys.write_text(f'openai = "{KEY}"')
    keys.chmod(0o600)
    server = Sidenote(folder / "data", folder / "log.txt", (), settings_of(*models)).start()
    with httpx.Client(base_url=server.base) as client:
        client.post("/api/accounts", json={"name": "Ada", "password": "correct horse battery"})
    yield server
    server.end()


@pytest.fixture
def owner(shared: Sidenote) -> Iterator[httpx.Client]:
    """Give the owner's client, with the first model answering."""
    body = {"label": "tests", "name": "Ada", "password": "correct horse battery"}
    client = shared.client(headers={"Accept": "application/json"})
    client.headers["Authorization"] = f"Bearer {expect(client.post('/api/tokens', json=body), 201)['token']}"
    expect(client.put("/api/models", json={"name": "openai:test-model"}), 200)
    yield client
    shared.close_clients()


def answering(listed: dict[str, list[dict[str, object]]]) -> list[object]:
    """Return the names of those that answer: it must be one."""
    return [model["name"] for model in listed["models"] if model["answers"]]


def test_everybody_may_see_which_models_there_are(shared: Sidenote, owner: httpx.Client) -> None:
    """Each with its name, where it runs, and whether it answers; never with a key."""
    listed = shared.person().get("/api/models")
    assert expect(listed, 200)["models"] == [
        {
            "name": "openai:test-model",
            "label": "test-model",
            "where": "on this server",
            "builtin": False,
            "local": True,
            "answers": True,
        },
        {
            "name": "ollama:test-model",
            "label": "test-model",
            "where": "on this server",
            "builtin": False,
            "local": True,
            "answers": False,
        },
        {
            "name": "openai:elsewhere",
            "label": "elsewhere",
            "where": "at models.example",
            "builtin": False,
            "local": False,
            "answers": False,
        },
        {
            "name": "builtin",
            "label": "Built-in model",
            "where": "on this server",
            "builtin": True,
            "local": True,
            "answers": False,
        },
    ]
    assert KEY not in listed.text
    with shared.client() as stranger:
        expect_problem(stranger.get("/api/models"), 401)
        expect_problem(stranger.put("/api/models", json={"name": "builtin"}), 401)


def test_the_next_turn_is_answered_by_the_one_that_was_chosen(
    shared: Sidenote, owner: httpx.Client, models: tuple[ModelServer, ModelServer]
) -> None:
    """Also in a chat that goes on, and for everybody; the key of the file goes to its provider's models alone."""
    turn = say(owner, "Tell me something about the sea.")
    assert "The first one speaks." in turn["reply"]
    assert models[0].requests[-1].headers["authorization"] == f"Bearer {KEY}"
    assert answering(expect(owner.put("/api/models", json={"name": "ollama:test-model"}), 200)) == ["ollama:test-model"]
    assert "The second one speaks." in say(owner, "And now?", turn["conversation_id"])["reply"]
    assert KEY not in str(models[1].requests[-1].headers)
    other = shared.person()
    assert expect(other.get("/api/me"), 200)["model"] == {"name": "ollama:test-model", "builtin": False}
    assert "The second one speaks." in say(other, "Tell me something about the sea.")["reply"]
    expect(owner.put("/api/models", json={"name": "builtin"}), 200)
    assert expect(other.get("/api/me"), 200)["model"] == {"name": "builtin", "builtin": True}


def test_nobody_but_the_owner_chooses(shared: Sidenote, owner: httpx.Client) -> None:
    """Neither over HTTP nor in the page, and nothing changes."""
    other = shared.browser()
    expect_problem(other.put("/api/models", json={"name": "builtin"}), 403)
    refused = other.post("/settings/model", data={"model": "builtin"}, headers={"HX-Request": "true"})
    assert refused.status_code == 403
    assert refused.text == "Only the owner of this Sidenote chooses its model."
    assert refused.headers["content-type"].startswith("text/plain")
    assert answering(expect(owner.get("/api/models"), 200)) == ["openai:test-model"]
    page = other.get("/settings").text
    assert "test-model, on this server" in page
    assert 'name="model"' not in page


@pytest.mark.parametrize("name", ["openai:other", "", "builtin ", "BUILTIN", "x" * 2000, "\n", "\x00", "../keys.toml"])
def test_a_model_that_is_not_there_is_refused_with_those_that_are(owner: httpx.Client, name: str) -> None:
    """The answer names the choices, and the former one holds."""
    problem = expect_problem(owner.put("/api/models", json={"name": name}), 422)
    assert problem["field"] == "name"
    for choice in ("openai:test-model", "ollama:test-model", "openai:elsewhere", "builtin"):
        assert choice in problem["detail"]
    assert answering(expect(owner.get("/api/models"), 200)) == ["openai:test-model"]


@pytest.mark.parametrize("body", [{}, {"name": 5}, {"name": None}, {"name": "builtin", "key": "x"}, []])
def test_a_malformed_choice_is_refused(owner: httpx.Client, body: object) -> None:
    """As every body is."""
    expect_problem(owner.put("/api/models", json=body), 422)


def test_the_choice_is_kept_for_the_folders_owner_alone(shared: Sidenote, owner: httpx.Client) -> None:
    """Just the name, in a file that nobody else may read."""
    expect(owner.put("/api/models", json={"name": "builtin"}), 200)
    path = shared.data / FILE_NAME
    assert path.read_text() == "builtin"
    assert path.stat().st_mode & 0o777 == 0o600
    assert not list(shared.data.glob(f"{FILE_NAME}.*"))


def test_a_choice_that_cannot_be_kept_is_not_made(start_sidenote: Callable[..., Sidenote]) -> None:
    """What answers and what is kept are never two different things."""
    server = start_sidenote(ready=False, SIDENOTE_MODELS="openai:a@http://127.0.0.1:1/v1")
    owner = server.person("Ada")
    (server.data / FILE_NAME).mkdir()
    problem = expect_problem(owner.put("/api/models", json={"name": "openai:a"}), 507)
    assert "could not be kept" in problem["detail"]
    assert answering(expect(owner.get("/api/models"), 200)) == ["builtin"]


def test_a_restart_keeps_the_choice_while_the_model_is_there(
    start_sidenote: Callable[..., Sidenote], tmp_path: Path
) -> None:
    """Without it the first one answers, and once it is back, so is the choice."""
    data, more = tmp_path / "data", "openai:a@http://127.0.0.1:1/v1"
    server = start_sidenote(data=data, ready=False, SIDENOTE_MODELS=more)
    owner = server.person("Ada")
    expect(owner.put("/api/models", json={"name": "openai:a"}), 200)
    server.restart(ready=False)
    assert "openai:a answers, as the owner chose" in server.log()
    with server.client(headers=owner.headers) as client:
        assert answering(expect(client.get("/api/models"), 200)) == ["openai:a"]
    server.end()
    for settings, expected in (({}, "builtin"), ({"SIDENOTE_MODELS": more}, "openai:a")):
        again = start_sidenote(data=data, ready=False, **settings)
        with again.client(headers=owner.headers) as client:
            assert answering(expect(client.get("/api/models"), 200)) == [expected]
        again.end()


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff", b"openai:gone", b"x" * 100_000])
def test_a_broken_choice_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    """It names no model that there is, and hinders nothing."""
    (tmp_path / FILE_NAME).write_bytes(content)
    assert chosen_in(tmp_path) in {None, "openai:gone", "x" * 500}


def test_the_owner_chooses_in_the_page(shared: Sidenote, owner: httpx.Client) -> None:
    """Radio buttons say where each runs and what leaves the machine; a toast says what holds now."""
    shared_owner = shared.client()
    expect(shared_owner.post("/api/sessions", json={"name": "Ada", "password": "correct horse battery"}), 204)
    shared_owner.headers["X-CSRF-Token"] = expect(shared_owner.get("/api/me"), 200)["csrf_token"]
    page = shared_owner.get("/settings").text
    assert page.count('name="model"') == 4
    assert page.count("What you type leaves this machine") == 1
    answer = shared_owner.post("/settings/model", data={"model": "openai:elsewhere"}).text
    assert "elsewhere, at models.example, answers from now on. What you type goes there." in answer
    assert 'value="openai:elsewhere" autocomplete="off" checked' in answer
    answer = shared_owner.post("/settings/model", data={"model": "ollama:test-model"}).text
    # Two of them are called test-model: it is named as the badge names it.
    assert "ollama:test-model, on this server, answers from now on." in answer
    shared_owner.post("/settings/model", data={"model": "openai:elsewhere"})
    assert "elsewhere, at models.example" in shared_owner.get("/").text
    assert shared_owner.post("/settings/model", data={}).status_code == 422


def test_a_page_that_shows_what_answers_is_told_nothing(sidenote: Sidenote) -> None:
    """Only one that shows another model gets the badge anew."""
    ada = sidenote.browser()
    assert ada.get("/model/badge", params={"shown": "builtin"}).status_code == 204
    changed = ada.get("/model/badge", params={"shown": "openai:gone"})
    assert "Built-in model, on this server" in changed.text
    assert "The built-in model answers" in changed.text


def test_whoever_comes_in_learns_what_stays_here(shared: Sidenote, owner: httpx.Client) -> None:
    """Not everything, where a hosted model answers."""
    with shared.client() as stranger:
        assert "Everything stays on this server." in stranger.get("/welcome").text
        expect(owner.put("/api/models", json={"name": "openai:elsewhere"}), 200)
        page = stranger.get("/welcome").text
    assert "Everything stays" not in page
    assert "What I keep stays on this server. What you type in a chat also goes to the model that answers" in page


def test_off_the_record_the_opening_names_a_model_elsewhere(shared: Sidenote, owner: httpx.Client) -> None:
    """Also when it is asked for anew."""
    ada = shared.browser()
    assert "still sees what you type" not in ada.get("/model/deal").text
    expect(owner.put("/api/models", json={"name": "openai:elsewhere"}), 200)
    assert "elsewhere at models.example" in ada.get("/model/deal").text
    assert ada.get("/model/badge").headers["HX-Trigger-After-Settle"] == "model-changed"


def test_an_ollama_without_the_model_stops_the_start(tmp_path: Path) -> None:
    """Exit code 2 and one line: what to pull, and what there is."""
    with ModelServer("ollama") as ollama:
        settings = ollama.settings | {"SIDENOTE_MODEL": "ollama:qwen3:8b"}
        ended = subprocess.run(
            command(tmp_path / "data"),
            cwd=ROOT,
            env=environment(settings),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert "ollama pull qwen3:8b" in ended.stderr
    assert "test-model:latest" in ended.stderr


def test_a_server_that_does_not_run_yet_is_a_note(start_sidenote: Callable[..., Sidenote]) -> None:
    """The start goes on, and says so in a line."""
    server = start_sidenote(ready=False, SIDENOTE_MODEL="ollama:qwen3", SIDENOTE_MODEL_BASE_URL="http://127.0.0.1:1")
    assert server.client().get("/welcome").is_success
    assert server.log().count("Note: ") == 1
    assert "Note: ollama:qwen3: no answer from the model server at 127.0.0.1:1 yet" in server.log()


def test_keys_that_others_may_read_stop_the_start(tmp_path: Path) -> None:
    """Exit code 2 and one line with what to do."""
    keys = tmp_path / "keys.toml"
    keys.write_text(f'openai = "{KEY}"')
    keys.chmod(0o644)
    for program in ("serve", "models"):
        ended = subprocess.run(
            [*command(tmp_path)[:3], program, "--data", str(tmp_path)],
            cwd=ROOT,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ended.returncode == 2
        assert f"chmod 600 {keys}" in ended.stderr
        assert KEY not in ended.stderr + ended.stdout
