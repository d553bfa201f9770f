"""The conversation in a terminal: it speaks HTTP to the running server, or to one that it starts for itself."""

import contextlib
import json
import sys
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

import click

from web import nearby
from web.cli.printing import printable
from web.cli.serving import CannotServeError, Server, listen, notes_of, open_app
from web.nearby import Nearby
from web.settings import Settings

Json = dict[str, Any]
START_SECONDS = 30.0


class ChatError(Exception):
    """The server refused, or is gone; the message is one line that says why."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


class Line:
    """Speaks to one server as the owner."""

    def __init__(self, server: Nearby) -> None:
        self._host = urlsplit(server.address).netloc
        self._key = server.key

    def ask(self, method: str, path: str, body: Json | None = None, *, as_owner: bool = True) -> Json:
        """Send a request and return the JSON of its answer. Raises ChatError."""
        with self._answer(method, path, body, as_owner=as_owner) as answer:
            content = answer.read()
            return json.loads(content) if content else {}

    def events(self, turn_id: str) -> Iterator[tuple[str, Any]]:
        """Yield what a turn tells, name and data, until its end. Raises ChatError."""
        name = ""
        with self._answer("GET", f"/api/turns/{turn_id}/events") as answer:
            for raw in answer:
                field, _, value = raw.decode().rstrip("\n").partition(": ")
                if field == "event":
                    name = value
                elif field == "data":
                    yield name, json.loads(value)

    @contextlib.contextmanager
    def _answer(self, method: str, path: str, body: Json | None = None, *, as_owner: bool = True) -> Iterator[Any]:
        headers = {"Authorization": f"Bearer {self._key}"} if as_owner else {}
        connection = HTTPConnection(self._host)
        try:
            connection.request(method, path, None if body is None else json.dumps(body), headers)
            answer = connection.getresponse()
            if answer.status >= 400:  # noqa: PLR2004 - where HTTP's errors begin
                raise ChatError(answer.status, json.loads(answer.read())["detail"])
            yield answer
        except (OSError, HTTPException, ValueError) as error:
            raise ChatError(0, "The server does not answer.") from error
        finally:
            connection.close()


def chat_until_done(settings: Settings, *, off_record: bool) -> None:
    """Talk until the person leaves. Raises CannotServeError and ChatError."""
    with contextlib.ExitStack() as stack:
        line = Line(stack.enter_context(_server(settings)))
        _make_account_if_needed(line)
        click.echo(_who_answers(line))
        conversation = line.ask("POST", "/api/conversations", {"off_record": off_record})
        with contextlib.suppress(EOFError, KeyboardInterrupt):
            while True:
                text = _read()
                if text.strip():
                    _turn(line, str(conversation["id"]), text)
        click.echo()


def _who_answers(line: Line) -> str:
    """Say which model answers, and where: who types here sees no badge."""
    model = next(each for each in line.ask("GET", "/api/models")["models"] if each["answers"])
    leaves = "" if model["local"] else " What you type goes there."
    return printable(f"{model['label']} answers, {model['where']}.{leaves}")


def _read() -> str:
    if not sys.stdin.isatty():
        return input()
    # It gives the line its arrow keys and a history, which lives in memory alone.
    import readline  # noqa: F401

    return input("\nyou  ")


def _turn(line: Line, conversation_id: str, text: str) -> None:
    try:
        turn_id = str(line.ask("POST", f"/api/conversations/{conversation_id}/turns", {"text": text})["id"])
    except ChatError as error:
        if error.status == 0:
            raise
        click.echo(f"({error})", err=True)
        return
    click.echo()
    try:
        for name, data in line.events(turn_id):
            _show(name, data)
    except KeyboardInterrupt:
        line.ask("POST", f"/api/turns/{turn_id}/stop")
        click.echo("\n(stopped)")


def _show(name: str, data: Any) -> None:  # noqa: ANN401 - whatever JSON an event carries
    if name == "delta":
        click.echo(printable(data["text"]), nl=False)
    elif name == "done":
        click.echo("\n" + "".join(f"\n  · {printable(note)}" for note in _notes(data)))


def _notes(turn: Json) -> Iterator[str]:
    """Say what happened beside the reply."""
    for memory in turn["saved"]:
        yield f"Remembered: {memory['content']}"
    for change in turn["updated"]:
        yield f"Updated: {change['after']} (was: {change['before']})"
    if turn["forgotten"]:
        yield f"Forgotten: {len(turn['forgotten'])}, until {turn['forgotten'][0]['undo_until']} to be undone"
    for memory in turn["restored"]:
        yield f"Back again: {memory['content']}"
    for proposal in turn["proposals"]:
        yield f"{proposal['question']} (yes / no / never ask)"
    for refusal in turn["refused"]:
        yield refusal["reason"]
    for use in turn["used"]:
        yield f"Used: {use['content']} – {use['reason']}"
    if turn["error"]:
        yield f"{turn['error']['title']} {turn['error']['detail']}"


def _make_account_if_needed(line: Line) -> None:
    try:
        line.ask("GET", "/api/me")
    except ChatError as error:
        if error.status != 401:  # noqa: PLR2004 - nobody has an account yet
            raise
        click.echo("Nobody has an account here yet. It will be yours.")
        name = click.prompt("Name")
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        line.ask("POST", "/api/accounts", {"name": name, "password": password}, as_owner=False)


@contextlib.contextmanager
def _server(settings: Settings) -> Iterator[Nearby]:
    """Give the server that holds the data folder, or one of our own for as long as the conversation lasts."""
    try:
        app = open_app(settings)
    except CannotServeError:
        running = nearby.find(settings.data)
        if running is None:
            raise
        yield running
        return
    for note in notes_of(app):
        click.echo(f"Note: {note}", err=True)
    with listen("127.0.0.1", 0) as listener:
        server = Server(app, listener)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="server")
        thread.start()
        try:
            end = time.monotonic() + START_SECONDS
            while not server.started:
                if not thread.is_alive() or time.monotonic() > end:
                    raise CannotServeError("the server did not start")
                time.sleep(0.01)
            yield server.nearby
        finally:
            server.should_exit = True
            thread.join()
