"""Text files of rows: which character parts the cells, and what the rows are, however carelessly they are quoted."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final

from salesdesk.imports import limits

DELIMITERS: Final = (",", ";", "\t", "|")
_SAMPLE_LINES = 60
_SNIFFED_CHARS = 4096
_MOST_REPAIRS = 10_000


class TooMuch(Exception):
    """There are more cells than a desk is for."""


def lines_of(content: bytes, encoding: str) -> list[str]:
    """Return the lines with their ends, zero bytes dropped; only line ends that spreadsheets know part lines.

    Raises UnicodeError where the bytes are not in that encoding.
    """
    text = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="")
    return [line.replace("\0", "") if "\0" in line else line for line in text]


def delimiter_of(lines: Sequence[str]) -> str:
    """Return what parts the cells: the character that cuts the first lines most evenly, the sniffed one on a tie."""
    if declared := _declared(lines):
        return declared
    sample = [line for line in lines[: 2 * _SAMPLE_LINES] if line.strip()][:_SAMPLE_LINES]
    order: list[str] = list(DELIMITERS)
    # The sniffer's patterns take time with the square of the text, so it sees little of it.
    with suppress(csv.Error):
        order.insert(0, csv.Sniffer().sniff("".join(sample)[:_SNIFFED_CHARS], "".join(DELIMITERS)).delimiter)
    return max(order, key=lambda delimiter: _evenness(sample, delimiter))


def _declared(lines: Sequence[str]) -> str:
    """Return the delimiter that a first line `sep=;` names, as spreadsheets write it."""
    first = lines[0].strip("\ufeff\r\n") if lines else ""
    return first[4] if len(first) == 5 and first.lower().startswith("sep=") else ""


def _evenness(sample: Sequence[str], delimiter: str) -> tuple[int, int]:
    """Return how many rows have the commonest number of cells above one, and that number."""
    widths = Counter(len(cells) for cells in _loose(sample, delimiter))
    del widths[0], widths[1]
    if not widths:
        return 0, 0
    width, rows = max(widths.items(), key=lambda item: (item[1], item[0]))
    return rows, width


def _loose(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    with suppress(csv.Error):
        yield from csv.reader(lines, delimiter=delimiter)


def rows_of(lines: Sequence[str], delimiter: str) -> list[tuple[int, list[str]]]:
    """Return (row number, cells) of every row that holds anything; the number is the one a spreadsheet shows.

    A line whose quotes do not close is read by itself, so that it swallows no other row. Raises TooMuch.
    """
    rows: list[tuple[int, list[str]]] = []
    cells_seen = 0
    for number, cells in enumerate(_records(lines, delimiter), start=1):
        cells_seen += len(cells)
        if len(cells) > limits.COLUMNS or cells_seen > limits.CELLS or len(rows) >= limits.ROWS:
            raise TooMuch
        if any(cells) and not _is_declaration(number, cells, delimiter):
            rows.append((number, cells))
    return [(number, cells) for number, cells in rows if any(map(str.strip, cells))]


def _is_declaration(number: int, cells: list[str], delimiter: str) -> bool:
    return number == 1 and bool(cells[0]) and bool(_declared([delimiter.join(cells)]))


def _records(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    start = 0
    for _ in range(_MOST_REPAIRS):
        reader = csv.reader(_from(lines, start), delimiter=delimiter, strict=True)
        good = 0
        try:
            for cells in reader:
                good = reader.line_num
                yield cells
        except csv.Error:
            start += good
            yield _alone(lines[start], delimiter)
            start += 1
        else:
            return
    # In such a file quotes mean nothing.
    yield from (_alone(line, delimiter) for line in _from(lines, start))


def _from(lines: Sequence[str], start: int) -> Iterator[str]:
    return (lines[i] for i in range(start, len(lines)))


def _alone(line: str, delimiter: str) -> list[str]:
    """Read one line for itself: quotes that do not pair are text."""
    bare = line.rstrip("\r\n")
    if bare.count('"') % 2:
        return bare.replace('"', "").split(delimiter)
    return next(_loose([bare], delimiter), bare.split(delimiter))
