"""Hashing and checking passwords: argon2, in a thread, a few at a time."""

import secrets
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import anyio

from assistant.crossing import in_thread
from web.problems import invalid

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST = 8
LONGEST_BYTES = 1024


def check_new(password: str) -> str:
    """Return a chosen password as it is hashed. Raises ProblemError (422) for one that is too short or too long."""
    if len(password) < SHORTEST:
        raise invalid("password", f"it has fewer than {SHORTEST} characters; choose a longer one.")
    return normal(password)


def normal(password: str) -> str:
    """Return a password in the one form it is hashed in. Raises ProblemError (422) for one that no account can have."""
    if any("\ud800" <= character <= "\udfff" for character in password):
        raise invalid("password", "it contains half of a surrogate pair; send valid Unicode.")
    if len(password.encode()) > LONGEST_BYTES:
        raise invalid("password", f"it is longer than {LONGEST_BYTES:,} bytes; choose a shorter one.")
    return unicodedata.normalize("NFC", password)


class Passwords:
    """Hashes and checks. Each takes 64 MB for a moment, so that no more than two run at once."""

    def __init__(self) -> None:
        self._turnstile = anyio.Semaphore(2)

    async def hashed(self, password: str) -> str:
        """Return the hash to keep of a password."""
        async with self._turnstile:
            return await in_thread(_hasher().hash, password)

    async def fits(self, password_hash: str | None, password: str) -> bool:
        """Whether the password is the one of the hash. Without a hash the same work is done, and the answer is no."""
        async with self._turnstile:
            return await in_thread(_fits, password_hash, password)


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobody() -> str:
    return _hasher().hash(secrets.token_urlsafe())


def _fits(password_hash: str | None, password: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        fits = _hasher().verify(password_hash or _nobody(), password)
    except (VerificationError, InvalidHashError):
        return False
    return fits and password_hash is not None
