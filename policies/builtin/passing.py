"""A passing state is nothing to remember."""

from datetime import timedelta

from policies.contract import (
    Action,
    Context,
    Duration,
    ExpireAfter,
    Origin,
    Policy,
    Request,
    Verdict,
    ask,
    deny,
    oblige,
)

KEPT_FOR = timedelta(days=7)
"""How long a passing state stays that the person explicitly asked to keep, when no end was named."""


def evaluate(request: Request, context: Context) -> Verdict | None:
    """Deny a passing state quietly; let a phase pass when its end is known, and ask when it is not.

    "Remember that I'm tired today" is an order like any other: it is kept, for a week.
    """
    if request.origin not in {Origin.STATED, Origin.INFERRED}:
        return None
    if request.expires_at is not None and request.expires_at <= context.now:
        return deny("It is over already.", quiet=not request.told)
    match request.labels.duration, request.told, request.expires_at is None:
        case Duration.PASSING, True, True:
            return oblige("It holds for a short while only, so it is kept for a week.", ExpireAfter(KEPT_FOR))
        case Duration.PASSING, False, _:
            return deny("It holds for the moment only.", quiet=True)
        case Duration.PHASE, False, True:
            return ask("It holds for a while only, and I do not know until when, so I ask first.")
    return None


POLICY = Policy(
    id="core.passing",
    version="1",
    actions=frozenset({Action.REMEMBER, Action.RECTIFY}),
    evaluate=evaluate,
    summary="How you are at the moment is not kept; what holds for a while is kept until its end.",
    requires=frozenset({"duration"}),
    core=True,
)
