"""The table of what happens by default is true: every example in it is played."""

import re

import pytest

from assistant.events import TurnResult
from memory.home import Home
from policies.builtin import default_policies
from tests.docs.pages import ROOT
from tests.docs.visitor import Visitor

TEXT = (ROOT / "docs/defaults.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r'^\| [^|]+ \| "([^|]+)" \| (\w+) \|', TEXT, re.MULTILINE)
POLICY_IDS = {policy.id for policy in default_policies()}


def outcome(result: TurnResult) -> str:
    """What the turn did, in the table's words."""
    happened = {
        "saved": result.saved or result.updated,
        "asks": result.proposals,
        "refused": result.refused,
        "forgotten": result.forgotten,
    }
    return " and ".join(word for word, found in happened.items() if found) or "nothing"


@pytest.mark.anyio
@pytest.mark.parametrize(("said", "expected"), EXAMPLES)
async def test_each_example_comes_out_as_the_table_says(home: Home, said: str, expected: str) -> None:
    """Said as the first message of a fresh account, the example has the outcome that stands beside it."""
    assert outcome(await Visitor(home).says(said)) == expected


def test_there_are_examples() -> None:
    """The pattern still finds the table's examples."""
    assert len(EXAMPLES) > 10


def test_the_policies_named_exist_and_all_are_named() -> None:
    """The page names every policy that decides about keeping or using by default, and no other."""
    named = set(re.findall(r"`(core\.\w+)`", TEXT))
    assert named <= POLICY_IDS
    assert POLICY_IDS - named == {"core.imported", "core.retention"}, "say here what these do by default"
