import pytest

from assistant.models import open_model
from assistant.providers import ModelChoice
from assistant.trying import Trial, try_model
from tests.models.script import Call, NoTools, Say, Status
from tests.models.server import ModelServer

pytestmark = pytest.mark.anyio
COUNT = Say("one two three four five")


async def tried(server: ModelServer) -> Trial:
    return await try_model(open_model(ModelChoice(server.name, server.base_url, "made-up", patience=30.0)))


async def test_what_works_is_told(model_server: ModelServer) -> None:
    """A model that streams, calls tools and fills in forms does all three over the wire, whoever's protocol it is."""
    model_server.script = [COUNT, Call(("look_up_weather", '{"town": "York"}'))]
    model_server.structured = {"total": 5}

    trial = await tried(model_server)

    assert (trial.answers, trial.streams, trial.calls_tools, trial.structured) == (True, True, True, True)
    assert trial.problem is None
    assert trial.first_word_ms is not None
    assert trial.first_word_ms > 0


async def test_what_does_not_work_is_told_too(openai_server: ModelServer) -> None:
    """One piece is no stream; a server without tools and forms is said to have none, and answers all the same."""
    openai_server.script = [Say("one"), NoTools()]
    openai_server.structured = Status(400)

    trial = await tried(openai_server)

    assert (trial.answers, trial.streams, trial.calls_tools, trial.structured) == (True, False, False, False)


async def test_why_a_model_does_not_answer_is_said(model_server: ModelServer) -> None:
    """A refused key is a plain sentence, as in a chat."""
    model_server.script = [Status(401)]

    trial = await tried(model_server)

    assert not trial.answers
    assert trial.problem is not None
    assert "did not accept the key" in trial.problem


async def test_the_builtin_model_needs_nothing() -> None:
    """It answers, and calls the tool that it has a use for."""
    assert (await try_model(open_model())).answers
