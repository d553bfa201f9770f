import pytest

from assistant.reader import (
    Command,
    Edit,
    Export,
    Forget,
    ListMemories,
    NeverAsk,
    NeverRemember,
    RemoveRule,
    SetMode,
    ShowRules,
    Undo,
    WhatUsed,
    Why,
    read,
)
from policies.contract import MemoryMode

COMMANDS: dict[str, Command] = {
    "What do you remember about me?": ListMemories(),
    "what have you saved about me so far?": ListMemories(),
    "Show me what you remember": ListMemories(),
    "which facts have you stored about me?": ListMemories(),
    "whats in ur memory about me": ListMemories(),
    "have you got anything on me": ListMemories(),
    "what did i tell you about myself?": ListMemories(),
    "show me everything about me that you've saved": ListMemories(),
    "What do you remember about my job?": ListMemories(about="my job"),
    "what do you know about how I travel": ListMemories(about="how I travel"),
    "what guesses have you made about me?": ListMemories(inferred_only=True),
    "forget that i keep geese": Forget(about="i keep geese"),
    "Please forget what I said about my salary.": Forget(about="my salary"),
    "Delete the memory about my knee.": Forget(about="my knee"),
    "take my job out of your memory": Forget(about="my job"),
    "drop the thing about chess": Forget(about="chess"),
    "forget the chess thing": Forget(about="chess"),
    "I don't want you to remember my birthday anymore": Forget(about="my birthday"),
    "forget everything": Forget(everything=True),
    "Erase everything you have on me": Forget(everything=True),
    "Wipe your memory of me.": Forget(everything=True),
    "forget everything about my health": Forget(about="my health", bulk=True),
    "erase everything related to my family": Forget(about="my family", bulk=True),
    "Forget all that stuff about my diet": Forget(about="my diet", bulk=True),
    "forget the last thing I said": Forget(last=True),
    "please don't remember that": Forget(last=True),
    "undo that": Undo(),
    "put it back please": Undo(),
    "wait, I want that back": Undo(),
    "I deleted the wrong memory": Undo(),
    "why did you suggest that?": Why(None, "suggestion"),
    "why are you asking me that": Why(None, "suggestion"),
    "why won't you save it": Why(None, "refusal"),
    "How do you know where I live?": Why("where I live", "memory"),
    "what makes you think I like opera?": Why("I like opera", "memory"),
    "Why did you mention my dog?": Why("my dog", "use"),
    "which memories did you use?": WhatUsed(),
    "Never store anything about my health.": NeverRemember("my health"),
    "stop remembering things about work": NeverRemember("work"),
    "Never ask me about my religion.": NeverAsk("religion"),
    "don't ask me about that again": NeverAsk(None),
    "pause memory": SetMode(MemoryMode.OFF),
    "turn memory back on": SetMode(MemoryMode.ASK_FIRST),
    "only remember things when I tell you to": SetMode(MemoryMode.ONLY_WHEN_TOLD),
    "export my memories": Export(),
}


@pytest.mark.parametrize("message", COMMANDS)
def test_a_command_is_read_in_any_wording(message: str) -> None:
    """The same wish gives the same command, however it is put, and leaves nothing for the model."""
    reading = read(message)
    assert reading.command == COMMANDS[message]
    assert reading.statements == ()
    assert not reading.more


@pytest.mark.parametrize(
    "message",
    [
        "What do you know about penguins?",
        "list all the planets",
        "show me the memory usage of this process",
        "do you remember the movie with the talking pig?",
        "Forget it, let's do something else.",
        "forget about the essay, write a poem instead",
        "I forget things a lot",
        "how do I delete a file in linux",
        "delete the last paragraph",
        "remove duplicates from a list",
        "wipe every item off my shopping list",
        "drop the table users",
        "clear my calendar for tuesday",
        "cancel my subscription",
        "Delete my account",
        "scrap that, let's start over",
        "how do i undo in excel",
        "restore my phone from backup how",
        "why is grass green",
        "Why don't you have a body?",
        "how do you know if an egg is bad",
        "what did you use to make this soup",
        "Don't ask why",
        "export this table to csv",
        "change the font to Arial",
        "update my CV to include the new job",
        "make it blue not green",
        "no, the capital is Canberra, not Sydney",
        "the gate is locked but i don't know the code",
        "What is the song Don't You Forget About Me about?",
    ],
)
def test_everyday_requests_are_no_commands(message: str) -> None:
    """Words that commands use too are not taken for one where they mean something else."""
    assert read(message).command is None


def test_forget_it_means_the_last_thing_only_right_after_it() -> None:
    """The idiom is a command where the message before stated something, and nothing otherwise."""
    assert read("forget it", earlier=["I play the harp"]).command == Forget(last=True)
    assert read("forget it", earlier=["what's the time in Lima?"]).command is None
    assert read("forget it").command is None


@pytest.mark.parametrize(
    ("message", "earlier", "old", "new"),
    [
        ("that's wrong, it's rye bread not wheat", "I bake wheat bread", "wheat", "rye bread"),
        ("No, sorry, yoga is on Mondays, not Fridays.", "I do yoga on Fridays", "Fridays", "on Mondays"),
        ("No, it's Jon, not John", "my name is John", "John", "Jon"),
        ("not 6am, 7am", "I wake up at 6am", "6am", "7am"),
        ("I said 6am but it should be 7am", "I wake up at 6am", "6am", "7am"),
        ("swap Mondays for Wednesdays", "I do yoga on Mondays", "Mondays", "Wednesdays"),
    ],
)
def test_a_correction_of_what_was_said_is_an_edit(message: str, earlier: str, old: str, new: str) -> None:
    """A sentence like "it's X, not Y" edits what the person said of Y, and only that."""
    command = read(message, earlier=[earlier]).command
    assert isinstance(command, Edit)
    assert (command.old, command.new) == (old, new)
    assert read(message, earlier=["what's the capital of Peru?"]).command != command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("what do you remember?", ListMemories()),
        ("stop remembering things", SetMode(MemoryMode.OFF)),
        ("start remembering again", SetMode(MemoryMode.ASK_FIRST)),
        ("you can remember things again", SetMode(MemoryMode.ASK_FIRST)),
        ("what are my rules?", ShowRules()),
        ("show me my rules please", ShowRules()),
        ("delete the rule about money", RemoveRule("money")),
        ("you can ask me about my job again", RemoveRule("my job")),
        ("erase my boat", Forget(about="my boat")),
        ("delete my account", None),
        ("why did you remember my birthday?", Why("my birthday", "memory")),
        ("why did you ask me about asthma?", Why("asthma", "suggestion")),
        ("what are the rules of chess?", None),
    ],
)
def test_commands_in_fewer_words(text: str, command: Command | None) -> None:
    """Short wordings, rules and switching on again are read as what they mean."""
    assert read(text).command == command
