"""There is no other way to a yes: what a turn's agent, tools, notice and policies hold leads to none.

Shown three ways: by the types that they name, by the objects of a real turn, and by the source. What holds inside one
process is said as it is: private attributes are a convention of ours, which the source is checked for.
"""

import ast
import contextlib
import gc
import importlib
import inspect
import itertools
import types
import typing
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import memory.governed
from assistant import agent, notice, noticing, prompts, summaries, tools
from assistant.reader import read
from assistant.tools import ToolDesk, memory_tools
from memory import answering
from memory.governed import GovernedMemory
from memory.home import Home
from memory.parts import Parts
from memory.turn_memory import TurnMemory
from policies import contract, engine
from tests.assistant.conftest import Chat, NewChat
from tests.attacks.counts import report

ROOT = Path(__file__).parents[2]
PACKAGES = ("assistant", "memory", "policies", "web")
ANSWERS = frozenset({"confirm", "confirm_spoken", "reject"})
DOORS: tuple[type, ...] = (GovernedMemory, Home, Parts)
"""Whoever holds one of these can say yes, or make what can."""

# -- by the types


ROOMS = (agent, notice, noticing, prompts, summaries, tools, contract, engine)
"""The modules of what runs a model, what it may call, what proposes, and what decides."""


def _ours(thing: object) -> bool:
    return str(getattr(thing, "__module__", "")).split(".")[0] in PACKAGES


def _named_in(hint: object) -> Iterator[type]:
    """Yield the classes that a type hint names, however deep."""
    if typing.get_origin(hint) is None and isinstance(hint, type):
        yield hint
    if isinstance(hint, str) and hint in _TYPING_ONLY:  # not so the words of a Literal
        yield from _named_in(_TYPING_ONLY[hint])
    for inner in typing.get_args(hint):
        if isinstance(inner, list):
            for each in inner:
                yield from _named_in(each)
        else:
            yield from _named_in(inner)


def _hints(thing: Any) -> Iterator[tuple[str, type]]:
    for each in [kind for kind in thing.__mro__ if _ours(kind)] if isinstance(thing, type) else [thing]:
        space = {**_TYPING_ONLY, **vars(importlib.import_module(each.__module__))}
        for name, hint in inspect.get_annotations(each, globals=space, eval_str=True).items():
            for kind in _named_in(hint):
                yield name, kind


def _typing_only() -> dict[str, Any]:
    """Return what is imported for the type checker alone, by name."""
    from collections.abc import AsyncGenerator

    from langchain_core.messages import BaseMessage
    from langchain_core.tools import BaseTool

    return {
        "BaseTool": BaseTool,
        "AsyncGenerator": AsyncGenerator,
        "BaseMessage": BaseMessage,
        "Agent": agent.Agent,
        "Path": Path,
    }


_TYPING_ONLY = _typing_only()


def _public(kind: type) -> Iterator[tuple[str, Any]]:
    for name, member in inspect.getmembers_static(kind):
        if not name.startswith("_"):
            yield name, member


def reached(starts: Collection[Any]) -> dict[type, str]:
    """Return every class of ours that can be had from these by public attributes, arguments and results, and how."""
    found: dict[type, str] = {}
    queue: list[tuple[str, Any]] = [(f"{start.__module__}.{start.__qualname__}", start) for start in starts]
    seen: set[int] = set()
    while queue:
        path, thing = queue.pop(0)
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        if isinstance(thing, type):
            found[thing] = path
        for name, kind in _hints(thing):
            if _ours(kind) and not name.startswith("_"):
                queue.append((f"{path} → {name}: {kind.__qualname__}", kind))
        if not isinstance(thing, type):
            continue
        for name, member in _public(thing):
            called = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
            if inspect.isfunction(called) and _ours(called):
                queue.append((f"{path}.{name}", called))
    return found


def _starts() -> list[Any]:
    return [
        thing
        for room in ROOMS
        for name, thing in vars(room).items()
        if not name.startswith("_")
        and getattr(thing, "__module__", None) == room.__name__
        and (inspect.isclass(thing) or inspect.isfunction(thing))
    ]


def _answering_faces(kinds: Mapping[type, str]) -> dict[str, str]:
    return {
        kind.__qualname__: path
        for kind, path in kinds.items()
        if kind in DOORS or any(callable(getattr(kind, name, None)) for name in ANSWERS)
    }


def test_no_type_that_a_model_s_side_names_can_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """From every public function and class of those rooms, through arguments, fields, results: no door, no yes."""
    kinds = reached(_starts())
    assert {TurnMemory, ToolDesk, engine.PolicySet, contract.Context} <= kinds.keys()
    faces = _answering_faces(kinds)
    with monkeypatch.context() as patch:
        patch.setitem(ToolDesk.__annotations__, "memory", GovernedMemory)
        without = _answering_faces(reached(_starts()))
    report("types of a turn that can answer", len(kinds), len(faces), len(without), gate="ToolDesk.memory: TurnMemory")
    assert faces == {}
    assert "GovernedMemory" in without


# -- by the objects of a turn


def _desk(chat: Chat, text: str) -> ToolDesk:
    """Return what the tools of a real turn hold."""
    desk = chat.desk(text)
    message = chat.transcripts.messages(chat.conversation.id)[-1]
    mine = chat.assistant.home.for_turn(chat.person.id, desk.turn)
    used = mine.recall(text).used
    return ToolDesk(mine, message, read(text), desk.now, used)


def _held(chat: Chat) -> list[Any]:
    """Return the objects that a turn gives to its agent, tools, notice and policies."""
    desk = _desk(chat, "yes, I prefer aisle seats")
    running = chat.assistant.model.agent()
    return [desk, desk.memory, running, *memory_tools(), chat.assistant.home.policies, desk.heard, desk.message]


def _values(thing: Any) -> Iterator[tuple[str, Any]]:
    """Yield what public attributes and containers hold."""
    if isinstance(thing, Mapping):
        yield from ((f"[{key!r}]", value) for key, value in thing.items())
    elif isinstance(thing, list | tuple | set | frozenset):
        yield from (("[…]", value) for value in thing)
    elif not isinstance(thing, type | types.ModuleType | str | bytes | int | float):
        for name in dir(thing):
            if not name.startswith("_"):
                with contextlib.suppress(Exception):
                    yield f".{name}", getattr(thing, name)


def objects(starts: Collection[Any], most: int = 20_000) -> dict[int, tuple[str, Any]]:
    """Return all that can be had from objects by public attributes, by id, with the way there."""
    found: dict[int, tuple[str, Any]] = {}
    queue = [(type(start).__name__, start) for start in starts]
    while queue and len(found) < most:
        path, thing = queue.pop(0)
        if id(thing) in found:
            continue
        found[id(thing)] = (path, thing)
        if _ours(type(thing)) or isinstance(thing, Mapping | list | tuple | set | frozenset) or path.count(".") < 2:
            queue += [(f"{path}{name}", value) for name, value in _values(thing)]
    return found


def _answering(found: Mapping[int, tuple[str, Any]]) -> list[str]:
    functions = {getattr(GovernedMemory, name) for name in ANSWERS} | {getattr(answering, name) for name in ANSWERS}
    return [
        path
        for path, thing in found.values()
        if isinstance(thing, DOORS) or (inspect.isroutine(thing) and getattr(thing, "__func__", thing) in functions)
    ]


def test_no_object_that_a_turn_hands_out_leads_to_an_answer(new_chat: NewChat, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk, the face of memory, the agent, the tools, the policies, walked along every public attribute."""
    chat = new_chat()
    chat.told("Prefers aisle seats", "I prefer aisle seats")
    found = objects(_held(chat))
    ways = _answering(found)
    with monkeypatch.context() as patch:
        patch.setattr(TurnMemory, "whole", property(lambda _: chat.memory), raising=False)
        without = _answering(objects(_held(chat)))
    report(
        "ways to an answer along public attributes",
        *(len(found), len(ways), len(without)),
        gate="TurnMemory, narrower than GovernedMemory",
    )
    assert ways == []
    assert without


def test_every_public_callable_is_called_with_a_card_and_confirms_nothing(
    new_chat: NewChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is given the card's id, its digest, a yes and the message's id in every place: the card goes on waiting."""
    chat = new_chat()

    def attack() -> tuple[int, int]:
        card = chat.asked("Has asthma", "I have asthma")
        desk = _desk(chat, "yes")
        given = (card.id, card.digest, desk.memory.turn, "yes")
        callables = [
            value
            for holder in (desk, desk.memory)
            for name, value in _values(holder)
            if callable(value) and name != ".gate"
        ]
        callables += [call for each in memory_tools() if (call := _function(each, desk)) is not None]
        tried = confirmed = 0
        for call in callables:
            for count in range(4):
                for arguments in itertools.product(given, repeat=count):
                    tried += 1
                    with contextlib.suppress(Exception):
                        call(*arguments)
                    confirmed += sum(memory.confirmed_at is not None for memory in chat.memory.list())
                    if memories := [memory.id for memory in chat.memory.list()]:
                        chat.memory.forget(memories)
                        return tried, confirmed
        assert card in chat.memory.proposals()
        return tried, confirmed

    tried, got = attack()
    for waiting in chat.memory.proposals():
        chat.memory.reject(waiting.id)
    other = new_chat()
    chat = other
    with monkeypatch.context() as patch:
        patch.setattr(TurnMemory, "zz", lambda _, *given: other.memory.confirm(*given), raising=False)
        tried_without, loose = attack()
    report(
        "calls of every public callable with a waiting card",
        *(tried, got, loose),
        tried_without=tried_without,
        gate="TurnMemory has no confirm",
    )
    assert got == 0
    assert loose


def _function(tool: Any, desk: ToolDesk) -> Callable[..., Any] | None:
    """Return a tool's function as the agent calls it."""
    runtime = types.SimpleNamespace(context=desk)
    return (lambda *given: tool.func(*given, runtime=runtime)) if tool.func is not None else None


def test_what_private_attributes_lead_to_is_known(new_chat: NewChat) -> None:
    """Python keeps nothing from code in its process: the one private way to a door is known, and no code takes it."""
    chat = new_chat()
    desk = _desk(chat, "yes, I prefer aisle seats")
    ways: set[tuple[str, str]] = set()
    queue: list[tuple[Any, str, Any]] = [(desk, "", desk)]
    seen: set[int] = set()
    while queue and len(seen) < 50_000:
        holder, name, thing = queue.pop(0)
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        if isinstance(thing, DOORS):
            ways.add((type(holder).__name__, name))
            continue
        for inner in gc.get_referents(thing):
            if isinstance(inner, type | types.ModuleType | types.FunctionType | types.BuiltinFunctionType):
                continue
            label = next((key for key, value in vars(thing).items() if value is inner), "") if _has_dict(thing) else ""
            if isinstance(thing, dict):
                label = next((str(key) for key, value in thing.items() if value is inner), "")
                queue.append((holder, label, inner))
            else:
                queue.append((thing, label, inner))
    assert len(seen) > 20
    assert ways <= {("TurnMemory", "_memory"), ("TurnMemory", "_parts")}
    assert [place for place in _attributes({"_memory", "_parts"}) if not place[2]] == []


def _has_dict(thing: Any) -> bool:
    return hasattr(thing, "__dict__") and isinstance(thing.__dict__, dict)


def test_the_tools_are_these_and_take_no_card(new_chat: NewChat) -> None:
    """Five tools, with words as their arguments: none takes a proposal, a digest or an answer."""
    arguments = {tool.name: {name for name in tool.args if name != "runtime"} for tool in memory_tools()}
    assert arguments == {
        "remember": {"content", "quote"},
        "list_memories": {"about"},
        "edit_memory": {"memory", "content", "quote"},
        "forget_memory": {"memory", "quote"},
        "explain": {"memory"},
    }


# -- by the source


def _sources() -> Iterator[tuple[str, ast.Module]]:
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            yield str(file.relative_to(ROOT)), ast.parse(file.read_text(encoding="utf-8"))


def _attributes(names: Collection[str]) -> Iterator[tuple[str, str, bool]]:
    """Yield where an attribute of such a name stands: the file, the name, and whether it is one's own (`self.…`)."""
    for file, tree in _sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in names:
                own = isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"}
                yield file, node.attr, own


def _importers(module: str) -> set[str]:
    """Return the files that import a module, or something of it."""
    package, _, last = module.rpartition(".")
    found = set()
    for file, tree in _sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import) and any(alias.name == module for alias in node.names):
                found.add(file)
            if isinstance(node, ast.ImportFrom) and (
                node.module == module or (node.module == package and any(alias.name == last for alias in node.names))
            ):
                found.add(file)
    return found


def test_only_consent_and_the_persons_own_pages_call_an_answer() -> None:
    """`confirm`, `confirm_spoken`, `reject`: named in one room of the assistant, in the web, and in the door itself."""
    places = {(file, name) for file, name, _ in _attributes(ANSWERS)}
    inside = {place for place in places if not place[0].startswith("web/")}
    assert inside == {
        ("assistant/consent.py", "confirm_spoken"),
        ("assistant/consent.py", "reject"),
        ("memory/governed.py", "confirm"),
        ("memory/governed.py", "confirm_spoken"),
        ("memory/governed.py", "reject"),
    }
    # In the web: the handlers, the lists of handlers, and the field `confirm` of a request to forget.
    assert {file for file, _ in places - inside} == {
        "web/api/__init__.py",
        "web/api/forget.py",
        "web/api/proposals.py",
        "web/pages/__init__.py",
        "web/pages/cards.py",
    }
    assert ("web/api/proposals.py", "confirm_spoken") not in places


def test_no_answer_is_called_by_a_name_in_a_text() -> None:
    """No `getattr(memory, "confirm")`: outside the web the names stand in no text of the program."""
    named = {
        (file, node.value)
        for file, tree in _sources()
        if not file.startswith("web/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in ANSWERS
    }
    assert named == set()


def test_only_the_door_leads_to_the_answering_room() -> None:
    """`memory.answering` is imported by `memory.governed`, `assistant.consent` by the turn and by controls."""
    assert _importers("memory.answering") == {"memory/governed.py"}
    controls = {f"assistant/controls/{name}.py" for name in ("explaining", "forgetting", "rules")}
    assert _importers("assistant.consent") <= {"assistant/turn.py", *controls}
    assert memory.governed.answering is answering  # type: ignore[attr-defined]


def test_only_the_turn_and_the_web_open_a_persons_door() -> None:
    """A door of `GovernedMemory` is made in one place, and asked for by the turn and by who is logged in."""
    made = {
        file
        for file, tree in _sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "GovernedMemory"
    }
    assert made == {"memory/home.py"}
    asked = {
        file
        for file, tree in _sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("home.of", "self.of"))
    }
    assert asked == {"assistant/turn.py", "memory/home.py", "web/services.py"}
    rooms = {f"assistant/{name}.py" for name in ("agent", "tools", "notice", "noticing", "summaries", "prompts")}
    assert not rooms & (_importers("memory.governed") | _importers("memory.home") | _importers("assistant.desk"))
