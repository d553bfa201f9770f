"""A no is remembered as a no."""

from policies.contract import WRITES, Context, Origin, Policy, Request, Verdict, deny


def evaluate(request: Request, context: Context) -> Verdict | None:
    """Deny quietly what the person said no to before; telling us to keep it, or typing it in, opens it again."""
    if not context.declined or request.told or request.origin is Origin.AUTHORED:
        return None
    return deny("You said no to this before.", quiet=True)


POLICY = Policy(
    id="core.declined",
    version="1",
    actions=WRITES,
    evaluate=evaluate,
    summary="What you said no to is not kept and not asked again, unless you ask for it yourself.",
    core=True,
    floor=True,
)
