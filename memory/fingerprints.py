"""Keyed fingerprints of claims: enough to know a forgotten or declined thing again, and nothing to read.

The key lies outside the database, so that the database alone cannot be searched by guessing.
"""

import hashlib
import hmac
import os
import re
import secrets
import unicodedata
from pathlib import Path

from memory.stems import stem

# "is shy" and "is not shy" must differ, so negation is kept; what only carries the sentence is not.
_IDLE = frozenset(
    (
        "a an the i im i'm my mine me is am are was be been s he she they their it its to of and so very really just "
        "please that remember do does did have has had 've 'm 're"
    ).split()
)
_NEGATION = re.compile(
    r"\b(?:not|no longer|never|cannot|can't|don't|doesn't|isn't|am not|aren't|won't|dont|doesnt|isnt|cant|wont)\b"
)


def fingerprint(key: bytes, text: str) -> str:
    """Return the HMAC-SHA-256 (hex) of what a claim says: its words that matter, in any order, its negation."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'")
    negated = "not" if _NEGATION.search(folded) else "is"
    words = [stem(word) for word in re.findall(r"[^\W_]+(?:'\w+)?", _NEGATION.sub(" ", folded)) if word not in _IDLE]
    return hmac.new(key, " ".join([negated, *words]).encode(), hashlib.sha256).hexdigest()


def open_key(path: Path) -> bytes:
    """Read the key of this installation, made on first use (32 bytes, readable by its owner alone)."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(32))
    return path.read_bytes()
