"""A new desk for a test, copied from one that is made once in each process: making one costs ten times a copy."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from salesdesk.application.desk import Desk
from salesdesk.bootstrap import DayClock, new_desk, open_desk

TODAY = date(2026, 12, 1)


def my_desk(folder: Path) -> Desk:
    """Return a new desk in euro with the usual stages and me, on a day that stands still (TODAY, in Berlin)."""
    path = folder / "mine.salesdesk"
    shutil.copy(_first(), path)
    return open_desk(path, clock=_clock())


@cache
def _first() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="salesdesk-first-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "first.salesdesk"
    desk = new_desk(path, currency="EUR", clock=_clock())
    desk.setting_up.introduce("Ilse Brandt", "ilse@brandt.example", "IB")
    desk.close()
    return path


def _clock() -> DayClock:
    return DayClock(TODAY, "Europe/Berlin")
