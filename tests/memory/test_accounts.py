"""Accounts, sessions and tokens."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from memory.accounts import SEEN_EVERY, Accounts, SignupClosedError
from memory.database import Database
from memory.errors import NameTakenError, NotFoundError
from memory.migrating import migrate
from memory.records import Person
from tests.memory.conftest import MovableClock


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "sidenote.db")
    migrate(opened)
    yield opened
    opened.close()


@pytest.fixture
def accounts(database: Database, clock: MovableClock) -> Accounts:
    return Accounts(database, clock)


@pytest.fixture
def ada(accounts: Accounts) -> Person:
    return accounts.create("Ada", "hash")


def test_the_first_account_is_the_owners(accounts: Accounts) -> None:
    """Whoever comes first owns the installation, and nobody after."""
    assert accounts.create("Ada", "hash").owner
    assert not accounts.create("Bob", "hash").owner
    assert accounts.count() == 2


@pytest.mark.parametrize("other", ["ada", "ADA", "\uff21\uff44\uff41", " Ada "])
def test_no_two_names_look_alike(accounts: Accounts, ada: Person, other: str) -> None:
    """Case, width and space around do not make another name."""
    with pytest.raises(NameTakenError):
        accounts.create(other, "hash")
    found = accounts.by_name(other)
    assert found is not None
    assert found.person == ada


def test_of_many_first_accounts_at_once_one_is_made(accounts: Accounts) -> None:
    """Two people cannot both become the owner."""

    def create(number: int) -> str:
        try:
            accounts.create(f"name-{number}", "hash", only_first=True)
        except SignupClosedError:
            return "closed"
        return "made"

    with ThreadPoolExecutor(8) as pool:
        outcomes = sorted(pool.map(create, range(8)))
    assert outcomes == ["closed"] * 7 + ["made"]
    assert accounts.count() == 1


def test_an_account_gives_its_hash_and_its_person(accounts: Accounts, ada: Person) -> None:
    """A log-in finds what it needs; a name or an id that nobody has finds nothing."""
    assert accounts.account(ada.id).password_hash == "hash"
    assert accounts.person(ada.id) == ada
    assert accounts.by_name("nobody") is None
    with pytest.raises(NotFoundError):
        accounts.person("nobody")


def test_a_session_is_found_by_its_hash_until_it_ends(accounts: Accounts, ada: Person, clock: MovableClock) -> None:
    """A cookie stands for its person, until it is logged out."""
    login = accounts.add_session(
        ada.id, token_hash="aa", csrf_token="c", label="Firefox", expires_at=clock.now + timedelta(days=1)
    )
    found = accounts.by_session("aa")
    assert found is not None
    assert (found.person, found.login, found.csrf_token) == (ada, login, "c")
    assert accounts.sessions(ada.id) == (login,)
    assert accounts.by_session("bb") is None
    assert accounts.by_token("aa") is None
    accounts.end_session(ada.id, login.id)
    assert accounts.by_session("aa") is None
    assert accounts.sessions(ada.id) == ()


def test_a_session_expires(accounts: Accounts, ada: Person, clock: MovableClock) -> None:
    """A cookie that is too old stands for nobody, and its row goes at the next log-in."""
    end = clock.now + timedelta(days=1)
    old = accounts.add_session(ada.id, token_hash="aa", csrf_token="c", label="", expires_at=end)
    clock.pass_by(days=1)
    assert accounts.by_session("aa") is None
    assert accounts.sessions(ada.id) == ()
    accounts.add_session(ada.id, token_hash="bb", csrf_token="c", label="", expires_at=end + timedelta(days=9))
    with pytest.raises(NotFoundError):
        accounts.end_session(ada.id, old.id)


def test_a_token_is_found_by_its_hash_until_it_ends(accounts: Accounts, ada: Person) -> None:
    """A program's token stands for its person, until it is taken away; it needs no CSRF token."""
    login = accounts.add_token(ada.id, token_hash="aa", label="script")
    found = accounts.by_token("aa")
    assert found is not None
    assert (found.person, found.login, found.csrf_token) == (ada, login, None)
    assert accounts.tokens(ada.id) == (login,)
    assert accounts.by_session("aa") is None
    accounts.end_token(ada.id, login.id)
    assert accounts.by_token("aa") is None


def test_nobody_ends_anothers_log_in(accounts: Accounts, ada: Person, clock: MovableClock) -> None:
    """Somebody else's session or token looks as if it did not exist, and stays."""
    bob = accounts.create("Bob", "hash")
    session = accounts.add_session(
        ada.id, token_hash="aa", csrf_token="c", label="", expires_at=clock.now + timedelta(days=1)
    )
    token = accounts.add_token(ada.id, token_hash="bb", label="script")
    with pytest.raises(NotFoundError):
        accounts.end_session(bob.id, session.id)
    with pytest.raises(NotFoundError):
        accounts.end_token(bob.id, token.id)
    assert accounts.by_session("aa") is not None
    assert accounts.by_token("bb") is not None


def test_use_is_noted_about_once_a_minute(accounts: Accounts, ada: Person, clock: MovableClock) -> None:
    """`last_seen_at` moves on, but not with every request."""
    first = accounts.add_token(ada.id, token_hash="aa", label="script")
    accounts.seen(first)
    assert accounts.tokens(ada.id)[0].last_seen_at == first.last_seen_at
    clock.pass_by(seconds=SEEN_EVERY.total_seconds())
    accounts.seen(first)
    assert accounts.tokens(ada.id)[0].last_seen_at > first.last_seen_at


def test_noting_use_never_fails_a_request(
    accounts: Accounts, ada: Person, clock: MovableClock, database: Database
) -> None:
    """Where nothing can be written (a full disk), a request goes on without the note."""
    login = accounts.add_token(ada.id, token_hash="aa", label="script")
    clock.pass_by(hours=1)
    with database.write() as session:
        session.connection().exec_driver_sql("PRAGMA query_only=ON")
    accounts.seen(login)
    assert accounts.tokens(ada.id)[0].last_seen_at == login.last_seen_at
