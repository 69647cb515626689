"""New desks and sample desks for tests, copied from one that was made before: making one costs ten times a copy."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from salesdesk.application.desk import Desk
from salesdesk.application.sample import ZONE
from salesdesk.bootstrap import DayClock, new_desk, open_desk, sample_desk

TODAY = date(2026, 12, 1)


def my_desk(folder: Path) -> Desk:
    """Return a new desk in euro with the usual stages and me, on a day that stands still (TODAY, in Berlin)."""
    path = folder / "mine.salesdesk"
    shutil.copy(_first(), path)
    return open_desk(path, clock=_clock())


def sample_at(path: Path) -> Path:
    """Put the sample desk as of TODAY there, closed."""
    return Path(shutil.copy(_sample(), path))


def open_sample(path: Path) -> Desk:
    """Put the sample desk as of TODAY there and open it, on that day in its own zone."""
    return open_desk(sample_at(path), clock=DayClock(TODAY, ZONE))


@cache
def _sample() -> Path:
    kept = Path(os.environ["SALESDESK_TESTS_SHARE"]) / "sample.salesdesk"
    if not kept.exists():
        making = Path(tempfile.mkdtemp(dir=kept.parent)) / kept.name
        sample_desk(making, TODAY).close()
        making.replace(kept)
    return kept


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
