"""Slowing failed attempts."""

from web.slowdown import FORGOTTEN_AFTER, LONGEST_WAIT, MOST_KEYS, Slowdown


class Watch:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_few_failures_are_free() -> None:
    """Mistyping a password a few times costs nothing."""
    slowdown = Slowdown(free=3)
    for _ in range(2):
        slowdown.failed("ada")
    assert slowdown.wait("ada") == 0


def test_each_further_failure_makes_the_wait_longer_up_to_a_bound() -> None:
    """The waits grow, never beyond the longest."""
    slowdown = Slowdown(free=1, clock=Watch())
    waits = []
    for _ in range(60):
        slowdown.failed("ada")
        waits.append(slowdown.wait("ada"))
    assert waits == sorted(waits)
    assert waits[0] > 0
    assert waits[-1] == LONGEST_WAIT


def test_waiting_helps() -> None:
    """After the wait the next attempt is free to be made."""
    watch = Watch()
    slowdown = Slowdown(free=1, clock=watch)
    slowdown.failed("ada")
    watch.now += slowdown.wait("ada")
    assert slowdown.wait("ada") == 0


def test_failures_are_forgotten_after_a_while_and_after_success() -> None:
    """Nobody is held for ever."""
    watch = Watch()
    slowdown = Slowdown(free=1, clock=watch)
    slowdown.failed("ada")
    slowdown.failed("bob")
    slowdown.cleared("bob")
    assert slowdown.wait("bob") == 0
    watch.now += FORGOTTEN_AFTER + 1
    assert slowdown.wait("ada") == 0


def test_a_failure_that_was_none_can_be_taken_back() -> None:
    """A success among failures of the same address leaves the others counted."""
    slowdown = Slowdown(free=2, clock=Watch())
    slowdown.failed("address")
    slowdown.failed("address")
    assert slowdown.wait("address") > 0
    slowdown.took_back("address")
    assert slowdown.wait("address") == 0
    slowdown.failed("address")
    assert slowdown.wait("address") > 0


def test_keys_are_told_apart_and_bounded_in_number() -> None:
    """An attacker with many names cannot fill the memory."""
    slowdown = Slowdown(free=1, clock=Watch())
    for number in range(MOST_KEYS + 10):
        slowdown.failed(f"name-{number}")
    assert slowdown.wait("name-0") == 0
    assert slowdown.wait(f"name-{MOST_KEYS}") > 0
