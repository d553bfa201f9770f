"""Facts about other people are not picked up in passing."""

from policies.contract import Action, Context, Duration, Origin, Policy, Request, Subject, Verdict, ask, deny
from policies.words import about


def evaluate(request: Request, _context: Context) -> Verdict | None:
    """Ask about an ordinary fact about somebody else said in passing; deny a sensitive one.

    Being told to keep a sensitive fact about somebody outside the family asks; about family it is enough.
    """
    labels = request.labels
    if labels.subject is Subject.SELF or request.origin not in {Origin.STATED, Origin.INFERRED}:
        return None
    if not labels.sensitivity:
        return None if request.told else ask("It is about somebody else, so I ask first.")
    named = about(labels.sensitivity, labels.subject)
    if request.told:
        return ask(f"It is about {named}, so I ask first.") if labels.subject is Subject.OTHER else None
    # Said about this very moment ("mum has a headache today") it is not worth a word either.
    quiet = labels.duration is Duration.PASSING
    return deny(f"It is about {named}, which I do not pick up in passing.", quiet=quiet)


POLICY = Policy(
    id="core.third_party",
    version="1",
    actions=frozenset({Action.REMEMBER, Action.RECTIFY}),
    evaluate=evaluate,
    summary=(
        "What you mention about other people is kept only after your yes; sensitive things about them only when told."
    ),
    requires=frozenset({"sensitivity", "subject"}),
    core=True,
)
