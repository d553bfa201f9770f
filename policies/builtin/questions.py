"""Questions are few."""

from policies.contract import Action, Context, NoQuestion, Origin, Policy, Request, Verdict, oblige

A_TURN = 1
WAITING = 3


def evaluate(request: Request, context: Context) -> Verdict | None:
    """Let no second question come in a turn, and no guess join three questions that wait.

    What the person stated may still ask then: it comes before guesses, and the oldest waiting one lapses for it.
    """
    quiet = not request.told
    if context.asked_this_turn >= A_TURN:
        return oblige("One question at a time is enough.", NoQuestion(), quiet=quiet)
    if request.origin is Origin.INFERRED and context.waiting >= WAITING:
        return oblige("Enough questions are waiting for you.", NoQuestion(), quiet=quiet)
    return None


POLICY = Policy(
    id="core.questions",
    version="1",
    actions=frozenset({Action.REMEMBER, Action.RECTIFY}),
    evaluate=evaluate,
    summary="I ask at most one question a turn, and let at most three wait.",
    core=True,
)
