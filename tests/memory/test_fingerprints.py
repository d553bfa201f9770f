"""Fingerprints know a claim again in other dress, tell a denial apart, and say nothing without the key."""

from pathlib import Path

import pytest

from memory.fingerprints import fingerprint, open_key

KEY = b"k" * 32


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Plays the viola", "I play the viola", True),
        ("I'm vegetarian", "Is vegetarian", True),
        ("is shy", "is not shy", False),
        ("I don\u2019t eat pork", "Doesn't eat pork", True),
        ("I eat pork", "I don't eat pork", False),
        ("Lives in York", "Lives in Leeds", False),
    ],
)
def test_same_claim_or_not(one: str, other: str, *, same: bool) -> None:
    """Person and order do not matter; the words that do, and polarity, do."""
    assert (fingerprint(KEY, one) == fingerprint(KEY, other)) is same


def test_another_key_gives_another_fingerprint() -> None:
    """Without the key, guessing sentences finds nothing."""
    assert fingerprint(KEY, "Plays the viola") != fingerprint(b"x" * 32, "Plays the viola")


def test_the_key_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    """32 random bytes, readable by nobody else, the same at the next start."""
    path = tmp_path / "keys" / "tombstones.key"
    key = open_key(path)
    assert len(key) == 32
    assert path.stat().st_mode & 0o077 == 0
    assert open_key(path) == key
