"""Which models there are, and which of them answers: the built-in one, or those that the settings name."""

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from assistant.errors import ModelError
from assistant.providers import ModelChoice, address_of, connect, is_this_machine, url_of
from memory.clock import Clock, system_clock

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from assistant.agent import Agent

BUILTIN = "builtin"


class ChatModel:
    """A model whose agent is made when it is first needed, so that starting does not wait for it."""

    def __init__(
        self,
        choice: ModelChoice,
        load: "Callable[[], BaseChatModel]",
        address: str | None = None,
        base_url: str | None = None,
    ) -> None:
        self.choice = choice
        self.address = address
        """The host (and port) that has its words in the end; None for the built-in model, or where that is unknown."""
        self.base_url = base_url
        """Where its client sends requests; None as for the address."""
        self._load = load
        self._agent: Agent | None = None
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """`builtin`, or `provider:model`."""
        return self.choice.name

    @property
    def label(self) -> str:
        """What people read."""
        return "Built-in model" if self.builtin else self.choice.model

    @property
    def provider(self) -> str:
        """Whose interface it speaks; empty for the built-in model."""
        return self.choice.provider

    @property
    def builtin(self) -> bool:
        """Whether this is the model that needs no network."""
        return self.name == BUILTIN

    @property
    def local(self) -> bool:
        """Whether it runs on this machine: nothing that is typed leaves it."""
        return self.builtin or is_this_machine(self.address)

    def agent(self) -> "Agent":
        """Return the agent that runs this model, made on first use (about a second); blocking."""
        with self._lock:
            if self._agent is None:
                from assistant.agent import Agent

                self._agent = Agent(self._load(), self.choice)
            return self._agent


class Models:
    """The models that the server was started with, and the one of them that answers."""

    def __init__(self, models: Sequence[ChatModel], answering: str | None = None) -> None:
        self.all = tuple(models)
        named = [model for model in models if model.name == answering]
        self._answering = named[0] if named else self.all[0]

    @property
    def answering(self) -> ChatModel:
        """The model that answers from the next turn on."""
        return self._answering

    def answer_with(self, name: str) -> ChatModel:
        """Let another one answer. Raises LookupError for one that the server was not started with."""
        for model in self.all:
            if model.name == name:
                self._answering = model
                return model
        raise LookupError(name)


def open_model(choice: ModelChoice | None = None, clock: Clock = system_clock) -> ChatModel:
    """Return a model by its choice; none: the built-in one.

    Raises ModelError for a name of another shape, a provider whose package is missing, or one that lacks its key.
    """
    choice = choice or ModelChoice()
    if choice.name == BUILTIN:
        return ChatModel(choice, lambda: _builtin(clock))
    if not (choice.provider and choice.name.partition(":")[2]):
        message = f"“{choice.name}” is neither {BUILTIN} nor of the form provider:model, such as openai:gpt-5.4-mini."
        raise ModelError(message)
    client = connect(choice)
    return ChatModel(choice, lambda: client, address_of(client, choice), url_of(client, choice))


def _builtin(clock: Clock) -> "BaseChatModel":
    from assistant.builtin.chat_model import BuiltinModel

    return BuiltinModel(clock=clock)
