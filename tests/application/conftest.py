"""A real desk on disk, on a day that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from salesdesk.application.desk import Desk
from tests.new_desks import my_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a new desk in euro with the usual stages and me."""
    opened = my_desk(tmp_path)
    yield opened
    opened.close()
