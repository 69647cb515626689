"""Shows the ratios under the results of `make bench`."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.benchmarks.measuring import Report

_REPORT = pytest.StashKey[Report]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_REPORT] = Report()


@pytest.fixture(autouse=True, scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let every process that is started find its modules compiled, as installed programs are: ours as the rivals'.

    Where Python may not write beside the sources, ours would be compiled anew in each process, and only ours.
    """
    kept = dict(os.environ)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(tmp_path_factory.mktemp("compiled"))
    yield
    os.environ.clear()
    os.environ.update(kept)


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
