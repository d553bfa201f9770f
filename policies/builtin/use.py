"""A memory may help with what it fits."""

from policies.contract import Action, Context, Policy, Request, Verdict, allow, deny


def evaluate(request: Request, context: Context) -> Verdict | None:
    """Allow using a memory, unless its time is over."""
    if request.expires_at is not None and request.expires_at <= context.now:
        return deny("Its time is over.")
    return allow("It fits what you asked.")


POLICY = Policy(
    id="core.use",
    version="1",
    actions=frozenset({Action.USE}),
    evaluate=evaluate,
    summary="What you let me remember is used where it fits what you ask.",
    core=True,
)
