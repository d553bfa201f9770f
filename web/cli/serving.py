"""Running the server: taking the port, opening the data folder, going down in good order."""

import contextlib
import errno
import signal
import socket
import sys
from types import FrameType
from typing import NoReturn

import click
import uvicorn
from litestar import Litestar

from assistant.errors import ModelError
from memory.errors import DataFolderError
from web import logs
from web.app import create_app
from web.nearby import Nearby, clear, leave
from web.services import Services
from web.settings import Settings, SettingsError

GRACEFUL_SECONDS = 5


class CannotServeError(Exception):
    """The server cannot start; the message is one line that says why and what to do."""


class Server(uvicorn.Server):
    """Uvicorn's server, which also leaves word where it listens and ends the open streams when it goes down."""

    def __init__(self, app: Litestar, listener: socket.socket, greeting: str = "") -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_config=None,
                # No access log: it would keep what was searched for, and traces of what is off the record.
                access_log=False,
                server_header=False,
                # Only a proxy on this machine is believed about who asks and whether that was by https.
                forwarded_allow_ips=["127.0.0.1", "::1"],
                ws="none",
                lifespan="on",
                timeout_graceful_shutdown=GRACEFUL_SECONDS,
            )
        )
        self._services: Services = app.state.services
        self._greeting = greeting
        self.nearby = Nearby(address_of(listener, to_reach=True), self._services.local_key)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, then say so."""
        await super().startup(sockets)
        if self.started:
            # INVARIANT: Forgetting always works. A disk too full for this file does not keep the server from starting.
            with contextlib.suppress(OSError):
                leave(self._services.settings.data, self.nearby)
            if self._greeting:
                click.echo(self._greeting)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop the turns, so that their streams end by themselves, then go down."""
        with contextlib.suppress(OSError):
            clear(self._services.settings.data)
        await self._services.runner.close()
        await super().shutdown(sockets)


def serve_until_stopped(settings: Settings) -> None:
    """Serve until the process is told to stop. Raises CannotServeError."""
    with listen(settings.host, settings.port) as listener:
        app = open_app(settings)
        # Uvicorn goes down in good order at the first signal and then sends it on: that is how we end, not by it.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _end)
        Server(app, listener, _greeting(app, listener)).run(sockets=[listener])


def open_app(settings: Settings) -> Litestar:
    """Open the data folder and return the application. Raises CannotServeError."""
    logs.set_up()
    try:
        return create_app(settings)
    except (DataFolderError, ModelError, SettingsError) as error:
        raise CannotServeError(str(error)) from error


def listen(host: str, port: int) -> socket.socket:
    """Take a port and return its socket; 0 takes a free one. Raises CannotServeError."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.socket(family)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
        except OSError:
            listener.close()
            raise
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotServeError(f"port {port} of {host} is taken; choose another one with --port") from error
        raise CannotServeError(f"cannot listen on port {port} of {host}: {error.strerror}") from error
    return listener


def address_of(listener: socket.socket, *, to_reach: bool = False) -> str:
    """Return a listening socket's address; `to_reach`: where this machine itself can reach it."""
    host, port = listener.getsockname()[:2]
    if to_reach:
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - the other way round
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _greeting(app: Litestar, listener: socket.socket) -> str:
    lines = [f"Listening on {address_of(listener)}"]
    services: Services = app.state.services
    if services.setup_code is not None:
        lines.append(f"Set-up code, for making the first account from another machine: {services.setup_code}")
    return "\n".join((*lines, *(f"Note: {note}" for note in notes_of(app))))


def notes_of(app: Litestar) -> tuple[str, ...]:
    """Return what whoever started the server should know about its models."""
    services: Services = app.state.services
    models = services.assistant.models
    first, answering = models.all[0], models.answering
    if answering is first:
        return services.notes
    chosen = f"{answering.name} answers, as the owner chose in the page; the settings name {first.name} first."
    return (chosen, *services.notes)


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(0)
