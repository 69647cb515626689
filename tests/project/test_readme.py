"""What README points at is there, and what it shows can be called."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from salesdesk import cli

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_what_the_readme_links_to_is_there(target: str) -> None:
    assert (ROOT / target).is_file()


def test_the_readme_opens_with_the_two_commands_and_names_every_other() -> None:
    lines = [line.strip() for line in README.splitlines() if line.strip()]
    assert lines[1].startswith("make run")
    assert lines[2].startswith("make test")
    assert {c for c in cli.COMMANDS if f"salesdesk {c}" not in README} == set()
