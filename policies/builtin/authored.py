"""What the person types into the memory page is theirs to keep."""

from policies.contract import Action, Context, Origin, Policy, Request, Verdict, allow


def evaluate(request: Request, _context: Context) -> Verdict | None:
    """Allow what the person wrote themselves."""
    if request.origin is not Origin.AUTHORED:
        return None
    return allow("You wrote it yourself.")


POLICY = Policy(
    id="core.authored",
    version="1",
    actions=frozenset({Action.REMEMBER, Action.RECTIFY}),
    evaluate=evaluate,
    summary="What you type into the memory page is kept, except secrets and what your own rules forbid.",
    core=True,
)
