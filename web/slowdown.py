"""Failed attempts, counted in memory: after a few free ones, each further one makes the next wait longer."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

FORGOTTEN_AFTER = 15 * 60.0
LONGEST_WAIT = 60.0
MOST_KEYS = 10_000


@dataclass(slots=True)
class _Failures:
    count: int
    last: float


class Slowdown:
    """Counts failures by key (a name, an address). Bounded: the keys that failed longest ago are dropped first."""

    def __init__(self, free: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._free = free
        self._clock = clock
        self._failures: OrderedDict[str, _Failures] = OrderedDict()

    def wait(self, key: str) -> float:
        """Return for how many more seconds this key must wait; 0 if it need not."""
        failures = self._failures.get(key)
        if failures is None or failures.count < self._free:
            return 0.0
        passed = self._clock() - failures.last
        if passed > FORGOTTEN_AFTER:
            del self._failures[key]
            return 0.0
        pause: float = min(LONGEST_WAIT, 2.0 ** min(failures.count - self._free + 1, 16))
        return max(0.0, pause - passed)

    def failed(self, key: str) -> None:
        """Count a failure."""
        now = self._clock()
        failures = self._failures.pop(key, None)
        if failures is None or now - failures.last > FORGOTTEN_AFTER:
            failures = _Failures(0, now)
        self._failures[key] = _Failures(failures.count + 1, now)
        if len(self._failures) > MOST_KEYS:
            self._failures.popitem(last=False)

    def took_back(self, key: str) -> None:
        """Take one failure back: it was counted before the outcome was known, and the attempt succeeded."""
        failures = self._failures.get(key)
        if failures is not None:
            failures.count -= 1
            if failures.count <= 0:
                del self._failures[key]

    def cleared(self, key: str) -> None:
        """Forget this key's failures."""
        self._failures.pop(key, None)
