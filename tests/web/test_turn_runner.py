"""Running turns: one at a time, readable from any point on, stopped cleanly, and gone after a while."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from assistant.events import Event, TurnRequest, TurnResult
from memory.errors import NotFoundError
from memory.records import Conversation, Person
from policies.contract import MemoryMode
from web.problems import TurnRunningError
from web.turns import KEPT_SECONDS, TurnRunner

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ADA = Person("ada", "Ada", owner=True, mode=MemoryMode.ASK_FIRST, created_at=NOW)
BOB = Person("bob", "Bob", owner=False, mode=MemoryMode.ASK_FIRST, created_at=NOW)


class Script:
    """A turn that says the words it is given, each when the test lets it."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.go_on = asyncio.Semaphore(0)
        self.stopped = False

    async def run(self, _person: Person, request: TurnRequest) -> AsyncIterator[Event]:
        said = ""
        try:
            for word in self.words:
                await self.go_on.acquire()
                if word == "break":
                    raise RuntimeError("secret words")
                said += word
                yield Event("delta", word)
        except asyncio.CancelledError:
            self.stopped = True
        yield Event("done", TurnResult(request.turn_id, "c1", off_record=False, reply=said, stopped=self.stopped))

    def let(self, count: int) -> None:
        for _ in range(count):
            self.go_on.release()


class Watch:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def request_of(turn_id: str = "t1", conversation_id: str = "c1") -> TurnRequest:
    conversation = Conversation(conversation_id, "", None, NOW, NOW)
    return TurnRequest(turn_id=turn_id, conversation=conversation, text="hello")


async def ready() -> None:
    """Nothing needs to be waited for."""


async def collect(runner: TurnRunner, turn_id: str = "t1", after: int = 0) -> list[tuple[int, str]]:
    return [(number, event.name) async for number, event in runner.events(ADA.id, turn_id, after)]


def test_events_are_read_as_they_come_and_again_from_any_point() -> None:
    """Two readers read the same, and one that lost its line goes on after the last it saw."""

    async def check() -> None:
        script = Script("a", "b", "c")
        runner = TurnRunner(script.run, ready)
        runner.start(ADA, request_of())
        reading = [asyncio.create_task(collect(runner)) for _ in range(2)]
        script.let(3)
        whole = [(1, "delta"), (2, "delta"), (3, "delta"), (4, "done")]
        assert await asyncio.gather(*reading) == [whole, whole]
        assert await collect(runner, after=2) == whole[2:]
        assert await collect(runner, after=99) == []
        assert (await runner.result(ADA.id, "t1")).reply == "abc"

    asyncio.run(check())


def test_a_conversation_has_one_turn_at_a_time() -> None:
    """A second turn is refused while one runs, and taken after; other conversations and people go on beside it."""

    async def check() -> None:
        script = Script("a")
        runner = TurnRunner(script.run, ready)
        runner.start(ADA, request_of())
        with pytest.raises(TurnRunningError):
            runner.start(ADA, request_of("t2"))
        runner.start(ADA, request_of("t3", "c2"))
        script.let(2)
        await runner.result(ADA.id, "t1")
        runner.start(ADA, request_of("t4"))
        script.let(2)
        assert (await runner.result(ADA.id, "t4")).reply == "a"

    asyncio.run(check())


def test_stopping_keeps_what_was_written() -> None:
    """A stopped turn ends by itself, with what it had said; stopping it again does nothing."""

    async def check() -> None:
        script = Script("a", "b")
        runner = TurnRunner(script.run, ready)
        runner.start(ADA, request_of())
        script.let(1)
        async for number, _ in runner.events(ADA.id, "t1"):
            assert number == 1
            break
        await runner.stop(ADA.id, "t1")
        await runner.stop(ADA.id, "t1")
        result = await runner.result(ADA.id, "t1")
        assert (result.reply, result.stopped, result.error) == ("a", True, None)

    asyncio.run(check())


def test_a_turn_that_is_stopped_before_it_began_still_ends() -> None:
    """While the embedder loads, a stop ends the turn with nothing said."""

    async def check() -> None:
        runner = TurnRunner(Script("a").run, asyncio.Event().wait)
        runner.start(ADA, request_of())
        await asyncio.sleep(0)
        await runner.stop(ADA.id, "t1")
        result = await runner.result(ADA.id, "t1")
        assert (result.reply, result.stopped, result.error) == ("", True, None)

    asyncio.run(check())


def test_a_turn_that_breaks_tells_its_end_and_logs_no_words(caplog: pytest.LogCaptureFixture) -> None:
    """Readers hear of the failure in plain words; the log says where, never what was said."""

    async def check() -> None:
        script = Script("a", "break")
        runner = TurnRunner(script.run, ready)
        runner.start(ADA, request_of())
        script.let(2)
        assert await collect(runner) == [(1, "delta"), (2, "error"), (3, "done")]
        result = await runner.result(ADA.id, "t1")
        assert result.reply == "a"
        assert result.error is not None

    asyncio.run(check())
    assert "RuntimeError" in caplog.text
    assert "secret words" not in caplog.text


def test_a_turn_is_its_persons_alone() -> None:
    """Somebody else's turn cannot be read, awaited or stopped: it is as if it did not exist."""

    async def check() -> None:
        script = Script("a")
        runner = TurnRunner(script.run, ready)
        runner.start(ADA, request_of())
        with pytest.raises(NotFoundError):
            runner.events(BOB.id, "t1")
        with pytest.raises(NotFoundError):
            await runner.result(BOB.id, "t1")
        with pytest.raises(NotFoundError):
            await runner.stop(BOB.id, "t1")
        script.let(1)
        assert not (await runner.result(ADA.id, "t1")).stopped

    asyncio.run(check())


def test_a_finished_turn_is_dropped_after_a_while() -> None:
    """Events stay for a page that comes back soon, and no longer."""

    async def check() -> None:
        watch, script = Watch(), Script("a")
        runner = TurnRunner(script.run, ready, watch)
        runner.start(ADA, request_of())
        script.let(1)
        await runner.result(ADA.id, "t1")
        watch.now = KEPT_SECONDS
        assert await collect(runner)
        watch.now = KEPT_SECONDS + 1
        with pytest.raises(NotFoundError):
            runner.events(ADA.id, "t1")

    asyncio.run(check())


def test_deleting_a_conversation_stops_its_turn_and_drops_its_events() -> None:
    """Nothing of a deleted conversation can be read on."""

    async def check() -> None:
        script = Script("a")
        runner = TurnRunner(script.run, ready)
        runner.start(ADA, request_of("t1", "c1"))
        runner.start(ADA, request_of("t2", "c2"))
        await runner.stop_all(ADA.id, "c1")
        with pytest.raises(NotFoundError):
            runner.events(ADA.id, "t1")
        script.let(1)
        assert (await runner.result(ADA.id, "t2")).reply == "a"

    asyncio.run(check())


def test_closing_ends_every_stream() -> None:
    """When the server goes down, turns stop and readers are let go."""

    async def check() -> None:
        runner = TurnRunner(Script("a").run, ready)
        runner.start(ADA, request_of())
        reading = asyncio.create_task(collect(runner))
        await asyncio.sleep(0)
        await runner.close()
        assert await asyncio.wait_for(reading, 5) == [(1, "done")]

    asyncio.run(check())
