"""Price lists as CSV and as XLSX, through the guarded reader onto a desk on disk, and taken back again (4.17)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.importing.columns import FileKind
from salesdesk.application.importing.importing import Outcome
from salesdesk.bootstrap import DayClock, new_desk
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product, Recurrence, TaxClass
from salesdesk.domain.proposal import ProposalLine
from tests.application.offered import deal_with_two_raised, draft_for
from tests.imports import making
from tests.imports.test_onto_a_desk import DAY

HEAD = ["Artikelnummer", "Artikel", "Warengruppe", "Listenpreis (EUR)", "EK", "MwSt", "Turnus", "Upgrade", "Nachfolger"]
ROWS: list[list[Any]] = [
    ["A-1", "Kühlkammer", "Anlagen", 12500, 8000, 0.19, "einmalig", "W-1", ""],
    ["W-1", "Wartung", "Dienste", 180.5, 60, 0.19, "monatlich", "", "W-2"],
    ["W-2", "Wartung plus", "Dienste", 240, 80, 0.07, "mensuelle", "", ""],
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path / "mine.salesdesk", currency="EUR", clock=DayClock(DAY, "Europe/Berlin"))
    yield opened
    opened.close()


def as_csv(folder: Path) -> Path:
    path = folder / "preise.csv"
    lines = [";".join(str(cell).replace(".", ",") for cell in row) for row in [HEAD, *ROWS]]
    path.write_text("\n".join(lines), encoding="cp1252")
    return path


def as_xlsx(folder: Path) -> Path:
    return making.xlsx(folder / "preise.xlsx", {"Preise": [HEAD, *ROWS]})


def bring(desk: Desk, path: Path) -> Outcome:
    importing = desk.importing
    return importing.apply(importing.understand(importing.read(path), FileKind.PRODUCTS))


def by_code(desk: Desk) -> dict[str, Product]:
    with desk.changes.store.reading() as look:
        return {product.code: product for product in look.every(Product)}


@pytest.mark.parametrize("made", [as_csv, as_xlsx])
def test_4_17_a_price_list_is_the_same_catalogue_whatever_its_wrapping(
    desk: Desk, tmp_path: Path, made: Callable[[Path], Path]
) -> None:
    outcome = bring(desk, made(tmp_path))
    assert (outcome.counts.added, outcome.problems) == (3, ())
    found = by_code(desk)
    assert found["A-1"].price == Money.of(12500, "EUR")
    assert found["A-1"].cost == Money.of(8000, "EUR")
    assert found["A-1"].upsells_to == found["W-1"].id
    assert found["W-1"].renews_to == found["W-2"].id
    assert [p.recurrence for p in found.values()] == [Recurrence.ONCE, Recurrence.MONTHLY, Recurrence.MONTHLY]
    with desk.changes.store.reading() as look:
        taxes = {tax.name: tax for tax in look.every(TaxClass)}
    assert {name: tax.rate for name, tax in taxes.items()} == {"MwSt 19 %": Decimal(19), "MwSt 7 %": Decimal(7)}
    assert found["W-1"].tax_id == taxes["MwSt 19 %"].id
    assert bring(desk, made(tmp_path)).counts.unchanged == 3


def test_4_17_a_dearer_list_or_a_line_dropped_from_it_changes_no_proposal(desk: Desk, tmp_path: Path) -> None:
    draft = draft_for(desk, deal_with_two_raised(desk))
    bring(desk, as_xlsx(tmp_path))
    proposal = desk.proposing.view(draft).proposal
    a, b = proposal.options
    chamber = by_code(desk)["A-1"]
    line = ProposalLine(text=chamber.name, price=Money.of(12_500, "EUR"), product_id=chamber.id, cost=chamber.cost)
    desk.selling.keep(proposal, replace(proposal, options=(replace(a, lines=(line,)), b)))
    desk.proposing.issue(draft)
    before = desk.proposing.view(draft)
    dearer = [[*row[:3], row[3] * 2, *row[4:]] for row in ROWS]
    assert bring(desk, making.xlsx(tmp_path / "2027.xlsx", {"Preise": [HEAD, *dearer]})).counts.updated == 3
    assert by_code(desk)["A-1"].price == Money.of(25_000, "EUR")
    desk.selling.archive(Product, chamber.id)
    after = desk.proposing.view(draft)
    assert (after.proposal, after.revisions) == (before.proposal, before.revisions)
    assert after.proposal.options[0].lines == (line,)


def test_a_price_list_is_taken_back_with_its_tax_classes(desk: Desk, tmp_path: Path) -> None:
    outcome = bring(desk, as_xlsx(tmp_path))
    assert desk.importing.take_back(outcome.batch) == 5
    with desk.changes.store.reading() as look:
        assert not look.every(Product)
        assert not look.every(TaxClass)
