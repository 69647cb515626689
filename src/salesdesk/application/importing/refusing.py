"""One row that cannot be taken, while it is being planned."""

from __future__ import annotations

from salesdesk.application.importing.troubles import ProblemCode


class RowRefused(Exception):
    """The row stays out: why, because of which of our fields ("" for the whole row), what it says."""

    def __init__(self, code: ProblemCode, field: str = "", value: str = "") -> None:
        super().__init__(code, field, value)
        self.code = code
        self.field = field
        self.value = value
