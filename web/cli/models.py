"""`sidenote models`: which models are set up, which ones were found on this machine, and what works."""

import asyncio
import logging
import os
import shlex
from dataclasses import dataclass
from urllib.parse import urlsplit

import click

from assistant.errors import ModelError
from assistant.finding import Found, find
from assistant.models import BUILTIN, ChatModel, open_model
from assistant.providers import PROVIDERS, ModelChoice
from assistant.trying import Trial, try_model
from web import logs
from web.choices import choices_of, look_around, slips_in, some, where
from web.chosen import chosen_in
from web.cli.printing import printable
from web.settings import DEFAULT_PORT, Settings

NOT_FOR_TALKING = ("embed", "rerank", "bge-", "minilm")
"""What the names of models hold that turn text into vectors or order texts, and hold no conversation."""


@dataclass(frozen=True, slots=True)
class Configured:
    """A model of the settings: opened, or why it could not be."""

    choice: ModelChoice
    model: ChatModel | None
    problem: str | None = None
    notes: tuple[str, ...] = ()


def show_models(settings: Settings) -> bool:
    """Print all about the models and try those of the settings; return whether the first one answers.

    Needs nothing of the data folder but its settings: a server may be running. Raises SettingsError.
    """
    # What goes wrong is said below, in plain words: no client's own warnings between the lines.
    logs.set_up(logging.CRITICAL)
    choices = choices_of(settings)
    configured = [_open(choice) for choice in choices]
    _show_configured(configured, chosen_in(settings.data))
    for note in (*slips_in(settings, choices), *(note for each in configured for note in each.notes)):
        click.echo(f"  Note: {printable(note)}")
    found = find()
    _show_found(found, configured)
    click.echo("\nTrying")
    width = max(len(each.choice.name) for each in configured)
    answers = [_try(each, width) for each in configured]
    return answers[0]


def _open(choice: ModelChoice) -> Configured:
    try:
        model = open_model(choice)
    except ModelError as error:
        return Configured(choice, None, str(error))
    try:
        notes = look_around([model])
    except ModelError as error:
        return Configured(choice, model, str(error))
    return Configured(choice, model, notes=notes)


def _show_configured(configured: list[Configured], chosen: str | None) -> None:
    click.echo("Set up")
    rows = [(each.choice.name, _place(each), _key(each)) for each in configured]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, place, key in rows:
        click.echo(f"  {name:{widths[0]}}  {place:{widths[1]}}  {key}".rstrip())
    names = [name for name, *_ in rows]
    answering = chosen if chosen in names else names[0]
    if answering != names[0]:
        click.echo(f"  {answering} answers: the owner chose it in the page.")


def _place(each: Configured) -> str:
    if each.model is None:
        return "cannot be opened"
    if each.model.local:
        return "on this machine" + (f" ({each.model.address})" if each.model.address else "")
    return where(each.model)


def _key(each: Configured) -> str:
    """Say where a model's key comes from, and never what it is."""
    provider = PROVIDERS.get(each.choice.provider)
    if each.choice.api_key is not None:
        return "key in keys.toml"
    if each.choice.name == BUILTIN or provider is None or provider.key is None:
        return ""
    if os.environ.get(provider.key):
        return f"key in {provider.key}"
    return "no key" if each.model is None or each.choice.base_url is not None else "key found by its package"


def _show_found(found: tuple[Found, ...], configured: list[Configured]) -> None:
    click.echo("\nFound on this machine")
    for each in found:
        click.echo(f"  {each.server.name} at {each.server.base_url.removeprefix('http://')}: {_offer(each)}")
    if not found:
        click.echo("  no model server")
    urls = [each.model.base_url for each in configured if each.model is not None and each.model.base_url]
    taken = {url.split("/")[2] for url in urls}
    fresh = [each for each in found if each.server.base_url.split("/")[2] not in taken]
    for each in fresh:
        _show_lines(each)
    if not found and all(each.choice.name == BUILTIN for each in configured):
        click.echo("\nTo set one up, with Ollama (https://ollama.com) on this machine")
        _show_ollama("qwen3", pull=True)


def _offer(found: Found) -> str:
    return some(found.models) if found.models else "no models yet"


def _show_lines(found: Found) -> None:
    """Print the two lines that set up a server which was found."""
    talking = [name for name in found.models if _can_be_set(name) and not _holds_no_conversation(name)]
    click.echo(f"\nTo set up {found.server.name}")
    if found.server.protocol == "ollama":
        _show_ollama(talking[0] if talking else "qwen3", pull=not talking)
        return
    name = shlex.quote(f"openai:{talking[0] if talking else 'MODEL'}")
    click.echo("  make install EXTRAS=openai")
    # Where it has the port that Sidenote would take, Sidenote takes another.
    port = f"SIDENOTE_PORT={DEFAULT_PORT + 1} " if urlsplit(found.server.base_url).port == DEFAULT_PORT else ""
    click.echo(f"  {port}SIDENOTE_MODEL={name} SIDENOTE_MODEL_BASE_URL={found.server.base_url} make run")


def _can_be_set(name: str) -> bool:
    return not any(sign in name for sign in " ;,")


def _holds_no_conversation(name: str) -> bool:
    return any(part in name.lower() for part in NOT_FOR_TALKING)


def _show_ollama(model: str, *, pull: bool) -> None:
    if pull:
        click.echo(f"  ollama pull {shlex.quote(model)}")
    click.echo("  make install EXTRAS=ollama")
    click.echo(f"  SIDENOTE_MODEL={shlex.quote(f'ollama:{model}')} make run")


def _try(each: Configured, width: int) -> bool:
    click.echo(f"  {each.choice.name:{width}}  ", nl=False)
    if each.model is None or each.problem is not None:
        click.echo(printable(each.problem or ""))
        return False
    trial = asyncio.run(try_model(each.model))
    click.echo(_words(trial, builtin=each.model.builtin))
    return trial.answers


def _words(trial: Trial, *, builtin: bool) -> str:
    """Say plainly what works."""
    problem = printable(" ".join((trial.problem or "").split()))
    if not trial.answers:
        return f"does not answer: {problem or 'it gave no reason'}"
    if problem:
        return f"begins to answer, but: {problem}"
    if builtin:
        return "answers; written rules, not a language model"
    said = "answers"
    if trial.first_word_ms is not None:
        said += f", its first word after {trial.first_word_ms / 1000:.1f} s"
    said += ", word by word" if trial.streams else ", all at once"
    works = {"calls tools": trial.calls_tools, "fills in forms": trial.structured}
    can = [name for name, works_here in works.items() if works_here]
    cannot = [name for name, works_here in works.items() if not works_here]
    return "; ".join([said, *can, *(f"not: {name}" for name in cannot)])
