"""Days between two dates, as SQLite counts them."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, cast, func


def days_since(column: ColumnElement[Any], day: date) -> ColumnElement[int]:
    """Return how many days before a day the date of a column is, below zero for one after it."""
    return cast(func.julianday(day.isoformat()) - func.julianday(column), Integer)
