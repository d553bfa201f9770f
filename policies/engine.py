"""The policy decision point: evaluate every policy, combine what they say, fail closed, keep the trace.

Plug-ins are anybody's code: each is shown copies, and what it returns is copied before it is read, so that nothing it
holds on to can change afterwards what others see or what it has said.
"""

import builtins
import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from policies import labels
from policies.contract import (
    Action,
    Context,
    Decision,
    Effect,
    ExpireAfter,
    Label,
    Mode,
    NoQuestion,
    Obligation,
    OnlyInSpaces,
    Policy,
    Redact,
    Request,
    Step,
    Verdict,
)

_STRENGTH = {Effect.ALLOW: 0, Effect.ASK: 1, Effect.DENY: 2}
_ENGINE = "engine"
"""Stands in `determining` when the outcome comes from the rules of combination and no policy."""


class PolicySetError(ValueError):
    """The policies cannot form a set: an id twice, a field of a wrong type, or a plug-in that claims to be core."""


@dataclass(frozen=True, slots=True)
class _Finding:
    """What one policy contributes: its own verdict, or the one that its failure stands for."""

    policy: Policy
    verdict: Verdict | None
    error: str | None = None


class PolicySet:
    """Policies that decide together. Immutable, and safe to share between threads."""

    __slots__ = ("digest", "policies")

    digest: str
    policies: tuple[Policy, ...]

    def __init__(
        self, policies: Sequence[Policy], *, plug_ins: Sequence[Policy] = (), labellers: str | None = None
    ) -> None:
        """Order and digest the policies; `labellers` names the labels' version (default: the shipped labellers').

        Of `plug_ins`, which were written elsewhere, none may call itself core. Raises PolicySetError.
        """
        # The set's own copies: a policy that changes its fields later changes nothing here.
        policies = [_own(policy) for policy in (*policies, *plug_ins)]
        _check(policies, {policy.id for policy in policies[len(policies) - len(plug_ins) :]})
        # Floor, then core, then plug-ins, each by id: the order in which policies were listed can never matter, and the
        # core has spoken before any plug-in runs.
        self.policies = tuple(sorted(policies, key=lambda policy: (not policy.floor, not policy.core, policy.id)))
        self.digest = _digest(self.policies, labels.fingerprint() if labellers is None else labellers)

    def decide(self, request: Request, context: Context) -> Decision:
        """Let every policy that governs the action speak, and combine: deny over ask over allow.

        Raises nothing on account of a policy: one that fails is answered for by `_failed`, and shows in the trace.
        """
        trace: list[Step] = []
        counting: list[_Finding] = []
        for policy in self.policies:
            if request.action not in policy.actions:
                continue
            finding = _evaluate(policy, request, context)
            verdict = finding.verdict
            trace.append(
                Step(
                    policy.id,
                    policy.version,
                    policy.mode,
                    None if verdict is None else verdict.effect,
                    "" if verdict is None else verdict.reason,
                    finding.error,
                )
            )
            if verdict is not None and (policy.floor or policy.mode is Mode.ENFORCE):
                counting.append(finding)
        return _combine(counting, request.action, tuple(trace), self.digest)


def _evaluate(policy: Policy, request: Request, context: Context) -> _Finding:
    absent = policy.requires & request.labels.missing
    if absent:
        return _failed(policy, request.action, f"label missing: {', '.join(sorted(absent))}")
    asked, known = (request, context) if policy.core else _copies(request, context)
    try:
        verdict = policy.evaluate(asked, known)
        if verdict is not None and not policy.core:
            verdict = _copy(verdict)
        wrong = None if verdict is None else _wrong(policy, verdict, request)
    except BaseException as error:  # noqa: BLE001  a policy is anybody's code: whatever goes wrong in it must end in a
        # stricter decision, and must not end the server either: exits and interrupts raised in there are its own.
        return _failed(policy, request.action, _kind(error))
    return _Finding(policy, verdict) if wrong is None else _failed(policy, request.action, wrong)


def _copies(request: Request, context: Context) -> tuple[Request, Context]:
    return replace(request, labels=replace(request.labels)), replace(context)


def _copy(verdict: Verdict) -> Verdict:
    if type(verdict) is not Verdict:
        return verdict  # `_wrong` says so
    obligations = verdict.obligations
    if type(obligations) is tuple:
        obligations = tuple(replace(one) if _understood(one) else one for one in obligations)  # type: ignore[type-var]
    return replace(verdict, obligations=obligations)


_ERRORS = sorted(
    {kind for kind in vars(builtins).values() if isinstance(kind, type) and issubclass(kind, BaseException)},
    key=lambda kind: (-len(kind.__mro__), kind.__name__),
)


def _kind(error: BaseException) -> str:
    """Name the nearest of Python's own errors: a name that a policy made up could hold the words it was shown."""
    return next(kind.__name__ for kind in _ERRORS if issubclass(type(error), kind))


def _wrong(policy: Policy, verdict: object, request: Request) -> str | None:
    """Say what is wrong with a verdict, or None. Types are compared exactly: a subclass may lie about its fields."""
    if type(verdict) is not Verdict:
        return "returned no verdict"
    content = request.content.strip().casefold()
    faults = (
        (verdict.effect is not None and type(verdict.effect) is not Effect, "effect of a wrong type"),
        (type(verdict.reason) is not str or not verdict.reason.strip(), "no reason given"),
        (type(verdict.quiet) is not bool, "quiet of a wrong type"),
        (type(verdict.obligations) is not tuple, "obligations of a wrong type"),
    )
    fault = next((fault for found, fault in faults if found), None)
    if fault is None and not all(_well_formed(one) for one in verdict.obligations):
        fault = "malformed obligation"
    if fault is None and not policy.core:
        if verdict.effect is Effect.ALLOW:
            fault = "said allow, which only core policies may"
        elif content and content in verdict.reason.casefold():
            fault = "reason quotes the content"
    return fault


def _well_formed(obligation: object) -> bool:
    """Whether the values inside are what their type promises; an unknown kind is judged in `_combine`."""
    if not _understood(obligation):
        return issubclass(type(obligation), Obligation)
    match obligation:
        case ExpireAfter(period=period):
            return type(period) is timedelta and period > timedelta(0)
        case OnlyInSpaces(spaces=spaces):
            return type(spaces) is frozenset and all(type(space) is str for space in spaces)
        case Redact(text=text) | Label(sensitivity=text):
            return type(text) is str and bool(text)
    return True


def _understood(obligation: object) -> bool:
    """Whether the core knows what it means. Kinds are compared by identity: a foreign one may claim to equal any."""
    return any(type(obligation) is kind for kind in _UNDERSTOOD)


def _failed(policy: Policy, action: Action, error: str) -> _Finding:
    """Give the verdict that a broken policy's failure stands for.

    INVARIANT: Fail closed. The floor denies, any other asks before a write and leaves out of a use.
    """
    if policy.floor or action is Action.USE:
        verdict = Verdict(Effect.DENY, f"The policy {policy.id} could not be checked, so the answer is no.")
    else:
        verdict = Verdict(Effect.ASK, f"The policy {policy.id} could not be checked, so I ask first.")
    return _Finding(policy, verdict, error)


def _combine(findings: Sequence[_Finding], action: Action, trace: tuple[Step, ...], digest: str) -> Decision:
    said = [(finding.policy.id, finding.verdict) for finding in findings if finding.verdict is not None]
    said += [
        (policy, Verdict(Effect.DENY, "A policy asks for something that Sidenote does not know how to do."))
        for policy, verdict in said
        if not all(_understood(one) for one in verdict.obligations)
    ]
    effects = [verdict.effect for _, verdict in said if verdict.effect is not None]
    if not effects:
        said = [*said, (_ENGINE, _silence(action))]
        effects = [Effect.DENY if action is Action.USE else Effect.ASK]
    outcome = max(effects, key=_STRENGTH.__getitem__)
    determining = [(policy, verdict) for policy, verdict in said if verdict.effect is outcome]
    if outcome is Effect.ASK:
        forbidding = [
            (policy, verdict) for policy, verdict in said if any(type(one) is NoQuestion for one in verdict.obligations)
        ]
        if forbidding:
            outcome, determining = Effect.DENY, forbidding
        elif action is Action.USE:
            # Nobody can be asked in the middle of a reply: what would need a question stays out.
            outcome = Effect.DENY
    reasons = {policy: verdict.reason for policy, verdict in reversed(determining)}
    named = tuple(dict.fromkeys(policy for policy, _ in determining))
    return Decision(
        effect=outcome,
        reasons=tuple(reasons[policy] for policy in named),
        determining=named,
        obligations=() if outcome is Effect.DENY else _merge(one for _, verdict in said for one in verdict.obligations),
        trace=trace,
        policy_set=digest,
        quiet=outcome is Effect.DENY and all(verdict.quiet for _, verdict in determining),
    )


def _silence(action: Action) -> Verdict:
    if action is Action.USE:
        return Verdict(Effect.DENY, "No policy allows using this.")
    return Verdict(Effect.ASK, "No policy speaks for keeping this, so I ask first.")


_UNDERSTOOD = (ExpireAfter, OnlyInSpaces, Redact, Label, NoQuestion)


def _merge(obligations: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """Merge to the strictest: shortest period, common spaces, every redaction and label; in a fixed order."""
    periods: list[timedelta] = []
    spaces: list[frozenset[str]] = []
    redactions: set[str] = set()
    added: set[str] = set()
    for one in obligations:
        if isinstance(one, ExpireAfter):
            periods.append(one.period)
        elif isinstance(one, OnlyInSpaces):
            spaces.append(one.spaces)
        elif isinstance(one, Redact):
            redactions.add(one.text)
        elif isinstance(one, Label):
            added.add(one.sensitivity)
    merged: list[Obligation] = []
    if periods:
        merged.append(ExpireAfter(min(periods)))
    if spaces:
        merged.append(OnlyInSpaces(frozenset.intersection(*spaces)))
    # The longest first, so that redacting a part never hides a whole from its own redaction.
    merged += [Redact(text) for text in sorted(redactions, key=lambda text: (-len(text), text))]
    merged += [Label(sensitivity) for sensitivity in sorted(added)]
    return tuple(merged)


def _own(policy: Policy) -> Policy:
    """Return a copy, its fields read once. Types are compared exactly: a subclass may answer differently each time."""
    if type(policy) is not Policy:
        message = f"a {type(policy).__name__} is no policy"
        raise PolicySetError(message)
    own = replace(policy)
    texts = (own.id, own.version, own.summary)
    sets = ((own.actions, Action), (own.requires, str))
    if not (
        all(type(text) is str for text in texts)
        and all(type(many) is frozenset and all(type(one) is kind for one in many) for many, kind in sets)
        and type(own.core) is type(own.floor) is bool
        and type(own.mode) is Mode
        and callable(own.evaluate)
    ):
        message = f"{str(own.id)[:100]}: a field of this policy is of a wrong type"
        raise PolicySetError(message)
    return own


def _check(policies: Sequence[Policy], plug_ins: Collection[str]) -> None:
    seen: set[str] = set()
    for policy in policies:
        if policy.id in seen:
            message = f"two policies are called {policy.id}"
            raise PolicySetError(message)
        seen.add(policy.id)
        if policy.core and policy.id in plug_ins:
            message = f"{policy.id}: a plug-in cannot be core"
            raise PolicySetError(message)
        if policy.core != policy.id.startswith("core."):
            message = f"{policy.id}: core policies, and only those, have ids that begin with 'core.'"
            raise PolicySetError(message)
        if policy.floor and not policy.core:
            message = f"{policy.id}: only a core policy can belong to the floor"
            raise PolicySetError(message)


def _digest(policies: Sequence[Policy], labellers: str) -> str:
    described = [
        [policy.id, policy.version, policy.mode.value, policy.core, policy.floor, sorted(policy.actions)]
        for policy in policies
    ]
    canonical = json.dumps([described, labellers], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
