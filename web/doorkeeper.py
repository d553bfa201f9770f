"""Who is let in: checking passwords and the set-up code, beginning and ending sessions."""

import hmac
import secrets
from datetime import timedelta

import anyio
from litestar.datastructures import Cookie

from assistant.crossing import in_thread
from memory.accounts import Accounts, name_key
from memory.records import Account, Login, Person
from web.auth import COOKIE, hash_of, new_secret
from web.passwords import Passwords, normal
from web.problems import ProblemError, slow_down
from web.security import Connection, address_of, from_loopback
from web.slowdown import Slowdown

SESSION_LASTS = timedelta(days=30)
PAUSE_SECONDS = 0.5
_WRONG = {401: "The name or the password is wrong.", 403: "The password is wrong."}
"""What a refused log-in hears, and somebody who is logged in already."""


class Doorkeeper:
    """Log-in and log-out. Failures are slowed per name and per address."""

    def __init__(self, accounts: Accounts, passwords: Passwords, setup_code: str | None) -> None:
        self._accounts = accounts
        self._passwords = passwords
        self._setup_code = setup_code
        self._names = Slowdown(free=5)
        self._addresses = Slowdown(free=20)
        self._one_by_one = anyio.Lock()

    async def check(self, connection: Connection, name: str, password: str, *, refusal: int = 401) -> Account:
        """Return the account that name and password belong to.

        Raises ProblemError: `refusal` where they belong to none, 422, or 429 with Retry-After.

        From this machine itself the right password is always let in, however often a wrong one came before.
        """
        name, address = name_key(name), address_of(connection)
        password = normal(password)
        wait = max(self._names.wait(name), self._addresses.wait(address))
        if wait and not from_loopback(connection):
            raise slow_down(wait)
        # Counted before the outcome is known, so that many attempts at once count as many.
        self._names.failed(name)
        self._addresses.failed(address)
        account = await in_thread(self._accounts.by_name, name)
        fits = await self._fits(account, password, one_by_one=wait > 0)
        if account is None or not fits:
            if wait:
                raise slow_down(wait)
            raise ProblemError(refusal, _WRONG[refusal], kind="wrong-password")
        self._names.cleared(name)
        self._addresses.took_back(address)
        return account

    async def _fits(self, account: Account | None, password: str, *, one_by_one: bool) -> bool:
        """Check a password; where too many failed before, one at a time, with a pause after each that fails again."""
        password_hash = account.password_hash if account else None
        if not one_by_one:
            return await self._passwords.fits(password_hash, password)
        async with self._one_by_one:
            fits = await self._passwords.fits(password_hash, password)
            if not fits:
                await anyio.sleep(PAUSE_SECONDS)
            return fits

    def check_setup_code(self, connection: Connection, given: str | None) -> None:
        """Let somebody on another machine become the owner only with the code that this machine printed.

        Raises ProblemError: 403 without the right code, 429 after too many wrong ones.
        """
        if from_loopback(connection):
            return
        address = address_of(connection)
        if wait := self._addresses.wait(address):
            raise slow_down(wait)
        if not self._is_setup_code(given):
            self._addresses.failed(address)
            detail = "A first account made from another machine needs setup_code: the server printed it at its start."
            raise ProblemError(403, detail, kind="setup-code", field="setup_code")

    def _is_setup_code(self, given: str | None) -> bool:
        expected = self._setup_code
        return expected is not None and given is not None and hmac.compare_digest(_plain(given), _plain(expected))

    async def log_in(self, connection: Connection, person: Person) -> Cookie:
        """Begin a session, end the one that the browser had, and return the new cookie."""
        old: Login | None = connection.auth
        if old is not None and old.expires_at is not None:
            await in_thread(self._accounts.end_session, old.person_id, old.id)
        secret, now = new_secret(), self._accounts.now()
        await in_thread(
            self._accounts.add_session,
            person.id,
            token_hash=hash_of(secret),
            csrf_token=new_secret(),
            label=_browser(connection.headers.get("user-agent", "")),
            expires_at=now + SESSION_LASTS,
        )
        return _cookie(connection, secret, int(SESSION_LASTS.total_seconds()))

    async def log_out(self, connection: Connection) -> Cookie:
        """End the session of the browser, if it has one, and return the cookie that clears its own."""
        login: Login | None = connection.auth
        if login is not None and login.expires_at is not None:
            await in_thread(self._accounts.end_session, login.person_id, login.id)
        return self.no_cookie(connection)

    @staticmethod
    def no_cookie(connection: Connection) -> Cookie:
        """Return the cookie that clears the browser's own."""
        return _cookie(connection, "", 0)


def new_setup_code() -> str:
    """Return 60 random bits that people can copy, such as 7QFM-2KXA-PDVE."""
    letters = "".join(secrets.choice("ABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(12))
    return "-".join((letters[:4], letters[4:8], letters[8:]))


def _plain(code: str) -> bytes:
    return code.replace("-", "").replace(" ", "").upper().encode(errors="replace")


def _cookie(connection: Connection, value: str, max_age: int) -> Cookie:
    secure = connection.scope["scheme"] == "https"
    return Cookie(key=COOKIE, value=value, path="/", max_age=max_age, httponly=True, samesite="lax", secure=secure)


_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def _browser(user_agent: str) -> str:
    """Return the sender in words a person knows ("Firefox on Linux"), never the whole header."""
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), "A program")
    system = next((name for sign, name in _SYSTEMS if sign in user_agent), None)
    return f"{browser} on {system}" if system else browser
