"""What the handlers work with: made once by web/app.py, and the same for every request."""

from typing import TYPE_CHECKING, Any

from litestar import Request

from assistant.crossing import in_thread
from memory.records import Person
from web.auth import person_of
from web.chosen import ChosenModel
from web.doorkeeper import Doorkeeper
from web.passwords import Passwords
from web.problems import ProblemError, invalid
from web.settings import Settings

if TYPE_CHECKING:
    from assistant.models import ChatModel
    from assistant.off_record import OffRecord
    from assistant.turn import Assistant
    from memory.governed import GovernedMemory
    from memory.home import Home
    from memory.transcripts import Transcripts
    from web.turns import TurnRunner


class Services:
    """The adapters of a running Sidenote."""

    def __init__(
        self,
        *,
        settings: Settings,
        home: "Home",
        assistant: "Assistant",
        runner: "TurnRunner",
        setup_code: str | None,
        local_key: str,
        notes: tuple[str, ...] = (),
    ) -> None:
        self.settings = settings
        self.home = home
        self.assistant = assistant
        self.runner = runner
        self.setup_code = setup_code
        """What a first account made from another machine must name; None where there is an account already."""
        self.local_key = local_key
        """What commands on this machine speak as the owner with (web/nearby.py)."""
        self.notes = notes
        """What whoever started the server should know, in a line each."""
        self.chosen = ChosenModel(settings.data, assistant.models)
        self.passwords = Passwords()
        self.doorkeeper = Doorkeeper(home.accounts, self.passwords, setup_code)

    @property
    def off_record(self) -> "OffRecord":
        """The conversations that are kept nowhere."""
        return self.assistant.off_record


def services_of(request: Request[Any, Any, Any]) -> Services:
    """Return the application's services."""
    services: Services = request.app.state.services
    return services


def memory_of(request: Request[Any, Any, Any]) -> "GovernedMemory":
    """Return the memory of whoever is logged in, and of nobody else. Raises ProblemError (401)."""
    # INVARIANT: Nobody else's. Handlers reach memory by this way alone, bound to the person who asks.
    return services_of(request).home.of(person_of(request).id)


def transcripts_of(request: Request[Any, Any, Any]) -> "Transcripts":
    """Return the conversations of whoever is logged in, and of nobody else. Raises ProblemError (401)."""
    return services_of(request).home.transcripts(person_of(request).id)


def person_and_services(request: Request[Any, Any, Any]) -> tuple[Person, Services]:
    """Return who is logged in, and the services. Raises ProblemError (401)."""
    return person_of(request), services_of(request)


async def choose_model(request: Request[Any, Any, Any], name: str) -> "ChatModel":
    """Let another model answer, which the owner alone may. Raises ProblemError (401, 403, 422, 507)."""
    person, services = person_and_services(request)
    if not person.owner:
        raise ProblemError(403, "Only the owner of this Sidenote chooses its model.", kind="owner-only")
    try:
        return await in_thread(services.chosen.choose, name)
    except LookupError:
        names = ", ".join(model.name for model in services.assistant.models.all)
        raise invalid("name", f"there is no such model here; choose one of {names}.") from None
    except OSError as error:
        why = error.strerror or "it failed"
        raise ProblemError(507, f"The choice could not be kept in the data folder: {why}.") from error
