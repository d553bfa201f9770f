"""The ledger is one unbroken, append-only chain a person."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from memory import ledger, tables
from memory.records import Saved
from tests.memory.conftest import Someone


def _chain(person: Someone) -> list[tables.Ledger]:
    with person.home._parts.database.read() as session:
        query = select(tables.Ledger).where(tables.Ledger.person_id == person.id).order_by(col(tables.Ledger.seq))
        return list(session.exec(query))


def test_the_chain_is_whole_and_a_changed_entry_breaks_it(ana: Someone) -> None:
    """Any change of any entry, and any entry left out, is found."""
    for content, quote in (("Keeps bees", "I keep bees"), ("Lives in York", "I live in York")):
        ana.claims(content, quote)
    ana.memory.forget([ana.memory.list()[0].id])
    entries = _chain(ana)
    assert ledger.is_intact(entries)
    assert not ledger.is_intact(entries[1:])
    assert not ledger.is_intact([entries[0], *entries[2:]])
    entries[1].kind = "used"
    assert not ledger.is_intact(entries)


def test_entries_cannot_be_changed(ana: Someone) -> None:
    """The database refuses an update of the ledger."""
    ana.claims("Keeps bees", "I keep bees")
    with pytest.raises(IntegrityError, match="append-only"), ana.home._parts.database.write() as session:
        session.connection().execute(text("UPDATE ledger SET kind = 'used'"))


def test_each_person_has_a_chain_of_their_own(ana: Someone, ben: Someone) -> None:
    """One person's acts leave no mark in another's chain."""
    ana.claims("Keeps bees", "I keep bees")
    ben.claims("Lives in York", "I live in York")
    assert [entry.seq for entry in _chain(ana)] == [1]
    assert [entry.seq for entry in _chain(ben)] == [1]


def test_the_proof_holds_for_the_words_and_no_others(ana: Someone) -> None:
    """With the record's key the entry proves its content; with another key it proves nothing."""
    outcome = ana.claims("Keeps bees", "I keep bees")
    assert isinstance(outcome, Saved)
    with ana.home._parts.database.read() as session:
        row = session.exec(select(tables.Memory)).one()
    proof = _chain(ana)[0].proof
    assert proof == ledger.proof_of(row.record_key, "Keeps bees")
    assert proof != ledger.proof_of(row.record_key, "Keeps wasps")
    assert proof != ledger.proof_of(ledger.new_record_key(), "Keeps bees")
