"""Reading a spreadsheet in the child: its visible sheets, as lines for the parent."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from salesdesk.imports.confined import TooLarge, shut

BATCH_ROWS = 500
BATCH_CHARS = 1 << 20
_SHORT = 200


def lines(content: bytes, columns: int, rows: int, cells: int, chars: int) -> Iterator[Any]:
    """Yield each sheet's name, its rows in batches, and at the end how many rows there were."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    shut()
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    written = 0
    for about in book.sheets_metadata:
        if about.typ is not SheetTypeEnum.WorkSheet or about.visible is not SheetVisibleEnum.Visible:
            continue
        sheet = book.get_sheet_by_name(about.name)
        if sheet.start is None:
            continue
        if sheet.width > columns:
            raise TooLarge
        yield {"sheet": about.name}
        for batch in _batches(sheet.to_python(), sheet.start[0] + 1, chars):
            cells -= sum(len(row) for _, row in batch)
            written += len(batch)
            if cells < 0 or written > rows:
                raise TooLarge
            yield batch
    yield {"end": written}


def _batches(rows: list[list[Any]], number: int, chars: int) -> Iterator[list[tuple[int, list[Any]]]]:
    batch: list[tuple[int, list[Any]]] = []
    size = 0
    for offset, row in enumerate(rows):
        # Most cells are short texts; those need no look at what they are.
        cells = [c if type(c) is str and 0 < len(c) < _SHORT and not c.isspace() else _plain(c, chars) for c in row]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            batch.append((number + offset, cells))
            size += sum(len(cell) for cell in cells if isinstance(cell, str))
        if len(batch) == BATCH_ROWS or size > BATCH_CHARS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _plain(cell: Any, chars: int) -> Any:  # noqa: ANN401 (whatever a cell holds)
    if isinstance(cell, str):
        return cell[:chars] if cell.strip() else None
    if isinstance(cell, datetime):
        return {"d": cell.date().isoformat()}
    if isinstance(cell, date):
        return {"d": cell.isoformat()}
    if isinstance(cell, (time, timedelta)):
        return str(cell)
    return _plain_number(cell) if isinstance(cell, float) else cell


def _plain_number(cell: float) -> int | float | str:
    if not math.isfinite(cell):
        return str(cell)
    return int(cell) if cell.is_integer() and abs(cell) < 1e15 else cell
