"""Which models the settings name, and whether those that run on this machine are there."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from assistant.errors import ModelError
from assistant.finding import has_model, offered
from assistant.models import BUILTIN, ChatModel
from assistant.providers import ModelChoice
from web.keys import read_keys
from web.settings import Settings, SettingsError, further_models

MOST_LISTED = 8
_ASKED = ("ollama", "openai")
"""The providers whose interface servers of one's own speak, and can say which models they have."""


def choices_of(settings: Settings) -> tuple[ModelChoice, ...]:
    """Return the models that may answer: the one of the settings first, the further ones, the built-in one.

    Raises SettingsError for keys that cannot be read, or one model at two addresses.
    """
    at = {settings.model: settings.model_base_url if settings.model != BUILTIN else None}
    for name, address in further_models(settings.models):
        if at.setdefault(name, address) != address and address is not None:
            raise SettingsError(f"the model {name} is named twice, at different addresses; keep one of them")
    at.setdefault(BUILTIN, None)
    keys = read_keys(settings.data)
    context, patience = settings.model_context, float(settings.model_timeout)
    return tuple(ModelChoice(name, address, keys.of(name), context, patience) for name, address in at.items())


def look_around(models: Sequence[ChatModel]) -> tuple[str, ...]:
    """Ask the servers on this machine whether they have these models; blocking, for half a second at most.

    Returns a line for each that may not answer. Raises ModelError where it is certain that one cannot: an Ollama that
    does not have it. Nothing is asked of any other machine.
    """
    asked = [model for model in models if model.local and model.provider in _ASKED]
    if not asked:
        return ()
    with ThreadPoolExecutor(len(asked)) as pool:
        notes = [_note(model, names) for model, names in zip(asked, pool.map(_offers, asked), strict=True)]
    return tuple(note for note in notes if note)


def where(model: ChatModel) -> str:
    """Say where a model runs: "on this server", "at api.openai.com"."""
    return "on this server" if model.local else f"at {model.address or model.provider}"


def some(names: Sequence[str]) -> str:
    """Write names in a line, not too many of them."""
    more = len(names) - MOST_LISTED
    return ", ".join(names[:MOST_LISTED]) + (f" and {more} more" if more > 0 else "")


def _offers(model: ChatModel) -> tuple[str, ...] | None:
    base_url = model.choice.base_url or f"http://{model.address}"
    return offered(base_url, "ollama" if model.provider == "ollama" else "openai")


def _note(model: ChatModel, names: tuple[str, ...] | None) -> str | None:
    if names is None:
        return f"{model.name}: no answer from the model server at {model.address} yet; it can answer once that runs."
    if has_model(names, model.label):
        return None
    if model.provider == "ollama":
        has = f"it has {some(names)}" if names else "it has none yet"
        raise ModelError(
            f"Ollama at {model.address} does not have “{model.label}”: run `ollama pull {model.label}`; {has}."
        )
    return f"{model.name}: the model server at {model.address} lists {some(names) or 'no models'}, and not this one."
