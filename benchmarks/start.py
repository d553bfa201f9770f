"""Start: from the process's first moment until a page answers, and until it can answer a turn; and its memory then."""

import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks.figures import Figure, arguments, figure, report, resident_megabytes

_PATIENCE_SECONDS = 120
_IDLE_SECONDS = 3


@dataclass(frozen=True, slots=True)
class _Started:
    page: float
    ready: float
    megabytes: float


def measure(runs: int) -> list[Figure]:
    """Start the real server on an empty folder, `runs` times."""
    starts = [_start() for _ in range(runs)]
    return [
        figure("start until a page answers", [each.page for each in starts], unit="s", goal="≤ 2 s"),
        figure("start until /health is 200", [each.ready for each in starts], unit="s", goal="≤ 10 s"),
        figure("memory when idle, embedder loaded", [each.megabytes for each in starts], unit="MB", goal="≤ 700 MB"),
    ]


def _start() -> _Started:
    begin = time.monotonic()
    with _server() as (process, address):
        page = _until(f"{address}/", begin)
        ready = _until(f"{address}/health", begin)
        time.sleep(_IDLE_SECONDS)
        return _Started(page, ready, resident_megabytes(process.pid))


@contextmanager
def _server() -> Iterator[tuple[subprocess.Popen[str], str]]:
    with tempfile.TemporaryDirectory(prefix="sidenote-benchmark-") as folder:
        command = [sys.executable, "-m", "web.cli", "serve", "--port", "0", "--data", folder]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                yield process, _address(process)
            finally:
                process.terminate()


def _address(process: subprocess.Popen[str]) -> str:
    for line in process.stdout or ():
        _, said, address = line.partition("Listening on ")
        if said:
            return address.strip()
    sys.exit("The server ended without saying where it listens.")


def _until(url: str, begin: float) -> float:
    """Ask until the answer is 200; return the seconds since `begin`."""
    while time.monotonic() - begin < _PATIENCE_SECONDS:
        try:
            with urllib.request.urlopen(url, timeout=_PATIENCE_SECONDS):  # noqa: S310 - our own server
                return time.monotonic() - begin
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.01)
    sys.exit(f"{url} did not answer.")


if __name__ == "__main__":
    parser = arguments(__doc__)
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    report(measure(chosen.runs), as_json=chosen.json)
