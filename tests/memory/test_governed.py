"""The one door: what is proposed is decided, and comes out as a memory, a question or a refusal."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from memory import tables
from memory.errors import DeniedError, NotFoundError, StaleDigestError, TextError, VersionConflictError
from memory.records import Asked, Claim, Known, Refused, Saved, Updated
from policies.contract import MemoryMode, Origin
from tests.memory.conftest import Someone


def test_what_is_said_plainly_is_saved_with_the_words_it_rests_on(ana: Someone) -> None:
    """A plain statement becomes a memory whose evidence is the person's own words."""
    turn = ana.says("Nice day. I live in York, near the river.")
    outcome = ana.memory.propose(Claim("Lives in York", "I live in York"), turn)
    assert isinstance(outcome, Saved)
    assert outcome.memory.evidence[0].quote == "I live in York"
    assert outcome.memory.evidence[0].message_id == turn.message_id
    assert outcome.memory.origin is Origin.STATED


def test_a_guess_only_waits(ana: Someone) -> None:
    """What is inferred is asked about and is nowhere among the memories."""
    outcome = ana.claims("Prefers early trains", "The early train again please", guess=True)
    assert isinstance(outcome, Asked)
    assert ana.contents() == set()
    assert ana.memory.proposals() == (outcome.proposal,)


def test_a_sensitive_thing_said_in_passing_waits_and_is_saved_when_told(ana: Someone) -> None:
    """The same words are asked about in passing and kept when the person says remember."""
    assert isinstance(ana.claims("Has asthma", "I have asthma"), Asked)
    assert isinstance(ana.claims("Has epilepsy", "I have epilepsy", told=True), Saved)


def test_a_secret_is_refused_even_when_told(ana: Someone) -> None:
    """No way of saying it lets a password in."""
    outcome = ana.claims("Wifi password is Plover-Sextant-88", "my wifi password is Plover-Sextant-88", told=True)
    assert isinstance(outcome, Refused)
    assert outcome.policy == "core.secrets"
    assert isinstance(ana.memory.author("Wifi password is Plover-Sextant-88"), Refused)


def test_a_quote_that_is_not_in_the_message_is_refused(ana: Someone) -> None:
    """Whoever makes a claim cannot make up its evidence."""
    turn = ana.says("What a day.")
    outcome = ana.memory.propose(Claim("Lives in York", "I live in York"), turn)
    assert isinstance(outcome, Refused)
    assert outcome.policy == "core.own_words"


def test_a_claim_its_quote_does_not_carry_is_at_best_a_guess(ana: Someone) -> None:
    """A true quote under a made-up sentence does not make it stated."""
    outcome = ana.claims("Prefers hotels with a pool", "I live in York")
    assert not isinstance(outcome, Saved)


def test_the_message_must_be_the_persons_own(ana: Someone, ben: Someone) -> None:
    """Another person's message is as good as none."""
    turn = ben.says("I live in York")
    with pytest.raises(NotFoundError):
        ana.memory.propose(Claim("Lives in York", "I live in York"), turn)


def test_what_is_known_is_not_written_again(ana: Someone) -> None:
    """The second time nothing new comes of it."""
    first = ana.claims("Lives in York", "I live in York")
    again = ana.claims("Lives in York", "I live in York")
    assert isinstance(first, Saved)
    assert isinstance(again, Known)
    assert again.memory.id == first.memory.id
    assert len(ana.memory.list()) == 1


def test_a_contradiction_takes_the_place_of_what_it_contradicts(ana: Someone) -> None:
    """A new home replaces the old one; the memory keeps its identity."""
    first = ana.claims("Lives in York", "I live in York")
    moved = ana.claims("Lives in Leeds", "I live in Leeds")
    assert isinstance(first, Saved)
    assert isinstance(moved, Updated)
    assert (moved.memory.id, moved.before, moved.memory.version) == (first.memory.id, "Lives in York", 2)
    assert ana.contents() == {"Lives in Leeds"}
    assert [evidence.quote for evidence in moved.memory.evidence] == ["I live in Leeds"]


def test_a_guess_never_takes_the_place_of_what_was_said(ana: Someone) -> None:
    """Only the person's own statement supersedes."""
    ana.claims("Lives in York", "I live in York")
    outcome = ana.claims("Lives in Leeds", "Trains from Leeds again please", guess=True)
    assert isinstance(outcome, Asked)
    assert ana.contents() == {"Lives in York"}


def test_mode_off_keeps_nothing_and_only_when_told_keeps_what_is_told(ana: Someone) -> None:
    """The person's choice of mode binds every write."""
    ana.memory.set_mode(MemoryMode.OFF)
    assert isinstance(ana.claims("Lives in York", "I live in York", told=True), Refused)
    ana.memory.set_mode(MemoryMode.ONLY_WHEN_TOLD)
    assert isinstance(ana.claims("Lives in York", "I live in York"), Refused)
    assert isinstance(ana.claims("Lives in Leeds", "I live in Leeds", told=True), Saved)


def test_one_question_a_turn_and_three_waiting(ana: Someone) -> None:
    """A turn asks one thing; of four guesses the fourth finds no place."""
    turn = ana.says("I have asthma. I have gout.")
    assert isinstance(ana.memory.propose(Claim("Has asthma", "I have asthma"), turn), Asked)
    assert isinstance(ana.memory.propose(Claim("Has gout", "I have gout"), turn), Refused)
    for guess in ("Prefers early trains", "Prefers window seats", "Prefers spicy food"):
        ana.claims(guess, guess, guess=True)
    assert len(ana.memory.proposals()) == 3


def test_a_statement_makes_the_oldest_guess_lapse(ana: Someone) -> None:
    """Statements come before guesses when three already wait."""
    for guess in ("Prefers early trains", "Prefers window seats", "Prefers spicy food"):
        assert isinstance(ana.claims(guess, guess, guess=True), Asked)
    assert isinstance(ana.claims("Has asthma", "I have asthma"), Asked)
    waiting = [proposal.content for proposal in ana.memory.proposals()]
    assert waiting == ["Prefers window seats", "Prefers spicy food", "Has asthma"]


def test_a_memory_row_without_a_decision_cannot_exist(ana: Someone) -> None:
    """The database itself refuses a memory that no ledger entry let in."""
    now = ana.home._parts.clock()
    row = tables.Memory(
        person_id=ana.id,
        decision_id="none",
        content="x",
        origin="stated",
        topic="other",
        record_key=b"k",
        created_at=now,
    )
    with pytest.raises(IntegrityError), ana.home._parts.database.write() as session:
        session.add(row)


def test_rewording_makes_it_the_persons_own(ana: Someone) -> None:
    """An edit in the page is authored, carries no quote, and is decided like any write."""
    saved = ana.claims("Lives in York", "I live in York")
    assert isinstance(saved, Saved)
    updated = ana.memory.rectify(saved.memory.id, "Lives in York, near the river", version=1)
    assert updated.memory.origin is Origin.AUTHORED
    assert updated.memory.evidence == ()
    with pytest.raises(DeniedError):
        ana.memory.rectify(saved.memory.id, "My card number is 4242 4242 4242 4242")
    assert ana.contents() == {"Lives in York, near the river"}


def test_two_edits_of_one_version_show_both_texts(ana: Someone) -> None:
    """The slower of two edits learns what stands there now, and overwrites nothing."""
    saved = ana.memory.author("Likes tea")
    assert isinstance(saved, Saved)
    ana.memory.rectify(saved.memory.id, "Likes green tea", version=1)
    with pytest.raises(VersionConflictError) as conflict:
        ana.memory.rectify(saved.memory.id, "Likes black tea", version=1)
    assert (conflict.value.current, conflict.value.proposed) == ("Likes green tea", "Likes black tea")


def test_text_that_cannot_be_kept_is_refused_by_name(ana: Someone) -> None:
    """A NUL or a text of 3 kB is an error that names the field."""
    with pytest.raises(TextError, match="content"):
        ana.memory.author("a\x00b")
    with pytest.raises(TextError, match="2,000 bytes"):
        ana.memory.author("long " * 600)


def test_nobody_reaches_anothers_memory(ana: Someone, ben: Someone) -> None:
    """Every method that takes an id says "not found" to everybody else."""
    saved = ana.claims("Lives in York", "I live in York")
    asked = ana.claims("Has asthma", "I have asthma")
    assert isinstance(saved, Saved)
    assert isinstance(asked, Asked)
    forgetting = ana.memory.forget([saved.memory.id])
    ana.memory.restore(saved.memory.id)
    rule = ana.memory.add_rule("my job", "never_remember")
    attempts = (
        lambda: ben.memory.get(saved.memory.id),
        lambda: ben.memory.trail(saved.memory.id),
        lambda: ben.memory.rectify(saved.memory.id, "Lives in Hull"),
        lambda: ben.memory.forget([saved.memory.id]),
        lambda: ben.memory.restore(saved.memory.id),
        lambda: ben.memory.confirm(asked.proposal.id, asked.proposal.digest),
        lambda: ben.memory.reject(asked.proposal.id),
        lambda: ben.memory.receipt(forgetting.receipt_id),
        lambda: ben.memory.undo_receipt(forgetting.receipt_id),
        lambda: ben.memory.undo_turn(asked.proposal.turn_id or ""),
        lambda: ben.memory.remove_rule(rule.id),
        lambda: ben.transcripts.messages(ana.conversation_id),
        lambda: ben.transcripts.conversation(ana.conversation_id),
    )
    for attempt in attempts:
        with pytest.raises(NotFoundError):
            attempt()
    assert ben.memory.list() == ()
    assert ben.memory.recall("where do I live in York?").used == ()
    assert ben.memory.find("York") == ()
    assert ana.contents() == {"Lives in York"}


def test_bulk_forgetting_is_bound_to_the_list_that_was_shown(ana: Someone) -> None:
    """A yes to yesterday's list forgets nothing once another memory has joined it."""
    ana.claims("Can't stand olives", "I can't stand olives")
    ana.claims("Loves dumplings", "I love dumplings")
    preview = ana.memory.preview(everything=True)
    ana.claims("Lives in York", "I live in York")
    with pytest.raises(StaleDigestError):
        ana.memory.forget_previewed(preview.digest, everything=True)
    assert len(ana.memory.list()) == 3
    preview = ana.memory.preview(everything=True)
    assert len(ana.memory.forget_previewed(preview.digest, everything=True).memory_ids) == 3
    assert ana.contents() == set()


def test_a_topic_takes_what_belongs_to_it(ana: Someone) -> None:
    """Everything about food is the food, and not the bus."""
    for content, quote in (
        ("Can't stand olives", "I can't stand olives"),
        ("Loves dumplings", "I love dumplings"),
        ("Takes the 37 bus to work", "I take the 37 bus to work"),
    ):
        ana.claims(content, quote)
    about = {memory.content for memory in ana.memory.about("my food preferences")}
    assert about == {"Can't stand olives", "Loves dumplings"}


def test_a_rule_keeps_a_matter_out_and_counts(ana: Someone) -> None:
    """A rule never to remember anything about a job binds even what is told."""
    ana.memory.add_rule("my job", "never_remember")
    outcome = ana.claims("Is a project manager at Arup", "I'm a project manager at Arup", told=True)
    assert isinstance(outcome, Refused)
    assert not outcome.quiet
    assert ana.memory.rules()[0].applied == 1


def test_rejecting_with_never_ask_makes_a_rule_that_silences_the_question(ana: Someone) -> None:
    """A second time it is not asked, and nothing is said about it."""
    asked = ana.claims("Has psoriasis", "I have psoriasis")
    assert isinstance(asked, Asked)
    rule = ana.memory.reject(asked.proposal.id, never_ask=True)
    assert rule is not None
    again = ana.claims("Has arthritis", "I've had arthritis for years")
    assert isinstance(again, Refused)
    assert again.quiet


def test_the_ledger_holds_no_word_of_what_it_is_about(ana: Someone) -> None:
    """Neither content, quote, topic nor category of a memory stands in any ledger row."""
    ana.claims("Has epilepsy", "I have epilepsy", told=True)
    ana.claims("Has asthma", "I have asthma")
    with ana.home._parts.database.read() as session:
        for row in session.exec(select(tables.Ledger)):
            said = row.model_dump_json().casefold()
            assert not any(word in said for word in ("epilep", "asthma", "health"))
