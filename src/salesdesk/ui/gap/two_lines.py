"""A table whose rows have a second line: a name with the account below it, a reason with the other ones."""

from __future__ import annotations

from typing import TypeVar

from salesdesk.ui.tables import WholeTable

T = TypeVar("T")


class TwoLines(WholeTable[T]):
    """As tall as its rows of two lines."""

    taller = 16
