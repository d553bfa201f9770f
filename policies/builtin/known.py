"""What is known already is not kept twice."""

from policies.contract import WRITES, Context, Policy, Request, Verdict, deny


def evaluate(request: Request, context: Context) -> Verdict | None:
    """Deny what an active memory says already; silent about it unless the person asked to keep it."""
    if not context.known:
        return None
    return deny("I already remember that.", quiet=not request.told)


POLICY = Policy(
    id="core.known",
    version="1",
    actions=WRITES,
    evaluate=evaluate,
    summary="What I remember already is not kept a second time.",
    core=True,
)
