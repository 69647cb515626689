"""The sheets of a workbook as a guarded child read them; what the child says is checked, not believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from salesdesk.application.importing.troubles import FileTrouble
from salesdesk.imports import child, limits
from salesdesk.imports.child import ChildTrouble, senseless


@dataclass(slots=True)
class Sheet:
    """One sheet as the child printed it."""

    name: str
    rows: list[tuple[int, list[Any]]] = field(default_factory=list[tuple[int, list[Any]]])


def command() -> list[str]:
    """Return what starts a child that reads a workbook."""
    return child.command("sheets", limits.COLUMNS, limits.ROWS, limits.CELLS, limits.CELL_CHARS)


def sheets_in(content: bytes, start: Sequence[str] | None = None) -> list[Sheet]:
    """Return the visible sheets of a workbook. Raises ChildTrouble."""
    sheets: list[Sheet] = []
    child.ask(start or command(), content, lambda line: _understood(line, sheets))
    return sheets


def _understood(line: Any, sheets: list[Sheet]) -> bool:  # noqa: ANN401 (checked here)
    """Take one line of the child's answer; return whether it was the last. Raises ChildTrouble."""
    match line:
        case {"sheet": str(name)}:
            sheets.append(Sheet(name))
        case {"end": int(rows)}:
            if rows != sum(len(sheet.rows) for sheet in sheets):
                raise ChildTrouble(FileTrouble.DAMAGED, "rows are missing in the reader's answer")
            return True
        case [*batch] if sheets:
            sheets[-1].rows.extend(map(_row, batch))
            if sum(len(sheet.rows) for sheet in sheets) > limits.ROWS:
                raise ChildTrouble(FileTrouble.TOO_LARGE)
        case _:
            raise senseless()
    return False


def _row(given: Any) -> tuple[int, list[Any]]:  # noqa: ANN401 (checked here)
    match given:
        case [int(number), [*cells]]:
            return number, cells
        case _:
            raise senseless()
