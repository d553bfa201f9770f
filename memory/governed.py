"""GovernedMemory: the one door to everything that is remembered about a person.

Whoever holds one is bound to that person; no method takes another's name. Each method is a line or two that leads to
the room where the thing happens: writing, answering, recall, erasure, undoing, showing.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Literal

from sqlmodel import col, select

from memory import answering, drafts, erasure, ledger, proposals, recall, showing, tables, undoing, writing
from memory.errors import NotFoundError, StaleDigestError, TooLateError, VersionConflictError
from memory.mapping import to_memories, to_memory, to_person, to_proposals, to_receipt, to_rule
from memory.parts import Parts
from memory.records import (
    Claim,
    Entry,
    Forgetting,
    Memory,
    Outcome,
    Person,
    Preview,
    Proposal,
    Recall,
    Receipt,
    Rule,
    Saved,
    TrailStep,
    TurnNotes,
    TurnRef,
    Undone,
    Updated,
    Use,
)
from memory.text import clean_sentence
from memory.topics import named_topic, topics_in
from policies.contract import Action, MemoryMode


class GovernedMemory:
    """One person's memory. Synchronous; safe to use from several threads.

    What belongs to somebody else raises NotFoundError, exactly as what does not exist.
    """

    def __init__(self, parts: Parts, person_id: str) -> None:
        self._parts = parts
        self._person_id = person_id

    # -- writing: each of these is decided by the policies

    def propose(self, claim: Claim, turn: TurnRef) -> Outcome:
        """Put a claim about what the person said in a turn before the policies, and do what they decide."""
        draft = drafts.draft_of(self._parts, self._person_id, claim, turn)
        return writing.write(self._parts, self._person_id, draft)

    def author(self, content: str, space: str | None = None) -> Outcome:
        """Keep a sentence that the person typed into the memory page. TextError if the text cannot be taken."""
        draft = drafts.authored_draft(self._parts, content, space=space)
        return writing.write(self._parts, self._person_id, draft)

    def rectify(
        self, memory_id: str, content: str, *, version: int | None = None, turn: TurnRef | None = None
    ) -> Updated:
        """Give a memory the person's new wording; it becomes theirs (`authored`), without evidence.

        Raises NotFoundError, VersionConflictError if `version` is not the present one, DeniedError if the policies
        refuse.
        """
        draft = drafts.authored_draft(self._parts, content, space=None, action=Action.RECTIFY)
        now = self._parts.clock()
        with self._parts.database.write() as session:
            row = showing.present(session, self._person_id, memory_id)
            if version is not None and version != row.version:
                raise VersionConflictError(row.content, draft.content, row.version)
            updated = writing.rectify(self._parts, session, row, draft, now, turn)
        self._reindex(memory_id, draft.vector)
        return updated

    # -- answering what waits: the person alone

    def confirm(self, proposal_id: str, digest: str, content: str | None = None) -> Saved | Updated:
        """Save what waits, after the person's click on the words that `digest` names (see answering.confirm)."""
        return answering.confirm(self._parts, self._person_id, proposal_id, digest, content)

    def confirm_spoken(self, proposal_id: str, turn: TurnRef) -> Saved | Updated:
        """Save what waits, if the message that `turn` names says yes when memory reads it again."""
        return answering.confirm_spoken(self._parts, self._person_id, proposal_id, turn)

    def reject(self, proposal_id: str, *, never_ask: bool = False, turn: TurnRef | None = None) -> Rule | None:
        """Let what waits go and do not ask for it again; with `never_ask`, make a rule of it."""
        return answering.reject(self._parts, self._person_id, proposal_id, never_ask=never_ask, turn=turn)

    def proposals(self, conversation_id: str | None = None) -> tuple[Proposal, ...]:
        """Return what waits for the person's yes, oldest first."""
        with self._parts.database.read() as session:
            rows = proposals.waiting(session, self._person_id, self._parts.clock())
            wanted = [row for row in rows if conversation_id in {None, row.conversation_id}]
            return to_proposals(session, wanted)

    # -- using and finding

    def recall(
        self,
        text: str,
        *,
        space: str | None = None,
        without: Collection[str] = (),
        for_others: bool = False,
    ) -> Recall:
        """Return what bears on a message, best first. Whoever uses it records that with `record_use`."""
        return recall.recall(self._parts, self._person_id, text, space=space, without=without, for_others=for_others)

    def record_use(self, used: Sequence[Use], turn: TurnRef) -> None:
        """Record that memories entered a turn's prompt."""
        recall.record_use(self._parts, self._person_id, used, turn)

    def find(self, about: str) -> tuple[Memory, ...]:
        """Return the memories that a person's words point at, best first; none if nothing fits."""
        return recall.find(self._parts, self._person_id, about)

    def about(self, matter: str) -> tuple[Memory, ...]:
        """Return everything within a topic that the words name ("my food preferences"), else what they point at."""
        topic = named_topic(matter)
        if topic is None or topic == "other":
            return self.find(matter)
        return tuple(
            memory
            for memory in self.list()
            if memory.topic == topic or topic in topics_in(memory.content) or topic in memory.sensitivity
        )

    # -- showing

    def list(
        self,
        query: str | None = None,
        topic: str | None = None,
        origin: str | None = None,
        sensitivity: str | None = None,
    ) -> tuple[Memory, ...]:
        """Return all that is remembered, newest first, narrowed as asked."""
        return showing.list_memories(
            self._parts, self._person_id, query=query, topic=topic, origin=origin, sensitivity=sensitivity
        )

    def count(self) -> int:
        """Return how many memories there are."""
        with self._parts.database.read() as session:
            return recall.count(session, self._person_id)

    def get(self, memory_id: str) -> Memory:
        """Return one memory."""
        return showing.get(self._parts, self._person_id, memory_id)

    def trail(self, memory_id: str) -> tuple[TrailStep, ...]:
        """Return "How I know this", oldest step first."""
        return showing.trail(self._parts, self._person_id, memory_id)

    def notes(self, conversation_id: str) -> dict[str, TurnNotes]:
        """Return what each turn of a conversation did, by turn id."""
        return showing.notes(self._parts, self._person_id, conversation_id)

    def activity(self, before: str | None = None, limit: int = 50) -> tuple[Entry, ...]:
        """Return the ledger's entries, newest first."""
        return showing.activity(self._parts, self._person_id, before, limit)

    def export(self) -> dict[str, Any]:
        """Return everything that is held about the person, and note it in the ledger."""
        document = showing.export(self._parts, self._person_id)
        with self._parts.database.write() as session:
            ledger.append(session, self._person_id, "exported", self._parts.clock())
        return document

    # -- forgetting: no policy is asked

    def forget(self, memory_ids: Sequence[str], *, turn: TurnRef | None = None) -> Forgetting:
        """Hide memories at once; they are erased after the undo window."""
        # INVARIANT: Forgetting always works. No policy, label or vector stands between the person and this line.
        return erasure.forget(self._parts, self._person_id, memory_ids, turn)

    def preview(
        self,
        *,
        topic: str | None = None,
        query: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        everything: bool = False,
    ) -> Preview:
        """Return exactly what a bulk forgetting would take. Nothing changes."""
        if not (everything or topic or query or since or until):
            return self._preview(())
        matches = self.list() if everything or not (topic or query) else self.about(topic or query or "")
        return self._preview(
            memory
            for memory in matches
            if (since is None or memory.created_at >= since) and (until is None or memory.created_at < until)
        )

    def preview_of(self, memories: Sequence[Memory]) -> Preview:
        """Return the preview of forgetting exactly these."""
        return self._preview(memories)

    def forget_previewed(
        self,
        digest: str,
        *,
        topic: str | None = None,
        query: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        everything: bool = False,
        turn: TurnRef | None = None,
    ) -> Forgetting:
        """Forget exactly the list that was previewed; StaleDigestError if it is another one by now."""
        preview = self.preview(topic=topic, query=query, since=since, until=until, everything=everything)
        if preview.digest != digest or not preview.matches:
            raise StaleDigestError
        return self.forget([memory.id for memory in preview.matches], turn=turn)

    def hold(self, preview: Preview, turn: TurnRef) -> None:
        """Let a previewed forgetting wait for the yes of its conversation; it takes the place of an earlier one."""
        with self._parts.database.write() as session:
            earlier = session.get(tables.Held, turn.conversation_id)
            if earlier is not None:
                session.delete(earlier)
                session.flush()
            session.add(
                tables.Held(
                    conversation_id=turn.conversation_id,
                    person_id=self._person_id,
                    turn_id=turn.turn_id,
                    digest=preview.digest,
                    memory_ids=[memory.id for memory in preview.matches],
                    created_at=self._parts.clock(),
                )
            )

    def held(self, conversation_id: str) -> Preview | None:
        """Return the forgetting that waits in a conversation, if its list is still exactly what was shown."""
        with self._parts.database.read() as session:
            row = session.get(tables.Held, conversation_id)
            if row is None or row.person_id != self._person_id:
                return None
            table = tables.Memory
            query = select(table).where(
                table.person_id == self._person_id, col(table.id).in_(row.memory_ids), col(table.receipt_id).is_(None)
            )
            preview = self._preview(to_memories(session, session.exec(query).all()))
            return preview if preview.digest == row.digest else None

    def drop_held(self, conversation_id: str) -> None:
        """Drop the forgetting that waits in a conversation."""
        with self._parts.database.read() as session:
            if session.get(tables.Held, conversation_id) is None:
                return  # nearly always: no need to wait for the disk in every turn
        with self._parts.database.write() as session:
            row = session.get(tables.Held, conversation_id)
            if row is not None and row.person_id == self._person_id:
                session.delete(row)

    def receipt(self, receipt_id: str) -> Receipt:
        """Return what a forgetting erased, where, and how that was checked."""
        with self._parts.database.read() as session:
            return to_receipt(erasure.receipt_row(session, self._person_id, receipt_id))

    # -- undoing

    def restore(self, memory_id: str) -> Memory:
        """Bring one forgotten memory back. TooLateError after its window, NotFoundError if there never was one."""
        with self._parts.database.read() as session:
            row = session.get(tables.Memory, memory_id)
            if row is None or row.person_id != self._person_id:
                known = select(tables.Ledger).where(
                    tables.Ledger.person_id == self._person_id, tables.Ledger.memory_id == memory_id
                )
                raise TooLateError if session.exec(known.limit(1)).first() else NotFoundError
            receipt_id = row.receipt_id
            if receipt_id is None:
                return to_memory(session, row)
        return erasure.restore(self._parts, self._person_id, receipt_id, memory_id)[0]

    def undo_receipt(self, receipt_id: str) -> Undone:
        """Bring back all that one forgetting hid."""
        return Undone(erasure.restore(self._parts, self._person_id, receipt_id), None)

    def undo_turn(self, turn_id: str) -> Undone:
        """Undo all that one turn saved, updated or forgot, within the window."""
        return undoing.undo_turn(self._parts, self._person_id, turn_id)

    def take_back_turn(self, turn_id: str, turn: TurnRef) -> Undone | None:
        """Undo a turn that is being sent again in other words, however long ago, and let go of what it asked.

        Returns None if there was nothing to undo.
        """
        now = self._parts.clock()
        with self._parts.database.write() as session:
            for row in proposals.waiting(session, self._person_id, now):
                if row.turn_id == turn_id:
                    proposals.let_go(session, row, "dropped", now, turn.turn_id)
        try:
            return undoing.undo_turn(self._parts, self._person_id, turn_id, by=turn, late=True)
        except (NotFoundError, TooLateError):
            return None

    def undo_last(self, turn: TurnRef) -> Undone | None:
        """Undo the newest undoable act of the turn's conversation; None if there is none."""
        return undoing.undo_last(self._parts, self._person_id, turn)

    # -- the person's own settings

    def rules(self) -> tuple[Rule, ...]:
        """Return the person's own rules."""
        return showing.rules(self._parts, self._person_id)

    def add_rule(
        self, about: str, kind: Literal["never_ask", "never_remember"], *, turn: TurnRef | None = None
    ) -> Rule:
        """Make a rule. What waits and falls under it goes."""
        kept = clean_sentence(about, "about")
        now, vector = self._parts.clock(), self._parts.embed(kept)
        with self._parts.database.write() as session:
            row = tables.Rule(person_id=self._person_id, about=kept, kind=kind, created_at=now)
            row.vector = vector.tobytes() if vector is not None else None
            session.add(row)
            ledger.append(session, self._person_id, "rule added", now, turn_id=turn.turn_id if turn else None)
            proposals.let_covered_go(self._parts, session, self._person_id, now)
            return to_rule(row)

    def remove_rule(self, rule_id: str) -> None:
        """Drop a rule."""
        with self._parts.database.write() as session:
            row = session.get(tables.Rule, rule_id)
            if row is None or row.person_id != self._person_id:
                raise NotFoundError
            ledger.append(session, self._person_id, "rule removed", self._parts.clock())
            session.delete(row)

    def person(self) -> Person:
        """Return who this memory belongs to."""
        with self._parts.database.read() as session:
            row = session.get(tables.Person, self._person_id)
            if row is None:
                raise NotFoundError
            return to_person(row)

    def set_mode(self, mode: MemoryMode) -> Person:
        """Choose how much may be kept."""
        with self._parts.database.write() as session:
            row = session.get(tables.Person, self._person_id)
            if row is None:
                raise NotFoundError
            row.mode = mode.value
            session.add(row)
            return to_person(row)

    def _preview(self, matches: Any) -> Preview:  # noqa: ANN401 - any iterable of memories; `list` is a method here
        found: tuple[Memory, ...] = tuple(matches)
        return Preview(found, erasure.digest_of(self._person_id, found))

    def _reindex(self, memory_id: str, vector: Any) -> None:  # noqa: ANN401 - a Vector or None
        if vector is not None:
            self._parts.index.add(self._person_id, memory_id, vector)
        else:
            self._parts.index.remove(self._person_id, [memory_id])
