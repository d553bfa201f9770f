"""Which model answers: the built-in one, or the one that the settings name."""

import threading
from typing import TYPE_CHECKING

from assistant.errors import ModelError
from memory.clock import Clock, system_clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from langchain_core.language_models import BaseChatModel

    from assistant.agent import Agent

BUILTIN = "builtin"


class ChatModel:
    """A model that is opened when it is first needed, so that starting does not wait for it."""

    def __init__(self, name: str, load: "Callable[[], BaseChatModel]") -> None:
        self.name = name
        self._load = load
        self._agent: Agent | None = None
        self._lock = threading.Lock()

    @property
    def builtin(self) -> bool:
        """Whether this is the model that needs no network."""
        return self.name == BUILTIN

    def agent(self) -> "Agent":
        """Return the agent that runs this model, made on first use (about a second); blocking."""
        with self._lock:
            if self._agent is None:
                from assistant.agent import Agent

                self._agent = Agent(self._load())
            return self._agent


def open_model(name: str = BUILTIN, base_url: str | None = None, clock: Clock = system_clock) -> ChatModel:
    """Return the model of that name: "builtin", or "provider:model" as LangChain's `init_chat_model` takes it.

    Raises ModelError for a name of another shape, a provider whose package is missing, or one that lacks its key.
    """
    if name == BUILTIN:
        return ChatModel(name, lambda: _builtin(clock))
    provider, colon, model = name.partition(":")
    if not (provider and colon and model):
        message = f"The model “{name}” is neither “{BUILTIN}” nor of the form provider:model, such as openai:gpt-4o."
        raise ModelError(message)
    opened = _from_provider(name, provider, base_url)
    return ChatModel(name, lambda: opened)


def _builtin(clock: Clock) -> "BaseChatModel":
    from assistant.builtin.chat_model import BuiltinModel

    return BuiltinModel(clock=clock)


def _from_provider(name: str, provider: str, base_url: str | None) -> "BaseChatModel":
    from langchain.chat_models import init_chat_model

    try:
        return init_chat_model(name) if base_url is None else init_chat_model(name, base_url=base_url)
    except ImportError as error:
        package = error.name or f"langchain-{provider}"
        message = f"The model “{name}” needs a package that is not installed: {package.replace('_', '-')}."
        raise ModelError(message) from error
    except Exception as error:  # providers raise what they like for a missing key or a malformed setting
        message = (
            f"The model “{name}” could not be opened ({type(error).__name__}): check its name, its key and its address."
        )
        raise ModelError(message) from error
