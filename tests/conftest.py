"""What holds for every test: nothing leaves this machine, and nothing is downloaded."""

import os
import sys

import pytest

pytest_plugins = ["tests.models.fixtures", "tests.server"]

LOOPBACK = ("127.", "::1", "localhost")

# Before anything imports the libraries that read them; servers started by tests inherit them.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"


def _stay_on_this_machine(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse every connection but to loopback or through a Unix socket, whichever library tries it."""
    if event != "socket.connect":
        return
    address = arguments[1]
    if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
        message = f"a test tried to reach {address[0]}"
        raise ConnectionRefusedError(message)


sys.addaudithook(_stay_on_this_machine)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Asynchronous tests (`@pytest.mark.anyio`) run on asyncio, as the server does."""
    return "asyncio"
