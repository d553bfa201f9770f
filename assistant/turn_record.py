"""What has happened in a turn so far, as memory answered it: it becomes events on the way and the result at the end."""

from collections.abc import Iterable, Iterator

from assistant.events import Event, Happening, Listed, Response, TurnProblem, TurnRequest, TurnResult
from memory.records import Asked, Forgetting, Memory, Preview, Proposal, Refused, Rule, Saved, Undone, Updated, Use


class TurnRecord:
    """Collects what one turn says and does.

    # INVARIANT: Fail closed, speak true. Only memory's own answers get in here; a model's words never do.
    """

    def __init__(self, request: TurnRequest, *, off_record: bool) -> None:
        self._id = request.turn_id
        self._conversation_id = request.conversation.id
        self._off_record = off_record
        self._shown: list[str] = []
        self._stored: list[str] = []
        self._saved: list[Memory] = []
        self._updated: list[Updated] = []
        self._proposals: list[Proposal] = []
        self._refused: list[Refused] = []
        self._forgotten: list[Forgetting] = []
        self._restored: list[Memory] = []
        self._rules: list[Rule] = []
        self._listed: tuple[Memory, ...] | None = None
        self._awaiting: Preview | None = None
        self._used: tuple[Use, ...] = ()
        self.stopped = False
        self.error: TurnProblem | None = None

    @property
    def reply(self) -> str:
        """The reply so far, as the person sees it."""
        return "".join(self._shown).strip()

    @property
    def stored_reply(self) -> str:
        """The reply so far, as the transcript keeps it."""
        return "".join(self._stored).strip()

    @property
    def did_something(self) -> bool:
        """Whether this turn has kept, changed or forgotten anything yet."""
        return bool(self._saved or self._updated or self._forgotten or self._restored)

    def say(self, text: str, *, stored: str | None = None) -> Event:
        """Append to the reply; `stored` goes into the transcript in its place."""
        self._shown.append(text)
        self._stored.append(text if stored is None else stored)
        return Event("delta", text)

    def paragraph(self, text: str, *, stored: str | None = None) -> Event:
        """Append a paragraph of its own."""
        gap = "\n\n" if self.reply else ""
        return self.say(gap + text, stored=None if stored is None else gap + stored)

    def respond(self, responses: Iterable[Response]) -> Iterator[Event]:
        """Note what controls and tools did, and say so."""
        for response in responses:
            yield from self.note(response.happened)
            if response.text:
                yield self.paragraph(response.text, stored=response.stored)

    def use(self, used: tuple[Use, ...]) -> Event:
        """Note which memories the prompt holds."""
        self._used = used
        return Event("used", used)

    def fail(self, problem: TurnProblem) -> Event:
        """Note that the reply failed."""
        self.error = problem
        return Event("error", problem)

    def note(self, happenings: Iterable[Happening]) -> Iterator[Event]:
        """Note what memory answered, and yield the events that tell it."""
        for happening in happenings:
            yield from self._note(happening)

    def _note(self, happening: Happening) -> Iterator[Event]:
        match happening:
            case Saved(memory):
                self._saved.append(memory)
                yield Event("saved", tuple(self._saved))
            case Updated():
                self._updated.append(happening)
                yield Event("updated", tuple(self._updated))
            case Asked(proposal):
                self._proposals.append(proposal)
                yield Event("proposal", proposal)
            case Refused(quiet=False):
                self._refused.append(happening)
                yield Event("refused", tuple(self._refused))
            case Forgetting():
                self._forgotten.append(happening)
                yield Event("forgotten", tuple(self._forgotten))
            case Undone(restored, forgotten):
                yield from self._note_undone(restored, forgotten)
            case Rule():
                self._rules.append(happening)
            case Listed(memories):
                self._listed = memories
                yield Event("listed", memories)
            case Preview():
                self._awaiting = happening
                yield Event("awaiting", happening)
            case _:
                pass

    def result(self) -> TurnResult:
        """Return the turn as it stands."""
        return TurnResult(
            id=self._id,
            conversation_id=self._conversation_id,
            off_record=self._off_record,
            reply=self.reply,
            used=self._used,
            saved=tuple(self._saved),
            updated=tuple(self._updated),
            proposals=tuple(self._proposals),
            refused=tuple(self._refused),
            forgotten=tuple(self._forgotten),
            restored=tuple(self._restored),
            rules=tuple(self._rules),
            listed=self._listed,
            awaiting=self._awaiting,
            stopped=self.stopped,
            error=self.error,
        )

    def _note_undone(self, restored: tuple[Memory, ...], forgotten: Forgetting | None) -> Iterator[Event]:
        if restored:
            self._restored.extend(restored)
            yield Event("restored", tuple(self._restored))
        if forgotten is not None:
            self._forgotten.append(forgotten)
            yield Event("forgotten", tuple(self._forgotten))
