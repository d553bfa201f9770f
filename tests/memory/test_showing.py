"""What is held is what the person can see."""

import json

from sqlmodel import SQLModel

from memory.records import Asked, Saved
from tests.memory.conftest import Someone

# Every table that holds something about a person, and where the export shows it.
SHOWN = {
    "person": "person", "conversation": "conversations", "message": "conversations", "summary": "conversations",
    "memory": "memories", "evidence": "memories", "memory_version": "former_wordings", "proposal": "proposals",
    "rule": "rules",
    "memory_use": "uses", "receipt": "receipts", "ledger": "activity", "tombstone": "forgotten_and_declined",
    "held": "waiting_forgettings", "login_session": "sessions", "token": "tokens",
}  # fmt: skip


def test_every_table_is_in_the_export(ana: Someone) -> None:
    """A new table that the export does not show fails here."""
    assert set(SHOWN) == set(SQLModel.metadata.tables)
    assert set(SHOWN.values()) <= set(ana.memory.export())


def test_the_export_holds_what_was_kept_said_and_asked(ana: Someone) -> None:
    """Memories with their evidence, what waits, the rules, the messages."""
    ana.claims("Keeps bees", "I keep bees")
    ana.claims("Has asthma", "I have asthma")
    ana.memory.add_rule("my job", "never_remember")
    document = json.dumps(ana.memory.export(), default=str)
    for words in ("Keeps bees", "I have asthma", "my job"):
        assert words in document


def test_the_trail_tells_how_a_memory_came_to_be(ana: Someone) -> None:
    """Said, asked, used: in that order."""
    asked = ana.claims("Has asthma", "I have asthma")
    assert isinstance(asked, Asked)
    memory = ana.memory.confirm(asked.proposal.id, asked.proposal.digest).memory
    question = ana.says("Can I run with my asthma?")
    ana.memory.record_use(ana.memory.recall("Can I run with my asthma?").used, question)
    steps = [step.text for step in ana.memory.trail(memory.id)]
    assert steps == ["You said it", "I asked, you said yes", "Used once"]


def test_activity_says_which_rule_decided_without_the_words(ana: Someone) -> None:
    """Newest first, with the deciding policies and the set's digest."""
    ana.claims("Keeps bees", "I keep bees")
    ana.claims("Has asthma", "I have asthma")
    entries = ana.memory.activity()
    assert [entry.kind for entry in entries] == ["asked", "saved"]
    assert entries[0].policies == ("core.sensitive",)
    assert entries[0].reasons
    assert entries[0].policy_set == ana.home.policies.digest
    assert [entry.seq for entry in ana.memory.activity(before=entries[0].id)] == [1]


def test_the_list_can_be_narrowed(ana: Someone) -> None:
    """By words, origin and category."""
    ana.claims("Keeps bees", "I keep bees")
    ana.memory.author("Lives in York")
    assert isinstance(ana.claims("Has epilepsy", "I have epilepsy", told=True), Saved)
    assert [memory.content for memory in ana.memory.list(query="BEES")] == ["Keeps bees"]
    assert [memory.content for memory in ana.memory.list(origin="authored")] == ["Lives in York"]
    assert [memory.content for memory in ana.memory.list(sensitivity="health")] == ["Has epilepsy"]
    assert [memory.content for memory in ana.memory.list()] == ["Has epilepsy", "Lives in York", "Keeps bees"]
