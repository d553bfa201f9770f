import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from assistant.errors import ModelError
from assistant.models import ChatModel, Models, open_model
from assistant.providers import ModelChoice, is_this_machine
from assistant.trying import try_model
from tests.assistant.conftest import scripted
from tests.models.server import ModelServer

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
        ("openai:m", "http://0.0.0.0:8080/v1", "m", "0.0.0.0:8080", True),
        ("ollama:gpt-oss:120b-cloud", None, "gpt-oss:120b-cloud", "ollama.com", False),
        ("ollama:Kimi-K2:Cloud", None, "Kimi-K2:Cloud", "ollama.com", False),
        ("openai:gpt-oss:120b-cloud", "http://127.0.0.1:11434/v1", "gpt-oss:120b-cloud", "ollama.com", False),
        ("openai:big-cloud", "https://models.example/v1", "big-cloud", "models.example", False),
        ("OpenAI:gpt-5.4-mini", None, "gpt-5.4-mini", "api.openai.com", False),
        ("Google-GenAI:gemini-2.5-flash", None, "gemini-2.5-flash", "generativelanguage.googleapis.com", False),
        ("google_genai:gemini-2.5-flash", None, "gemini-2.5-flash", "generativelanguage.googleapis.com", False),
    ],
)
def test_where_a_model_runs_is_told(name: str, base_url: str | None, label: str, address: str, local: bool) -> None:  # noqa: FBT001
    """What the badge says comes from the client: the model, where its requests go, and if that is this machine."""
    model = open_model(ModelChoice(name, base_url, "made-up"))

    assert (model.label, model.address, model.local, model.builtin) == (label, address, local, False)
    assert "made-up" not in repr(model.choice)


@pytest.mark.parametrize(
    ("name", "base_url", "told"),
    [
        ("openai:gpt-5.4-mini", None, True),
        ("OpenAI:gpt-5.4-mini", None, True),
        ("openai:gpt-5.4-mini", "https://us.api.openai.com/v1", True),
        ("openai:m", "http://127.0.0.1:8080/v1", False),
        ("openai:m", "https://notopenai.com/v1", False),
    ],
)
def test_openai_is_told_not_to_keep_answers(name: str, base_url: str | None, told: bool) -> None:  # noqa: FBT001
    """However its name is written, and at its other hosts; servers of one's own may not know the word."""
    client = open_model(ModelChoice(name, base_url, "made-up"))._load()
    assert (getattr(client, "store", None) is False) == told


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("127.0.0.1:1", True),
        ("127.8.9.1", True),
        ("[::1]:8080", True),
        ("[::ffff:127.0.0.1]", True),
        ("0.0.0.0:8000", True),
        ("[::]", True),
        ("models.localhost", True),
        ("127.0.0.1.example", False),
        ("10.0.0.1", False),
        ("[::1", False),
        ("", False),
        (None, False),
    ],
)
def test_what_counts_as_this_machine(address: str | None, here: bool) -> None:  # noqa: FBT001
    """Its loopback addresses, and those that stand for all of its own."""
    assert is_this_machine(address) is here


def test_the_spelling_of_a_provider_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """No choice can be made with another, so that whatever depends on it holds for all of them."""
    assert ModelChoice("Google-GenAI:Gemini-X").name == "google_genai:Gemini-X"
    assert ModelChoice("builtin").name == "builtin"
    with pytest.raises(ModelError, match="write openai = "):
        open_model(ModelChoice("OpenAI:gpt-5.4-mini"))


class Proxy:
    """Writes down the first line of what it is asked, and answers nothing."""

    def __init__(self, listener: socket.socket) -> None:
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        self.asked: list[bytes] = []
        self._listener = listener

    def serve(self) -> None:
        """Take connections until the listener goes."""
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            with line:
                line.settimeout(5)
                self.asked.append(line.recv(65536).partition(b"\r\n")[0])


@contextmanager
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """Have the environment name a proxy for everything, whatever the client reads."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        made = Proxy(listener)
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "OPENAI_PROXY", "ANTHROPIC_PROXY"):
            monkeypatch.setenv(name, made.url)
            monkeypatch.setenv(name.lower(), made.url)
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.setenv(name, "")
        thread = threading.Thread(target=made.serve)
        thread.start()
        yield made
        listener.shutdown(socket.SHUT_RDWR)
    thread.join()


@pytest.mark.parametrize("protocol", ["openai", "ollama", "anthropic", "gemini"])
@pytest.mark.anyio
async def test_words_for_a_model_on_this_machine_pass_by_no_proxy(
    protocol: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the environment says of one: nothing that is said to stay here leaves, and a company's proxy is none."""
    with ModelServer(protocol) as server, proxy(monkeypatch) as recorded:
        model = open_model(ModelChoice(server.name, server.base_url, "made-up", patience=30.0))
        trial = await try_model(model)
        assert model.local
        assert trial.answers, trial.problem
        assert server.requests
        assert recorded.asked == []


@pytest.mark.anyio
async def test_an_address_of_the_environment_on_this_machine_passes_by_no_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is the client's address that counts, not where it was written."""
    with ModelServer("openai") as server, proxy(monkeypatch) as recorded:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        model = open_model(ModelChoice(server.name, None, "made-up", patience=30.0))
        assert (await try_model(model)).answers
        assert model.base_url is not None
        assert model.base_url.rstrip("/") == server.base_url
        assert recorded.asked == []


@pytest.mark.parametrize("name", ["openai:m", "ollama:m", "anthropic:m"])
@pytest.mark.anyio
async def test_a_model_elsewhere_is_asked_by_the_proxy(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a company's proxy there may be no other way."""
    with proxy(monkeypatch) as recorded:
        trial = await try_model(open_model(ModelChoice(name, "http://models.example/v9", "made-up", patience=5.0)))
        assert not trial.answers
        assert recorded.asked
        assert all(line.startswith(b"POST http://models.example/v9/") for line in recorded.asked)


def test_an_address_that_a_client_may_not_follow_is_not_taken_for_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of packages that are not known here, it cannot be told where they send words."""
    monkeypatch.setattr("assistant.models.connect", lambda choice: scripted(choice.name))
    model = open_model(ModelChoice("mistralai:m", "http://127.0.0.1:9"))
    assert (model.address, model.local) == (None, False)
    assert open_model(ModelChoice("mistralai:m", "https://models.example/v1")).address == "models.example"


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
        ("bedrock:m", "run `.venv/bin/pip install langchain-aws`"),
        ("gemini:m", "did you mean google_genai?"),
        ("claude:m", "did you mean anthropic?"),
        ("lm_studio:m", "write openai:MODEL, and the server's address in SIDENOTE_MODEL_BASE_URL"),
        ("llamacpp:m", "write openai:MODEL, and the server's address in SIDENOTE_MODEL_BASE_URL"),
        ("vllm:m", "write openai:MODEL, and the server's address in SIDENOTE_MODEL_BASE_URL"),
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


def test_where_a_key_belongs_is_told_with_its_path() -> None:
    """The choice knows the data folder's file."""
    with pytest.raises(ModelError, match=r"into /data/keys\.toml\."):
        open_model(ModelChoice("openai:m", keys="/data/keys.toml"))


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
