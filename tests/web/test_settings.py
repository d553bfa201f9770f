"""Settings: where they come from, and that a wrong one is named."""

from pathlib import Path

import pytest

from web.settings import Settings, SettingsError, default_folder, further_models, load


def test_without_any_setting_the_defaults_hold(tmp_path: Path) -> None:
    """An empty environment and an empty folder give the documented defaults."""
    assert load({"data": str(tmp_path)}, {}) == Settings(data=tmp_path)


def test_the_default_folder_is_the_platforms_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a named folder the person's own data folder is taken."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_folder().name == "sidenote"
    assert load({}, {}).data == default_folder()


def test_flags_beat_the_environment_which_beats_the_file(tmp_path: Path) -> None:
    """A setting comes from the first place that names it."""
    (tmp_path / "sidenote.toml").write_text('port = 1111\nundo_seconds = 5\nsignup = "open"\n')
    environment = {"SIDENOTE_DATA": str(tmp_path), "SIDENOTE_PORT": "2222", "SIDENOTE_UNDO_SECONDS": "7"}
    settings = load({"port": "3333", "host": None}, environment)
    assert (settings.port, settings.undo_seconds, settings.signup) == (3333, 7, "open")


def test_the_folder_may_be_written_with_a_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`~` stands for the person's home."""
    monkeypatch.setenv("HOME", str(tmp_path))
    assert load({"data": "~/notes"}, {}).data == tmp_path / "notes"


@pytest.mark.parametrize(
    ("variable", "value", "named"),
    [
        ("SIDENOTE_MODLE", "builtin", "SIDENOTE_MODEL"),
        ("SIDENOTE_UNDO", "30", "SIDENOTE_UNDO_SECONDS"),
        ("SIDENOTE_model", "builtin", "SIDENOTE_MODEL"),
        ("SIDENOTE_", "1", "SIDENOTE_"),
    ],
)
def test_an_unknown_variable_is_refused_with_the_nearest_name(
    tmp_path: Path, variable: str, value: str, named: str
) -> None:
    """A misspelt variable does not go unnoticed."""
    with pytest.raises(SettingsError) as caught:
        load({"data": str(tmp_path)}, {variable: value})
    assert variable in str(caught.value)
    assert f"did you mean {named}" in str(caught.value)


def test_an_unknown_key_in_the_file_is_refused_with_the_nearest_name(tmp_path: Path) -> None:
    """A misspelt key does not go unnoticed either."""
    (tmp_path / "sidenote.toml").write_text('sign_up = "open"\n')
    with pytest.raises(SettingsError, match=r"sign_up in .* did you mean signup\?"):
        load({"data": str(tmp_path)}, {})


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SIDENOTE_PORT", "eighty"),
        ("SIDENOTE_PORT", "65536"),
        ("SIDENOTE_PORT", "-1"),
        ("SIDENOTE_PORT", "٣٣٣٣"),
        ("SIDENOTE_UNDO_SECONDS", "30s"),
        ("SIDENOTE_UNDO_SECONDS", "-1"),
        ("SIDENOTE_UNDO_SECONDS", "1e3"),
        ("SIDENOTE_UNDO_SECONDS", "9" * 5000),
        ("SIDENOTE_UNDO_SECONDS", ""),
        ("SIDENOTE_SIGNUP", "Open"),
        ("SIDENOTE_SIGNUP", ""),
        ("SIDENOTE_MODEL", "gpt-5"),
        ("SIDENOTE_MODEL", "openai:"),
        ("SIDENOTE_MODEL", ""),
        ("SIDENOTE_MODEL_BASE_URL", "localhost:11434"),
        ("SIDENOTE_MODEL_BASE_URL", "http://"),
        ("SIDENOTE_MODEL_BASE_URL", "http://host:port/"),
        ("SIDENOTE_MODEL", "openai: gpt"),
        ("SIDENOTE_MODEL", "openai:gpt\x1b[2J"),
        ("SIDENOTE_MODEL", "openai:gpt 5"),
        ("SIDENOTE_MODEL", "openai:gpt-5;ollama:qwen3"),
        ("SIDENOTE_MODEL", "openai:local@http://127.0.0.1:1234/v1"),
        ("SIDENOTE_MODEL", "openai:local@127.0.0.1:1234/v1"),
        ("SIDENOTE_MODELS", "openai:gpt-5 ollama:qwen3"),
        ("SIDENOTE_MODELS", "openai:gpt-5; ollama:qwen3"),
        ("SIDENOTE_MODELS", "openai:a@http://127.0.0.1:8080/v1; ollama:qwen3"),
        ("SIDENOTE_MODELS", "ollama:qwen3@http://127.0.0.1:11434/v1/"),
        ("SIDENOTE_MODEL_BASE_URL", "http://127.0.0.1:8080/v1 "),
        ("SIDENOTE_MODELS", "gpt-5"),
        ("SIDENOTE_MODELS", "openai:gpt-5, ollama:"),
        ("SIDENOTE_MODELS", "openai:gpt-5@http://"),
        ("SIDENOTE_MODELS", "openai:gpt-5@https://user:hunter2@host:port/"),
        ("SIDENOTE_MODELS", "openai:a@http://127.0.0.1:1/v1, openai:a@http://127.0.0.1:2/v1"),
        ("SIDENOTE_MODEL_CONTEXT", "2047"),
        ("SIDENOTE_MODEL_CONTEXT", "2000001"),
        ("SIDENOTE_MODEL_CONTEXT", "8k"),
        ("SIDENOTE_MODEL_TIMEOUT", "0"),
        ("SIDENOTE_MODEL_TIMEOUT", "3601"),
        ("SIDENOTE_MODEL_TIMEOUT", "2m"),
        ("SIDENOTE_DATABASE_URL", "postgresql://user:hunter2@db/sidenote"),
        ("SIDENOTE_CHROMA_URL", "http://127.0.0.1:8001"),
        ("SIDENOTE_DATA", ""),
        ("SIDENOTE_HOST", ""),
    ],
)
def test_a_malformed_or_impossible_setting_is_named_in_one_line(tmp_path: Path, variable: str, value: str) -> None:
    """The line names the setting and never repeats an address that may hold a password."""
    environment = {"SIDENOTE_DATA": str(tmp_path), variable: value}
    with pytest.raises(SettingsError) as caught:
        load({}, environment)
    line = str(caught.value)
    assert variable in line
    assert "\n" not in line
    assert "hunter2" not in line


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1:1234/v1",
        "127.0.0.1",
        "localhost:1234",
        "localhost",
        "[::1]:8080/v1",
        "nas:11434",
        "models.example:8080",
        "models.example/v1",
        "//127.0.0.1:1234/v1",
        "http:/127.0.0.1:1234/v1",
        "HTTP://127.0.0.1:1234/v1",
    ],
)
def test_an_address_without_its_beginning_is_no_part_of_a_name(tmp_path: Path, address: str) -> None:
    """It would be a model at OpenAI, and what is typed would go there."""
    with pytest.raises(SettingsError, match=r"SIDENOTE_MODELS, entry 2, .*did you leave out http://\?"):
        load({"data": str(tmp_path)}, {"SIDENOTE_MODELS": f"ollama:qwen3, openai:local@{address}"})


@pytest.mark.parametrize("base_url", ["http://127.0.0.1:11434/v1", "http://127.0.0.1:11434/v1/"])
def test_ollamas_own_interface_is_not_below_v1(tmp_path: Path, base_url: str) -> None:
    """The line says to leave it out; for OpenAI's protocol it belongs there."""
    environment = {"SIDENOTE_MODEL": "ollama:qwen3", "SIDENOTE_MODEL_BASE_URL": base_url}
    with pytest.raises(SettingsError, match=r"SIDENOTE_MODEL_BASE_URL: leave out the /v1"):
        load({"data": str(tmp_path)}, environment)
    assert load({"data": str(tmp_path)}, environment | {"SIDENOTE_MODEL": "openai:qwen3"}).model_base_url == base_url


@pytest.mark.parametrize(
    "variable", ["SIDENOTE_KEY", "SIDENOTE_OPENAI_API_KEY", "SIDENOTE_MODEL_KEY", "SIDENOTE_TOKEN"]
)
def test_a_key_is_told_where_it_belongs(tmp_path: Path, variable: str) -> None:
    """And not repeated."""
    with pytest.raises(SettingsError, match=r"keys\.toml in the data folder") as caught:
        load({"data": str(tmp_path)}, {variable: "hunter2"})
    assert variable in str(caught.value)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("OpenAI:GPT-X", "openai:GPT-X"),
        ("Google-GenAI:gemini-x", "google_genai:gemini-x"),
        ("OLLAMA:Qwen3:8B", "ollama:Qwen3:8B"),
        ("builtin", "builtin"),
    ],
)
def test_a_provider_is_spelled_in_one_way(tmp_path: Path, written: str, read: str) -> None:
    """As LangChain knows it; a model's name is its own matter."""
    settings = load({"data": str(tmp_path)}, {"SIDENOTE_MODEL": written, "SIDENOTE_MODELS": written})
    assert settings.model == read
    assert list(further_models(settings.models)) == [(read, None)]


@pytest.mark.parametrize(
    "content",
    [
        "port = true",
        "port = 1.5",
        'port = "many"',
        "port = [1]",
        "models = 1.5",
        'models = ["openai:gpt-5", 1]',
        'models = ["gpt-5"]',
        'model = ["openai:gpt-5"]',
        "port =",
        "[port]\nx = 1",
        'data = "/elsewhere"',
        "\xff",
    ],
)
def test_a_malformed_file_is_named_in_one_line(tmp_path: Path, content: str) -> None:
    """Wrong types, broken TOML and a folder that names itself stop the start."""
    (tmp_path / "sidenote.toml").write_bytes(content.encode("latin-1"))
    with pytest.raises(SettingsError) as caught:
        load({"data": str(tmp_path)}, {})
    assert "sidenote.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "model", ["builtin", "openai:gpt-5.4-mini", "ollama:llama3.2:3b", "google_genai:gemini-2.5-flash"]
)
def test_a_model_is_built_in_or_named_by_its_provider(tmp_path: Path, model: str) -> None:
    """Every form that providers use is taken."""
    assert load({"data": str(tmp_path)}, {"SIDENOTE_MODEL": model}).model == model


@pytest.mark.parametrize(
    "content",
    [
        'models = "ollama:qwen3:8b, openai:local@http://127.0.0.1:1234/v1,, builtin,"',
        'models = ["ollama:qwen3:8b", "openai:local@http://127.0.0.1:1234/v1", "builtin"]',
    ],
)
def test_further_models_are_a_text_or_a_list(tmp_path: Path, content: str) -> None:
    """Each has its name, and its address where that is another than its provider's."""
    (tmp_path / "sidenote.toml").write_text(content)
    assert list(further_models(load({"data": str(tmp_path)}, {}).models)) == [
        ("ollama:qwen3:8b", None),
        ("openai:local", "http://127.0.0.1:1234/v1"),
        ("builtin", None),
    ]


def test_an_at_sign_in_a_models_name_is_its_own(tmp_path: Path) -> None:
    """Only the last one that an address follows parts the two."""
    named = "openai:team@httpd/model@v2@https://models.example/v1, openai:other@v1"
    settings = load({"data": str(tmp_path)}, {"SIDENOTE_MODELS": named})
    assert list(further_models(settings.models)) == [
        ("openai:team@httpd/model@v2", "https://models.example/v1"),
        ("openai:other@v1", None),
    ]


@pytest.mark.parametrize(("context", "timeout"), [(2048, 1), (2_000_000, 3600)])
def test_a_models_bounds_are_within_their_limits(tmp_path: Path, context: int, timeout: int) -> None:
    """The smallest and the largest ones are taken."""
    environment = {"SIDENOTE_MODEL_CONTEXT": str(context), "SIDENOTE_MODEL_TIMEOUT": str(timeout)}
    settings = load({"data": str(tmp_path)}, environment)
    assert (settings.model_context, settings.model_timeout) == (context, timeout)
