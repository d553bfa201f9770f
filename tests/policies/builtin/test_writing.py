"""What happens by default to something that wants to be kept, row by row."""

from dataclasses import replace
from datetime import timedelta

import pytest

from policies.builtin import default_policies, passing
from policies.builtin.retention import retention
from policies.contract import (
    Action,
    Duration,
    Effect,
    ExpireAfter,
    Labels,
    MemoryMode,
    Origin,
    Request,
    Subject,
)
from policies.engine import PolicySet
from policies.words import CATEGORIES
from tests.policies.asking import BEFORE, LATER, context, decide, labels, request

SELF, FAMILY, OTHER = Subject.SELF, Subject.FAMILY, Subject.OTHER
ALLOW, ASK, DENY = Effect.ALLOW, Effect.ASK, Effect.DENY
STATED, INFERRED, AUTHORED, IMPORTED = Origin.STATED, Origin.INFERRED, Origin.AUTHORED, Origin.IMPORTED


@pytest.mark.parametrize(
    ("subject", "sensitive", "told", "outcome", "by"),
    [
        (SELF, False, False, ALLOW, "core.stated"),
        (SELF, False, True, ALLOW, "core.stated"),
        (SELF, True, False, ASK, "core.sensitive"),
        (SELF, True, True, ALLOW, "core.stated"),
        (FAMILY, False, False, ASK, "core.third_party"),
        (FAMILY, False, True, ALLOW, "core.stated"),
        (FAMILY, True, False, DENY, "core.third_party"),
        (FAMILY, True, True, ALLOW, "core.stated"),
        (OTHER, False, False, ASK, "core.third_party"),
        (OTHER, False, True, ALLOW, "core.stated"),
        (OTHER, True, False, DENY, "core.third_party"),
        (OTHER, True, True, ASK, "core.third_party"),
    ],
)
def test_whose_it_is_how_sensitive_and_whether_told(
    subject: Subject,
    sensitive: bool,  # noqa: FBT001
    told: bool,  # noqa: FBT001
    outcome: Effect,
    by: str,
) -> None:
    """Told is kept, about others only if ordinary; in passing only what is ordinary and the person's own."""
    found = labels(*(["health"] if sensitive else []), subject=subject)
    decision = decide(request(found=found, told=told))
    assert decision.effect is outcome
    assert by in decision.determining


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        (labels(), ASK),
        (labels("health"), DENY),
        (labels(subject=OTHER), ASK),
        (labels("politics", subject=OTHER), DENY),
    ],
)
@pytest.mark.parametrize("told", [False, True])
def test_a_guess_asks_and_none_is_made_about_sensitive_things(found: Labels, outcome: Effect, told: bool) -> None:  # noqa: FBT001
    """An ordinary guess asks, a sensitive one is denied, and calling it told changes nothing."""
    assert decide(request(INFERRED, found, told=told)).effect is outcome


@pytest.mark.parametrize("origin", list(Origin))
@pytest.mark.parametrize("told", [False, True])
@pytest.mark.parametrize("action", list(Action))
def test_a_secret_is_never_kept(origin: Origin, told: bool, action: Action) -> None:  # noqa: FBT001
    """Whoever says so and however it comes, and the reason names the kind."""
    decision = decide(request(origin, labels(secret="card number"), told=told, action=action))
    assert decision.effect is DENY
    assert "a card number" in decision.reasons[decision.determining.index("core.secrets")]
    assert not decision.quiet


@pytest.mark.parametrize(
    ("origin", "told", "outcome"),
    [
        (STATED, False, DENY),
        (STATED, True, DENY),
        (INFERRED, False, DENY),
        (AUTHORED, False, ALLOW),
        (IMPORTED, False, ASK),
    ],
)
def test_only_own_words_count(origin: Origin, told: bool, outcome: Effect) -> None:  # noqa: FBT001
    """What the person did not say themselves is denied, told or not; the page and an import need no quote."""
    assert decide(request(origin, told=told), own_words=False).effect is outcome


@pytest.mark.parametrize(
    ("duration", "told", "ends", "outcome"),
    [
        (Duration.PASSING, False, False, DENY),
        (Duration.PASSING, False, True, DENY),
        (Duration.PASSING, True, False, ALLOW),
        (Duration.PASSING, True, True, ALLOW),
        (Duration.PHASE, False, False, ASK),
        (Duration.PHASE, False, True, ALLOW),
        (Duration.PHASE, True, False, ALLOW),
        (Duration.LASTING, False, False, ALLOW),
    ],
)
def test_how_long_it_holds(duration: Duration, told: bool, ends: bool, outcome: Effect) -> None:  # noqa: FBT001
    """A passing state is nothing, a phase needs its end, and an order is an order."""
    decision = decide(request(found=labels(duration=duration), told=told, expires_at=LATER if ends else None))
    assert decision.effect is outcome
    assert decision.quiet is (outcome is DENY)


def test_a_passing_state_that_was_told_stays_a_week() -> None:
    """Told to remember a passing state, it is kept for a week, unless it names its own end."""
    found = labels(duration=Duration.PASSING)
    assert decide(request(found=found, told=True)).obligations == (ExpireAfter(passing.KEPT_FOR),)
    assert decide(request(found=found, told=True, expires_at=LATER)).obligations == ()


def test_what_is_over_already_is_not_kept() -> None:
    """An end in the past denies, and says so to who told us to keep it."""
    told = decide(request(told=True, expires_at=BEFORE))
    assert told.effect is DENY
    assert not told.quiet
    assert decide(request(expires_at=BEFORE)).quiet


@pytest.mark.parametrize("found", [labels(), labels("health"), labels("religion", subject=OTHER)])
@pytest.mark.parametrize("action", [Action.REMEMBER, Action.RECTIFY])
def test_what_is_typed_into_the_page_is_kept(found: Labels, action: Action) -> None:
    """Sensitive things as well, whoever they are about."""
    assert decide(request(AUTHORED, found, action=action)).effect is ALLOW


@pytest.mark.parametrize("found", [labels(), labels("health"), labels(subject=OTHER)])
def test_an_import_asks(found: Labels) -> None:
    """Nothing imported counts before the person's yes."""
    decision = decide(request(IMPORTED, found, action=Action.IMPORT))
    assert decision.effect is ASK
    assert "core.imported" in decision.determining


@pytest.mark.parametrize(
    ("asks", "outcome"),
    [
        (request(), DENY),
        (request(INFERRED), DENY),
        (request(IMPORTED, action=Action.IMPORT), DENY),
        (request(told=True), ALLOW),
        (request(AUTHORED), ALLOW),
    ],
)
def test_a_no_is_remembered(asks: Request, outcome: Effect) -> None:
    """What was declined is denied without a word; telling us opens it again."""
    decision = decide(asks, declined=True)
    assert decision.effect is outcome
    assert decision.quiet is (outcome is DENY)


@pytest.mark.parametrize(
    ("asks", "outcome"),
    [
        (request(), ASK),
        (request(told=True), ALLOW),
        (request(AUTHORED), ALLOW),
        (request(INFERRED), DENY),
        (request(IMPORTED, action=Action.IMPORT), DENY),
    ],
)
def test_what_was_forgotten_does_not_come_back_by_itself(asks: Request, outcome: Effect) -> None:
    """Said anew it asks, told it is as new, guessed or imported it is denied."""
    assert decide(asks, forgotten=True).effect is outcome


@pytest.mark.parametrize("told", [False, True])
def test_what_is_known_is_not_kept_twice(told: bool) -> None:  # noqa: FBT001
    """It is denied, and said to who asked."""
    decision = decide(request(told=told), known=True)
    assert decision.effect is DENY
    assert decision.reasons == ("I already remember that.",)
    assert decision.quiet is not told


@pytest.mark.parametrize(
    ("mode", "asks", "outcome"),
    [
        (MemoryMode.ASK_FIRST, request(), ALLOW),
        (MemoryMode.ONLY_WHEN_TOLD, request(), DENY),
        (MemoryMode.ONLY_WHEN_TOLD, request(INFERRED), DENY),
        (MemoryMode.ONLY_WHEN_TOLD, request(told=True), ALLOW),
        (MemoryMode.ONLY_WHEN_TOLD, request(AUTHORED), ALLOW),
        (MemoryMode.ONLY_WHEN_TOLD, request(IMPORTED, action=Action.IMPORT), ASK),
        (MemoryMode.OFF, request(), DENY),
        (MemoryMode.OFF, request(told=True), DENY),
        (MemoryMode.OFF, request(AUTHORED), DENY),
        (MemoryMode.OFF, request(IMPORTED, action=Action.IMPORT), DENY),
    ],
)
def test_the_switch_holds(mode: MemoryMode, asks: Request, outcome: Effect) -> None:
    """The mode "only when told" keeps what is asked for; "off" keeps nothing."""
    assert decide(asks, mode=mode).effect is outcome


@pytest.mark.parametrize("asks", [request(), request(told=True), request(AUTHORED), request(INFERRED)])
def test_off_the_record_nothing_is_kept(asks: Request) -> None:
    """Not even what is told; who told us hears of it."""
    decision = decide(asks, off_record=True)
    assert decision.effect is DENY
    assert decision.quiet is (not asks.told and asks.origin is not AUTHORED)


@pytest.mark.parametrize("asks", [request(), request(told=True), request(AUTHORED), request(INFERRED)])
def test_never_remember_holds_for_everything_and_is_said(asks: Request) -> None:
    """The person's own rule goes over their own order, and the refusal says that it was the rule."""
    decision = decide(asks, never_remember="my work")
    assert decision.effect is DENY
    assert "One of your rules says never to remember this." in decision.reasons
    assert not decision.quiet


@pytest.mark.parametrize(
    ("asks", "outcome"),
    [
        (request(), ALLOW),
        (request(told=True), ALLOW),
        (request(found=labels("health"), told=True), ALLOW),
        (request(AUTHORED), ALLOW),
        (request(IMPORTED, action=Action.IMPORT), ASK),
        (request(INFERRED), DENY),
        (request(found=labels("health")), DENY),
        (request(found=labels(subject=OTHER)), DENY),
        (request(found=labels(duration=Duration.PHASE)), DENY),
        (request(found=labels("health", subject=OTHER), told=True), DENY),
    ],
)
def test_never_ask_denies_whatever_would_be_asked(asks: Request, outcome: Effect) -> None:
    """What needs no question is still kept; the rest is denied, without a word unless the person told us to keep it."""
    decision = decide(asks, never_ask="my health")
    assert decision.effect is outcome
    assert decision.quiet is (outcome is DENY and not asks.told)


@pytest.mark.parametrize(
    ("asks", "asked_this_turn", "waiting", "outcome"),
    [
        (request(INFERRED), 0, 2, ASK),
        (request(INFERRED), 0, 3, DENY),
        (request(INFERRED), 1, 0, DENY),
        (request(found=labels("health")), 0, 3, ASK),
        (request(found=labels("health")), 1, 0, DENY),
        (request(), 1, 3, ALLOW),
        (request(told=True), 1, 3, ALLOW),
    ],
)
def test_questions_are_few(asks: Request, asked_this_turn: int, waiting: int, outcome: Effect) -> None:
    """One a turn and three that wait; a statement may still ask then, and what needs no question is kept."""
    decision = decide(asks, asked_this_turn=asked_this_turn, waiting=waiting)
    assert decision.effect is outcome
    assert decision.quiet is (outcome is DENY)


def test_retention_shortens_and_never_allows() -> None:
    """A set period binds what is kept; alone it allows nothing."""
    rest = [one for one in default_policies() if one.id != "core.retention"]
    kept = PolicySet([*rest, retention(timedelta(days=365))]).decide(request(), context())
    assert kept.obligations == (ExpireAfter(timedelta(days=365)),)
    assert PolicySet([retention(timedelta(days=365))]).decide(request(), context()).effect is ASK
    assert PolicySet([*rest, retention(timedelta(days=1))]).digest != PolicySet([*rest, retention()]).digest


@pytest.mark.parametrize("label", ["secrets", "sensitivity", "subject", "duration"])
@pytest.mark.parametrize("told", [False, True])
def test_without_a_label_nothing_is_kept_unasked(label: str, told: bool) -> None:  # noqa: FBT001
    """Whichever labeller fails, no statement is saved on the strength of the others."""
    decision = decide(request(found=labels(missing=frozenset({label})), told=told))
    assert decision.effect is (ASK if label == "duration" else DENY)


@pytest.mark.parametrize("category", sorted(CATEGORIES))
def test_reasons_name_the_matter_and_not_the_words(category: str) -> None:
    """A person reads what kind of thing it is about; what they said is not repeated."""
    decision = decide(request(found=labels(category)))
    assert CATEGORIES[category] in decision.reasons[0]
    assert decision.reasons[0].endswith("which is sensitive, so I ask first.")
    assert all("aisle" not in reason for reason in decision.reasons)


def test_each_policy_is_needed() -> None:
    """Dropping any one that speaks about a row of the table changes that row: none is there for show."""
    rows: dict[str, tuple[Request, dict[str, object]]] = {
        "core.secrets": (request(found=labels(secret="password")), {}),
        "core.own_words": (request(), {"own_words": False}),
        "core.inferred": (request(INFERRED, labels("health")), {}),
        "core.sensitive": (request(found=labels("health")), {}),
        "core.third_party": (request(found=labels(subject=OTHER)), {}),
        "core.passing": (request(found=labels(duration=Duration.PASSING)), {}),
        "core.stated": (request(), {}),
        "core.authored": (request(AUTHORED), {}),
        "core.imported": (request(IMPORTED, action=Action.IMPORT), {}),
        "core.declined": (request(), {"declined": True}),
        "core.forgotten": (request(), {"forgotten": True}),
        "core.known": (request(), {"known": True}),
        "core.mode": (request(), {"mode": MemoryMode.OFF}),
        "core.rules": (request(), {"never_remember": "x"}),
        "core.questions": (request(INFERRED), {"waiting": 3}),
    }
    for name, (asks, moment) in rows.items():
        rest = PolicySet([one for one in default_policies() if one.id != name])
        now = replace(context(), **moment)  # type: ignore[arg-type]
        whole = decide(asks, **moment)
        without = rest.decide(asks, now)
        assert (whole.effect, whole.determining) != (without.effect, without.determining), name
