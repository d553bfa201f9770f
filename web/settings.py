"""What can be set, and the only place that reads settings from the environment.

A setting comes from the command line's flags, else from `SIDENOTE_*` in the environment, else from `sidenote.toml` in
the data folder, else from its default. One that is unknown or malformed stops start-up (SettingsError).
"""

import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from platformdirs import user_data_path

from assistant.providers import spelled

PREFIX = "SIDENOTE_"
FILE_NAME = "sidenote.toml"
MOST_UNDO_SECONDS = 30 * 24 * 60 * 60
LEAST_CONTEXT, MOST_CONTEXT = 2_048, 2_000_000
MOST_TIMEOUT = 3_600

DEFAULT_PORT = 8000
KEYS_FILE = "keys.toml"

_LISTED = "a text, or a list of texts"
_ADDRESS = re.compile(
    r"@(https?:.*|//.*"
    r"|(localhost|\d{1,3}(\.\d{1,3}){3}|\[[\da-f:.]+\])(:\d+)?(/.*)?"
    r"|[\w.-]+:\d{3,5}(/.*)?"
    r"|[\w.-]+(:\d+)?/v\d+/?)$",
    re.ASCII | re.IGNORECASE,
)
"""What looks like the address of a server after a model's name."""

Signup = Literal["owner-only", "open"]


class SettingsError(Exception):
    """A setting is unknown or malformed. The message is one line that names it and says what would do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, read once at start-up."""

    data: Path
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    model: str = "builtin"
    """`builtin`, or `provider:model`."""
    model_base_url: str | None = None
    """Where the provider's HTTP interface is, if not at its usual address."""
    models: str | None = None
    """Further models that the owner may switch to, as they were written (web/choices.py reads them)."""
    model_context: int = 8_192
    """Tokens that conversation, memories and reply share."""
    model_timeout: int = 120
    """Seconds without a word after which a model counts as lost."""
    signup: Signup = "owner-only"
    undo_seconds: int = 30
    """How long a forgetting can be undone; 0 erases at once."""


def load(flags: Mapping[str, str | None], environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings that hold now. `flags` are the command line's, None where one was not given.

    Raises SettingsError for a setting that is unknown, malformed or not possible.
    """
    environment = _from_environment(os.environ if environ is None else environ)
    given = {name: (value, f"--{name}") for name, value in flags.items() if value is not None}
    named = {**environment, **given}
    data = _folder(*named["data"]) if "data" in named else default_folder()
    merged = {**_from_file(data / FILE_NAME), **named}
    values = {name: _READERS[name](value, where) for name, (value, where) in merged.items() if name != "data"}
    settings = Settings(data=data, **values)  # type: ignore[arg-type]  # each reader returns its field's type
    if settings.model_base_url is not None:
        _fitting(settings.model, settings.model_base_url, merged["model_base_url"][1])
    return settings


def default_folder() -> Path:
    """Return where this platform keeps a person's application data: `~/.local/share/sidenote` or its equal."""
    return user_data_path("sidenote", appauthor=False)


def _from_environment(environ: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    found = {}
    for variable, value in environ.items():
        if not variable.startswith(PREFIX):
            continue
        name = variable.removeprefix(PREFIX).lower()
        if name not in _READERS and re.search(r"key|token|secret", name):
            raise SettingsError(f"{variable} is not a setting; keys belong into {KEYS_FILE} in the data folder")
        if name not in _READERS or variable != variable.upper():
            meant = PREFIX + _nearest(name, _READERS).upper()
            raise SettingsError(f"{variable} is not a setting; did you mean {meant}?")
        found[name] = (value, variable)
    return found


def _from_file(path: Path) -> dict[str, tuple[str, str]]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {' '.join(str(error).split())}") from error
    found = {}
    for name, value in table.items():
        where = f"{name} in {path}"
        if name == "data":
            raise SettingsError(f"{where}: the data folder cannot be named inside itself; use --data or {PREFIX}DATA")
        if name not in _READERS:
            meant = _nearest(name, [each for each in _READERS if each != "data"])
            raise SettingsError(f"{where} is not a setting; did you mean {meant}?")
        found[name] = (_text(name, value, where), where)
    return found


def _text(name: str, value: object, where: str) -> str:
    """Return a value of the file as the environment would hold it."""
    if name == "models" and isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise SettingsError(f"{where} must be {_LISTED if name == 'models' else 'a text or a whole number'}")
    return str(value)


def _nearest(name: str, valid: Iterable[str]) -> str:
    """Return the valid name that looks most like `name`."""
    return get_close_matches(name.lower(), valid, n=1, cutoff=0.0)[0]


def _folder(value: str, where: str) -> Path:
    if not value.strip() or "\0" in value:
        raise SettingsError(f"{where} must name a folder")
    return Path(value).expanduser().absolute()


def _host(value: str, where: str) -> str:
    if not value.strip() or any(sign in value for sign in " \0/"):
        raise SettingsError(f"{where} must be a host name or an address, such as 127.0.0.1")
    return value


def _whole(least: int, most: int, example: str) -> Callable[[str, str], int]:
    """Return a reader of whole numbers within bounds."""

    def read(value: str, where: str) -> int:
        if not (value.isascii() and value.isdigit() and len(value) <= len(str(most)) and least <= int(value) <= most):
            raise SettingsError(f"{where} must be a whole number from {least} to {most}, such as {example}")
        return int(value)

    return read


def _model(value: str, where: str) -> str:
    value = spelled(value)
    provider, colon, model = value.partition(":")
    if _ADDRESS.search(model):
        raise SettingsError(f"{where} holds an address: name it in {PREFIX}MODEL_BASE_URL instead")
    # Only what can be read on a line: it stands in the page, in the terminal and in the file of the owner's choice.
    # No model's name has a blank or a semicolon; a list that was parted by them has.
    fine = provider.replace("_", "").isalnum() and model.isprintable() and not any(sign in model for sign in " ;")
    if value != "builtin" and not (colon and model and fine):
        raise SettingsError(f"{where} must be builtin or provider:model, such as openai:gpt-5.4-mini")
    return value


def further_models(value: str | None, where: str = "models") -> Iterator[tuple[str, str | None]]:
    """Yield each model of a list as its name and its address (None: its provider's usual one)."""
    for place, each in enumerate((part.strip() for part in (value or "").split(",")), 1):
        if each:
            entry = f"{where}, entry {place},"
            name, at, address = each.rpartition("@http")
            # A name may hold that sign as well: only what is an address parts the two.
            if at and address.removeprefix("s").startswith("://"):
                name, url = _model(name, entry), _http_url(f"http{address}", entry)
                yield name, _fitting(name, url, entry)
            elif _ADDRESS.search(each):
                raise SettingsError(f"{entry} ends with an address that is none; did you leave out http://?")
            else:
                yield _model(each, entry), None


def _models(value: str, where: str) -> str:
    at: dict[str, str | None] = {}
    for name, address in further_models(value, where):
        if at.setdefault(name, address) != address:
            raise SettingsError(f"{where}: a model is named twice, at different addresses; keep one of them")
    return value


def _http_url(value: str, where: str) -> str:
    try:
        parts = urlsplit(value)
        fine = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        fine = False
    if not fine or any(sign.isspace() or sign == ";" for sign in value):
        raise SettingsError(f"{where} must be an http or https address, such as http://127.0.0.1:8080/v1")
    return value


def _fitting(model: str, url: str, where: str) -> str:
    """Return the address, which must be one that the model's provider can be asked at."""
    if model.startswith("ollama:") and urlsplit(url).path.rstrip("/").endswith("/v1"):
        raise SettingsError(f"{where}: leave out the /v1 at the end, Ollama's own interface is not there")
    return url


def _signup(value: str, where: str) -> Signup:
    match value:
        case "owner-only" | "open":
            return value
        case _:
            raise SettingsError(f"{where} must be owner-only or open")


def _no_database(value: str, where: str) -> object:  # noqa: ARG001 - an address may hold a password: it is never shown
    raise SettingsError(
        f"{where}: another database than the SQLite file in the data folder is not possible yet; remove it"
    )


def _no_chroma(value: str, where: str) -> object:  # noqa: ARG001 - as above
    raise SettingsError(f"{where}: a Chroma server is not possible yet, the index runs inside Sidenote; remove it")


_READERS: dict[str, Callable[[str, str], object]] = {
    "data": _folder,
    "host": _host,
    "port": _whole(0, 65535, "8000"),
    "database_url": _no_database,
    "chroma_url": _no_chroma,
    "model": _model,
    "model_base_url": _http_url,
    "models": _models,
    "model_context": _whole(LEAST_CONTEXT, MOST_CONTEXT, "8192"),
    "model_timeout": _whole(1, MOST_TIMEOUT, "120"),
    "signup": _signup,
    "undo_seconds": _whole(0, MOST_UNDO_SECONDS, "30"),
}
"""What may be set, and how each value is read: (value, what to call it in an error) → the field of Settings."""
