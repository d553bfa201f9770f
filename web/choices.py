"""Which models the settings name, and whether those that run on this machine are there."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from assistant.errors import ModelError
from assistant.finding import Offer, has_model, offered
from assistant.models import BUILTIN, ChatModel
from assistant.providers import ModelChoice
from web.chosen import chosen_in
from web.keys import FILE_NAME, read_keys
from web.settings import PREFIX, Settings, SettingsError, further_models

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
    path = str(settings.data / FILE_NAME)
    return tuple(ModelChoice(name, address, keys.of(name), context, patience, path) for name, address in at.items())


def slips_in(settings: Settings, choices: Sequence[ModelChoice]) -> Iterator[str]:
    """Yield a line for each thing that was set and has no effect. Raises SettingsError as `choices_of` does."""
    names = [choice.name for choice in choices]
    if settings.model_base_url is not None and settings.model == BUILTIN:
        yield f"{PREFIX}MODEL_BASE_URL has no effect: the built-in model answers, for {PREFIX}MODEL names no other."
    yield from read_keys(settings.data).idle(names)
    chosen = chosen_in(settings.data)
    if chosen is not None and chosen not in names:
        yield f"the model that the owner chose in the page is not among the models any more: {names[0]} answers."


def look_around(models: Sequence[ChatModel]) -> tuple[str, ...]:
    """Ask the servers on this machine whether they have these models; blocking, for a second at most.

    Returns a line for each that may not answer, or does so elsewhere: that one's address is that place from then on.
    Raises ModelError where it is certain that one cannot answer: an Ollama that does not have it. Nothing is asked of
    any other machine.
    """
    asked = [model for model in models if model.local and model.provider in _ASKED]
    if not asked:
        return ()
    with ThreadPoolExecutor(len(asked)) as pool:
        notes = pool.map(_note, asked)
        return tuple(note for note in notes if note)


def where(model: ChatModel) -> str:
    """Say where a model runs: "on this server", "at api.openai.com"."""
    return "on this server" if model.local else f"at {model.address or model.provider}"


def some(names: Sequence[str]) -> str:
    """Write names in a line, not too many of them."""
    more = len(names) - MOST_LISTED
    return ", ".join(names[:MOST_LISTED]) + (f" and {more} more" if more > 0 else "")


def _note(model: ChatModel) -> str | None:
    if model.provider == "ollama":
        return _note_of_ollama(model)
    url = model.base_url or f"http://{model.address}"
    offer = offered(url, "openai")
    if offer is None:
        below = f"{url.rstrip('/')}/v1"
        if offered(below, "openai") is not None:
            return f"{model.name}: its server answers below /v1 alone; set {PREFIX}MODEL_BASE_URL={below}"
        return _no_answer(model)
    if has_model(offer.models, model.label):
        return None
    listed = some(offer.models) or "no models"
    return f"{model.name}: the model server at {model.address} lists {listed}, and not this one."


def _note_of_ollama(model: ChatModel) -> str | None:
    offer = offered(model.base_url or f"http://{model.address}", "ollama")
    if offer is None:
        return _no_answer(model)
    if not has_model(offer.models, model.label):
        has = f"it has {some(offer.models)}" if offer.models else "it has none yet"
        raise ModelError(
            f"Ollama at {model.address} does not have “{model.label}”: run `ollama pull {model.label}`; {has}."
        )
    elsewhere = _passed_on(offer, model.label)
    if elsewhere is None:
        return None
    note = f"{model.name}: Ollama at {model.address} passes it on to {elsewhere}: what is typed leaves this machine."
    model.address = elsewhere
    return note


def _passed_on(offer: Offer, model: str) -> str | None:
    """Return the host that has what is asked of this model in the end, where that is not the server itself."""
    return next((host for name, host in offer.passed_on.items() if has_model((name,), model)), None)


def _no_answer(model: ChatModel) -> str:
    return f"{model.name}: no answer from the model server at {model.address} yet; it can answer once that runs."
