"""The only room that may answer what waits for the person: suggestion cards and bulk-forget previews.

It reads the person's own stored message with fixed rules. No model takes part, and nothing that a model, a tool or a
document says gets in here.
"""

import re
from collections.abc import Sequence

from assistant import replies
from assistant.desk import Desk
from assistant.events import Response
from assistant.reader import Answer, read, read_answer
from assistant.reader.commands import Command, Forget, NeverAsk
from assistant.words import shared, stems
from memory.borrowed import straight
from memory.errors import DeniedError, LapsedError, NotFoundError, StaleDigestError
from memory.governed import GovernedMemory
from memory.language import is_english
from memory.records import Message, Preview, Proposal, Refused, Rule, TurnRef
from memory.topics import named_topic

_KEEPING = re.compile(r"\b(?:remember|save|saving|keep|keeping|store|note|card|suggest\w*)\b", re.IGNORECASE)
_FORGETTING = re.compile(r"\b(?:forget|delete|erase|remove|wipe|clear)\b", re.IGNORECASE)
_QUESTION = re.compile("[?\uff1f\u061f\u2e2e\u2047-\u2049\u203d]|\\by/n\\b", re.IGNORECASE)
_OFFERS = re.compile(
    r"\b(?:yes|yep|yeah|confirm\w*|agree\w*|reply|respond|(?<!you )tell me|let me know|"
    r"(?:say|type|press|tap|hit|enter|write|answer)\W+(?:[\"“'‘*`]|(?:y|ok|okay|go|1)\b)|"
    r"(?:just|please|then|and|or|to) (?:say|answer|nod)|if you(?:'d| would)? (?:like|want|wish|need|prefer|care|say)|"
    r"want me to|whenever you|(?:happy|glad|ready) (?:to|for|when)|shall i|should i|may i|"
    r"your (?:call|turn|choice|move|pick|word|go-ahead)|thumbs[- ]up|nod|go-ahead|green light|or not|"
    r"i (?:can|could|will|would|might) (?:also|then|even|go on|continue|carry on|do (?:that|this|it|so|more))|"
    r"i (?:take it|assume|suppose|presume|gather))\b"
    r"|^\W*(?:say|ok(?:ay)?)\b(?!\W*[.!])|[.!:]\s+say\b",
    re.IGNORECASE,
)
"""A reply that calls for an answer without a question mark, or offers something that one may take."""
_ABOUT_KEEPING = re.compile(
    r"\b(?:remember\w*|sav(?:e|ed|ing)|keep\w*|kept|stor(?:e|ed|ing)|not(?:e|ed|ing)|forget\w*|delet\w+|eras\w+|"
    r"remov\w+|wip(?:e|ed|ing))\b",
    re.IGNORECASE,
)
_THE_CARD = re.compile(
    r"\b(?:the card|your (?:question|suggestion|guess)|you (?:wanted|asked|offered|suggested)\b.{0,20}\b(?:remember|"
    r"keep|save|know|forget))\b",
    re.IGNORECASE,
)
_AGREES = re.compile(r"\b(?:right|correct|true|exactly|indeed|agreed?|precisely|it is|i am|i do)\b", re.IGNORECASE)
_COURTESY = stems("yes good great fine nice perfect cool right sure thanks thank please lovely exactly correct ok okay")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_SHORT = 4
_REMEMBERING = re.compile(r"\bremember\b", re.IGNORECASE)
_LATELY = 3
"""Turns after which "yes, remember it" could mean anything."""
_UNSURE = "I was not sure which question you answered, so I did nothing yet."

Open = Preview | Proposal


def answer(desk: Desk, message: Message, command: Command | None) -> Response | None:
    """Carry out the person's answer to what waits in this conversation; None where the message is no such answer.

    # INVARIANT: Consent. A bare yes counts only if what waits is the one open question; else nothing happens.
    """
    memory, turn, text = desk.memory, desk.turn, message.text
    cards = memory.proposals(turn.conversation_id)
    preview = memory.held(turn.conversation_id)
    waiting: list[Open] = [*cards] if preview is None else [preview, *cards]
    # What was pasted is not the person's own answer, whatever it says.
    said: Answer = "unclear" if message.pasted else read_answer(text)
    if isinstance(command, NeverAsk) and cards:
        return _never_ask(memory, turn, cards, command.about, said)
    if not waiting or said == "unclear" or _is_another(command, preview, said):
        return None
    meant = _meant(waiting, text)
    if len(meant) != 1:
        return _which(waiting, "More than one thing waits for your answer, so I did nothing yet:")
    if why := _unclear(meant[0], text, desk, said):
        return _which(waiting, f"{why}, so I did nothing yet. This waits for you:")
    if isinstance(meant[0], Preview):
        return _answer_preview(desk, meant[0], yes=said == "yes")
    return _answer_card(memory, turn, meant[0], said)


def withdraw(memory: GovernedMemory, turn: TurnRef, cards: Sequence[Proposal]) -> None:
    """Turn down cards that the person has just ruled out in other words ("never remember anything about my job")."""
    for waiting in cards:
        try:
            memory.reject(waiting.id, turn=turn)
        except (NotFoundError, LapsedError):
            continue  # answered on the page meanwhile: it no longer waits


def rules_out(about: str, proposal: Proposal) -> bool:
    """Whether a rule about this covers the card: by topic, by sensitive category or by the words both have."""
    topic = named_topic(about)
    return (topic is not None and topic in {proposal.topic, *proposal.sensitivity}) or bool(
        shared(about, proposal.content)
    )


def last_reply_asks(reply: str) -> bool:
    """Whether a reply asks or offers something of its own, which a bare yes could mean.

    A reply that this cannot read, for its language, may ask anything.
    """
    plain = straight(reply)
    return (
        _QUESTION.search(plain) is not None
        or _OFFERS.search(plain) is not None
        or (len(_WORDS.findall(plain)) >= _SHORT and not is_english(plain))
    )


def _is_another(command: Command | None, preview: Preview | None, said: str) -> bool:
    if command is None:
        return False
    if isinstance(command, Forget):
        # "Yes, delete all of it" answers a preview; "no, forget that" turns a card down.
        return command.about is not None and not (preview is not None and said == "yes")
    return True


def _meant(waiting: Sequence[Open], text: str) -> Sequence[Open]:
    """Narrow what waits down to what the message names; all of it where it names nothing."""
    keeping, forgetting = _KEEPING.search(text), _FORGETTING.search(text)
    meant = waiting
    if forgetting and not keeping:
        meant = [item for item in waiting if isinstance(item, Preview)]
    elif keeping and not forgetting:
        meant = [item for item in waiting if isinstance(item, Proposal)]
    named = [item for item in meant if isinstance(item, Proposal) and _names(text, item)]
    return named or meant or waiting


def _names(text: str, card: Proposal) -> bool:
    """Whether an answer has a word of the card's: one that any yes may have does not count."""
    return bool((stems(text) - _COURTESY) & stems(card.content))


def _unclear(meant: Open, text: str, desk: Desk, answered: Answer) -> str | None:
    """Say why an answer could mean something else than the one thing that waits."""
    names_the_act = bool(_KEEPING.search(text) or _FORGETTING.search(text))
    if answered != "yes" and names_the_act:
        return None  # to keep nothing needs no such care
    if isinstance(meant, Proposal) and ((names_the_act and _names(text, meant)) or _THE_CARD.search(text)):
        return None
    last = desk.before[-1] if desk.before and desk.before[-1].role == "assistant" else None
    said = "" if last is None else last.text
    if said == _UNSURE and names_the_act and not desk.aside:
        return None  # it answers our very question which of them was meant
    if desk.aside or (isinstance(meant, Proposal) and not _lately(meant, text, desk.before)):
        return "We have talked about other things since I asked"
    if isinstance(meant, Preview):
        said = said.replace(replies.stored_preview(meant), "")
    asks = _ABOUT_KEEPING.search(said) if names_the_act else last_reply_asks(said) or (said and _AGREES.search(text))
    return "My last reply asked something else" if asks else None


def _lately(card: Proposal, text: str, before: Sequence[Message]) -> bool:
    """Whether a card was asked in the turn before; a few turns before, if the answer speaks of remembering."""
    turns = list(dict.fromkeys(message.turn_id for message in reversed(before)))
    return not turns or card.turn_id in turns[: _LATELY if _REMEMBERING.search(text) else 1]


def _which(waiting: Sequence[Open], opening: str) -> Response:
    names = [
        f"Forget {replies.things(len(item.matches))}" if isinstance(item, Preview) else replies.card(item)
        for item in waiting
    ]
    cards = sum(isinstance(item, Proposal) for item in waiting)
    if cards > 1:
        closing = "Please answer on the cards themselves."
        if cards < len(waiting):
            closing += " To forget what the list showed, say “yes, forget them”."
    elif not cards:
        closing = "Say “yes, forget them” or “no, leave them”."
    elif len(waiting) > 1:
        closing = "Say “yes, remember it” or “yes, forget them”."
    else:
        closing = "Say “yes, remember it” or “no, don't keep it”."
    stored = "I was not sure which question you answered, so I did nothing yet."
    return Response(replies.choices(opening, names, closing), stored=stored)


def _answer_card(memory: GovernedMemory, turn: TurnRef, proposal: Proposal, said: Answer) -> Response:
    try:
        if said != "yes":
            return _declined(memory.reject(proposal.id, never_ask=said == "never", turn=turn))
        happened = memory.confirm_spoken(proposal.id, turn)
    except DeniedError as error:
        refusal = Refused(error.reason, error.policy)
        return Response(replies.refused(refusal), (refusal,))
    except (LapsedError, NotFoundError, StaleDigestError):
        return Response("That no longer waits for an answer, so I did not keep it.")
    return Response(replies.outcome(happened), (happened,), replies.stored_outcome(happened))


def _answer_preview(desk: Desk, preview: Preview, *, yes: bool) -> Response:
    memory, turn, now = desk.memory, desk.turn, desk.now
    if not yes:
        memory.drop_held(turn.conversation_id)
        return Response("I left everything as it was.")
    try:
        forgetting = memory.forget([match.id for match in preview.matches], turn=turn)
    except NotFoundError:
        return Response("What I remember has changed since you saw the list, so I forgot nothing. Ask again.")
    finally:
        memory.drop_held(turn.conversation_id)
    text, stored = replies.forgot(preview.matches, forgetting, now), replies.stored_forgot(forgetting, now)
    if _asked_for_everything(desk.before) and (cards := memory.proposals()):
        withdraw(memory, turn, cards)
        line = replies.dropped(len(cards))
        text, stored = f"{text} {line}", f"{stored} {line}"
    return Response(text, (forgetting,), stored)


def _asked_for_everything(before: Sequence[Message]) -> bool:
    """Whether the list that waits was shown because the person said "forget everything": then cards go as well."""
    asked = next((message for message in reversed(before) if message.role == "person"), None)
    command = read(asked.text, pasted=asked.pasted).command if asked is not None else None
    return isinstance(command, Forget) and command.everything


def _never_ask(
    memory: GovernedMemory, turn: TurnRef, cards: Sequence[Proposal], about: str | None, said: str
) -> Response | None:
    """Turn down the cards that a "never ask me about …" rules out, and make the rule; None: it is about no card."""
    out = [card for card in cards if about is None or rules_out(about, card)]
    if not out and said != "unclear" and len(cards) == 1:
        out = list(cards)
    if about is None:
        return _declined(memory.reject(out[-1].id, never_ask=True, turn=turn))
    if not out:
        return None
    withdraw(memory, turn, out)
    return _declined(memory.add_rule(about, "never_ask", turn=turn))


def _declined(rule: Rule | None) -> Response:
    return Response(replies.declined(rule), () if rule is None else (rule,))
