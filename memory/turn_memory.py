"""What the agent, its tools and the notice hold of a memory: one person, one turn, and no way to say yes.

It has no `confirm`, no `reject`, no rules, no export: whatever a model asks for through it is a claim or a request.
"""

from collections.abc import Collection, Sequence

from memory.governed import GovernedMemory
from memory.records import Claim, Forgetting, Memory, Outcome, Preview, Recall, TurnRef, Use


class TurnMemory:
    """One person's memory as seen from one turn of their conversation."""

    # INVARIANT: Consent. Nothing that holds this face can answer a proposal: the methods are not there.

    def __init__(self, memory: GovernedMemory, turn: TurnRef) -> None:
        self._memory = memory
        self.turn = turn

    def propose(self, claim: Claim) -> Outcome:
        """Put a claim about what the person said in this turn before the policies."""
        return self._memory.propose(claim, self.turn)

    def recall(
        self, text: str, *, space: str | None = None, without: Collection[str] = (), for_others: bool = False
    ) -> Recall:
        """Return what bears on a message. Its use is recorded by `record_use`, which need not hold the reply up."""
        return self._memory.recall(text, space=space, without=without, for_others=for_others)

    def record_use(self, used: Sequence[Use]) -> None:
        """Record that memories entered this turn's prompt."""
        self._memory.record_use(used, self.turn)

    def find(self, about: str) -> tuple[Memory, ...]:
        """Return the memories that a person's words point at, best first."""
        return self._memory.find(about)

    def about(self, matter: str) -> tuple[Memory, ...]:
        """Return everything within a matter."""
        return self._memory.about(matter)

    def list(self) -> tuple[Memory, ...]:
        """Return all that is remembered, newest first."""
        return self._memory.list()

    def preview(self, *, query: str | None = None, everything: bool = False) -> Preview:
        """Return exactly what a bulk forgetting would take."""
        return self._memory.preview(query=query, everything=everything)

    def hold(self, preview: Preview) -> None:
        """Let a previewed forgetting wait for the person's yes."""
        self._memory.hold(preview, self.turn)

    def forget(self, memory_ids: Sequence[str]) -> Forgetting:
        """Hide memories at once; they are erased after the undo window."""
        return self._memory.forget(memory_ids, turn=self.turn)
