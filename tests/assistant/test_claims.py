import re
import time
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.claims import ClaimFilter, is_claim
from tests.assistant.claim_table import ANSWERS, CLAIMS, PROSE

SENTENCES = st.sampled_from(CLAIMS + ANSWERS)
BETWEEN = st.sampled_from(
    [" ", "\n", "\n\n", "  ", "\n- ", "\n```\n", ' "', "… ", ", and ", " – ", "? ", ") ", "\n    "]
)


def passed(pieces: Iterable[str]) -> tuple[str, bool]:
    """What comes out of a filter, and whether a claim was taken out."""
    claims = ClaimFilter()
    shown = "".join(text for piece in pieces for text in claims.feed(piece)) + "".join(claims.close())
    return shown, claims.claimed


def by_words(reply: str) -> list[str]:
    """Cut a reply as models do: each piece is a word with the space before it, or a mark."""
    return re.findall(r" ?\w+|\s+|[^\w\s]", reply)


def is_part_of(text: str, whole: str) -> bool:
    """Whether `whole` becomes `text` by taking characters out."""
    characters = iter(whole)
    return all(character in characters for character in text)


def test_the_table_is_large() -> None:
    """There are claims and answers enough to go by."""
    assert len(set(CLAIMS)) >= 80
    assert len(set(ANSWERS)) >= 120


@pytest.mark.parametrize("said", CLAIMS)
def test_claims(said: str) -> None:
    """A sentence in which a model says that it saved, noted or forgot something is recognised and taken out."""
    assert is_claim(said)
    assert passed(said) == passed([said]) == ("", True)


@pytest.mark.parametrize("said", ANSWERS)
def test_answers(said: str) -> None:
    """An ordinary sentence with the same words is none and comes through."""
    assert not is_claim(said)
    assert passed(said) == passed([said]) == (said, False)


@pytest.mark.parametrize("said", CLAIMS)
@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("Tea is nice. ", " Here is more.", "Tea is nice. Here is more."),
        ("Tea is nice.\n\n", "\n\n- more\n", "Tea is nice.\n\n- more\n"),
        ("Tea is nice. ", "\n\n```\nmore\n```\n", "Tea is nice. \n\n```\nmore\n```\n"),
        ("- tea\n", "\n- more", "- tea\n- more"),
        ("Tea:\n\n", "\n    more", "Tea:\n\n    more"),
    ],
)
def test_a_claim_is_taken_out_of_a_stream(said: str, before: str, after: str, left: str) -> None:
    """However a reply is cut into pieces, its claims are taken out and the rest comes through unchanged."""
    reply = before + said + after

    assert passed([reply]) == passed(reply) == passed(by_words(reply)) == (left, True)


@pytest.mark.parametrize(
    ("reply", "left"),
    [
        ("Sure, I've saved that. Tea is nice.", "Tea is nice."),
        ("Sure! I've saved that.", "Sure! "),
        ("Of course – I'll remember that for next time! Tea?", "Tea?"),
        ("Nice to meet you, Ana – I'll remember that! Tea?", "Nice to meet you, Ana! Tea?"),
        ("Tea is nice and I've saved that for later. More.", "Tea is nice. More."),
        ("Tea is nice, so I have noted it: green.\nMore.", "Tea is nice.\nMore."),
        ("Tea (I've noted that) is nice. More.", "Tea. More."),
        ("As you like tea, I'll keep that in mind", "As you like tea"),
        ("1.5 l of it, and that's saved. More.", "1.5 l of it. More."),
    ],
)
def test_a_claim_within_a_sentence(reply: str, left: str) -> None:
    """What leads up to a claim goes with it; an answer before it in the same sentence stays and ends as it should."""
    assert passed([reply]) == passed(reply) == passed(by_words(reply)) == (left, True)


@pytest.mark.parametrize(
    "reply",
    [
        "```python\nprint('I.am.here')  # ok\n```\n\nSee e.g. the manual... Right?",
        "```\nMemory updated: 3 rows\nConsider it saved\n```\nThat is all.",
        "She said: “Of course. I won't forget that.” Then she left.",
        "\n\n  Tea\x01 is\x00 nice.  \n\n\n",
        "「お茶」が好きですね。覚えました。",
    ],
)
def test_nothing_is_lost(reply: str) -> None:
    """A reply without a claim comes through as it was; so do code and what somebody else says in it."""
    assert passed(reply) == passed([reply]) == (reply, False)


def test_claims_after_code() -> None:
    """Where a block of code has ended, the model speaks for itself again."""
    assert passed("```\nMemory updated\n```\nMemory updated.\nTea.") == ("```\nMemory updated\n```\nTea.", True)


@pytest.mark.parametrize(
    ("beginning", "shown"),
    [
        ("Tea is ni", "Tea is ni"),
        ("Tea is nice.", "Tea is nice."),
        ("Tea is nice. I", "Tea is nice. "),
        ("Tea is nice. I've", "Tea is nice. "),
        ("Tea is nice. I've never been", "Tea is nice. I've never been"),
        ("Tea is nice. I've saved that for", "Tea is nice. "),
        ("I think it's worth it. Save the file", "I think it's worth it. Save the file"),
        ("Tea is nice, and", "Tea is nice"),
        ("Tea is nice, and green tea", "Tea is nice, and green tea"),
    ],
)
def test_only_what_may_be_a_claim_is_held_back(beginning: str, shown: str) -> None:
    """Text is passed on at once, up to the place where a claim could begin."""
    claims = ClaimFilter()

    assert "".join(text for piece in by_words(beginning) for text in claims.feed(piece)) == shown


def test_prose_streams() -> None:
    """Few characters of ordinary prose wait for a second further piece, and none for long."""
    pieces = by_words(PROSE)
    claims, fed, shown, waiting, longest = ClaimFilter(), [0], 0, 0, 0
    for piece in pieces:
        fed.append(fed[-1] + len(piece))
        shown += sum(map(len, claims.feed(piece)))
        waiting += shown < fed[-3:][0]
        longest = max(longest, fed[-1] - shown)

    assert waiting < len(pieces) / 4
    assert longest < 120
    assert not claims.claimed


@pytest.mark.parametrize(
    "pieces",
    [
        by_words(PROSE) * 6,
        [" word"] * 8_000,
        ["a"] * 8_000,
        ["I've added it to", *[" word"] * 3_000],
        ["I've saved that", *[" word"] * 3_000],
        [" your"] * 3_000,
        [" it's now"] * 3_000,
        ["."] * 3_000,
        ['"'] * 3_000,
        ["x.", *[")"] * 3_000],
    ],
    ids=["prose", "words", "a word", "held", "claimed", "your", "its", "stops", "quotes", "brackets"],
)
def test_a_piece_costs_little(pieces: list[str]) -> None:
    """A piece takes far less than a millisecond, however long the reply or the sentence is."""
    passed(["warm up"])
    began = time.process_time()
    passed(pieces)

    assert (time.process_time() - began) / len(pieces) < 0.001


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_pieces_never_matter(data: st.DataObject) -> None:
    """However a reply is cut, the same comes out; and nothing but claims goes missing."""
    parts = data.draw(st.lists(st.tuples(SENTENCES, BETWEEN), max_size=5))
    reply = "".join(sentence + between for sentence, between in parts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(reply)), max_size=30)))
    pieces = [reply[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(reply)], strict=True)]

    left, claimed = passed([reply])

    assert passed(pieces) == passed(reply) == (left, claimed)
    assert is_part_of(left, reply)
    if not claimed:
        assert left == reply


@given(st.text(alphabet="I'vesd thanoy.!\n\"`“”,–1", max_size=80), st.integers(1, 9))
@settings(max_examples=300, deadline=None)
def test_any_text(reply: str, length: int) -> None:
    """Whatever the text, pieces don't matter, and without a claim it comes through whole."""
    left, claimed = passed([reply])

    assert passed(reply[begin : begin + length] for begin in range(0, len(reply), length)) == (left, claimed)
    assert left == reply or claimed


@given(st.lists(SENTENCES, min_size=1, max_size=6))
@settings(max_examples=100, deadline=None)
def test_only_claims_go(sentences: list[str]) -> None:
    """Of sentences, each on a line, those that are claims are taken out and the others are left, in their order."""
    left, _ = passed("".join(f"{sentence}\n" for sentence in sentences))

    assert left == "".join(f"{sentence}\n" for sentence in sentences if not is_claim(sentence))
