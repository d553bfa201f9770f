"""Stopping a turn: the task that runs it is cancelled, but what memory has begun is never left half told."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from typing import ParamSpec, TypeVar

from assistant.crossing import in_thread

P = ParamSpec("P")
T = TypeVar("T")


class Stopping:
    """Turns cancellation into a wish that the turn ends early, by itself."""

    def __init__(self) -> None:
        self.wished = False

    async def whole(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a blocking call in a thread to its end, cancelled or not, and return what it returns."""
        running = asyncio.ensure_future(in_thread(call, *args, **kwargs))
        while True:
            try:
                return await asyncio.shield(running)
            except asyncio.CancelledError:
                if running.cancelled():
                    raise
                self._noted()

    async def until(self, pieces: AsyncIterator[str]) -> AsyncGenerator[str, None]:
        """Yield pieces until they end or the turn is stopped."""
        if self.wished:
            return
        try:
            async for piece in pieces:
                yield piece
        except asyncio.CancelledError:
            self._noted()

    async def unless(self, awaited: Callable[[], Awaitable[T]]) -> T | None:
        """Return what comes of it; None if the turn is stopped before."""
        if self.wished:
            return None
        try:
            return await awaited()
        except asyncio.CancelledError:
            self._noted()
            return None

    def _noted(self) -> None:
        self.wished = True
        task = asyncio.current_task()
        if task is not None:
            task.uncancel()
