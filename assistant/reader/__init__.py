"""The built-in reader: what a person's message states, commands and answers. Pure rules, no model."""

from assistant.reader.answers import read_answer, read_never_about
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
    apply_edit,
)
from assistant.reader.phases import end_of
from assistant.reader.reading import read
from assistant.reader.shapes import Answer, Reading, Statement

__all__ = [
    "Answer",
    "Command",
    "Edit",
    "Export",
    "Forget",
    "KeepNothing",
    "ListMemories",
    "NeverAsk",
    "NeverRemember",
    "Reading",
    "RemoveRule",
    "SetMode",
    "ShowRules",
    "Statement",
    "Undo",
    "WhatUsed",
    "Why",
    "apply_edit",
    "end_of",
    "read",
    "read_answer",
    "read_never_about",
]
