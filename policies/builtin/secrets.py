"""Secrets are never kept and never used, whoever asks for it."""

from policies.contract import Action, Context, Policy, Request, Verdict, deny
from policies.words import a_kind, listed


def evaluate(request: Request, _context: Context) -> Verdict | None:
    """Deny whatever holds a password, a key, a card or account number, a PIN, a recovery phrase."""
    kinds = sorted(request.labels.secrets)
    if not kinds:
        return None
    named = listed(a_kind(kind) for kind in kinds)
    if request.action is Action.USE:
        return deny(f"It holds {named}, and secrets are never used.")
    return deny(f"It is {named}, and secrets are never kept.")


POLICY = Policy(
    id="core.secrets",
    version="1",
    actions=frozenset(Action),
    evaluate=evaluate,
    summary="Passwords, keys, card and account numbers, PINs and recovery phrases are never kept, even when told to.",
    requires=frozenset({"secrets"}),
    core=True,
    floor=True,
)
