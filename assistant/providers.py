"""What differs between the providers of language models: package, key, address and the options of its client."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from assistant.errors import ModelError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

CONTEXT = 8_192
"""Tokens that conversation, memories and reply share, unless set otherwise: what small local models take."""
PATIENCE = 120.0
CONNECT_SECONDS = 10.0
NO_KEY = "none"
"""Sent where a server of one's own asks for no key but the client insists on one."""
OLLAMA_CLOUD = "ollama.com"
"""Where an Ollama passes on what it is asked of a model that it does not have itself."""


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """One model as the settings name it."""

    name: str = "builtin"
    """`builtin`, or `provider:model`."""
    base_url: str | None = None
    """Where the provider's interface is, if not at its usual address."""
    api_key: str | None = field(default=None, repr=False)
    """None: the client reads its provider's own environment variable."""
    context: int = CONTEXT
    """Tokens that conversation, memories and reply share."""
    patience: float = PATIENCE
    """Seconds without a word after which the model counts as lost."""
    keys: str = "keys.toml in the data folder"
    """Where a key for it can be written."""

    def __post_init__(self) -> None:
        """Spell the provider as LangChain does: what depends on it must not depend on how somebody wrote it."""
        object.__setattr__(self, "name", spelled(self.name))

    @property
    def provider(self) -> str:
        """The part before the colon; empty for the built-in model."""
        return self.name.partition(":")[0] if ":" in self.name else ""

    @property
    def model(self) -> str:
        """The part after the colon."""
        return self.name.partition(":")[2] or self.name


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider that Sidenote has an extra for."""

    extra: str
    key: str | None
    """The environment variable that its client takes the key from; None: it asks for none."""
    host: str
    """Where its interface usually is."""
    address: str
    """The attributes of the client that lead to the address it really uses, the environment considered."""


PROVIDERS: Mapping[str, Provider] = {
    "openai": Provider("openai", "OPENAI_API_KEY", "api.openai.com", "root_client.base_url"),
    "anthropic": Provider("anthropic", "ANTHROPIC_API_KEY", "api.anthropic.com", "anthropic_api_url"),
    "ollama": Provider("ollama", None, "127.0.0.1:11434", "_client._client.base_url"),
    "google_genai": Provider(
        "google", "GOOGLE_API_KEY", "generativelanguage.googleapis.com", "client._api_client._http_options.base_url"
    ),
}


MEANT: Mapping[str, str] = {
    "gemini": "google_genai",
    "google": "google_genai",
    "google_ai": "google_genai",
    "claude": "anthropic",
    "gpt": "openai",
    "chatgpt": "openai",
}
"""What is meant by names that are not a provider's."""
SERVERS_OF_OPENAI = frozenset(
    ("llamacpp", "llama_cpp", "llama_server", "lmstudio", "lm_studio", "vllm", "jan", "koboldcpp", "local")
)
"""Names of servers that speak OpenAI's protocol, which somebody may take for a provider's."""


def spelled(name: str) -> str:
    """Return `provider:model` with the provider written as LangChain knows it; other names as they are."""
    provider, colon, model = name.partition(":")
    return f"{provider.strip().lower().replace('-', '_')}:{model}" if colon else name


def connect(choice: ModelChoice) -> "BaseChatModel":
    """Make the client of a provider's model; nothing is sent yet.

    Raises ModelError, with one line that says what to install or to set.
    """
    model = _made(choice)
    if is_this_machine(_host(url_of(model, choice))):
        # What is said to stay on this machine must not pass by a proxy that the environment names for the rest.
        model = _made(choice, direct=True)
    if choice.provider == "openai" and _at_openai(model, choice):
        # OpenAI keeps what its newer interface answers unless it is told not to; others may not know the word.
        model.store = False  # type: ignore[attr-defined]
    return model


def _made(choice: ModelChoice, *, direct: bool = False) -> "BaseChatModel":
    from langchain.chat_models import init_chat_model

    provider = PROVIDERS.get(choice.provider)
    options = _options(choice) | (_direct_options(choice) if direct else {})
    try:
        model: BaseChatModel = init_chat_model(choice.model, model_provider=choice.provider, **options)
    except ImportError as error:
        raise ModelError(_not_installed(choice, error)) from error
    except Exception as error:
        if provider is not None and provider.key is not None and choice.api_key is None:
            if choice.base_url is not None:
                return _made(_without_key(choice), direct=direct)
            raise ModelError(_no_key(choice, provider.key)) from error
        raise ModelError(_not_opened(choice, error)) from error
    if provider is not None and provider.key is not None and _lacks_key(model):
        if choice.base_url is None:
            raise ModelError(_no_key(choice, provider.key))
        return _made(_without_key(choice), direct=direct)
    if direct and choice.provider == "anthropic":
        _let_anthropic_go_directly(model)
    return model


def url_of(model: "BaseChatModel", choice: ModelChoice) -> str | None:
    """Return where the client sends its requests, the environment considered; None where that cannot be told."""
    provider = PROVIDERS.get(choice.provider)
    if provider is None:
        # Not every client follows an address that it is given: this one is never taken for one of this machine.
        return None if is_this_machine(_host(choice.base_url)) else choice.base_url
    found: Any = model
    for attribute in provider.address.split("."):
        found = getattr(found, attribute, None)
    return str(found) if found else choice.base_url or f"//{provider.host}"


def address_of(model: "BaseChatModel", choice: ModelChoice) -> str | None:
    """Return the host (and port) that has what is asked in the end; None where that cannot be told."""
    address = _host(url_of(model, choice))
    cloud = choice.model.casefold().endswith(("-cloud", ":cloud"))
    # An Ollama passes those on, whichever protocol it is asked in.
    return OLLAMA_CLOUD if cloud and (choice.provider == "ollama" or is_this_machine(address)) else address


def is_this_machine(address: str | None) -> bool:
    """Whether a host, with or without a port, is a loopback one, or the one that stands for this machine's own."""
    try:
        host = urlsplit(f"//{address or ''}").hostname or ""
        if host == "localhost" or host.endswith(".localhost"):
            return True
        number = ipaddress.ip_address(host)
    except ValueError:
        return False
    number = getattr(number, "ipv4_mapped", None) or number
    return number.is_loopback or number.is_unspecified


def _options(choice: ModelChoice) -> dict[str, Any]:
    """Return how its client is made: no tries of its own that nobody sees, and a bound on waiting for a connection.

    How long a model may stay silent is the agent's to watch, the same for all of them (assistant/agent.py).
    """
    options: dict[str, Any] = {}
    if choice.base_url is not None:
        options["base_url"] = choice.base_url
    if choice.api_key is not None:
        options["api_key"] = choice.api_key
    match choice.provider:
        case "openai":
            # Its own watch over chunks loses every other cancellation of a fast stream: stopping would not stop.
            options |= {"max_retries": 0, "timeout": _timeout(), "stream_chunk_timeout": None}
        case "anthropic":
            options |= {"max_retries": 0, "timeout": choice.patience + 60}
        case "ollama":
            client: dict[str, Any] = {"timeout": _timeout()}
            if key := options.pop("api_key", None):
                client["headers"] = {"Authorization": f"Bearer {key}"}
            # Ollama cuts what is longer than this without a word, the instructions first.
            options |= {"num_ctx": choice.context, "client_kwargs": client}
        case "google_genai":
            import httpx

            # Over httpx, as the others: where aiohttp is installed Google's client takes that, and then bounds the
            # whole answer by the time-out that is meant for silence.
            transport = {"transport": httpx.AsyncHTTPTransport()}
            options |= {"max_retries": 1, "timeout": choice.patience + 60, "client_args": transport}
    return options


def _direct_options(choice: ModelChoice) -> dict[str, Any]:
    """Return how its client is made so that no proxy of the environment is used."""
    match choice.provider:
        case "openai":
            import openai

            return {
                "openai_proxy": None,
                "http_client": openai.DefaultHttpxClient(mounts=_no_proxy()),
                "http_async_client": openai.DefaultAsyncHttpxClient(mounts=_no_proxy()),
            }
        case "anthropic":
            return {"anthropic_proxy": None}
        case "ollama":
            client = _options(choice)["client_kwargs"]
            return {"client_kwargs": client | {"mounts": _no_proxy()}}
        case _:
            # Google's is made with a transport of its own, which knows no proxy.
            return {}


def _let_anthropic_go_directly(model: Any) -> None:  # noqa: ANN401 - another package's class
    """Give the client, which takes none when it is made, a connection without the environment's proxies."""
    import anthropic

    model._client = model._client.copy(http_client=anthropic.DefaultHttpxClient(mounts=_no_proxy()))  # noqa: SLF001
    model._async_client = model._async_client.copy(  # noqa: SLF001
        http_client=anthropic.DefaultAsyncHttpxClient(mounts=_no_proxy())
    )


def _no_proxy() -> dict[str, None]:
    """Return httpx's way to name no proxy. Not `trust_env=False`: certificates of one's own are named there too."""
    return dict.fromkeys(("all://", "http://", "https://"))


def _at_openai(model: "BaseChatModel", choice: ModelChoice) -> bool:
    address = address_of(model, choice) or ""
    host = urlsplit(f"//{address}").hostname or ""
    return choice.base_url is None or address == PROVIDERS["openai"].host or host.endswith(".openai.com")


def _timeout() -> object:
    import httpx

    return httpx.Timeout(None, connect=CONNECT_SECONDS)


def _without_key(choice: ModelChoice) -> ModelChoice:
    return replace(choice, api_key=NO_KEY)


def _lacks_key(model: "BaseChatModel") -> bool:
    """Whether the client has come up with an empty key, and would only fail at the first message."""
    key = getattr(model, "anthropic_api_key", None)
    return key is not None and not key.get_secret_value()


def _host(url: str | None) -> str | None:
    if not url:
        return None
    parts = urlsplit(url if "//" in url else f"//{url}")
    if parts.hostname is None:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    return host if parts.port in {None, usual} else f"{host}:{parts.port}"


def _not_installed(choice: ModelChoice, error: ImportError) -> str:
    provider = PROVIDERS.get(choice.provider)
    module = getattr(error.__cause__, "name", None) or ""
    if provider is not None:
        remedy = f": run `make install EXTRAS={provider.extra}`"
    elif module.startswith("langchain"):
        remedy = f": run `.venv/bin/pip install {module.partition('.')[0].replace('_', '-')}`"
    else:
        remedy = "; LangChain's page of this provider names it"
    return f"The model “{choice.name}” needs a package that is not installed{remedy}."


def _no_key(choice: ModelChoice, variable: str) -> str:
    return (
        f'The model “{choice.name}” needs a key: set {variable}, or write {choice.provider} = "…" into {choice.keys}.'
    )


def _not_opened(choice: ModelChoice, error: Exception) -> str:
    if type(error) is ValueError and choice.provider not in PROVIDERS:
        hint = _hint(choice.provider)
        return f"The model “{choice.name}” could not be opened: “{choice.provider}” is not a known provider; {hint}"
    return (
        f"The model “{choice.name}” could not be opened ({type(error).__name__}): check its name, its key and its "
        "address."
    )


def _hint(provider: str) -> str:
    if provider in SERVERS_OF_OPENAI:
        return "write openai:MODEL, and the server's address in SIDENOTE_MODEL_BASE_URL."
    near = [MEANT[provider]] if provider in MEANT else get_close_matches(provider, PROVIDERS, n=1, cutoff=0.4)
    return f"did you mean {near[0]}?" if near else f"choose one of {', '.join(PROVIDERS)}."
