"""From files of every kind onto a desk on disk, through the guarded reader: the same deals whatever the wrapping."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from salesdesk.application.bench import Bench
from salesdesk.application.changes import Announcements, Changes
from salesdesk.application.importing.importing import Importing, Outcome
from salesdesk.application.importing.troubles import ProblemCode, TakeBackRefused
from salesdesk.application.ports import Stamp
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.imports.reader import FileReader
from salesdesk.store.desk_file import SqlStore, create_desk
from tests.doubles.clocks import StillClock
from tests.imports import making

DAY = date(2026, 12, 1)
HEAD = ["Kunde", "Projekt", "Betrag", "Phase", "Abschlussdatum", "Angelegt am"]
ROWS: list[list[Any]] = [
    ["Müller & Söhne", "Kühlhalle", 1200.5, "Angebot", date(2026, 3, 9), date(2025, 11, 2)],
    ["Αφοί Καράς ΟΕ", "Ψυγείο", 300, "Gewonnen", date(2026, 2, 20), date(2025, 12, 24)],
    ["Grün GmbH", "Lager", "", "Verhandlung", "", date(2025, 12, 28)],
]


class RandomIds:
    def new(self) -> UUID:
        return uuid4()


@pytest.fixture
def desk_store(tmp_path: Path) -> Iterator[SqlStore]:
    stamp = Stamp(by=None, at=datetime(2026, 12, 1, tzinfo=UTC), on=DAY, batch=uuid4())
    settings = DeskSettings(id=uuid4(), name="Trial", currency="EUR", zone="Europe/Athens")
    store = create_desk(tmp_path / "trial.salesdesk", settings, stamp)
    yield store
    store.close()


def importing_into(store: SqlStore) -> Importing:
    return Importing(Bench(Changes(store, StillClock(), RandomIds(), Announcements())), FileReader())


def bring(store: SqlStore, path: Path) -> Outcome:
    importing = importing_into(store)
    return importing.apply(importing.understand(importing.read(path)))


def deals(store: SqlStore) -> list[tuple[Any, ...]]:
    with store.reading() as look:
        found = sorted(look.every(Deal), key=lambda deal: deal.title)
    return [(d.title, d.status, str(d.value), d.created_on, d.expected_on, d.closed_on) for d in found]


WANTED = [
    ("Kühlhalle", Status.OPEN, "1200.50 EUR", date(2025, 11, 2), date(2026, 3, 9), None),
    ("Lager", Status.OPEN, "None", date(2025, 12, 28), None, None),
    ("Ψυγείο", Status.WON, "300.00 EUR", date(2025, 12, 24), None, date(2026, 2, 20)),
]


def _text(delimiter: str, encoding: str, amount: Callable[[Any], str], day: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        lines = [delimiter.join(HEAD)]
        for customer, project, value, phase, close, created in ROWS:
            dates = [one.strftime(day) if one else "" for one in (close, created)]
            cells = [customer, project, amount(value), phase, *dates]
            lines.append(delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in cells))
        path = folder / "deals.csv"
        path.write_bytes("\r\n".join(lines).encode(encoding))
        return path

    return write


def german(value: Any) -> str:
    return f"{value:,.2f}".translate(str.maketrans(",.", ".,")) if value != "" else ""


WRITERS: dict[str, Callable[[Path], Path]] = {
    "commas": _text(",", "utf-8", str, "%Y-%m-%d"),
    "semicolons": _text(";", "utf-8-sig", german, "%d.%m.%Y"),
    "tabs": _text("\t", "utf-16", german, "%d.%m.%Y"),
    "american": _text(",", "utf-8", lambda v: f"€{v:,.2f}" if v != "" else "", "%m/%d/%Y"),
    "xlsx": lambda folder: making.xlsx(
        folder / "d.xlsx", {"Notes": [["Read me"]], "Deals": [["Pipeline"], HEAD, *ROWS]}
    ),
    "ods": lambda folder: making.ods(folder / "d.ods", [HEAD, *ROWS]),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_a_file_gives_the_same_deals_whatever_its_wrapping(desk_store: SqlStore, tmp_path: Path, writer: str) -> None:
    outcome = bring(desk_store, WRITERS[writer](tmp_path))
    assert (outcome.counts.read, outcome.counts.added, outcome.problems) == (3, 3, ())
    assert deals(desk_store) == WANTED


def test_the_same_deals_in_another_wrapping_add_nothing(desk_store: SqlStore, tmp_path: Path) -> None:
    bring(desk_store, WRITERS["semicolons"](tmp_path))
    again = bring(desk_store, WRITERS["xlsx"](tmp_path)).counts
    assert (again.added, again.updated, again.unchanged) == (0, 0, 3)


@pytest.mark.parametrize(("encoding", "left_out"), [("cp1252", "Αφοί"), ("cp1253", "Grün"), ("latin-1", "Αφοί")])
def test_code_pages_of_single_countries(desk_store: SqlStore, tmp_path: Path, encoding: str, left_out: str) -> None:
    kept = [row for row in ROWS if not row[0].startswith(left_out) and (encoding != "cp1253" or "ü" not in row[0])]
    lines = [";".join([row[0], row[1], german(row[2]), row[3]]) for row in kept]
    path = tmp_path / "deals.csv"
    path.write_bytes("\n".join([";".join(HEAD[:4]), *lines]).encode(encoding))
    outcome = bring(desk_store, path)
    assert outcome.counts.added == len(kept)
    assert [title for title, *_ in deals(desk_store)] == sorted(row[1] for row in kept)


def test_a_desk_on_disk_takes_changes_keeps_edits_and_gives_a_batch_back(desk_store: SqlStore, tmp_path: Path) -> None:
    importing = importing_into(desk_store)
    first = bring(desk_store, WRITERS["commas"](tmp_path))
    path = tmp_path / "deals.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("1200.5,Angebot", "1300,Angebot"), encoding="utf-8")
    second = bring(desk_store, path)
    assert (second.counts.updated, second.counts.unchanged) == (1, 2)
    with pytest.raises(TakeBackRefused) as caught:
        importing.take_back(first.batch)
    assert caught.value.records == ("Kühlhalle",)
    assert importing.take_back(second.batch) == 1
    assert deals(desk_store) == WANTED
    assert importing.take_back(first.batch) > 3
    assert deals(desk_store) == []
    assert bring(desk_store, WRITERS["commas"](tmp_path)).counts.added == 3


def test_a_row_with_a_problem_stops_no_other_on_the_way_to_the_disk(desk_store: SqlStore, tmp_path: Path) -> None:
    path = WRITERS["commas"](tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("2026-02-20", "2026-02-30"), encoding="utf-8")
    outcome = bring(desk_store, path)
    assert [(p.row, p.column, p.code) for p in outcome.problems] == [(3, "Abschlussdatum", ProblemCode.DATE_UNREADABLE)]
    assert deals(desk_store) == WANTED[:2]
