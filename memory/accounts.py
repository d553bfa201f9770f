"""Who has an account and what is logged in. Passwords come hashed, cookies and tokens as SHA-256."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import OperationalError
from sqlmodel import Session, col, delete, func, select, update

from memory import tables
from memory.clock import Clock
from memory.database import Database
from memory.errors import NameTakenError, NotFoundError, SidenoteError
from memory.records import Account, Login, Person
from policies.contract import MemoryMode

SEEN_EVERY = timedelta(minutes=1)
"""How exact `last_seen_at` is: a write for every request would cost more than it tells."""


class SignupClosedError(SidenoteError):
    """There is an account already, and no others may be made."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a session or a token stands for. `csrf_token` is None for a token: no browser sends one by itself."""

    person: Person
    login: Login
    csrf_token: str | None


def name_key(name: str) -> str:
    """Return the form in which names are compared, so that no two accounts look alike."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


class Accounts:
    """The accounts of one data folder, with their sessions and tokens."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def create(self, name: str, password_hash: str, *, only_first: bool = False) -> Person:
        """Make an account; the first one is the owner's.

        Raises NameTakenError, and SignupClosedError where `only_first` and there is an account already.
        """
        with self._database.write() as session:
            first = _count(session) == 0
            if only_first and not first:
                raise SignupClosedError("There is an account already.")
            key = name_key(name)
            if session.exec(select(tables.Person.id).where(tables.Person.name_key == key)).first() is not None:
                raise NameTakenError("There is an account of that name.")
            row = tables.Person(
                name=name, name_key=key, password_hash=password_hash, owner=first, created_at=self._clock()
            )
            session.add(row)
            session.flush()
            return _person(row)

    def now(self) -> datetime:
        """Return the present moment, by the clock that sessions are measured with."""
        return self._clock()

    def count(self) -> int:
        """Return how many accounts there are."""
        with self._database.read() as session:
            return _count(session)

    def by_name(self, name: str) -> Account | None:
        """Return the account of that name, however its letters are cased; None if there is none."""
        with self._database.read() as session:
            row = session.exec(select(tables.Person).where(tables.Person.name_key == name_key(name))).first()
            return Account(_person(row), row.password_hash) if row else None

    def account(self, person_id: str) -> Account:
        """Return a person's account. Raises NotFoundError."""
        with self._database.read() as session:
            row = session.get(tables.Person, person_id)
            if row is None:
                raise NotFoundError("There is no such account.")
            return Account(_person(row), row.password_hash)

    def person(self, person_id: str) -> Person:
        """Return the person. Raises NotFoundError."""
        return self.account(person_id).person

    def add_session(
        self, person_id: str, *, token_hash: str, csrf_token: str, label: str, expires_at: datetime
    ) -> Login:
        """Log a browser in. `token_hash` is the SHA-256 of what its cookie holds."""
        now = self._clock()
        row = tables.LoginSession(
            person_id=person_id,
            token_hash=token_hash,
            csrf_token=csrf_token,
            label=label,
            created_at=now,
            last_seen_at=now,
            expires_at=expires_at,
        )
        with self._database.write() as session:
            session.exec(delete(tables.LoginSession).where(col(tables.LoginSession.expires_at) <= now))
            session.add(row)
        return _session_login(row)

    def by_session(self, token_hash: str) -> Identity | None:
        """Return whom a cookie stands for; None if it is unknown, ended or expired."""
        with self._database.read() as session:
            found = session.exec(
                select(tables.LoginSession, tables.Person)
                .where(tables.LoginSession.token_hash == token_hash)
                .where(tables.LoginSession.person_id == tables.Person.id)
            ).first()
            if found is None or found[0].expires_at <= self._clock():
                return None
            return Identity(_person(found[1]), _session_login(found[0]), found[0].csrf_token)

    def by_token(self, token_hash: str) -> Identity | None:
        """Return whom a bearer token stands for; None if it is unknown or ended."""
        with self._database.read() as session:
            found = session.exec(
                select(tables.Token, tables.Person)
                .where(tables.Token.token_hash == token_hash)
                .where(tables.Token.person_id == tables.Person.id)
            ).first()
            return Identity(_person(found[1]), _token_login(found[0]), None) if found else None

    def seen(self, login: Login) -> None:
        """Note that a log-in is in use, about once a minute."""
        now = self._clock()
        if now - login.last_seen_at < SEEN_EVERY:
            return
        table = tables.Token if login.expires_at is None else tables.LoginSession
        try:
            with self._database.write() as session:
                session.exec(update(table).where(col(table.id) == login.id).values(last_seen_at=now))
        except OperationalError:
            # INVARIANT: Forgetting always works. A full disk may cost this note, never the request that it is about.
            return

    def owner(self) -> Identity | None:
        """Return whom a command on this machine stands for: the owner, if there is one."""
        with self._database.read() as session:
            row = session.exec(select(tables.Person).where(col(tables.Person.owner))).first()
            now = self._clock()
            return Identity(_person(row), Login("", row.id, "this machine", now, now, None), None) if row else None

    def sessions(self, person_id: str) -> tuple[Login, ...]:
        """Return the person's browsers that are logged in, newest first."""
        query = (
            select(tables.LoginSession)
            .where(tables.LoginSession.person_id == person_id, tables.LoginSession.expires_at > self._clock())
            .order_by(col(tables.LoginSession.id).desc())
        )
        with self._database.read() as session:
            return tuple(_session_login(row) for row in session.exec(query))

    def end_session(self, person_id: str, session_id: str) -> None:
        """Log a browser out. Raises NotFoundError."""
        self._end(tables.LoginSession, person_id, session_id)

    def add_token(self, person_id: str, *, token_hash: str, label: str) -> Login:
        """Give a program access. `token_hash` is the SHA-256 of the token."""
        now = self._clock()
        row = tables.Token(person_id=person_id, token_hash=token_hash, label=label, created_at=now, last_seen_at=now)
        with self._database.write() as session:
            session.add(row)
        return _token_login(row)

    def tokens(self, person_id: str) -> tuple[Login, ...]:
        """Return the person's bearer tokens, newest first."""
        query = select(tables.Token).where(tables.Token.person_id == person_id).order_by(col(tables.Token.id).desc())
        with self._database.read() as session:
            return tuple(_token_login(row) for row in session.exec(query))

    def end_token(self, person_id: str, token_id: str) -> None:
        """Take a program's access away. Raises NotFoundError."""
        self._end(tables.Token, person_id, token_id)

    def _end(self, table: type[tables.LoginSession | tables.Token], person_id: str, login_id: str) -> None:
        with self._database.write() as session:
            ended = session.exec(delete(table).where(col(table.id) == login_id, col(table.person_id) == person_id))
            if ended.rowcount == 0:
                raise NotFoundError("There is no such log-in.")


def _count(session: Session) -> int:
    return session.exec(select(func.count()).select_from(tables.Person)).one()


def _person(row: tables.Person) -> Person:
    return Person(id=row.id, name=row.name, owner=row.owner, mode=MemoryMode(row.mode), created_at=row.created_at)


def _session_login(row: tables.LoginSession) -> Login:
    return Login(row.id, row.person_id, row.label, row.created_at, row.last_seen_at, row.expires_at)


def _token_login(row: tables.Token) -> Login:
    return Login(row.id, row.person_id, row.label, row.created_at, row.last_seen_at, None)
