"""The deals as CSV (RFC 4180, UTF-8 with its mark): the columns of the workbook, as plain values."""

from __future__ import annotations

import csv
from datetime import date, datetime
from decimal import Decimal
from io import StringIO

from salesdesk.application.workbook_content import PipelineSheet
from salesdesk.documents.workbook.book import reckoned
from salesdesk.documents.workbook.cells import typed
from salesdesk.documents.workbook.column import Value
from salesdesk.domain.money import Money
from salesdesk.wording import Words

_READS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def write_table(sheet: PipelineSheet, words: Words) -> bytes:
    """Return one row for each deal under the heads of the workbook's columns.

    Days and times are as ISO writes them (in the desk's zone), numbers with a point and without a currency; what is
    not known is empty. A text that a spreadsheet would read as a formula gets an apostrophe in front.
    """
    _, columns = reckoned(sheet, words)
    made = StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow([fenced(column.title) for column in columns.listed])
    writer.writerows([_cell(column.read(row)) for column in columns.listed] for row in sheet.rows)
    return made.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return fenced(typed(value))
        case Money():
            return f"{value.amount:f}"
        case datetime():
            return value.replace(tzinfo=None).isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case Decimal() | int() | float():
            return str(value)


def fenced(text: str) -> str:
    """Return a text that no spreadsheet calculates, wherever blanks stand before its first sign."""
    return f"'{text}" if text.startswith(_READS_AS_FORMULA) or text.lstrip().startswith(_READS_AS_FORMULA) else text
