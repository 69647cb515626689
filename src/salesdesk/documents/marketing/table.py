"""Marketing's month as CSV (RFC 4180, UTF-8 with its mark, so that spreadsheets read accents): one table of both."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO
from typing import TypeVar

from salesdesk.application.marketing_content import MarketingContent
from salesdesk.documents.marketing.columns import Column, Value, heard_columns, lead_columns
from salesdesk.documents.workbook.cells import typed
from salesdesk.wording import Words

T = TypeVar("T")

_READS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def write_table(content: MarketingContent, words: Words) -> bytes:
    """Return the rows of both kinds under one head; a cell that does not belong to a kind is empty.

    Days are as ISO writes them. A text that a spreadsheet would read as a formula gets an apostrophe in front.
    """
    leads, heard = lead_columns(words), heard_columns(words)
    heads = list(dict.fromkeys([*(one.head for one in leads), *(one.head for one in heard)]))
    made = StringIO(newline="")
    writer = csv.DictWriter(made, [words.text("Row"), *heads], restval="")
    writer.writeheader()
    writer.writerows(_rows(words.text("Lead"), leads, content.leads, words))
    writer.writerows(_rows(words.text("Feedback"), heard, content.heard, words))
    return made.getvalue().encode("utf-8-sig")


def _rows(kind: str, columns: Sequence[Column[T]], things: Sequence[T], words: Words) -> Iterator[dict[str, str]]:
    for thing in things:
        yield {words.text("Row"): kind} | {column.head: _cell(column.value(thing)) for column in columns}


def _cell(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else fenced(typed(value))


def fenced(text: str) -> str:
    """Return a text that no spreadsheet calculates, wherever blanks stand before its first sign."""
    return f"'{text}" if text.startswith(_READS_AS_FORMULA) or text.lstrip().startswith(_READS_AS_FORMULA) else text
