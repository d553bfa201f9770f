"""What a policy sees and what it may say: frozen values, no I/O.

A policy is a small pure function `evaluate(request, context) -> Verdict | None`; None means "does not apply".
`PolicySet.decide` (engine.py) evaluates all of them and combines: deny > ask > allow.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


class Action(StrEnum):
    """What is about to happen to a memory. Forgetting is missing on purpose: no policy may stop it."""

    REMEMBER = "remember"
    RECTIFY = "rectify"
    IMPORT = "import"
    USE = "use"


WRITES = frozenset({Action.REMEMBER, Action.RECTIFY, Action.IMPORT})
"""Every action that keeps something."""


class Origin(StrEnum):
    """Where the words of a memory come from."""

    STATED = "stated"
    INFERRED = "inferred"
    AUTHORED = "authored"
    IMPORTED = "imported"


class MemoryMode(StrEnum):
    """How much the person lets Sidenote keep."""

    ASK_FIRST = "ask-first"
    ONLY_WHEN_TOLD = "only-when-told"
    OFF = "off"


class Subject(StrEnum):
    """Whose fact it is."""

    SELF = "self"
    FAMILY = "family"
    OTHER = "other"


class Duration(StrEnum):
    """For how long a statement holds: a passing state, a phase with an end, or lasting."""

    PASSING = "passing"
    PHASE = "phase"
    LASTING = "lasting"


class Effect(StrEnum):
    """The outcome of a decision, from weakest to strongest: allow, ask, deny."""

    ALLOW = "allow"
    ASK = "ask"
    DENY = "deny"


class Mode(StrEnum):
    """Whether a policy's verdict counts (`enforce`), is shown beside (`warn`) or only recorded (`dry-run`)."""

    ENFORCE = "enforce"
    WARN = "warn"
    DRY_RUN = "dry-run"


@dataclass(frozen=True, slots=True)
class Labels:
    """What the labellers found out about a text.

    `missing` names the labellers that failed: a policy that requires one of those fails closed.
    """

    secrets: frozenset[str] = frozenset()
    """Kinds of secret found, such as "password" or "card number"; never the secret itself."""
    sensitivity: frozenset[str] = frozenset()
    """Sensitive categories, such as "health" (policies/labels/sensitivity.py lists them)."""
    subject: Subject = Subject.SELF
    duration: Duration = Duration.LASTING
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that wants to be decided: a claim to keep, or a memory to use."""

    action: Action
    content: str
    origin: Origin
    labels: Labels = field(default_factory=Labels)
    told: bool = False
    """The person explicitly asked to keep this ("remember that …")."""
    topic: str = "other"
    space: str | None = None
    expires_at: datetime | None = None
    purpose: str = ""
    """For `USE`: the message that the memory would help to answer."""
    for_others: bool = False
    """For `USE`: the reply is a text that somebody else will read (an e-mail, a letter)."""
    relevance: float = 0.0
    """For `USE`: how well the memory fits the purpose, 0 to 1."""
    purpose_sensitivity: frozenset[str] = frozenset()
    """For `USE`: the sensitive categories that the person's message itself brings up."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is already known when the decision is made."""

    now: datetime
    mode: MemoryMode = MemoryMode.ASK_FIRST
    off_record: bool = False
    own_words: bool = True
    """The evidence gate found the quote in words that the person typed (or typed it into the page)."""
    known: bool = False
    """An active memory says the same already."""
    declined: bool = False
    """The person said no to this before."""
    forgotten: bool = False
    """The person had this forgotten."""
    never_remember: str | None = None
    """What the person's own matching "never remember" rule is about."""
    never_ask: str | None = None
    """What the person's own matching "never ask" rule is about."""
    asked_this_turn: int = 0
    waiting: int = 0


class Obligation:
    """Something that must hold if the decision allows. The core knows the subclasses below and denies any other."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ExpireAfter(Obligation):
    """Keep it for at most this long. The shortest wins."""

    period: timedelta


@dataclass(frozen=True, slots=True)
class OnlyInSpaces(Obligation):
    """Use it in these spaces only. The narrowest (the intersection) wins."""

    spaces: frozenset[str]


@dataclass(frozen=True, slots=True)
class Redact(Obligation):
    """Replace this text by `[redacted]` before it is kept. All of them apply."""

    text: str


@dataclass(frozen=True, slots=True)
class Label(Obligation):
    """Add this sensitivity label to what is kept. All of them apply."""

    sensitivity: str


@dataclass(frozen=True, slots=True)
class NoQuestion(Obligation):
    """Nobody may be asked about this: what would have to be asked is denied, for this policy's reason."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one policy says, with the reason in plain words (it never quotes the content)."""

    effect: Effect | None
    """None: no opinion on whether, only obligations on how (see `oblige`)."""
    reason: str
    obligations: tuple[Obligation, ...] = ()
    quiet: bool = False
    """A denial that is not worth a word to the person, such as a passing state."""


def allow(reason: str, *obligations: Obligation) -> Verdict:
    """Say yes. The engine honours it from core policies alone."""
    return Verdict(Effect.ALLOW, reason, obligations)


def ask(reason: str, *obligations: Obligation) -> Verdict:
    """Let the person decide."""
    return Verdict(Effect.ASK, reason, obligations)


def deny(reason: str, *, quiet: bool = False) -> Verdict:
    """Refuse; `quiet` when the person need not hear of it."""
    return Verdict(Effect.DENY, reason, (), quiet)


def oblige(reason: str, *obligations: Obligation, quiet: bool = False) -> Verdict:
    """Leave the decision to the others, and add what must hold if it allows. Plug-ins may say this too."""
    return Verdict(None, reason, obligations, quiet)


@dataclass(frozen=True, slots=True)
class Policy:
    """A named rule. `floor` policies cannot be switched off; `core` ones alone may allow."""

    id: str
    version: str
    actions: frozenset[Action]
    evaluate: Callable[[Request, Context], Verdict | None]
    summary: str
    """One plain sentence, shown to people."""
    requires: frozenset[str] = frozenset()
    """The labellers it needs: "secrets", "sensitivity", "subject", "duration"."""
    core: bool = False
    floor: bool = False
    mode: Mode = Mode.ENFORCE


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a decision's trace: what a policy said, or how it failed. Holds no words of the content."""

    policy: str
    version: str
    mode: Mode
    effect: Effect | None
    reason: str
    error: str | None = None
    """The class name of what it raised, or a short description of what was wrong."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The combined outcome, with everything that led to it."""

    effect: Effect
    reasons: tuple[str, ...]
    """One for each of `determining`, in that order."""
    determining: tuple[str, ...]
    """Ids of the policies whose verdict is the outcome ("engine" when no policy spoke)."""
    obligations: tuple[Obligation, ...]
    trace: tuple[Step, ...]
    policy_set: str
    """Digest (SHA-256, hex) of the set that decided."""
    quiet: bool = False
    """A denial of which no determining policy wants a word said."""
