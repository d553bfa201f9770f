"""The person's own switch: how much may be kept at all."""

from policies.contract import Action, Context, MemoryMode, Origin, Policy, Request, Verdict, deny


def evaluate(request: Request, context: Context) -> Verdict | None:
    """Deny everything off the record or with memory off, and all that was not asked for with "only when told".

    Both leave memories unused as well. An import is asked for by making it.
    """
    quiet = not request.told and request.origin in {Origin.STATED, Origin.INFERRED}
    if context.off_record:
        return deny("This conversation is off the record.", quiet=quiet)
    if context.mode is MemoryMode.OFF:
        return deny("Your memory is switched off.", quiet=quiet)
    if context.mode is not MemoryMode.ONLY_WHEN_TOLD or request.action is Action.USE:
        return None
    if request.told or request.origin in {Origin.AUTHORED, Origin.IMPORTED}:
        return None
    return deny("You want me to remember only what you tell me to.", quiet=quiet)


POLICY = Policy(
    id="core.mode",
    version="1",
    actions=frozenset(Action),
    evaluate=evaluate,
    summary=(
        "With memory off, or off the record, nothing is kept or used; with “only when told”, only what "
        "you ask for is kept."
    ),
    core=True,
)
