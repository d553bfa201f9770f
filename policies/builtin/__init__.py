"""The policies that come with Sidenote, one a file."""

from policies.builtin import (
    authored,
    declined,
    forgotten,
    imported,
    inferred,
    known,
    mode,
    own_words,
    passing,
    purpose,
    questions,
    retention,
    rules,
    secrets,
    sensitive,
    stated,
    third_party,
    use,
)
from policies.contract import Policy


def default_policies() -> tuple[Policy, ...]:
    """Give what decides when nothing is configured: one policy for each kind of thing that may be said, or used."""
    return (
        secrets.POLICY,
        own_words.POLICY,
        inferred.POLICY,
        sensitive.POLICY,
        declined.POLICY,
        rules.POLICY,
        forgotten.POLICY,
        third_party.POLICY,
        passing.POLICY,
        stated.POLICY,
        authored.POLICY,
        imported.POLICY,
        known.POLICY,
        mode.POLICY,
        questions.POLICY,
        retention.POLICY,
        use.POLICY,
        purpose.POLICY,
    )
