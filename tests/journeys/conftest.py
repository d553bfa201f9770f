"""Every journey is made twice: with the built-in model, and with a language model behind real HTTP.

Nothing about what is kept, asked, shown or forgotten may depend on which of them answers.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.models.script import Say
from tests.models.server import ModelServer
from tests.server import Sidenote

BUILTIN = {"SIDENOTE_MODEL": "builtin"}


@pytest.fixture(scope="session", params=["builtin", "language model"])
def shared_language_model(request: pytest.FixtureRequest) -> Iterator[ModelServer | None]:
    """Give the language model that all journeys share, or none."""
    if request.param == "builtin":
        yield None
        return
    with ModelServer("openai") as server:
        yield server


@pytest.fixture
def language_model(shared_language_model: ModelServer | None) -> ModelServer | None:
    """Give the language model that answers, its log empty; None where the built-in model does."""
    if shared_language_model is not None:
        shared_language_model.reset()
        shared_language_model.script = [Say("Gladly.")]
    return shared_language_model


@pytest.fixture(scope="session")
def journeys_sidenote(
    shared_language_model: ModelServer | None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Sidenote]:
    """Give a running server with open sign-up that journeys share: each makes accounts of its own."""
    folder = tmp_path_factory.mktemp("journeys")
    settings = shared_language_model.settings if shared_language_model else BUILTIN
    server = Sidenote(folder / "data", folder / "log.txt", (), {"SIDENOTE_SIGNUP": "open", **settings}).start()
    yield server
    server.end()


@pytest.fixture
def sidenote(journeys_sidenote: Sidenote, language_model: ModelServer | None) -> Iterator[Sidenote]:
    """Give the shared server to one journey, and close the journey's clients after it."""
    yield journeys_sidenote
    journeys_sidenote.close_clients()


@pytest.fixture
def start_sidenote(tmp_path: Path, language_model: ModelServer | None) -> Iterator[Callable[..., Sidenote]]:
    """Give a function that starts a server of the journey's own, with the model of this round."""
    started: list[Sidenote] = []

    def start(*flags: str, data: Path | None = None, ready: bool = True, **settings: str) -> Sidenote:
        folder = data or tmp_path / f"data-{len(started)}"
        answering = language_model.settings if language_model else BUILTIN
        server = Sidenote(folder, tmp_path / f"log-{len(started)}.txt", flags, {**answering, **settings})
        started.append(server)
        return server.start(ready=ready)

    yield start
    for server in started:
        server.end()


@pytest.fixture
def watched_model(language_model: ModelServer | None) -> ModelServer:
    """Give the language model, whose log tells what it was sent; the built-in model is sent nothing over a wire."""
    if language_model is None:
        pytest.skip("the built-in model has no log to look into")
    return language_model
