"""How policies decide together: deny over ask over allow, and no broken policy is ever silent."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies import (
    Action,
    Context,
    Effect,
    ExpireAfter,
    Label,
    Mode,
    NoQuestion,
    Obligation,
    OnlyInSpaces,
    Policy,
    PolicySet,
    PolicySetError,
    Redact,
    Request,
    Verdict,
    allow,
    ask,
    deny,
    oblige,
)
from policies.builtin import default_policies
from tests.policies.asking import DEFAULT, context, labels, request, use

EVERYTHING = frozenset(Action)
Evaluate = Callable[[Request, Context], Verdict | None]


def policy(name: str, says: object, *, floor: bool = False, mode: Mode = Mode.ENFORCE, requires: str = "") -> Policy:
    """A policy that always says the same, or raises it; `core.…` ones belong to the core."""

    def evaluate(_request: Request, _context: Context) -> Verdict | None:
        if isinstance(says, BaseException):
            raise says
        return cast("Verdict | None", says)

    return Policy(
        id=name,
        version="1",
        actions=EVERYTHING,
        evaluate=evaluate,
        summary="Always the same.",
        requires=frozenset({requires} - {""}),
        core=name.startswith("core."),
        floor=floor,
        mode=mode,
    )


YES, PERHAPS, NO = allow("Yes."), ask("Perhaps."), deny("No.")
DAY, WEEK = timedelta(days=1), timedelta(days=7)


class Unheard(Obligation):
    """An obligation that the engine has never heard of."""

    __slots__ = ()


class Shorter(ExpireAfter):
    """A subclass of a known obligation: nobody knows what it means."""

    __slots__ = ()


class Lying(Verdict):
    """A verdict that is not quite one."""

    __slots__ = ()


BROKEN: list[Any] = [
    RuntimeError("boom"),
    RecursionError(),
    True,
    "allow",
    1,
    (Effect.ALLOW, "Yes."),
    Lying(Effect.ALLOW, "Yes."),
    Verdict(cast("Effect", "allow"), "Yes."),
    Verdict(cast("Effect", 1), "Yes."),
    Verdict(Effect.ALLOW, ""),
    Verdict(Effect.ALLOW, cast("str", None)),
    Verdict(Effect.ALLOW, "Yes.", cast("tuple[Obligation, ...]", [ExpireAfter(DAY)])),
    Verdict(Effect.ALLOW, "Yes.", (cast("Obligation", "expire"),)),
    Verdict(Effect.ALLOW, "Yes.", (ExpireAfter(timedelta(0)),)),
    Verdict(Effect.ALLOW, "Yes.", (ExpireAfter(cast("timedelta", 5)),)),
    Verdict(Effect.ALLOW, "Yes.", (OnlyInSpaces(cast("frozenset[str]", {"work"})),)),
    Verdict(Effect.ALLOW, "Yes.", (Redact(""),)),
    Verdict(Effect.ALLOW, "Yes.", (Label(cast("str", 3)),)),
    Verdict(Effect.ALLOW, "Yes.", (), cast("bool", "quiet")),
]

said = st.sampled_from([None, YES, PERHAPS, NO, oblige("Shortly.", ExpireAfter(DAY)), oblige("Unasked.", NoQuestion())])
anything = st.one_of(said, st.sampled_from(BROKEN))
modes = st.sampled_from(list(Mode))


@st.composite
def sets(draw: st.DrawFn, says: st.SearchStrategy[Any] = anything) -> list[Policy]:
    """Core policies, floor policies and plug-ins that say anything at all, in any mode."""
    drawn = draw(st.lists(st.tuples(says, st.sampled_from(["core", "floor", "acme"]), modes), min_size=1, max_size=6))
    return [
        policy(f"{'core' if kind == 'floor' else kind}.p{place}", says, floor=kind == "floor", mode=mode)
        for place, (says, kind, mode) in enumerate(drawn)
    ]


asked = st.sampled_from([request(), use(), request(action=Action.IMPORT)])
RANK = {Effect.ALLOW: 0, Effect.ASK: 1, Effect.DENY: 2}


@given(policies=sets(), asks=asked, data=st.data())
def test_the_order_of_policies_never_matters(policies: list[Policy], asks: Request, data: st.DataObject) -> None:
    """Whatever the order in which they are listed, the whole decision is the same, trace and digest included."""
    shuffled = data.draw(st.permutations(policies))
    assert PolicySet(shuffled).decide(asks, context()) == PolicySet(policies).decide(asks, context())


@given(policies=sets(), says=anything, mode=modes, asks=asked)
def test_a_plug_in_never_loosens(policies: list[Policy], says: object, mode: Mode, asks: Request) -> None:
    """Adding a plug-in, whatever it says and however it breaks, never makes the outcome weaker."""
    without = PolicySet(policies).decide(asks, context())
    with_it = PolicySet([*policies, policy("zebra.plug_in", says, mode=mode)]).decide(asks, context())
    assert RANK[with_it.effect] >= RANK[without.effect]


@given(policies=sets(), broken=st.sampled_from(BROKEN), floor=st.booleans(), asks=asked)
def test_a_broken_policy_is_never_silent(policies: list[Policy], broken: object, floor: bool, asks: Request) -> None:  # noqa: FBT001
    """It never ends in an allow, and its failure stands in the trace: the floor denies, others ask or leave out."""
    decision = PolicySet([*policies, policy("core.zebra", broken, floor=floor)]).decide(asks, context())
    step = next(step for step in decision.trace if step.policy == "core.zebra")
    assert step.error
    least = Effect.DENY if floor or asks.action is Action.USE else Effect.ASK
    assert RANK[decision.effect] >= RANK[least]


@given(policies=sets(says=said), asks=asked)
def test_a_decision_always_says_why(policies: list[Policy], asks: Request) -> None:
    """There is one reason for each determining policy, and the trace holds every policy that governs the action."""
    decision = PolicySet(policies).decide(asks, context())
    assert decision.determining
    assert len(decision.reasons) == len(decision.determining)
    assert {step.policy for step in decision.trace} == {policy.id for policy in policies}
    assert decision.obligations == () or decision.effect is not Effect.DENY


@pytest.mark.parametrize(
    ("says", "outcome"),
    [
        ([YES], Effect.ALLOW),
        ([YES, None], Effect.ALLOW),
        ([YES, PERHAPS], Effect.ASK),
        ([YES, PERHAPS, NO], Effect.DENY),
        ([NO, YES], Effect.DENY),
        ([None], Effect.ASK),
        ([oblige("Shortly.", ExpireAfter(DAY))], Effect.ASK),
    ],
)
def test_deny_goes_over_ask_goes_over_allow(says: list[Verdict | None], outcome: Effect) -> None:
    """The strongest verdict decides; where nobody has one, a write asks."""
    policies = PolicySet([policy(f"core.p{place}", one) for place, one in enumerate(says)])
    assert policies.decide(request(), context()).effect is outcome


@pytest.mark.parametrize("says", [[], [None], [PERHAPS], [YES, PERHAPS], [YES, RuntimeError()]])
def test_a_use_that_is_not_allowed_is_left_out(says: list[Verdict | None]) -> None:
    """Nobody can be asked in the middle of a reply: silence, a question and a failure all leave the memory out."""
    policies = PolicySet([policy(f"core.p{place}", one) for place, one in enumerate(says)])
    assert policies.decide(use(), context()).effect is Effect.DENY


def test_an_allow_from_a_plug_in_is_a_failure() -> None:
    """Only the core may say yes: a plug-in that does is broken, and the trace says how."""
    decision = PolicySet([policy("core.yes", YES), policy("acme.yes", YES)]).decide(request(), context())
    assert decision.effect is Effect.ASK
    assert decision.determining == ("acme.yes",)
    assert decision.trace[-1].error == "said allow, which only core policies may"


def test_a_missing_label_fails_closed() -> None:
    """A policy whose label is missing is not even run: the floor denies, others ask, uses leave out."""
    gone = labels(missing=frozenset({"sensitivity"}))
    needing = policy("core.needs", YES, requires="sensitivity")
    assert PolicySet([needing]).decide(request(found=labels()), context()).effect is Effect.ALLOW
    assert PolicySet([needing]).decide(request(found=gone), context()).effect is Effect.ASK
    assert PolicySet([needing]).decide(use(gone), context()).effect is Effect.DENY
    assert PolicySet([replace(needing, floor=True)]).decide(request(found=gone), context()).effect is Effect.DENY


@pytest.mark.parametrize("raised", [KeyboardInterrupt(), SystemExit(), GeneratorExit(), BaseException()])
def test_exits_and_interrupts_are_failures_too(raised: BaseException) -> None:
    """A policy that tells the program to stop neither stops it nor gets its way."""
    decision = PolicySet([policy("core.yes", YES), policy("acme.stop", raised)]).decide(request(), context())
    assert decision.effect is Effect.ASK
    assert decision.trace[-1].error == type(raised).__name__


def test_an_error_is_named_as_python_names_it() -> None:
    """The name of a policy's own error stays out of the trace: it could be the words that it was shown."""
    told = type(request().content, (ValueError,), {})
    decision = PolicySet([policy("acme.tells", told())]).decide(request(), context())
    assert decision.trace[0].error == "ValueError"


@pytest.mark.parametrize("mode", [Mode.WARN, Mode.DRY_RUN])
def test_only_enforced_policies_count(mode: Mode) -> None:
    """A policy in another mode stands in the trace and changes nothing, unless it belongs to the floor."""
    yes = policy("core.yes", YES)
    tried = PolicySet([yes, policy("acme.no", NO, mode=mode)]).decide(request(), context())
    assert tried.effect is Effect.ALLOW
    assert [(step.mode, step.effect) for step in tried.trace if step.policy == "acme.no"] == [(mode, Effect.DENY)]
    floor = PolicySet([yes, policy("core.no", NO, floor=True, mode=mode)]).decide(request(), context())
    assert floor.effect is Effect.DENY


def test_obligations_merge_to_the_strictest() -> None:
    """The shortest period, the spaces all agree on, every redaction and every label."""
    decision = PolicySet(
        [
            policy(
                "core.yes", allow("Yes.", ExpireAfter(WEEK), OnlyInSpaces(frozenset({"work", "home"})), Redact("x"))
            ),
            policy("acme.day", oblige("Shortly.", ExpireAfter(DAY), Label("health"), Redact("xyz"))),
            policy("acme.work", oblige("At work.", OnlyInSpaces(frozenset({"work"})), Label("health"))),
        ]
    ).decide(request(), context())
    assert decision.effect is Effect.ALLOW
    assert decision.obligations == (
        ExpireAfter(DAY),
        OnlyInSpaces(frozenset({"work"})),
        Redact("xyz"),
        Redact("x"),
        Label("health"),
    )


@pytest.mark.parametrize("unknown", [Unheard(), Shorter(DAY)])
def test_an_obligation_that_nobody_understands_denies(unknown: Obligation) -> None:
    """What cannot be carried out cannot be promised."""
    decision = PolicySet([policy("core.yes", YES), policy("acme.new", oblige("So.", unknown))]).decide(
        request(), context()
    )
    assert decision.effect is Effect.DENY
    assert decision.determining == ("acme.new",)


def test_no_question_turns_asking_into_denying() -> None:
    """Under NoQuestion what would be asked is denied, for that policy's reason; what is allowed stays so."""
    unasked = policy("core.unasked", oblige("Nobody may ask.", NoQuestion(), quiet=True))
    decision = PolicySet([policy("core.ask", PERHAPS), unasked]).decide(request(), context())
    assert decision.effect is Effect.DENY
    assert decision.reasons == ("Nobody may ask.",)
    assert decision.quiet
    broken = PolicySet([policy("acme.broken", RuntimeError()), policy("core.yes", YES), unasked])
    assert broken.decide(request(), context()).effect is Effect.DENY
    assert PolicySet([policy("core.yes", YES), unasked]).decide(request(), context()).effect is Effect.ALLOW


def test_a_denial_is_quiet_only_if_all_agree() -> None:
    """One policy that wants it said is enough."""
    hush = policy("core.hush", deny("Hush.", quiet=True))
    assert PolicySet([hush]).decide(request(), context()).quiet
    assert not PolicySet([hush, policy("core.no", NO)]).decide(request(), context()).quiet


def test_reasons_never_quote_the_content() -> None:
    """A plug-in whose reason repeats what was said is broken: reasons go to the ledger, which holds no such words."""
    said = request()
    decision = PolicySet([policy("acme.quotes", deny(f"No: {said.content.upper()}!"))]).decide(said, context())
    assert decision.effect is Effect.ASK
    assert all(said.content.casefold() not in step.reason.casefold() for step in decision.trace)


@pytest.mark.parametrize(
    "policies",
    [
        [policy("core.one", YES), policy("core.one", NO)],
        [replace(policy("acme.one", YES), core=True)],
        [replace(policy("core.one", YES), core=False)],
        [replace(policy("acme.one", NO), floor=True)],
    ],
)
def test_a_set_that_cannot_be_is_refused(policies: list[Policy]) -> None:
    """Ids are unique; only `core.…` ones are core, and only those belong to the floor. The error names the policy."""
    with pytest.raises(PolicySetError, match=policies[0].id):
        PolicySet(policies)


def test_a_plug_in_is_never_core() -> None:
    """Among the plug-ins no id helps: one that calls itself core is refused by name."""
    helpful = policy("core.helpful", YES)
    with pytest.raises(PolicySetError, match=r"core\.helpful"):
        PolicySet([], plug_ins=[helpful])
    assert PolicySet([policy("core.yes", YES)], plug_ins=[policy("acme.no", NO)]).decide(request(), context()).effect


@pytest.mark.parametrize(
    "changes",
    [
        {"id": type("Id", (str,), {})("acme.one")},
        {"core": "yes"},
        {"mode": "enforce"},
        {"actions": [Action.USE]},
        {"actions": frozenset({"use"})},
        {"requires": {"secrets"}},
        {"evaluate": None},
    ],
)
def test_a_policy_with_a_field_of_a_wrong_type_is_refused(changes: dict[str, Any]) -> None:
    """Whatever only looks like what it should be could answer differently the next time it is asked."""
    with pytest.raises(PolicySetError, match=r"acme\.one"):
        PolicySet([replace(policy("acme.one", NO), **changes)])


def test_the_digest_names_the_set() -> None:
    """The same set has the same digest in any order; another version, mode, policy or lexicon has another."""
    first, second = policy("core.one", YES), policy("acme.two", NO)
    digest = PolicySet([first, second]).digest
    assert digest == PolicySet([second, first]).digest
    assert len(digest) == 64
    others = [
        PolicySet([first]),
        PolicySet([first, replace(second, version="2")]),
        PolicySet([first, replace(second, mode=Mode.WARN)]),
        PolicySet([first, second], labellers="another lexicon"),
    ]
    assert len({digest, *(other.digest for other in others)}) == len(others) + 1
    assert PolicySet([first, second]).decide(request(), context()).policy_set == digest


def test_what_policies_see_is_frozen() -> None:
    """A policy cannot change what the others see: trying is a failure like any other."""

    def meddle(asks: Request, _context: Context) -> Verdict | None:
        asks.told = True  # type: ignore[misc]
        return None

    decision = PolicySet([replace(policy("acme.meddles", None), evaluate=meddle)]).decide(request(), context())
    assert decision.trace[0].error == AttributeError.__name__


def test_an_action_that_a_policy_does_not_govern_is_none_of_its_business() -> None:
    """It is not run, and does not stand in the trace."""
    reads = replace(policy("core.reads", NO), actions=frozenset({Action.USE}))
    decision = PolicySet([reads, policy("core.yes", YES)]).decide(request(), context())
    assert decision.effect is Effect.ALLOW
    assert [step.policy for step in decision.trace] == ["core.yes"]


def test_the_shipped_policies_are_whole() -> None:
    """They are core, have summaries and versions, and those that must not be switched off belong to the floor."""
    assert all(one.core and one.summary.endswith(".") and one.version for one in default_policies())
    floor = {one.id for one in default_policies() if one.floor}
    assert floor >= {"core.secrets", "core.inferred", "core.declined", "core.sensitive", "core.own_words"}
    assert DEFAULT.decide(request(), context()).effect is Effect.ALLOW
