"""What every answer carries to keep a browser safe, where a request comes from, and how large it may be."""

import ipaddress
from typing import Any
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection
from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

from web.problems import ProblemError

Connection = ASGIConnection[Any, Any, Any, Any]

MOST_BODY_BYTES = 256 * 1024
"""The longest message takes six times its bytes when every character comes escaped."""
_WHERE_ERRORS_BEGIN = 400
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
"""Headers by which a proxy says that a request comes from elsewhere."""
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


async def add_headers(message: Message, scope: Scope) -> None:
    """Put the security headers on an answer, and `no-store` on all but static files (before each message is sent)."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    for name, value in _HEADERS.items():
        headers[name] = value
    if not scope["path"].startswith("/static/") or message["status"] >= _WHERE_ERRORS_BEGIN:
        headers["Cache-Control"] = "no-store"


def from_loopback(connection: Connection) -> bool:
    """Whether the request comes from this machine itself, by an address that only this machine uses.

    What a proxy passes on does not count, nor does another host name: a page elsewhere can point its own name here.
    """
    if any(connection.headers.get(name) for name in _PASSED_ON):
        return False
    client = connection.client
    host = _host_of(f"//{connection.headers.get('host', '')}")
    return client is not None and _is_loopback(client.host) and (host == "localhost" or _is_loopback(host))


def address_of(connection: Connection) -> str:
    """Return what stands for the sender where attempts are counted: an IPv4 address, or the network of an IPv6 one."""
    host = connection.client.host if connection.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        return str(address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def check_origin(connection: Connection) -> None:
    """Refuse what a page of another site sends. Programs send no Origin; browsers always do."""
    origin = connection.headers.get("origin")
    site = connection.headers.get("sec-fetch-site")
    host = connection.headers.get("host", "")
    # Compared as text: what cannot be read as an address is nobody's.
    ours = origin is None or (host != "" and origin in {f"http://{host}", f"https://{host}"})
    if not ours or site not in {None, "same-origin", "none"}:
        raise ProblemError(403, "This request comes from another site's page.", kind="foreign-origin")


def _host_of(address: str) -> str:
    """Return an address's host without its port; nothing for what is no address."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_loopback(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback
