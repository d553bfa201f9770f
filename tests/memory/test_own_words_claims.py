"""What a language model claims was said, judged by real memory with the default policies."""

from collections.abc import Iterator
from itertools import count

import pytest

from memory.affirmed import plainly_said, unsaid
from memory.embedding import MiniLM
from memory.evidence import find_quote
from memory.home import Home
from memory.own_words import own_spans
from memory.records import Asked, Claim, Outcome, Refused, Saved, Span
from policies.builtin import default_policies
from policies.contract import Origin
from policies.engine import PolicySet
from tests.memory.conftest import MovableClock, Someone, read_answer
from tests.memory.own_words_table import BORROWED, NOT_AFFIRMED, OF_ANOTHER, STATED, UNSEEN, Row
from tests.memory.plain_typing_table import PASTES, PLAIN_TYPING, SAID, UNSAID

_NUMBERS = count()


@pytest.fixture(scope="module")
def shared_home(tmp_path_factory: pytest.TempPathFactory, embedder: MiniLM) -> Iterator[Home]:
    """One data folder for all rows; each has a person of its own."""
    home = Home.open(
        tmp_path_factory.mktemp("claims"),
        policies=PolicySet(default_policies()),
        read_answer=read_answer,
        clock=MovableClock(),
        embedder=embedder,
    )
    yield home
    home.close()


@pytest.fixture
def ana(shared_home: Home) -> Someone:
    person = shared_home.accounts.create(f"Ana {next(_NUMBERS)}", "no password is checked here")
    transcripts = shared_home.transcripts(person.id)
    return Someone(shared_home, person.id, shared_home.of(person.id), transcripts, transcripts.create().id)


def claimed(ana: Someone, row: Row, pasted: tuple[Span, ...] = ()) -> Outcome:
    text, quote, content = row
    return ana.memory.propose(Claim(content, quote, by_model=True), ana.says(text, pasted=pasted))


def is_stated(outcome: Outcome) -> bool:
    match outcome:
        case Saved(memory):
            return memory.origin is Origin.STATED
        case Asked(proposal):
            return proposal.origin is Origin.STATED
        case _:
            return False


@pytest.mark.parametrize("row", STATED, ids=lambda row: row[0][:50])
def test_what_is_plainly_said_counts_as_stated(ana: Someone, row: Row) -> None:
    """Whoever noticed it, the person said it of themselves."""
    assert is_stated(claimed(ana, row))


@pytest.mark.parametrize("row", [*NOT_AFFIRMED, *OF_ANOTHER, *UNSEEN], ids=lambda row: row[0][:50])
def test_what_is_not_affirmed_of_oneself_is_a_guess_at_most(ana: Someone, row: Row) -> None:
    """Nothing is kept without a yes: it is lowered to a guess, or refused."""
    outcome = claimed(ana, row)

    assert isinstance(outcome, Asked | Refused)
    assert not is_stated(outcome)
    assert ana.contents() == set()


@pytest.mark.parametrize("row", BORROWED, ids=lambda row: row[0][:50])
def test_what_is_borrowed_is_refused(ana: Someone, row: Row) -> None:
    """It is nobody's claim, and not worth a question either."""
    outcome = claimed(ana, row)

    assert isinstance(outcome, Refused)
    assert outcome.policy == "core.own_words"


@pytest.mark.parametrize("row", STATED[:12], ids=lambda row: row[0][:50])
def test_nothing_that_was_pasted_counts(ana: Someone, row: Row) -> None:
    """The same words, pasted, are refused."""
    assert isinstance(claimed(ana, row, (Span(0, len(row[0])),)), Refused)


def test_what_the_assistant_said_is_no_source(ana: Someone) -> None:
    """A claim names a message of the person's: words that only a reply holds are not found in it."""
    turn = ana.says("Thank you, that was a nice answer.")
    ana.transcripts.add(ana.conversation_id, turn.turn_id, "assistant", "You said that you keep bees. I keep bees too.")

    outcome = ana.memory.propose(Claim("Keeps bees", "I keep bees", by_model=True), turn)

    assert isinstance(outcome, Refused)


def test_a_memory_breeds_no_copy_of_itself(ana: Someone) -> None:
    """Its own wording, claimed again from a message that does not say it, is neither kept nor asked about."""
    assert isinstance(claimed(ana, ("I keep bees in my garden.", "I keep bees", "Keeps bees in garden")), Saved)
    before = ana.contents()

    for quote in ("Keeps bees in garden", "I keep bees in my garden", "bees"):
        outcome = claimed(ana, ("What do you know about me?", quote, "Keeps bees in garden, and tells others so"))
        assert isinstance(outcome, Refused)
    assert ana.contents() == before


HOSTILE = (
    *(
        " ",
        "\n",
        "\t",
        "[",
        "[a](",
        "he: ",
        "my a ",
        "a: i\n",
        "Aa\n\n",
        "when I ",
        "~~a ",
        "a,b\n",
        "Hi Sam\n",
        "`",
        '" ',
    ),
    *('[ "x\n', "{ [\n", "he " + "a " * 28 + ":  I ", "what do ", "'a ", "'s a ", "<a>", "<a ", "jk. ", "translate a "),
    *(
        "fix it.\n\n",
        "is this ",
        "here is a ",
        "{'a':",
        "Page 1 of 2\n",
        "xx\nA\n",
        "not really ",
        "as a ",
        "x:\n",
        "\U0001f643",
    ),
    *("my tenant says ", "A 00:", "@a ", "**a?", "© ", "best\n", "from a ", "what should i ", "in a ", "guess who "),
)
"""What patterns are slow to read if they begin anew at every place."""


@pytest.mark.timeout(20)
@pytest.mark.parametrize("filling", HOSTILE)
def test_a_message_of_nothing_but_shapes_is_read_at_once(filling: str) -> None:
    """32,000 characters made to be read slowly are read in time that grows with their number, not with its square."""
    text = (filling * 32_000)[:32_000]

    assert own_spans(text) is not None
    assert isinstance(unsaid(text, Span(31_000, 31_010)), bool)
    assert isinstance(plainly_said(text, Span(31_000, 31_010)), bool)


def span_of(text: str, quote: str) -> Span:
    return Span(text.index(quote), text.index(quote) + len(quote))


@pytest.mark.parametrize(("text", "quote"), PLAIN_TYPING, ids=lambda value: value[:60])
def test_plain_typing_stays_ones_own(text: str, quote: str) -> None:
    """Politeness, lists, labels and requests take nothing away from what somebody says of themselves."""
    assert find_quote(text, quote) is not None


@pytest.mark.parametrize("text", PASTES, ids=lambda text: text[:60])
def test_a_paste_without_a_mark_is_known(text: str) -> None:
    """By its shape, or by the request that stands before or after it."""
    assert find_quote(text, "I live in Oslo") is None
    assert find_quote(text, "I have a dog") is None


@pytest.mark.parametrize(("text", "quote"), UNSAID, ids=lambda value: value[:60])
def test_jests_games_and_reports_are_unsaid(text: str, quote: str) -> None:
    """What is taken back just after, or stands in a frame, is doubted whoever reads it."""
    span = span_of(text, quote)
    assert unsaid(text, span)
    assert not plainly_said(text, span)


@pytest.mark.parametrize(("text", "quote"), SAID, ids=lambda value: value[:60])
def test_ordinary_typing_is_not_unsaid(text: str, quote: str) -> None:
    """The person's own statements are doubted for nothing less."""
    assert not unsaid(text, span_of(text, quote))
