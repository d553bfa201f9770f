"""An import is looked through before it counts."""

from policies.contract import WRITES, Action, Context, Origin, Policy, Request, Verdict, ask


def evaluate(request: Request, _context: Context) -> Verdict | None:
    """Ask about everything that comes from an import."""
    if request.action is not Action.IMPORT and request.origin is not Origin.IMPORTED:
        return None
    return ask("It comes from an import, so I ask first.")


POLICY = Policy(
    id="core.imported",
    version="1",
    actions=WRITES,
    evaluate=evaluate,
    summary="Imported memories are shown to you first, and kept after your yes.",
    core=True,
)
