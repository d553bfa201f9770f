"""Where a request comes from."""

from typing import Any

import pytest
from litestar.connection import ASGIConnection

from web.problems import ProblemError
from web.security import address_of, check_origin, from_loopback


def connection(client: str, **headers: str) -> ASGIConnection[Any, Any, Any, Any]:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope: Any = {"type": "http", "client": (client, 1234), "headers": raw, "path": "/", "state": {}, "app": None}
    return ASGIConnection(scope)


@pytest.mark.parametrize("client", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "localhost:1"])
def test_this_machine_is_known(client: str, host: str) -> None:
    """Whoever sits at this machine is at loopback."""
    assert from_loopback(connection(client, host=host))


@pytest.mark.parametrize(
    ("client", "headers"),
    [
        ("192.168.1.7", {"host": "localhost"}),
        ("127.0.0.1", {"host": "evil.example"}),
        ("127.0.0.1", {}),
        ("127.0.0.1", {"host": "localhost", "x_forwarded_for": "127.0.0.1"}),
        ("127.0.0.1", {"host": "localhost", "forwarded": "for=10.0.0.1"}),
        ("127.0.0.1", {"host": "localhost", "x_real_ip": "10.0.0.1"}),
        ("127.0.0.1", {"host": "localhost", "x_forwarded_proto": "https"}),
        ("127.0.0.1", {"host": "[::1"}),
        ("", {"host": "localhost"}),
    ],
)
def test_another_machine_does_not_pass_for_this_one(client: str, headers: dict[str, str]) -> None:
    """Neither through a proxy, nor through a name that was pointed here."""
    assert not from_loopback(connection(client, **headers))


def test_a_sender_is_one_ipv4_address_or_one_ipv6_network() -> None:
    """Whoever has a whole IPv6 network is still one sender."""
    assert address_of(connection("10.0.0.1")) == address_of(connection("::ffff:10.0.0.1"))
    assert address_of(connection("2001:db8::1")) == address_of(connection("2001:db8::ffff"))
    assert address_of(connection("2001:db8::1")) != address_of(connection("2001:db8:0:1::1"))
    assert address_of(connection("unix")) == "unix"


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "a.example"},
        {"host": "a.example", "origin": "https://a.example"},
        {"host": "a.example:81", "origin": "http://a.example:81", "sec_fetch_site": "same-origin"},
        {"host": "a.example", "sec_fetch_site": "none"},
    ],
)
def test_our_own_page_and_programs_may_log_in(headers: dict[str, str]) -> None:
    """A program sends no Origin; our page sends ours."""
    check_origin(connection("10.0.0.1", **headers))


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "a.example", "origin": "https://b.example"},
        {"host": "a.example", "origin": "null"},
        {"host": "a.example:81", "origin": "http://a.example"},
        {"host": "a.example", "origin": "http://[a.example"},
        {"host": "", "origin": "http://"},
        {"host": "a.example", "sec_fetch_site": "cross-site"},
        {"host": "a.example", "sec_fetch_site": "same-site"},
    ],
)
def test_another_sites_page_may_not(headers: dict[str, str]) -> None:
    """Nobody can be logged in from elsewhere without noticing."""
    with pytest.raises(ProblemError) as caught:
        check_origin(connection("10.0.0.1", **headers))
    assert caught.value.status == 403
