"""Sensitive memories are used only where they bear on the request."""

from policies.contract import Action, Context, Policy, Request, Verdict, deny

BEARS_ON = 0.3
"""From this relevance on, a sensitive memory bears on a request that does not bring the matter up itself."""


def evaluate(request: Request, _context: Context) -> Verdict | None:
    """Leave a sensitive memory out of what it does not bear on, and out of texts for other people.

    Where the person's message brings all of its sensitive matters up itself, it bears on it, also in a text for others.
    """
    sensitivity = request.labels.sensitivity
    if not sensitivity or sensitivity <= request.purpose_sensitivity:
        return None
    if request.for_others:
        return deny("It is sensitive, and somebody else will read this.")
    if request.relevance < BEARS_ON:
        return deny("It is sensitive, and has no bearing on this.")
    return None


POLICY = Policy(
    id="core.purpose",
    version="1",
    actions=frozenset({Action.USE}),
    evaluate=evaluate,
    summary="Sensitive memories are used only where they matter, and not in texts that others read.",
    requires=frozenset({"sensitivity"}),
    core=True,
)
