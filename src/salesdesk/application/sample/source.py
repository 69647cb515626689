"""The texts of the story, read from resources/samples."""

from __future__ import annotations

import tomllib
from typing import Any

from salesdesk.application.resources import resource

Table = dict[str, Any]


def read(name: str) -> Table:
    """Return one file of the story. Raises FileNotFoundError when it was not shipped."""
    return tomllib.loads(resource("samples", f"{name}.toml").read_text(encoding="utf-8"))


def texts(table: Table, *names: str) -> Table:
    """Return the named texts of a table; those it does not have are left out."""
    return {name: str(table[name]) for name in names if name in table}
