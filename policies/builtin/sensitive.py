"""Sensitive things are kept only when the person asks for it."""

from policies.contract import WRITES, Context, Origin, Policy, Request, Subject, Verdict, ask
from policies.words import about


def evaluate(request: Request, _context: Context) -> Verdict | None:
    """Ask about sensitive things, unless the person told us to keep them, or typed them in, about themselves or family.

    Told about anybody else, they ask: somebody else's secrets are not the person's alone to give.
    """
    labels = request.labels
    if not labels.sensitivity or request.origin is Origin.AUTHORED:
        return None
    if request.origin is Origin.STATED and request.told and labels.subject is not Subject.OTHER:
        return None
    return ask(f"It is about {about(labels.sensitivity, labels.subject)}, which is sensitive, so I ask first.")


POLICY = Policy(
    id="core.sensitive",
    version="1",
    actions=WRITES,
    evaluate=evaluate,
    summary="Sensitive things, such as health, religion or politics, are kept only when you ask for it.",
    requires=frozenset({"sensitivity", "subject"}),
    core=True,
    floor=True,
)
