"""Which control takes which command."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from assistant.controls.editing import edit
from assistant.controls.explaining import explain, what_was_used
from assistant.controls.forgetting import forget, undo
from assistant.controls.listing import list_memories
from assistant.controls.rules import never_ask, never_remember, remove_rule, set_mode, show_rules
from assistant.desk import Desk
from assistant.events import Response
from assistant.reader.commands import (
    Command,
    Edit,
    Export,
    Forget,
    KeepNothing,
    ListMemories,
    NeverAsk,
    NeverRemember,
    RemoveRule,
    SetMode,
    ShowRules,
    Undo,
    WhatUsed,
    Why,
)

_EXPORT = (
    "You can download everything I hold about you as one file: open “What I remember” and choose “Export”. "
    "I don't put the file into a chat."
)

_KEPT_NOTHING = "All right: I keep nothing of what you said there."

# Each takes a command of its own kind, which a table's type cannot say.
_CONTROLS: Mapping[type[Command], Callable[[Any, Desk], Response]] = MappingProxyType(
    {
        ListMemories: list_memories,
        Forget: forget,
        KeepNothing: lambda _, __: Response(_KEPT_NOTHING),
        Edit: edit,
        Why: explain,
        Undo: lambda _, desk: undo(desk),
        WhatUsed: lambda _, desk: what_was_used(desk),
        NeverRemember: never_remember,
        NeverAsk: never_ask,
        ShowRules: show_rules,
        RemoveRule: remove_rule,
        SetMode: set_mode,
        Export: lambda _, __: Response(_EXPORT),
    }
)


def obey(command: Command, desk: Desk) -> Response:
    """Carry out one command and say what came of it."""
    return _CONTROLS[type(command)](command, desk)
