"""All labellers together, and what happens when one fails."""

import pytest

from policies import labels
from policies.contract import Duration, Labels, Subject
from policies.labels import duration, label, secrets, sensitivity, subject


def test_a_claim_gets_all_its_labels() -> None:
    """Secrets, sensitivity, subject and duration, from claim and quote together."""
    found = label("Boss has a headache", "my boss has a migraine today, her pin is 4921")
    assert found.secrets == {"PIN"}
    assert found.sensitivity == {"health"}
    assert found.subject is Subject.OTHER
    assert found.duration is Duration.PASSING
    assert not found.missing


def test_a_plain_claim_is_plain() -> None:
    """Ordinary, lasting, the person's own."""
    assert label("Prefers aisle seats", "I prefer aisle seats") == label("Prefers aisle seats")
    assert label("Prefers aisle seats") == Labels()


def test_what_was_told_is_judged_without_the_order() -> None:
    """Told to remember that a sister is vegan, it is about the sister."""
    assert label("Sister is vegan", "Remember that my sister is vegan", told=True).subject is Subject.FAMILY


@pytest.mark.parametrize(
    ("name", "module", "function"),
    [
        ("secrets", secrets, "find"),
        ("sensitivity", sensitivity, "categories"),
        ("subject", subject, "whose"),
        ("duration", duration, "holds"),
    ],
)
def test_a_labeller_that_fails_is_missing(
    name: str, module: object, function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named, the others still speak, and its own label is the strictest."""

    def fail(*_arguments: object) -> object:
        raise RuntimeError

    monkeypatch.setattr(module, function, fail)
    found = label("Prefers aisle seats", "I prefer aisle seats")
    assert found.missing == {name}
    assert found.subject is (Subject.OTHER if name == "subject" else Subject.SELF)
    assert found.duration is (Duration.PASSING if name == "duration" else Duration.LASTING)


def test_the_fingerprint_names_the_labellers() -> None:
    """It is a stable digest, part of every policy set's own."""
    assert labels.fingerprint() == labels.fingerprint()
    assert len(labels.fingerprint()) == 64
