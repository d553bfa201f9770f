"""Text is taken in one shape, or refused with the field and the remedy."""

import pytest

from memory.errors import TextError
from memory.text import clean, clean_sentence


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  hello \r\n there ", "hello \n there"),
        ("in\u202evert\u202c", "invert"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("tag\U000e0041\U000e0042", "tag"),
        ("bell\x07", "bell"),
        ("e\u0301", "\u00e9"),
        ("family \U0001f468\u200d\U0001f469\u200d\U0001f467", "family \U0001f468\u200d\U0001f469\u200d\U0001f467"),
        ("مرحبا", "مرحبا"),
    ],
)
def test_what_cannot_be_seen_is_not_kept(typed: str, kept: str) -> None:
    """Bidi controls and invisible characters go; scripts and emoji stay whole."""
    assert clean(typed, 100, "text") == kept


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", "nul\x00", "half \ud800", "x" * 101, "é" * 51])
def test_what_cannot_be_taken_is_an_error_that_names_the_field(typed: str) -> None:
    """Empty, too long in bytes, NUL and half surrogates."""
    with pytest.raises(TextError) as error:
        clean(typed, 100, "text")
    assert error.value.field == "text"


def test_a_memory_is_one_line() -> None:
    """Line breaks and runs of space become one space."""
    assert clean_sentence("Likes\n\n tea", "content") == "Likes tea"
