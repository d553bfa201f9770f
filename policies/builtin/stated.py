"""What the person says plainly about themselves is kept, and what they ask to be kept."""

from policies.contract import Action, Context, Duration, Origin, Policy, Request, Subject, Verdict, allow


def evaluate(request: Request, _context: Context) -> Verdict | None:
    """Allow what was told, and ordinary, lasting facts about the person; stay silent about everything else."""
    if request.origin is not Origin.STATED:
        return None
    if request.told:
        return allow("You asked me to remember it.")
    labels = request.labels
    lasts = labels.duration is Duration.LASTING or (
        labels.duration is Duration.PHASE and request.expires_at is not None
    )
    if lasts and labels.subject is Subject.SELF and not labels.sensitivity:
        return allow("You said so plainly.")
    return None


POLICY = Policy(
    id="core.stated",
    version="1",
    actions=frozenset({Action.REMEMBER, Action.RECTIFY}),
    evaluate=evaluate,
    summary=(
        "What you say plainly about yourself is kept if it is ordinary and lasts, and so is what you ask me to keep."
    ),
    requires=frozenset({"sensitivity", "subject", "duration"}),
    core=True,
)
