"""What the handlers work with: made once by web/app.py, and the same for every request."""

from typing import TYPE_CHECKING, Any

from litestar import Request

from memory.records import Person
from web.auth import person_of
from web.doorkeeper import Doorkeeper
from web.passwords import Passwords
from web.settings import Settings

if TYPE_CHECKING:
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
    ) -> None:
        self.settings = settings
        self.home = home
        self.assistant = assistant
        self.runner = runner
        self.setup_code = setup_code
        """What a first account made from another machine must name; None where there is an account already."""
        self.local_key = local_key
        """What commands on this machine speak as the owner with (web/nearby.py)."""
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
