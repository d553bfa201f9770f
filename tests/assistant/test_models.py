import subprocess
import sys

import pytest

from assistant.errors import ModelError
from assistant.models import open_model


def test_the_builtin_model_is_opened_when_it_is_needed() -> None:
    """Neither the turn's code nor naming the built-in model imports LangChain or torch: the page answers at once."""
    code = (
        "import sys, assistant.turn; from assistant.models import open_model; model = open_model();"
        "slow = ('langchain', 'langchain_core', 'torch', 'chromadb');"
        "print(model.builtin, [name for name in slow if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "True []"


def test_a_provider_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """`provider:model` is what LangChain takes it for, and is not the built-in model."""
    monkeypatch.setenv("OPENAI_API_KEY", "made-up")

    model = open_model("openai:gpt-4o-mini", "http://127.0.0.1:9/v1")

    assert model.name == "openai:gpt-4o-mini"
    assert not model.builtin
    assert model.agent() is model.agent()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gpt-4o", "neither “builtin” nor"),
        ("openai:", "neither “builtin” nor"),
        ("openai:gpt-4o-mini", "could not be opened"),
        ("anthropic:claude-x", "needs a package that is not installed"),
        ("nobody:model", "could not be opened"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(name: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A malformed name, a missing package and a missing key each give one line that names the model."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)

    with pytest.raises(ModelError) as raised:
        open_model(name)

    message = str(raised.value)
    assert said in message
    assert name in message
    assert "\n" not in message
