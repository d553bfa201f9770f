"""One policy decision, and the labelling that goes before it."""

import itertools
from datetime import UTC, datetime

from benchmarks.figures import Figure, arguments, figure, report, timed
from benchmarks.sample import memories
from policies.builtin import default_policies
from policies.contract import Action, Context, Origin, Request
from policies.engine import PolicySet
from policies.labels import label

_MICRO = 1_000


def measure(runs: int) -> list[Figure]:
    """Decide on made-up sentences with the policies that come with Sidenote; each was labelled before."""
    policies = PolicySet(default_policies())
    context = Context(now=datetime(2026, 1, 1, tzinfo=UTC))
    sentences = list(itertools.islice(memories(), runs))
    label(sentences[0], sentences[0])
    labelling = [timed(label, text, text) for text in sentences]
    to_keep = [Request(Action.REMEMBER, text, Origin.STATED, label(text, text)) for text in sentences]
    to_use = [
        Request(Action.USE, text, Origin.STATED, purpose="What could I cook?", relevance=0.5) for text in sentences
    ]
    for request in to_keep[:50]:
        policies.decide(request, context)
    return [
        _decisions("one decision: may this be kept?", policies, to_keep, context),
        _decisions("one decision: may this be used here?", policies, to_use, context),
        figure("labelling one sentence", labelling),
    ]


def _decisions(what: str, policies: PolicySet, requests: list[Request], context: Context) -> Figure:
    samples = [timed(policies.decide, request, context) * _MICRO for request in requests]
    return figure(what, samples, unit="µs", goal="≤ 100 µs")


if __name__ == "__main__":
    parser = arguments(__doc__)
    parser.add_argument("--runs", type=int, default=1_000)
    chosen = parser.parse_args()
    report(measure(chosen.runs), as_json=chosen.json)
