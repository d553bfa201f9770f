"""The command line. Nothing heavy is imported before a command runs."""

import sys
from typing import NoReturn

import click

from web.settings import SettingsError, load


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="sidenote-assistant", message="%(version)s")
def main() -> None:
    """Sidenote: an assistant that remembers what you tell it, shows what it used, and truly forgets."""


@main.command()
@click.option("--host", help="Address to listen on. [default: 127.0.0.1]")
@click.option("--port", help="Port to listen on; 0 picks a free one. [default: 8000]")
@click.option("--data", help="Folder that holds everything. [default: ~/.local/share/sidenote or the platform's equal]")
def serve(host: str | None, port: str | None, data: str | None) -> None:
    """Serve the page and the HTTP interface."""
    try:
        settings = load({"host": host, "port": port, "data": data})
    except SettingsError as error:
        stop(str(error))
    from web.cli.serving import CannotServeError, serve_until_stopped

    try:
        serve_until_stopped(settings)
    except CannotServeError as error:
        stop(str(error))


@main.command()
@click.option("--data", help="Folder that holds everything. [default: ~/.local/share/sidenote or the platform's equal]")
@click.option("--off-record", is_flag=True, help="Keep nothing of this conversation, and read no memories.")
def chat(data: str | None, *, off_record: bool) -> None:
    """Talk in the terminal, as the owner."""
    try:
        settings = load({"data": data})
    except SettingsError as error:
        stop(str(error))
    from web.cli.chatting import ChatError, chat_until_done
    from web.cli.serving import CannotServeError

    try:
        chat_until_done(settings, off_record=off_record)
    except (CannotServeError, ChatError) as error:
        stop(str(error))


@main.command()
@click.option("--data", help="Folder that holds everything. [default: ~/.local/share/sidenote or the platform's equal]")
def models(data: str | None) -> None:
    """Show which language models are set up or found on this machine, and try those that are set up.

    Exit code 0 if the first one that is set up answers, 1 if it does not.
    """
    try:
        settings = load({"data": data})
        from web.cli.models import show_models

        first_answers = show_models(settings)
    except SettingsError as error:
        stop(str(error))
    sys.exit(0 if first_answers else 1)


def stop(reason: str) -> NoReturn:
    """End the command with one line that says why, and exit code 2."""
    click.echo(f"sidenote: {' '.join(reason.split())}", err=True)
    sys.exit(2)
