import subprocess
import sys

import pytest

from assistant.errors import ModelError
from assistant.models import ChatModel, Models, open_model
from assistant.providers import ModelChoice
from tests.assistant.conftest import scripted

KEYS = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_API_BASE", "ANTHROPIC_API_KEY", "GOOGLE_API_KEY", "GEMINI_API_KEY")


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*KEYS, "OLLAMA_HOST"):
        monkeypatch.delenv(name, raising=False)


def test_the_builtin_model_is_opened_when_it_is_needed() -> None:
    """Neither the turn's code nor naming the built-in model imports LangChain or torch: the page answers at once."""
    code = (
        "import sys, assistant.turn; from assistant.models import open_model; model = open_model();"
        "slow = ('langchain', 'langchain_core', 'torch', 'chromadb');"
        "print(model.builtin, [name for name in slow if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "True []"


@pytest.mark.parametrize(
    ("name", "base_url", "label", "address", "local"),
    [
        ("openai:gpt-5.4-mini", None, "gpt-5.4-mini", "api.openai.com", False),
        ("openai:qwen3:8b", "http://127.0.0.1:8080/v1", "qwen3:8b", "127.0.0.1:8080", True),
        ("openai:m", "http://[::1]:8080/v1", "m", "[::1]:8080", True),
        ("openai:m", "https://models.example/v1", "m", "models.example", False),
        ("anthropic:claude-sonnet-4-5", None, "claude-sonnet-4-5", "api.anthropic.com", False),
        ("ollama:qwen3:8b", None, "qwen3:8b", "127.0.0.1:11434", True),
        ("ollama:qwen3:8b", "http://nas.local:11434", "qwen3:8b", "nas.local:11434", False),
        ("google_genai:gemini-2.5-flash", None, "gemini-2.5-flash", "generativelanguage.googleapis.com", False),
    ],
)
def test_where_a_model_runs_is_told(name: str, base_url: str | None, label: str, address: str, local: bool) -> None:  # noqa: FBT001
    """What the badge says comes from the client: the model, where its requests go, and if that is this machine."""
    model = open_model(ModelChoice(name, base_url, "made-up"))

    assert (model.label, model.address, model.local, model.builtin) == (label, address, local, False)
    assert "made-up" not in repr(model.choice)


def test_an_address_in_the_environment_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that follows the environment to another server than its provider's does not hide that."""
    monkeypatch.setenv("OPENAI_BASE_URL", "http://localhost:1234/v1")
    monkeypatch.setenv("OLLAMA_HOST", "gpu.example:11434")

    assert open_model(ModelChoice("openai:m", None, "made-up")).address == "localhost:1234"
    assert open_model(ModelChoice("ollama:m")).address == "gpu.example:11434"


@pytest.mark.parametrize("provider", ["openai", "anthropic", "google_genai"])
def test_a_server_of_ones_own_needs_no_key(provider: str) -> None:
    """With an address of one's own and no key anywhere, the client is content."""
    model = open_model(ModelChoice(f"{provider}:m", "http://127.0.0.1:9"))

    assert model.local
    assert model.agent() is model.agent()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gpt-5.4-mini", "neither builtin nor of the form provider:model"),
        ("openai:", "neither builtin nor of the form provider:model"),
        ("openai:gpt-5.4-mini", "set OPENAI_API_KEY, or write openai = "),
        ("anthropic:claude-sonnet-4-5", "set ANTHROPIC_API_KEY, or write anthropic = "),
        ("google_genai:gemini-2.5-flash", "set GOOGLE_API_KEY, or write google_genai = "),
        ("google:gemini-2.5-flash", "did you mean google_genai?"),
        ("nobody:model", "“nobody” is not a known provider; choose one of openai, "),
        ("mistralai:small", "run `.venv/bin/pip install langchain-mistralai`"),
        ("azure_openai:m", "check its name, its key and its address"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(name: str, said: str) -> None:
    """A malformed name, a missing package and a missing key each give one line that names the model and the remedy."""
    with pytest.raises(ModelError) as raised:
        open_model(ModelChoice(name))

    message = str(raised.value)
    assert said in message
    assert name in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("name", "package", "extra"),
    [
        ("openai:m", "langchain_openai", "openai"),
        ("anthropic:m", "langchain_anthropic", "anthropic"),
        ("ollama:m", "langchain_ollama", "ollama"),
        ("google_genai:m", "langchain_google_genai", "google"),
    ],
)
def test_a_missing_package_names_its_extra(name: str, package: str, extra: str) -> None:
    """Without the provider's package, the line says with which command to install it."""
    code = (
        f"import sys; sys.modules[{package!r}] = None; from assistant.models import open_model;"
        f"from assistant.providers import ModelChoice; open_model(ModelChoice({name!r}))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert f"The model “{name}” needs a package that is not installed: run `make install EXTRAS={extra}`." in last


def test_another_model_may_answer() -> None:
    """The owner's choice holds among the models that there are, and no other can be named."""
    one, other = (ChatModel(ModelChoice(name), lambda: scripted("Yes.")) for name in ("test:one", "test:other"))
    models = Models([one, other])
    assert models.answering is one
    assert models.answer_with("test:other") is other
    assert models.answering is other
    with pytest.raises(LookupError):
        models.answer_with("test:none")
    assert models.answering is other
    assert Models([one, other], "test:other").answering is other
    assert Models([one, other], "test:gone").answering is one


def test_tracing_stays_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tracing service that the environment switches on for other programs is sent nothing from here."""
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    code = (
        "from assistant.models import open_model; open_model().agent();"
        "from langsmith.utils import tracing_is_enabled; print(tracing_is_enabled())"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
