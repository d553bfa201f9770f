"""Which memories may be used for a reply."""

import pytest

from policies.builtin.purpose import BEARS_ON
from policies.contract import Effect, MemoryMode, Request
from tests.policies.asking import BEFORE, LATER, decide, labels, use

ALLOW, DENY = Effect.ALLOW, Effect.DENY
BEARING, IDLE = BEARS_ON, BEARS_ON - 0.01


@pytest.mark.parametrize(
    ("asks", "outcome"),
    [
        (use(), ALLOW),
        (use(for_others=True), ALLOW),
        (use(labels("health"), relevance=BEARING), ALLOW),
        (use(labels("health"), relevance=IDLE), DENY),
        (use(labels("health"), relevance=1.0, for_others=True), DENY),
        (use(labels("health"), purpose_sensitivity=frozenset({"health"})), ALLOW),
        (use(labels("health"), purpose_sensitivity=frozenset({"health"}), for_others=True), ALLOW),
        (use(labels("health", "politics"), purpose_sensitivity=frozenset({"health"}), for_others=True), DENY),
        (use(expires_at=LATER), ALLOW),
        (use(expires_at=BEFORE), DENY),
        (use(labels(missing=frozenset({"sensitivity"}))), DENY),
        (use(labels(secret="password"), relevance=1.0), DENY),
    ],
)
def test_a_memory_is_used_where_it_belongs(asks: Request, outcome: Effect) -> None:
    """Sensitive ones only where they bear on the request, and in no text for others unless it brings the matter up."""
    assert decide(asks).effect is outcome


@pytest.mark.parametrize("moment", [{"off_record": True}, {"mode": MemoryMode.OFF}])
def test_switched_off_nothing_is_used(moment: dict[str, object]) -> None:
    """Off the record and with memory off, replies know nothing of the person."""
    assert decide(use(), **moment).effect is DENY


def test_only_when_told_still_uses() -> None:
    """That switch is about keeping; what was told is there to be used."""
    assert decide(use(), mode=MemoryMode.ONLY_WHEN_TOLD).effect is ALLOW
