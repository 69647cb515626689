"""Moments that programs write in UTC, as the days that they are in the desk's zone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from salesdesk.application.importing.tables import Cell

_INSTANT: Final = re.compile(
    r"\s*(\d{4}-\d{2}-\d{2})[T\s](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?\s*", re.IGNORECASE
)
_IN_UTC: Final = frozenset({"z", "utc", "gmt"})


def local_days(cells: Sequence[Cell], zone: str, *, in_utc: bool) -> Sequence[Cell]:
    """Return a column of dates with its moments as days in a zone; every other cell stays as it is.

    `in_utc` says that the program writes its moments in UTC without saying so; otherwise only those count that name
    how far they are from it. Without a zone nothing is known of days.
    """
    if not zone:
        return cells
    local = ZoneInfo(zone)
    return [_local(cell, local, in_utc=in_utc) if isinstance(cell, str) else cell for cell in cells]


def _local(cell: str, zone: ZoneInfo, *, in_utc: bool) -> Cell:
    found = _INSTANT.fullmatch(cell)
    if found is None or not (found[3] or in_utc):
        return cell
    offset = (found[3] or "Z").lower()
    with suppress(ValueError, OverflowError):
        at = datetime.fromisoformat(f"{found[1]}T{found[2]}{'+00:00' if offset in _IN_UTC else _colon(offset)}")
        return at.astimezone(UTC).astimezone(zone).date()
    return cell


def _colon(offset: str) -> str:
    return offset if ":" in offset else f"{offset[:3]}:{offset[3:]}"
