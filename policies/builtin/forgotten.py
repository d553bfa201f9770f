"""What was forgotten does not come back by itself."""

from policies.contract import WRITES, Action, Context, Origin, Policy, Request, Verdict, ask, deny


def evaluate(request: Request, context: Context) -> Verdict | None:
    """Deny what was forgotten when it comes from an import or a guess; ask when it is said anew.

    Told, or typed into the memory page, it is as new.
    """
    if not context.forgotten or request.told or request.origin is Origin.AUTHORED:
        return None
    if request.action is Action.IMPORT or request.origin is not Origin.STATED:
        return deny("You had this forgotten.", quiet=request.origin is Origin.INFERRED)
    return ask("You had this forgotten before, so I ask first.")


POLICY = Policy(
    id="core.forgotten",
    version="1",
    actions=WRITES,
    evaluate=evaluate,
    summary="What you had forgotten is not learnt again from old text; if you say it anew, I ask first.",
    core=True,
)
