"""One value of a record as a file writes it, and back, exactly; and whether what a file says can be such a value."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from salesdesk.application.everything.shapes import ColumnShape, Held

MOST_WHOLE: Final = 2**63 - 1
FILE_PATH: Final = re.compile(r"files/([0-9a-f]{64})\.[a-z]{3}")
"""Where a kept file lies within the folder: its name is the SHA-256 of what is in it."""

_KEY: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_EXACT: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]{1,4})?")
_DAY_CHARACTERS: Final = 10

Way = Callable[[Any], Any]


def _instant_as_text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


WRITTEN: Final[Mapping[Held, Way]] = {
    Held.KEY: str,
    Held.EXACT: str,
    Held.DATE: date.isoformat,
    Held.INSTANT: _instant_as_text,
    Held.CHOICE: str,
}
"""How a value is written down; the others stand as they are."""

READ: Final[Mapping[Held, Way]] = {
    Held.KEY: UUID,
    Held.EXACT: Decimal,
    Held.DATE: date.fromisoformat,
    Held.INSTANT: datetime.fromisoformat,
}
"""How what was written down becomes a value again; the others stand as they are, a choice as its word."""


def _is_text(held: Any) -> bool:  # noqa: ANN401 (whatever a file says)
    return type(held) is str


def _is_key(held: Any) -> bool:  # noqa: ANN401
    return type(held) is str and _KEY.fullmatch(held) is not None


def _is_whole(held: Any) -> bool:  # noqa: ANN401
    return type(held) is int and -MOST_WHOLE - 1 <= held <= MOST_WHOLE


def _is_number(held: Any) -> bool:  # noqa: ANN401
    return type(held) is float and math.isfinite(held)


def _is_exact(held: Any) -> bool:  # noqa: ANN401
    return type(held) is str and _EXACT.fullmatch(held) is not None


def _is_day(held: Any) -> bool:  # noqa: ANN401
    try:
        return len(held) == _DAY_CHARACTERS and date.fromisoformat(held).isoformat() == held
    except (TypeError, ValueError):
        return False


def _is_instant(held: Any) -> bool:  # noqa: ANN401
    try:
        return bool(datetime.fromisoformat(held).isoformat() == held) and held[-6:] == "+00:00"
    except (TypeError, ValueError):
        return False


def _is_structure(held: Any) -> bool:  # noqa: ANN401
    return type(held) in {dict, list}


def _is_file(held: Any) -> bool:  # noqa: ANN401
    return type(held) is str and (not held or FILE_PATH.fullmatch(held) is not None)


_CHECKS: Final[Mapping[Held, Callable[[Any], bool]]] = {
    Held.KEY: _is_key,
    Held.TEXT: _is_text,
    Held.WHOLE: _is_whole,
    Held.YES_NO: lambda held: type(held) is bool,
    Held.NUMBER: _is_number,
    Held.EXACT: _is_exact,
    Held.DATE: _is_day,
    Held.INSTANT: _is_instant,
    Held.STRUCTURE: _is_structure,
    Held.FILE: _is_file,
}


def check_of(column: ColumnShape) -> Callable[[Any], bool]:
    """Return what tells whether a file's value can stand in the column."""
    check = _one_of(frozenset(column.choices)) if column.held is Held.CHOICE else _CHECKS[column.held]
    return _or_empty(check) if column.optional else check


def _one_of(choices: frozenset[str]) -> Callable[[Any], bool]:
    return lambda held: type(held) is str and held in choices


def _or_empty(check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda held: held is None or check(held)
