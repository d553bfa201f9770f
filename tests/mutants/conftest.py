"""Says at the end of the run how many of the planted bugs were caught."""

import pytest

caught: list[str] = []
survived: list[str] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if caught or survived:
        terminalreporter.section("mutants")
        terminalreporter.write_line(f"{len(caught)} of {len(caught) + len(survived)} planted bugs caught")
        for name in survived:
            terminalreporter.write_line(f"survived: {name}")
