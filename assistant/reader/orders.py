"""Reading memory commands: list, forget, why, undo, rules, modes, export. Corrections of a memory are in edits.py."""

import re

from assistant.reader.commands import Command
from assistant.reader.courtesy import bare
from assistant.reader.explaining import used, why
from assistant.reader.forgetting import forgetting
from assistant.reader.listing import listing
from assistant.reader.rules import export, mode, own_rules, rule
from assistant.reader.undoing import undoing

_I = re.IGNORECASE


def read_order(sentence: str) -> Command | None:
    """Read one sentence as a memory command; None for all that is not plainly one."""
    if "\ufffc" in sentence and not re.search(r"\b(?:memory|memories|remember|forget)\b", sentence, _I):
        return None
    core = bare(sentence)
    if not core or len(core) > 200:  # noqa: PLR2004 - nobody writes a command that long
        return None
    return (
        own_rules(core, sentence)
        or mode(core)
        or rule(core)
        or used(core)
        or why(core)
        or export(core)
        or undoing(core)
        or listing(core)
        or forgetting(core)
    )
