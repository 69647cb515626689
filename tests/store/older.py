"""A desk that was made by the first version and stands at an earlier schema, as its owner has it before an update."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from salesdesk.store.desk_file import open_desk
from salesdesk.store.schema import SCHEMA

FIRST = Path(__file__).parents[1] / "old_desks" / "0.1.0.salesdesk"
EARLIER = sorted({1, SCHEMA.number - 1})
"""The first schema, and the one from which only the last step leads here."""


def older_desk(path: Path, number: int = SCHEMA.number - 1) -> Path:
    """Put a desk with deals, a proposal and its issued revision to the path, of a schema by its number."""
    shutil.copy(FIRST, path)
    open_desk(path, shape=replace(SCHEMA, number=number)).close()
    return path
