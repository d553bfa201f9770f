"""Turns that run: each is one task; its events stay in memory, so that a page can read on where it lost its line.

INVARIANT: Off the record leaves no trace. Events are written nowhere, and dropped ten minutes after the end.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

from assistant.events import Event, TurnProblem, TurnRequest, TurnResult
from memory.errors import NotFoundError
from memory.records import Person
from web.logs import log_error
from web.problems import TurnRunningError

KEPT_SECONDS = 10 * 60.0
STOP_SECONDS = 10.0
"""How long a stopped turn may take to store what was written so far."""

Run = Callable[[Person, TurnRequest], AsyncIterator[Event]]


@dataclass(slots=True, eq=False)
class _Turn:
    person_id: str
    request: TurnRequest
    events: list[Event] = field(default_factory=list)
    bell: asyncio.Event = field(default_factory=asyncio.Event)
    """Rings at the next event; a new one takes its place."""
    task: asyncio.Task[None] | None = None
    result: TurnResult | None = None
    ended_at: float | None = None

    def tell(self, event: Event) -> None:
        self.events.append(event)
        if isinstance(event.data, TurnResult):
            self.result = event.data
        self.ring()

    def end_early(self, *, stopped: bool) -> None:
        """Tell the end of a turn that was cut off before it could tell its own."""
        reply = "".join(event.data for event in self.events if isinstance(event.data, str))
        result = _cut_off(self.request, reply, stopped=stopped)
        if result.error is not None:
            self.tell(Event("error", result.error))
        self.tell(Event("done", result))

    def ring(self) -> None:
        self.bell.set()
        self.bell = asyncio.Event()


class TurnRunner:
    """Runs turns, at most one a conversation, and lets their events be read from any point on."""

    def __init__(
        self, run: Run, ready: Callable[[], Awaitable[object]], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._run = run
        self._ready = ready
        self._clock = clock
        self._turns: dict[str, _Turn] = {}
        self._closing = False

    def start(self, person: Person, request: TurnRequest) -> str:
        """Begin a turn and return its id. Raises TurnRunningError."""
        self._drop_old()
        conversation_id = request.conversation.id
        if any(turn.request.conversation.id == conversation_id for turn in self._running(person.id)):
            raise TurnRunningError("A turn of this conversation is running.")
        turn = _Turn(person.id, request)
        self._turns[request.turn_id] = turn
        turn.task = asyncio.create_task(self._follow(turn, person), name="turn")
        return request.turn_id

    def events(self, person_id: str, turn_id: str, after: int = 0) -> AsyncIterator[tuple[int, Event]]:
        """Return the numbered events after number `after`, until the last one. Raises NotFoundError."""
        return self._events(self._turn(person_id, turn_id), max(0, after))

    async def result(self, person_id: str, turn_id: str) -> TurnResult:
        """Wait for the end of a turn and return it whole. Raises NotFoundError."""
        turn = self._turn(person_id, turn_id)
        async for _ in self._events(turn, len(turn.events)):
            pass
        return turn.result or _cut_off(turn.request, "", stopped=True)

    async def stop(self, person_id: str, turn_id: str) -> None:
        """Stop a turn and wait until it has; what was written so far stays. Raises NotFoundError."""
        await self._stop(self._turn(person_id, turn_id))

    async def stop_all(self, person_id: str, conversation_id: str | None = None) -> None:
        """Stop whatever runs for a person, or in one conversation, and drop its events."""
        mine = [turn for turn in self._turns.values() if turn.person_id == person_id]
        for turn in mine:
            if conversation_id in {None, turn.request.conversation.id}:
                await self._stop(turn)
                self._turns.pop(turn.request.turn_id, None)

    async def close(self) -> None:
        """Stop all turns and end all streams: the server goes down."""
        self._closing = True
        await asyncio.gather(*(self._stop(turn) for turn in self._turns.values()))
        for turn in self._turns.values():
            turn.ring()

    async def _follow(self, turn: _Turn, person: Person) -> None:
        stopped = False
        try:
            await self._ready()
            async for event in self._run(person, turn.request):
                turn.tell(event)
        except asyncio.CancelledError:
            # Stopped before the turn could end by itself. Nobody but `_stop` waits for this task, so it ends here.
            stopped = True
        except Exception as error:  # noqa: BLE001 - a turn may break in any way; whoever reads it must hear of its end
            log_error(error)
        finally:
            if turn.result is None:
                turn.end_early(stopped=stopped)
            turn.ended_at = self._clock()
            turn.ring()

    async def _events(self, turn: _Turn, after: int) -> AsyncIterator[tuple[int, Event]]:
        place = min(after, len(turn.events))
        while True:
            bell = turn.bell
            while place < len(turn.events):
                place += 1
                yield place, turn.events[place - 1]
            if self._closing or turn.ended_at is not None:
                return
            await bell.wait()

    async def _stop(self, turn: _Turn) -> None:
        if turn.task is not None and not turn.task.done():
            turn.task.cancel()
            await asyncio.wait([turn.task], timeout=STOP_SECONDS)

    def _turn(self, person_id: str, turn_id: str) -> _Turn:
        self._drop_old()
        turn = self._turns.get(turn_id)
        # INVARIANT: Nobody else's. Somebody else's turn is as good as none.
        if turn is None or turn.person_id != person_id:
            raise NotFoundError("There is no such turn.")
        return turn

    def _running(self, person_id: str) -> list[_Turn]:
        return [turn for turn in self._turns.values() if turn.person_id == person_id and turn.ended_at is None]

    def _drop_old(self) -> None:
        oldest = self._clock() - KEPT_SECONDS
        for turn_id, turn in list(self._turns.items()):
            if turn.ended_at is not None and turn.ended_at < oldest:
                del self._turns[turn_id]


def _cut_off(request: TurnRequest, reply: str, *, stopped: bool) -> TurnResult:
    problem = TurnProblem("The reply broke off.", "Something went wrong inside Sidenote. Send the message again.")
    conversation = request.conversation
    return TurnResult(
        id=request.turn_id,
        conversation_id=conversation.id,
        off_record=conversation.off_record,
        reply=reply,
        stopped=stopped,
        error=None if stopped else problem,
    )
