"""Shows the ratios under the results of `make bench`."""

from __future__ import annotations

import pytest

from tests.benchmarks.measuring import Report

_REPORT = pytest.StashKey[Report]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_REPORT] = Report()


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Report:
    """The lines that stand under the results."""
    return request.config.stash[_REPORT]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    lines = config.stash[_REPORT].lines
    if lines:
        terminalreporter.section("ratios of medians, measured side by side")
        for line in lines:
            terminalreporter.write_line(line)
