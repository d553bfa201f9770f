"""What a measurement is, and how it is printed."""

import argparse
import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that was measured: its median and 95th percentile over `count` runs, and what it should stay under."""

    what: str
    unit: str
    p50: float
    p95: float
    count: int
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """Where it was measured."""

    processor: str
    cores: int
    python: str
    system: str

    def __str__(self) -> str:
        return f"{self.processor}, {self.cores} cores, Python {self.python}, {self.system}"


def figure(what: str, samples: Iterable[float], *, unit: str = "ms", goal: str = "") -> Figure:
    """Sum up samples."""
    values = sorted(samples)
    if not values:
        message = f"nothing was measured for {what!r}"
        raise ValueError(message)
    p95 = values[min(len(values) - 1, round(0.95 * (len(values) - 1)))]
    return Figure(what, unit, round(statistics.median(values), 3), round(p95, 3), len(values), goal)


def timed(call: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> float:
    """How long a call takes, in milliseconds."""
    begin = time.perf_counter_ns()
    call(*args, **kwargs)
    return (time.perf_counter_ns() - begin) / 1e6


def resident_megabytes(pid: int | str = "self") -> float:
    """The resident memory of a process, in MB of a million bytes. Reads `/proc`, so it works on Linux only."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024 / 1e6
    message = f"process {pid} tells nothing about its memory"
    raise RuntimeError(message)


def machine() -> Machine:
    """This machine."""
    return Machine(
        _processor(), os.cpu_count() or 1, platform.python_version(), f"{platform.system()} {platform.machine()}"
    )


def arguments(about: str | None) -> argparse.ArgumentParser:
    """A command line with what every benchmark takes."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    return parser


def report(figures: Iterable[Figure], *, as_json: bool) -> None:
    """Print figures and the machine."""
    rows = list(figures)
    here = machine()
    if as_json:
        print(json.dumps({"machine": _plain(here), "figures": [_plain(row) for row in rows]}))
        return
    print(f"\n{here}\n")
    print(f"{'':58} {'p50':>10} {'p95':>10}       {'runs':>6}  goal")
    for row in rows:
        print(f"{row.what:58} {row.p50:10.3f} {row.p95:10.3f} {row.unit:5} {row.count:6}  {row.goal}")


def _plain(value: Figure | Machine) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__slots__}


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
