"""The keys of model providers that are kept in the data folder: in `keys.toml`, which nobody else may read.

A key is never part of an error, a log line or a page: what is said about the file names the file and the entry.
"""

import os
import re
import shlex
import stat
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.providers import PROVIDERS, spelled
from web.settings import KEYS_FILE, SettingsError

FILE_NAME = KEYS_FILE
MOST_BYTES = 64 * 1024

_PLACE = re.compile(r"\(at (?P<place>[\w ,]+)\)$")


@dataclass(frozen=True, slots=True)
class Keys:
    """What the file holds, by provider or by model."""

    _held: Mapping[str, str] = field(default_factory=dict, repr=False)

    def of(self, model: str) -> str | None:
        """Return the key for `provider:model`: the model's own, else its provider's, else None."""
        return self._held.get(spelled(model)) or self._held.get(spelled(model).partition(":")[0])

    def idle(self, models: Iterable[str]) -> Iterator[str]:
        """Yield a line for each entry that none of these models takes its key from."""
        models = set(models)
        taken = {key for model in models for key in (model, model.partition(":")[0])}
        variables = {provider.key: name for name, provider in PROVIDERS.items() if provider.key is not None}
        for name in self._held:
            if name in taken:
                continue
            if (provider := variables.get(name.upper())) is not None:
                yield f"“{name}” in {FILE_NAME} is no provider: call that entry {provider}."
            else:
                yield f"“{name}” in {FILE_NAME} is the key of no model that is set up."


def read_keys(data: Path) -> Keys:
    """Return the keys of a data folder; none where there is no such file.

    Raises SettingsError for a file that others may read, or that is not as it should be.
    """
    path = data / FILE_NAME
    raw = _bytes(path)
    if raw is None:
        return Keys()
    try:
        table = tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        # Not the parser's own words, but for the place: they may quote what stands there.
        place = _PLACE.search(str(error))
        at = f" (see {place['place']})" if place else ""
        raise SettingsError(
            f'{path} is not valid TOML{at}: write provider = "key", or "provider:model" = "key"'
        ) from None
    held: dict[str, str] = {}
    for name, value in table.items():
        key = _key(value, f"“{name}” in {path}")
        # As the settings' names are read; without a colon it is a provider's.
        entry = spelled(name) if ":" in name else spelled(f"{name}:").removesuffix(":")
        if held.setdefault(entry, key) != key:
            raise SettingsError(f"“{name}” in {path} is there twice, in another spelling; keep one of them")
    return Keys(held)


def _key(value: object, where: str) -> str:
    if not isinstance(value, str) or not value:
        raise SettingsError(f'{where} must be a text in quotes, such as provider = "key"')
    if not (value.isascii() and value.isprintable() and " " not in value):
        # Sent as it is, it could come back inside an error of the client.
        raise SettingsError(f"{where} holds a blank or a sign that no key has")
    return value


def _bytes(path: Path) -> bytes | None:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from error
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode) or about.st_size > MOST_BYTES:
            raise SettingsError(f"{path} must be a plain file of at most {MOST_BYTES // 1024} kB")
        if about.st_uid != os.geteuid() or about.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise SettingsError(
                f"{path} holds keys: it must be yours and closed to everybody else; run "
                f"`chmod 600 {shlex.quote(str(path))}`"
            )
        return os.read(handle, MOST_BYTES)
    finally:
        os.close(handle)
