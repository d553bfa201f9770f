"""Plays one step of a script to one client."""

import json
from collections.abc import Iterator

from tests.models.exchange import Exchange
from tests.models.parts import DroppedError, Part, hang, parts_of
from tests.models.protocol import Asked, Protocol, sse
from tests.models.script import (
    BadKey,
    Block,
    Call,
    Garbage,
    Hang,
    NoCredit,
    NoTools,
    Overflow,
    Say,
    Status,
    Step,
    UnknownModel,
)


def step_for(answer: object, asked: Asked) -> Step:
    """Return the step that gives an answer: itself, or what says it as structured output is said in that request."""
    if isinstance(answer, Step):
        return answer
    text = json.dumps(answer)
    return Call((asked.tool, text)) if asked.tool else Say(text)


def play(step: Step, asked: Asked, protocol: Protocol, exchange: Exchange) -> None:
    """Do what the step says. Raises DroppedError where the connection shall die."""
    if name := _refusal(step, asked, protocol):
        if asked.streamed and name in protocol.refused_in_stream:
            exchange.answer(200, sse(protocol.refusals[name].body, "error"), {}, protocol.media_type)
        else:
            _answer(protocol.refusals[name], protocol, exchange)
        return
    match step:
        case Status():
            _answer(step, protocol, exchange)
        case Garbage(content):
            exchange.answer(200, content, {}, protocol.media_type if asked.streamed else "application/json")
        case _:
            _speak(step, asked, protocol, exchange)


def _refusal(step: Step, asked: Asked, protocol: Protocol) -> str | None:
    """Return the name of the refusal that a request or a step asks for, if there is one."""
    if asked.refused:
        return asked.refused
    match step:
        case Overflow(wording):
            name = f"overflow {wording}"
        case NoTools(_, wording) if asked.tools:
            name = f"no tools {wording}"
        case BadKey():
            name = "bad key"
        case UnknownModel():
            name = "unknown model"
        case NoCredit():
            name = "no credit"
        case Block() if "blocked" in protocol.refusals:
            name = "blocked"
        case _:
            return None
    return name.strip()


def _speak(step: Step, asked: Asked, protocol: Protocol, exchange: Exchange) -> None:
    parts = parts_of(step, exchange.wait)
    if isinstance(step, Hang) and (step.where == "accept" or (step.where == "before first" and not asked.streamed)):
        hang(step, exchange.wait)
    if not asked.streamed:
        _whole(parts, asked, protocol, exchange)
        return
    exchange.begin(200, protocol.media_type, {})
    if isinstance(step, Hang) and step.where == "before first":
        hang(step, exchange.wait)
    for event in protocol.stream(parts, asked):
        exchange.send(event)
    exchange.end()


def _whole(parts: Iterator[Part], asked: Asked, protocol: Protocol, exchange: Exchange) -> None:
    """Answer in one piece; where the connection shall die, in half of one."""
    said: list[Part] = []
    try:
        said.extend(parts)
    except DroppedError:
        content = json.dumps(protocol.whole(said, asked).body).encode()
        exchange.begin(200, "application/json", {}, len(content))
        exchange.send(content[: len(content) // 2])
        raise
    _answer(protocol.whole(said, asked), protocol, exchange)


def _answer(status: Status, protocol: Protocol, exchange: Exchange) -> None:
    body = protocol.failure(status.code) if status.body is None else status.body
    exchange.answer(status.code, body, status.headers)
