"""What did the person state, what may be inferred? Each becomes a claim, and memory decides what becomes of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from assistant import replies
from assistant.events import Response
from assistant.reader import Reading, Statement, end_of
from assistant.words import shared, stems
from memory.records import Claim, Memory, Message, Outcome, Refused
from memory.topics import topic_of
from memory.turn_memory import TurnMemory
from policies.contract import Origin

_ENOUGH_SHARED = 2
_WRONG = re.compile(
    r"\b(?:(?:that|this|it)(?:'s|s| is|’s) (?:wrong|incorrect|not (?:right|true|correct)|a mistake|outdated|out of "
    r"date)"
    r"|(?:that|this|it) (?:isn'?t|isn’t) (?:right|true|correct)|you(?:'re|’re| are) (?:wrong|mistaken)|wrong,|got "
    r"(?:that|it) wrong)",
    re.IGNORECASE,
)


def objects(text: str) -> bool:
    """Tell whether a message says that something is wrong: then it may be about what the last turn touched."""
    return _WRONG.search(text) is not None


def told(
    heard: Reading, message: Message, memory: TurnMemory, *, answered: bool = False, lately: Sequence[Memory] = ()
) -> Sequence[Response]:
    """Propose what must be settled before the reply, and say what came of it.

    That is what the person told me to remember, what corrects a memory that the reply would use, and secrets.
    `lately`: what the last turn used or saved, where the person says that something there is wrong.
    """
    # A message that answered a card ("yes, remember that") told nothing beside it.
    first = () if answered else before_reply(heard, message)
    outcomes = [
        (statement.told, propose(statement, Origin.STATED, memory, message.created_at, lately)) for statement in first
    ]
    if message.masked and not any(isinstance(outcome, Refused) for _, outcome in outcomes):
        outcomes += [(True, outcome) for outcome in _refuse_secrets(message, memory)]
    # A quiet refusal is worth a word only where the person told me to remember.
    said = [outcome for told, outcome in outcomes if told or not (isinstance(outcome, Refused) and outcome.quiet)]
    lines = dict.fromkeys(replies.outcome(outcome) for outcome in said)
    if message.masked:
        lines[f"I also took {'them' if len(message.masked) > 1 else 'it'} out of this chat."] = None
    stored = dict.fromkeys(replies.stored_outcome(outcome) for outcome in said)
    return [Response("\n\n".join(lines), tuple(outcome for _, outcome in outcomes), "\n\n".join(stored))]


def before_reply(heard: Reading, message: Message) -> Sequence[Statement]:
    """Return the statements that are proposed before the reply."""
    secrets = stems(" ".join(message.masked))
    return [
        said
        for said in heard.statements
        # "Save my GitHub token: …" says nothing once the token is masked out.
        if (said.told or said.corrects) and not stems(said.content.split()[-1]) & secrets
    ]


def after_reply(heard: Reading, message: Message, memory: TurnMemory, found: Sequence[Claim] = ()) -> Sequence[Outcome]:
    """Propose everything else: statements before guesses, in the order they were said.

    `found` is what a language model has noticed beyond that: it comes after what was read, and before guesses.
    """
    said_at = message.created_at
    passing = [said for said in heard.statements if not (said.told or said.corrects)]
    outcomes = [propose(said, Origin.STATED, memory, said_at) for said in passing]
    outcomes += [memory.propose(replace(claim, expires_at=end_of(claim.quote, said_at))) for claim in found]
    return outcomes + [propose(guess, Origin.INFERRED, memory, said_at) for guess in heard.inferences]


def propose(
    statement: Statement, origin: Origin, memory: TurnMemory, said_at: datetime, lately: Sequence[Memory] = ()
) -> Outcome:
    """Turn a statement into a claim, a phase with its end, and hand it to memory.

    `lately`: what the last turn used or saved, where the person says that something there is wrong.
    """
    return memory.propose(
        Claim(
            content=statement.content,
            quote=statement.quote,
            origin=origin,
            told=statement.told,
            expires_at=end_of(statement.quote, said_at),
            question=statement.question,
            replaces=_replaced(statement, memory, lately) if origin is Origin.STATED else None,
        )
    )


def _replaced(statement: Statement, memory: TurnMemory, lately: Sequence[Memory]) -> str | None:
    """Return the id of the memory that a correction is about; None unless the words mean exactly one.

    Either the person named what is no longer true ("Monzo now, instead of Barclays"), or the new statement has at
    least two words of its own in common with the old one ("my grocery limit is 80 pounds a week"), or they said that
    it is wrong right after a turn that touched one memory of the same topic ("that's wrong, I'm vegan").
    """
    if statement.old:
        named = [found for found in memory.find(statement.old) if stems(statement.old) <= stems(found.content)]
    elif statement.corrects:
        found_near = memory.find(statement.content)
        named = [found for found in found_near if shared(statement.content, found.content) >= _ENOUGH_SHARED]
    else:
        return None
    if not named and statement.corrects:
        topic = topic_of(statement.content)
        named = [touched for touched in lately if topic != "other" and touched.topic == topic]
        return named[0].id if len(named) == 1 else None
    if len(named) > 1:
        closest = max(shared(statement.content, found.content) for found in named)
        named = [found for found in named if shared(statement.content, found.content) == closest]
    return named[0].id if len(named) == 1 else None


def _refuse_secrets(message: Message, memory: TurnMemory) -> Iterable[Outcome]:
    """Have secrets that were only mentioned refused by name, so that the person hears why they are gone."""
    for kind in dict.fromkeys(message.masked):
        mark = f"[{kind} removed]"
        yield memory.propose(Claim(content=f"Has {mark}", quote=mark))
