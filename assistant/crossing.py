"""The one crossing from the asynchronous rooms (web, assistant) to the synchronous ones (memory, policies)."""

from collections.abc import Callable
from functools import partial
from typing import ParamSpec, TypeVar

import anyio.to_thread

P = ParamSpec("P")
T = TypeVar("T")


async def in_thread(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a blocking call in a worker thread and return what it returns."""
    return await anyio.to_thread.run_sync(partial(call, *args, **kwargs))
