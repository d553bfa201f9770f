"""A proposal is answered by the person alone: a click on exactly what was shown, or a yes that memory reads itself."""

import threading

import pytest

from memory.errors import DeniedError, LapsedError, NotFoundError, SidenoteError, StaleDigestError
from memory.records import Asked, Claim, Proposal, Refused, Saved, Span
from policies.contract import MemoryMode, Origin
from tests.memory.conftest import MovableClock, Someone


@pytest.fixture
def asked(ana: Someone) -> Proposal:
    outcome = ana.claims("Has asthma", "I have asthma")
    assert isinstance(outcome, Asked)
    return outcome.proposal


def test_a_click_on_what_was_shown_saves_it(ana: Someone, asked: Proposal) -> None:
    """The digest of the shown words turns the proposal into a memory, evidence and all."""
    outcome = ana.memory.confirm(asked.id, asked.digest)
    assert isinstance(outcome, Saved)
    assert outcome.memory.content == "Has asthma"
    assert outcome.memory.confirmed_at is not None
    assert outcome.memory.evidence[0].quote == "I have asthma"
    assert ana.memory.proposals() == ()


def test_another_digest_confirms_nothing(ana: Someone, asked: Proposal) -> None:
    """A digest of other words is refused and the proposal goes on waiting."""
    with pytest.raises(StaleDigestError):
        ana.memory.confirm(asked.id, "0" * 64)
    assert ana.contents() == set()
    assert len(ana.memory.proposals()) == 1


def test_a_proposal_is_answered_once(ana: Someone, asked: Proposal) -> None:
    """The second confirmation finds it answered."""
    ana.memory.confirm(asked.id, asked.digest)
    with pytest.raises(LapsedError):
        ana.memory.confirm(asked.id, asked.digest)
    assert len(ana.memory.list()) == 1


def test_two_confirmations_at_once_save_once(ana: Someone, asked: Proposal) -> None:
    """Of ten simultaneous clicks one saves."""
    outcomes: list[object] = []

    def click() -> None:
        try:
            outcomes.append(ana.memory.confirm(asked.id, asked.digest))
        except SidenoteError as error:
            outcomes.append(error)

    threads = [threading.Thread(target=click) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(isinstance(outcome, Saved) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, LapsedError) for outcome in outcomes) == 9
    assert len(ana.memory.list()) == 1


def test_a_lapsed_proposal_cannot_be_confirmed(ana: Someone, asked: Proposal, clock: MovableClock) -> None:
    """After fourteen days it is gone."""
    clock.pass_by(days=15)
    with pytest.raises(LapsedError):
        ana.memory.confirm(asked.id, asked.digest)
    assert ana.memory.proposals() == ()


def test_other_words_are_decided_again_as_the_persons_own(ana: Someone, asked: Proposal) -> None:
    """A rewording at confirmation is authored; one that holds a secret is refused and nothing changes."""
    with pytest.raises(DeniedError):
        ana.memory.confirm(asked.id, asked.digest, "My card number is 4242 4242 4242 4242")
    assert len(ana.memory.proposals()) == 1
    outcome = ana.memory.confirm(asked.id, asked.digest, "Has mild asthma")
    assert outcome.memory.content == "Has mild asthma"
    assert outcome.memory.origin is Origin.AUTHORED


def test_a_spoken_yes_is_read_again_by_memory(ana: Someone, asked: Proposal) -> None:
    """Naming a message that says something else confirms nothing, whoever names it."""
    other = ana.says("What is the weather like?")
    with pytest.raises(NotFoundError):
        ana.memory.confirm_spoken(asked.id, other)
    assert isinstance(ana.memory.confirm_spoken(asked.id, ana.says("Yes")), Saved)


def test_a_yes_from_before_the_question_or_from_elsewhere_counts_for_nothing(ana: Someone) -> None:
    """The message must be the newest one of the same conversation, and younger than the question."""
    early = ana.says("yes")
    outcome = ana.claims("Has asthma", "I have asthma")
    assert isinstance(outcome, Asked)
    with pytest.raises(NotFoundError):
        ana.memory.confirm_spoken(outcome.proposal.id, early)
    older = ana.says("yes")
    ana.says("and what about lunch?")
    with pytest.raises(NotFoundError):
        ana.memory.confirm_spoken(outcome.proposal.id, older)
    ana.conversation_id = ana.transcripts.create().id
    with pytest.raises(NotFoundError):
        ana.memory.confirm_spoken(outcome.proposal.id, ana.says("yes"))
    assert ana.contents() == set()


def test_what_was_declined_is_not_asked_again(ana: Someone, asked: Proposal) -> None:
    """The same words in passing come to nothing, quietly; told, they are kept."""
    ana.memory.reject(asked.id)
    again = ana.claims("Has asthma", "I have asthma")
    assert isinstance(again, Refused)
    assert again.quiet
    assert isinstance(ana.claims("Has asthma", "I have asthma", told=True), Saved)


def test_a_pasted_yes_is_nobodys(ana: Someone, asked: Proposal) -> None:
    """A yes that was pasted, in part or whole, confirms nothing."""
    with pytest.raises(NotFoundError):
        ana.memory.confirm_spoken(asked.id, ana.says("Yes", pasted=(Span(0, 3),)))
    assert ana.contents() == set()


def test_a_refused_rewording_is_in_the_activity(ana: Someone, asked: Proposal) -> None:
    """The refusal is written down although nothing was saved."""
    with pytest.raises(DeniedError):
        ana.memory.confirm(asked.id, asked.digest, "My card number is 4242 4242 4242 4242")
    assert [entry.kind for entry in ana.memory.activity()] == ["refused", "asked"]


def test_a_yes_counts_as_telling(ana: Someone, asked: Proposal) -> None:
    """In mode "only when told" what waited can still be confirmed."""
    ana.memory.set_mode(MemoryMode.ONLY_WHEN_TOLD)
    assert isinstance(ana.memory.confirm(asked.id, asked.digest), Saved)


@pytest.mark.parametrize("digest", ["é" * 64, "\ud800", "", "sha256"])
def test_whatever_is_sent_as_a_digest_is_only_a_wrong_one(ana: Someone, asked: Proposal, digest: str) -> None:
    """What is no digest at all, or cannot even be encoded, is refused like any other words."""
    with pytest.raises(StaleDigestError):
        ana.memory.confirm(asked.id, digest)
    assert ana.contents() == set()


def test_one_yes_answers_one_question(ana: Someone, asked: Proposal) -> None:
    """A message that has confirmed one thing confirms nothing else."""
    other = ana.claims("Has gout", "I have gout")
    assert isinstance(other, Asked)
    yes = ana.says("Yes")
    ana.memory.confirm_spoken(asked.id, yes)
    with pytest.raises(NotFoundError):
        ana.memory.confirm_spoken(other.proposal.id, yes)
    assert ana.contents() == {"Has asthma"}


def test_the_same_words_of_two_people_have_two_digests(ana: Someone, ben: Someone, asked: Proposal) -> None:
    """A digest is bound to the person and the proposal, not to the wording alone."""
    theirs = ben.claims("Has asthma", "I have asthma")
    assert isinstance(theirs, Asked)
    assert theirs.proposal.digest != asked.digest


def test_a_rule_about_the_quote_lets_the_card_go(ana: Someone) -> None:
    """A rule covers what a card rests on too, though its wording leaves the matter out."""
    outcome = ana.claims("Sleeps in the guest room", "since the divorce I sleep in the guest room", guess=True)
    assert isinstance(outcome, Asked)
    ana.memory.add_rule("the divorce", "never_remember")
    assert ana.memory.proposals() == ()


def test_a_card_shows_what_it_replaces_and_never_overwrites_a_later_edit(ana: Someone) -> None:
    """The wording that a yes would replace is in the question and the digest: edited meanwhile, the yes is void."""
    kept = ana.memory.author("Works as a nurse at Philips")
    assert isinstance(kept, Saved)
    turn = ana.says("My work as a nurse at Philips changed: maybe I now work there as a midwife")
    claim = Claim("Works as a midwife at Philips", "I now work there as a midwife", replaces=kept.memory.id)
    asked = ana.memory.propose(claim, turn)
    assert isinstance(asked, Asked)
    assert "Works as a nurse at Philips" in asked.proposal.question
    ana.memory.rectify(kept.memory.id, "Works as a head nurse at Philips")
    with pytest.raises(StaleDigestError):
        ana.memory.confirm(asked.proposal.id, asked.proposal.digest)
    with pytest.raises(StaleDigestError):
        ana.memory.confirm_spoken(asked.proposal.id, ana.says("yes"))
    (anew,) = ana.memory.proposals()
    assert "Works as a head nurse at Philips" in anew.question
    ana.memory.confirm(anew.id, anew.digest)
    assert ana.contents() == {"Works as a midwife at Philips"}
