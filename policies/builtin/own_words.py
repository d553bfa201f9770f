"""Only what the person said in their own words can be kept from a conversation."""

from policies.contract import Action, Context, Origin, Policy, Request, Verdict, deny


def evaluate(request: Request, context: Context) -> Verdict | None:
    """Deny what rests on pasted or quoted text, a tool's output or a model's words."""
    if context.own_words or request.origin not in {Origin.STATED, Origin.INFERRED}:
        return None
    return deny("These were not your own words, and only what you say yourself is kept.")


POLICY = Policy(
    id="core.own_words",
    version="1",
    actions=frozenset({Action.REMEMBER, Action.RECTIFY}),
    evaluate=evaluate,
    summary=(
        "Text that you pasted or quoted, and what tools or the assistant said, is never kept as something you said."
    ),
    core=True,
    floor=True,
)
