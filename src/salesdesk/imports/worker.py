"""The child that reads a spreadsheet: it limits itself, reads from standard input, writes rows as lines of JSON.

It runs as a script of its own (or behind the frozen program's --import-worker), so it imports nothing of SalesDesk:
what a hostile file does to it stays here, and the parent takes only text from it.
"""

from __future__ import annotations

import io
import json
import math
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

BATCH_ROWS = 500
BATCH_CHARS = 1 << 20
_SHORT = 200


def main(arguments: Sequence[str]) -> int:
    """Read the workbook on standard input within `memory seconds columns rows cells chars` and print its sheets."""
    memory, seconds, *most = map(int, arguments)
    limit_self(memory, seconds)
    content = sys.stdin.buffer.read()
    try:
        rows = _write(content, *most)
    except MemoryError:
        _say({"trouble": "too_large"})
    except Exception as error:  # calamine raises many kinds; all of them mean the same here
        _say({"trouble": _named(error), "detail": f"{type(error).__name__}: {error}"[:300]})
    else:
        _say({"end": rows})
    return 0


def limit_self(memory: int, seconds: int) -> None:
    """Take away from this process what reading needs no more of: memory, time, files to write, files to open."""
    if sys.platform == "win32":
        return  # the parent puts a child there into a job with the same limits
    import resource

    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        resource.setrlimit(what, (most, most))


def _named(error: Exception) -> str:
    if type(error).__name__ == "PasswordError" or "password" in str(error).lower():
        return "password"
    too_large = isinstance(error, _TooLarge) or "limit exceeded" in str(error).lower()
    return "too_large" if too_large else "damaged"


class _TooLarge(Exception):
    pass


def _write(content: bytes, columns: int, rows: int, cells: int, chars: int) -> int:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    written = 0
    for about in book.sheets_metadata:
        if about.typ is not SheetTypeEnum.WorkSheet or about.visible is not SheetVisibleEnum.Visible:
            continue
        sheet = book.get_sheet_by_name(about.name)
        if sheet.start is None:
            continue
        if sheet.width > columns:
            raise _TooLarge
        _say({"sheet": about.name})
        for batch in _batches(sheet.to_python(), sheet.start[0] + 1, chars):
            cells -= sum(len(row) for _, row in batch)
            written += len(batch)
            if cells < 0 or written > rows:
                raise _TooLarge
            _say(batch)
    return written


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


def _say(line: Any) -> None:  # noqa: ANN401 (one line of JSON)
    sys.stdout.write(json.dumps(line, ensure_ascii=True, separators=(",", ":"), allow_nan=False))
    sys.stdout.write("\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
