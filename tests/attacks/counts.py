"""How often each attack was tried and how often it got through, with its gate and without: printed when the tests end.

An attack that fails proves something only if it succeeds where its gate is switched off: neither count may hide.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """One attack's counts."""

    name: str
    tried: int
    got_through: int
    without_gate: int
    tried_without: int
    gate: str

    def __str__(self) -> str:
        gate = f" ({self.gate})" if self.gate else ""
        return (
            f"{self.name}: {self.got_through:,} of {self.tried:,} got through; "
            f"{self.without_gate:,} of {self.tried_without:,} with the gate switched off{gate}"
        )


_counts: list[Count] = []


def report(
    name: str, tried: int, got_through: int, without_gate: int, *, tried_without: int | None = None, gate: str = ""
) -> None:
    """Have an attack's counts printed at the end of the run.

    `without_gate`: how many got through with the gate switched off, of `tried_without` (as many as `tried`, if not
    given). `gate` names the function that was switched off. Call this before asserting, so that a failure is counted.
    """
    _counts.append(
        Count(name, tried, got_through, without_gate, tried if tried_without is None else tried_without, gate)
    )


def reported() -> tuple[Count, ...]:
    """Return the counts so far."""
    return tuple(_counts)
