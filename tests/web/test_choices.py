"""Which models the settings name, and what is asked of the servers on this machine before they may answer."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import ModelError
from assistant.models import ChatModel, open_model
from assistant.providers import ModelChoice
from tests.assistant.test_finding import serving, whole
from tests.models.server import ModelServer
from web import chosen
from web.choices import choices_of, look_around, slips_in, some, where
from web.keys import FILE_NAME
from web.settings import Settings, SettingsError, load


@pytest.fixture
def ollama() -> Iterator[ModelServer]:
    """Give an Ollama on this machine that has one model, test-model."""
    with ModelServer("ollama") as server:
        yield server


@pytest.fixture
def other() -> Iterator[ModelServer]:
    """Give a server on this machine that speaks OpenAI's protocol."""
    with ModelServer("openai") as server:
        yield server


def settings(data: Path, **values: str) -> Settings:
    """Return settings as an environment gives them."""
    return load({"data": str(data)}, {f"SIDENOTE_{name.upper()}": value for name, value in values.items()})


def opened(name: str, base_url: str | None = None) -> ChatModel:
    """Open a model at an address, with a key."""
    return open_model(ModelChoice(name, base_url, api_key="none"))


def test_the_settings_model_comes_first_and_the_builtin_one_always_is_there(tmp_path: Path) -> None:
    """Then the further ones in their order, each once."""
    named = settings(
        tmp_path,
        model="ollama:qwen3",
        model_base_url="http://127.0.0.1:9/",
        models="openai:a@http://127.0.0.1:8/v1, ollama:qwen3, openai:a@http://127.0.0.1:8/v1",
        model_context="4096",
        model_timeout="30",
    )
    choices = choices_of(named)
    assert [(each.name, each.base_url) for each in choices] == [
        ("ollama:qwen3", "http://127.0.0.1:9/"),
        ("openai:a", "http://127.0.0.1:8/v1"),
        ("builtin", None),
    ]
    assert {(each.context, each.patience) for each in choices} == {(4096, 30.0)}
    assert [each.name for each in choices_of(settings(tmp_path))] == ["builtin"]
    first = choices_of(settings(tmp_path, models="openai:a, builtin"))
    assert [each.name for each in first] == ["builtin", "openai:a"]


def test_one_model_at_two_addresses_is_refused(tmp_path: Path) -> None:
    """Its name could not tell which of them is meant."""
    named = settings(tmp_path, model="openai:a", models="openai:a@http://127.0.0.1:8/v1")
    with pytest.raises(SettingsError, match=r"openai:a is named twice"):
        choices_of(named)


def test_each_model_gets_its_key_and_shows_it_nowhere(tmp_path: Path) -> None:
    """The file's key, the more specific one first; printed, neither settings nor choices hold one."""
    path = tmp_path / FILE_NAME
    path.write_text('openai = "sk-general"\n"openai:b" = "sk-special"\n')
    path.chmod(0o600)
    named = settings(tmp_path, model="openai:a", models="openai:b, ollama:c")
    choices = choices_of(named)
    assert [each.api_key for each in choices] == ["sk-general", "sk-special", None, None]
    assert "sk-" not in f"{named!r} {choices!r}"


def test_a_missing_key_is_told_with_the_path_of_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where this data folder is, nobody needs to know by heart."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelError) as caught:
        open_model(choices_of(settings(tmp_path, model="openai:a"))[0])
    assert f'write openai = "…" into {tmp_path / FILE_NAME}.' in str(caught.value)


def test_what_is_set_without_effect_is_told(tmp_path: Path) -> None:
    """An address of no model, a key of no model, a choice that is gone; each in a line."""
    path = tmp_path / FILE_NAME
    path.write_text('OPENAI_API_KEY = "sk-hunter2"\n')
    path.chmod(0o600)
    (tmp_path / chosen.FILE_NAME).write_text("openai:gone")
    named = settings(tmp_path, model_base_url="http://127.0.0.1:8080/v1")
    lines = list(slips_in(named, choices_of(named)))
    assert [line.split()[0] for line in lines] == ["SIDENOTE_MODEL_BASE_URL", "“openai_api_key”", "the"]
    assert "hunter2" not in str(lines)
    assert "builtin answers" in lines[-1]


def test_what_is_set_with_effect_is_nothing_to_tell(tmp_path: Path) -> None:
    """Neither is an empty folder."""
    (tmp_path / chosen.FILE_NAME).write_text("openai:a")
    named = settings(tmp_path, model="openai:a", model_base_url="http://127.0.0.1:8080/v1")
    assert list(slips_in(named, choices_of(named))) == []
    assert list(slips_in(settings(tmp_path / "none"), choices_of(settings(tmp_path / "none")))) == []


def test_an_address_that_lacks_its_v1_is_told_with_the_right_one(other: ModelServer) -> None:
    """The client asks there as well, and would not be answered."""
    (note,) = look_around([opened(other.name, f"http://{other.host}/")])
    assert f"set SIDENOTE_MODEL_BASE_URL=http://{other.host}/v1" in note


def test_what_an_ollama_passes_on_is_said_to_be_elsewhere() -> None:
    """Whatever the model is called: its server knows."""
    body = '{"models": [{"name": "mine:latest", "remote_host": "https://ollama.com:443"}]}'
    with serving(whole(body)) as address:
        model = opened("ollama:mine", address)
        assert model.local
        (note,) = look_around([model])
    assert "passes it on to ollama.com" in note
    assert (model.address, model.local, where(model)) == ("ollama.com", False, "at ollama.com")


def test_an_ollama_that_has_the_model_is_nothing_to_tell(ollama: ModelServer) -> None:
    """With or without its tag."""
    models = [opened(f"ollama:{name}", ollama.base_url) for name in ("test-model", "test-model:latest", "Test-Model")]
    assert look_around(models) == ()
    assert ollama.lookups == ["/api/tags"] * 3


def test_an_ollama_that_lacks_the_model_stops_with_what_to_do(ollama: ModelServer) -> None:
    """One line: what to pull, and what it has."""
    with pytest.raises(ModelError) as caught:
        look_around([opened("ollama:qwen3:8b", ollama.base_url)])
    line = str(caught.value)
    assert "ollama pull qwen3:8b" in line
    assert "test-model:latest" in line
    assert "\n" not in line


def test_another_server_that_lacks_the_model_is_told_alone(other: ModelServer) -> None:
    """Some serve under any name: it is a note, and not the end."""
    (note,) = look_around([opened("openai:other", other.base_url)])
    assert "openai:other" in note
    assert "test-model" in note
    assert look_around([opened(other.name, other.base_url)]) == ()


@pytest.mark.parametrize("name", ["ollama:qwen3", "openai:local"])
def test_a_server_that_is_not_there_yet_is_told_alone(name: str) -> None:
    """It may be started later."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free = taken.getsockname()[1]
    (note,) = look_around([opened(name, f"http://127.0.0.1:{free}")])
    assert f"127.0.0.1:{free}" in note
    assert name in note


def test_servers_that_never_answer_hold_the_start_up_for_half_a_second() -> None:
    """However many there are."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
        models = [opened(f"openai:{number}", address) for number in range(5)]
        start = time.monotonic()
        assert len(look_around(models)) == 5
        assert time.monotonic() - start < 2


def test_nothing_is_asked_of_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither of a provider nor of a server elsewhere, not even its name's address."""

    def refuse(*arguments: object, **_: object) -> None:
        pytest.fail(f"asked for {arguments}")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    models = [
        opened("openai:gpt-5.4-mini"),
        opened("anthropic:claude"),
        opened("openai:x", "https://models.example/v1"),
        opened("ollama:qwen3", "http://192.0.2.7:11434"),
        open_model(),
    ]
    assert look_around(models) == ()


def test_it_is_said_where_a_model_runs() -> None:
    """On this server, or at its host."""
    assert where(open_model()) == "on this server"
    assert where(opened("ollama:qwen3")) == "on this server"
    assert where(opened("openai:gpt-5.4-mini")) == "at api.openai.com"
    assert where(opened("openai:x", "http://my-server.example:8080/v1")) == "at my-server.example:8080"


def test_long_lists_are_shortened() -> None:
    """A line stays a line."""
    assert some(["a", "b"]) == "a, b"
    assert some([str(number) for number in range(10)]) == "0, 1, 2, 3, 4, 5, 6, 7 and 2 more"
