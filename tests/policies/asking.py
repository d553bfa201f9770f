"""Requests and contexts as the tests of policies need them: everything plain, but for what a test is about."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from policies.builtin import default_policies
from policies.contract import Action, Context, Decision, Duration, Labels, Origin, Request, Subject
from policies.engine import PolicySet

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=30)
BEFORE = NOW - timedelta(days=1)
DEFAULT = PolicySet(default_policies())


def context(**changes: object) -> Context:
    """An everyday moment, with these fields changed."""
    return replace(Context(now=NOW), **changes)  # type: ignore[arg-type]


def labels(
    *sensitivity: str,
    secret: str | None = None,
    subject: Subject = Subject.SELF,
    duration: Duration = Duration.LASTING,
    missing: frozenset[str] = frozenset(),
) -> Labels:
    """What the labellers would say."""
    secrets = frozenset() if secret is None else frozenset({secret})
    return Labels(secrets, frozenset(sensitivity), subject, duration, missing)


def request(origin: Origin = Origin.STATED, found: Labels | None = None, **changes: object) -> Request:
    """Something plain that wants to be kept, with these fields changed."""
    plain = Request(Action.REMEMBER, "Prefers aisle seats", origin, labels() if found is None else found)
    return replace(plain, **changes)  # type: ignore[arg-type]


def use(found: Labels | None = None, **changes: object) -> Request:
    """A memory that wants to be used, with these fields changed."""
    return request(Origin.STATED, found, action=Action.USE, purpose="Which seat should I book?", **changes)


def decide(asked: Request, **changes: object) -> Decision:
    """What the policies that come with Sidenote decide together."""
    return DEFAULT.decide(asked, context(**changes))
