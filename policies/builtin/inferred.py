"""A guess is never kept unasked, and about sensitive things none is made."""

from policies.contract import Action, Context, Origin, Policy, Request, Verdict, ask, deny
from policies.words import about


def evaluate(request: Request, _context: Context) -> Verdict | None:
    """Ask about an ordinary guess; deny a sensitive one."""
    if request.origin is not Origin.INFERRED:
        return None
    labels = request.labels
    if labels.sensitivity:
        named = about(labels.sensitivity, labels.subject)
        return deny(f"It would be a guess about {named}, and Sidenote does not guess about these.")
    return ask("It is a guess, so I ask first.")


POLICY = Policy(
    id="core.inferred",
    version="1",
    actions=frozenset({Action.REMEMBER, Action.RECTIFY}),
    evaluate=evaluate,
    summary="What is only guessed about you is kept after your yes alone; about sensitive things nothing is guessed.",
    requires=frozenset({"sensitivity", "subject"}),
    core=True,
    floor=True,
)
