"""A CRM's 8,800 opportunities onto an empty desk, against reading and converting the same cells and nothing else."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import date
from decimal import Decimal
from pathlib import Path

from salesdesk.application.desk import Desk
from salesdesk.application.importing.importing import Importing
from salesdesk.application.importing.reading import Reading
from salesdesk.application.importing.tables import Source
from salesdesk.bootstrap import new_desk
from tests.benchmarks.measuring import Report, side_by_side
from tests.benchmarks.opportunities import write_opportunities

COUNT, ROUNDS = 8_800, 5
OURS, READ, UNDERSTOOD, PLAIN = "whole import", "reading", "reading, understanding", "csv + dates + amounts"


def test_import_of_8800_opportunities(report: Report, tmp_path: Path) -> None:
    file = write_opportunities(tmp_path / "opportunities.csv", COUNT)
    with ExitStack() as open_desks:
        desks = iter([open_desks.enter_context(closing(_desk(tmp_path, n))) for n in range(ROUNDS + 1)])
        reading = open_desks.enter_context(closing(_desk(tmp_path, -1))).importing
        medians = side_by_side(
            ROUNDS,
            {
                OURS: lambda: _import(desks, file),
                READ: lambda: _read(reading, file),
                UNDERSTOOD: lambda: _understood(reading, file),
                PLAIN: lambda: _converted(file),
            },
        )
    report.compare(f"import of {COUNT:,} opportunities", medians, OURS, (PLAIN,), bar="<= 5 x")
    report.compare("of it: reading alone", medians, READ, (PLAIN,))
    report.compare("of it: reading and understanding", medians, UNDERSTOOD, (PLAIN,))
    assert medians.ratio(OURS, PLAIN) < 500


def _desk(folder: Path, number: int) -> Desk:
    return new_desk(folder / f"desk {number}.salesdesk", currency="USD", stages=False)


def _import(desks: Iterator[Desk], file: Path) -> None:
    importing = next(desks).importing
    outcome = importing.apply(importing.understand(importing.read(file)))
    assert (outcome.counts.added, outcome.problems) == (COUNT, ())


def _read(importing: Importing, file: Path) -> Source:
    return importing.read(file)


def _understood(importing: Importing, file: Path) -> Reading:
    return importing.understand(importing.read(file))


def _converted(file: Path) -> list[tuple[object, ...]]:
    """Read the rows and make days and amounts of their cells: what no import can do without."""
    with file.open(newline="", encoding="utf-8") as opened:
        rows = csv.reader(opened)
        next(rows)
        return [
            (*texts, _day(began), _day(ended), Decimal(value) if value else None)
            for *texts, began, ended, value in rows
        ]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
