"""The command line as a script meets it: exit code, standard output, standard error."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from salesdesk import cli

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command and returns (exit code, standard output, standard error)."""

    def command(*arguments: object) -> tuple[int, str, str]:
        try:
            code = cli.main([str(a) for a in arguments])
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return command
