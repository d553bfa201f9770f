"""The person's own rules: never remember, never ask."""

from policies.contract import WRITES, Action, Context, NoQuestion, Policy, Request, Verdict, deny, oblige


def evaluate(request: Request, context: Context) -> Verdict | None:
    """Deny what the person never wants remembered; under "never ask", let whatever would be asked be denied.

    "Never ask" does not stop what needs no question: an ordinary fact said plainly is still kept. An import is one
    question about the whole list, which the person began.
    """
    if context.never_remember is not None:
        return deny("One of your rules says never to remember this.")
    if context.never_ask is not None and request.action is not Action.IMPORT:
        return oblige("One of your rules says never to ask about this.", NoQuestion(), quiet=not request.told)
    return None


POLICY = Policy(
    id="core.rules",
    version="1",
    actions=WRITES,
    evaluate=evaluate,
    summary=(
        "Your rules hold: what you never want remembered is not kept, and what you never want to be asked is not asked."
    ),
    core=True,
    floor=True,
)
