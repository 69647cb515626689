"""A real desk on disk, on a day that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from salesdesk.application.desk import Desk
from salesdesk.bootstrap import DayClock, new_desk

TODAY = date(2026, 12, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a new desk in euro with the usual stages and me."""
    opened = new_desk(tmp_path / "mine.salesdesk", currency="EUR", clock=DayClock(TODAY, "Europe/Berlin"))
    opened.setting_up.introduce("Ilse Brandt", "ilse@brandt.example", "IB")
    yield opened
    opened.close()
