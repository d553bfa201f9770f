"""The composition root: settings in, the running application out. Only this file builds adapters."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial

from litestar import Litestar
from litestar.datastructures import State
from litestar.types import ControllerRouterHandler

from assistant.crossing import in_thread
from assistant.models import Models, open_model
from assistant.off_record import OffRecord
from assistant.reader import read_answer
from assistant.turn import Assistant, run_turn
from memory.home import Home
from policies.builtin import default_policies
from policies.engine import PolicySet
from web.api import api_handlers
from web.auth import Authentication, new_secret
from web.choices import choices_of, look_around, slips_in
from web.chosen import chosen_in
from web.doorkeeper import new_setup_code
from web.logs import log_error
from web.pages import page_handlers
from web.pages.rendering import template_config
from web.problems import answer
from web.security import MOST_BODY_BYTES, add_headers
from web.services import Services
from web.settings import Settings
from web.static_files import static_router
from web.turns import TurnRunner

ERASE_SECONDS = 1.0
READY_SECONDS = 60.0
"""For how long after the start messages wait for the embedder; recall does without it after that."""


def create_app(settings: Settings) -> Litestar:
    """Open the data folder and return the application.

    Raises SettingsError, DataFolderError or ModelError, each with one line that says what to do.
    """
    choices = choices_of(settings)
    models = Models([open_model(choice) for choice in choices], chosen_in(settings.data))
    notes = (*slips_in(settings, choices), *look_around(models.all))
    home = Home.open(
        settings.data,
        policies=PolicySet(default_policies()),
        read_answer=read_answer,
        undo_seconds=settings.undo_seconds,
    )
    assistant = Assistant(home=home, models=models, off_record=OffRecord())
    local_key = new_secret()
    services = Services(
        settings=settings,
        home=home,
        assistant=assistant,
        runner=TurnRunner(partial(run_turn, assistant), _ready_when(home)),
        local_key=local_key,
        notes=notes,
        setup_code=None if home.accounts.count() else new_setup_code(),
    )
    handlers: list[ControllerRouterHandler] = [*api_handlers, *page_handlers, static_router()]
    return Litestar(
        handlers,
        state=State({"services": services}),
        middleware=[Authentication(home.accounts, local_key)],
        exception_handlers={Exception: answer},
        before_send=[add_headers],
        request_max_body_size=MOST_BODY_BYTES,
        template_config=template_config(),
        openapi_config=None,
        logging_config=None,
        lifespan=[partial(_lifespan, services)],
    )


def _ready_when(home: Home) -> Callable[[], Awaitable[None]]:
    """Return what a turn waits for before it begins: the embedder, which loads after the start."""
    deadline = time.monotonic() + READY_SECONDS

    async def ready() -> None:
        while not home.embedder.ready and time.monotonic() < deadline:  # noqa: ASYNC110 - it rings no bell of asyncio
            await asyncio.sleep(0.05)

    return ready


@contextlib.asynccontextmanager
async def _lifespan(services: Services, _: Litestar) -> AsyncIterator[None]:
    tasks = (
        asyncio.create_task(_erase_forever(services.home), name="erasing"),
        asyncio.create_task(_prepare(services), name="preparing"),
    )
    try:
        yield
    finally:
        await services.runner.close()
        for task in tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await in_thread(services.home.close)


async def _prepare(services: Services) -> None:
    """Make what the first message would have to wait for, once the embedder no longer needs the processor."""
    await _ready_when(services.home)()
    try:
        await in_thread(services.assistant.prepare)
    except Exception as error:  # noqa: BLE001 - the first turn meets it too, and says so to whoever asked
        log_error(error)


async def _erase_forever(home: Home) -> None:
    """Erase what is due, again and again. It goes on whatever happens: what could not be erased now will be later."""
    while True:
        pause = ERASE_SECONDS
        try:
            await in_thread(home.erase_due)
        except Exception as error:  # noqa: BLE001 - INVARIANT: Forgetting always works; no failure may end this loop
            log_error(error)
            pause = 10 * ERASE_SECONDS
        await asyncio.sleep(pause)
