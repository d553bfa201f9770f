"""How long a memory stays when nothing else is said."""

from datetime import timedelta

from policies.contract import WRITES, Context, ExpireAfter, Policy, Request, Verdict, oblige


def retention(period: timedelta | None = None) -> Policy:
    """Make the policy that lets memories expire after `period`; None keeps them until they are forgotten."""

    def evaluate(_request: Request, _context: Context) -> Verdict | None:
        if period is None:
            return None
        return oblige("Memories are kept for a limited time.", ExpireAfter(period))

    return Policy(
        id="core.retention",
        version="1" if period is None else f"1+{period.total_seconds():.0f}s",
        actions=WRITES,
        evaluate=evaluate,
        summary="Memories are kept until you have them forgotten."
        if period is None
        else f"Memories are kept for {period.days} days.",
        core=True,
    )


POLICY = retention()
