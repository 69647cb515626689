"""A price list becomes the catalogue, whatever the order of its rows; a second one changes what differs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.importing.columns import FileKind
from salesdesk.application.importing.measures import taxes
from salesdesk.application.importing.products import rate_in
from salesdesk.application.importing.troubles import NoUsableColumns, ProblemCode, Remark, RemarkCode
from salesdesk.domain.deal import Deal
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product, Recurrence, TaxClass
from tests.application.importing.files import Office, office, source, text

STANDARD = TaxClass(id=UUID(int=91), name="Standard", rate=Decimal(21), usual=True)
LIST = """
Code,Product,Group,Unit,Price,Currency,VAT,Cost,Billing,Upsells to,Renews to,Note
P10,Pump 10,Pumps,piece,"1,200.50",EUR,21 %,800,one-off,P20,,With gauge
P20,Pump 20,Pumps,piece,2400,EUR,21,1500,,Care plan,,
C1,Care plan,Service,,90,EUR,9 %,30,monatlich,,C2,
C2,Care plan plus,Service,,120,EUR,9 %,45,μηνιαία,,,
"""


def product(trial: Office, name: str) -> Product:
    found = trial.one(Product, name)
    assert isinstance(found, Product)
    return found


def test_4_17_every_column_of_a_price_list_reaches_the_catalogue() -> None:
    trial = office(STANDARD, currency="EUR")
    outcome = trial.bring(text(LIST))
    assert (outcome.kind, outcome.counts.added, outcome.problems) == (FileKind.PRODUCTS, 4, ())
    pump = product(trial, "Pump 10")
    assert (pump.code, pump.group, pump.unit, pump.note) == ("P10", "Pumps", "piece", "With gauge")
    assert (pump.price, pump.cost) == (Money.of("1200.50", "EUR"), Money.of(800, "EUR"))
    assert pump.recurrence is Recurrence.ONCE
    assert pump.tax_id == STANDARD.id
    assert product(trial, "Care plan").recurrence is Recurrence.MONTHLY
    assert product(trial, "Care plan plus").recurrence is Recurrence.MONTHLY


def test_1_8_what_a_product_upsells_or_renews_to_may_stand_further_down_by_code_or_by_name() -> None:
    trial = office(currency="EUR")
    outcome = trial.bring(text(LIST))
    assert product(trial, "Pump 10").upsells_to == product(trial, "Pump 20").id
    assert product(trial, "Pump 20").upsells_to == product(trial, "Care plan").id
    assert product(trial, "Care plan").renews_to == product(trial, "Care plan plus").id
    assert product(trial, "Care plan plus").renews_to is None
    assert len(trial.every(Product)) == 4
    assert outcome.made.products == ()


def test_a_product_that_is_only_named_waits_for_its_own_row_in_a_later_file() -> None:
    trial = office(currency="EUR")
    outcome = trial.bring(text("Code,Product,Price,Upsells to\nP10,Pump 10,1200,P30"))
    assert outcome.made.products == ("P30",)
    trial.bring(text("Code,Product,Price\nP30,Pump 30,3600"))
    assert product(trial, "Pump 10").upsells_to == product(trial, "Pump 30").id
    assert len(trial.every(Product)) == 2


@pytest.mark.parametrize(
    "headings",
    [
        "Article number,Description,List price",
        "Artikelnummer,Beschreibung,Listenpreis",
        "Numéro d'article,Description,Prix catalogue",
        "Κωδικός είδους,Περιγραφή,Τιμή καταλόγου",
    ],
)
def test_4_17_a_list_without_a_name_column_is_called_by_its_descriptions(headings: str) -> None:
    trial = office(currency="EUR")
    outcome = trial.bring(text(f"{headings}\nP10,Pump 10,1200"))
    assert (outcome.kind, outcome.problems) == (FileKind.PRODUCTS, ())
    pump = product(trial, "Pump 10")
    assert (pump.code, pump.price, pump.note) == ("P10", Money.of(1200, "EUR"), "")


def test_a_description_beside_a_name_stays_a_note_also_where_a_person_says_so() -> None:
    trial = office(currency="EUR")
    trial.bring(text("Item,Description,List price\nPump 10,With gauge,1200"))
    assert product(trial, "Pump 10").note == "With gauge"
    listed = text("What,Description,List price\nPump 20,With gauge,2400")
    trial.bring(listed, FileKind.PRODUCTS, mapping={"name": "What"})
    assert product(trial, "Pump 20").note == "With gauge"
    with pytest.raises(NoUsableColumns):
        trial.bring(listed, FileKind.PRODUCTS, mapping={"note": "Description"})


def test_what_stands_between_the_rows_of_a_price_list_is_left_out_and_never_shown_as_an_example() -> None:
    trial = office(currency="EUR")
    rows = ["Nordwind,,", "Article number,Description,List price", "Chapter 1: pumps,,", "P10,Pump 10,auf Anfrage"]
    reading = trial.importing.understand(text("\n".join([*rows, "P20,Pump 20,2400"])), FileKind.PRODUCTS)
    preview = trial.importing.preview(reading)
    assert preview.first == {"code": "P10", "name": "Pump 10", "price": "2400"}
    assert [(p.row, p.code) for p in preview.problems] == [(3, ProblemCode.NO_NAME)]
    trial.importing.apply(reading)
    assert (product(trial, "Pump 10").price, product(trial, "Pump 20").price) == (None, Money.of(2400, "EUR"))


def test_descriptions_and_figures_alone_are_no_price_list() -> None:
    with pytest.raises(NoUsableColumns):
        office(currency="EUR").bring(text("Day,Description,Amount\n1,Taxi,12"))


def test_a_tax_class_nobody_knows_is_made_with_its_rate_and_told() -> None:
    trial = office(STANDARD, currency="EUR")
    outcome = trial.bring(text(LIST))
    made = [tax for tax in trial.every(TaxClass) if tax.id != STANDARD.id]
    assert [(tax.name, tax.rate, tax.usual) for tax in made] == [("VAT 9 %", Decimal(9), False)]
    assert product(trial, "Care plan").tax_id == product(trial, "Care plan plus").tax_id == made[0].id
    assert outcome.remarks == (Remark(code=RemarkCode.TAXES_MADE, count=1, words=("VAT 9 %",)),)


def test_a_tax_class_is_found_by_its_name_and_one_without_a_rate_is_told_apart() -> None:
    trial = office(STANDARD, currency="EUR")
    listed = "Product,Price,Tax class\nPump,10,STANDARD\nBook,5,Reduced\nMap,5,Reduced 5.5 %\nAtlas,7,reduced"
    outcome = trial.bring(text(listed))
    assert product(trial, "Pump").tax_id == STANDARD.id
    assert {t.name: t.rate for t in trial.every(TaxClass)} == {
        "Standard": Decimal(21),
        "Reduced": Decimal(0),
        "Reduced 5.5 %": Decimal("5.5"),
    }
    assert product(trial, "Book").tax_id == product(trial, "Atlas").tax_id == trial.one(TaxClass, "Reduced").id
    without = [r for r in outcome.remarks if r.code is RemarkCode.TAXES_WITHOUT_RATE]
    assert [r.words for r in without] == [("Reduced",)]


def test_a_spreadsheets_percentages_are_rates() -> None:
    trial = office(STANDARD, currency="EUR")
    trial.bring(source(["Product", "Price", "VAT"], ["Pump", 10.0, 0.21], ["Bolt", 1.0, 0.055], ["Free", 1.0, 0]))
    assert product(trial, "Pump").tax_id == STANDARD.id
    assert sorted(tax.rate for tax in trial.every(TaxClass)) == [Decimal(0), Decimal("5.5"), Decimal(21)]


@pytest.mark.parametrize(
    ("column", "rates"),
    [
        (["0.5", "21"], ["0.5 %", "21 %"]),
        (["0.5", "21 %"], ["0.5 %", "21 %"]),
        (["0,5", "5,5"], ["0.5 %", "5.5 %"]),
        (["0.05", "0.21", "0"], ["5 %", "21 %", "0 %"]),
        ([0.055, 0.21, "9 %"], ["5.5 %", "21 %", "9 %"]),
        ([0.5, 21], ["0.5 %", "21 %"]),
    ],
)
def test_whether_a_rate_is_a_share_is_told_from_its_column(column: list[str | float], rates: list[str]) -> None:
    assert list(taxes(column).values()) == rates


@pytest.mark.parametrize("said", ["150 %", "150", "VAT 150 %", "-5 %", "1000,5 %"])
def test_a_rate_that_no_tax_has_is_refused_and_makes_no_class(said: str) -> None:
    trial = office(STANDARD, currency="EUR")
    outcome = trial.bring(source(["Product", "Price", "VAT"], ["Pump", "10", said], ["Bolt", "1", "21 %"]))
    assert [(p.row, p.column, p.code, p.value, p.left_out) for p in outcome.problems] == [
        (2, "VAT", ProblemCode.TAX_UNREADABLE, said, False)
    ]
    assert (product(trial, "Pump").tax_id, product(trial, "Bolt").tax_id) == (None, STANDARD.id)
    assert trial.every(TaxClass) == [STANDARD]


@pytest.mark.parametrize(
    ("said", "rate"),
    [("21 %", "21"), ("VAT 5,5%", "5.5"), ("Standard", None), ("Class 2", None), ("900 %", None), ("1.234 %", "1.234")],
)
def test_a_rate_is_read_out_of_a_name(said: str, rate: str | None) -> None:
    assert rate_in(said) == (None if rate is None else Decimal(rate))


def test_products_of_one_name_and_two_codes_are_two_products() -> None:
    trial = office(currency="EUR")
    trial.bring(text("Code,Product,Price\nA1,Cable,10\nA2,Cable,20"))
    assert {(p.code, p.price) for p in trial.every(Product)} == {
        ("A1", Money.of(10, "EUR")),
        ("A2", Money.of(20, "EUR")),
    }


HEADED = "Code,Product,Unit,Price,Currency,VAT,Cost,Billing\n"


@pytest.mark.parametrize(
    "rows",
    [
        "A,Foo,pc,5,USD,21 %,1,one-off\n,Foo,pc,7,EUR,15 %,1,",
        ",Foo,pc,5,USD,21 %,1,one-off\nA,Foo,pc,7,EUR,15 %,1,",
    ],
)
def test_a_row_about_a_product_of_another_row_is_refused_and_wipes_nothing(rows: str) -> None:
    trial = office(currency="EUR")
    outcome = trial.bring(text(HEADED + rows))
    kept = product(trial, "Foo")
    assert (kept.code, kept.price) == (rows[0].strip(","), Money.of(5, "USD"))
    assert [(p.row, p.code, p.value) for p in outcome.problems] == [(3, ProblemCode.SAME_RECORD, "2")]
    counts = outcome.counts
    assert (counts.read, counts.added, counts.updated, counts.unchanged, counts.skipped) == (2, 1, 0, 0, 1)
    assert [t.name for t in trial.every(TaxClass)] == ["VAT 21 %"]


def test_two_rows_of_a_later_list_are_not_both_taken_for_one_product() -> None:
    trial = office(currency="EUR")
    trial.bring(text(HEADED + "A,Foo,pc,5,EUR,,,"))
    outcome = trial.bring(text(HEADED + "A,Foo,pc,6,EUR,,,\n,Foo,,7,EUR,,,"))
    assert (product(trial, "Foo").price, product(trial, "Foo").unit) == (Money.of(6, "EUR"), "pc")
    assert (outcome.counts.updated, [(p.row, p.value) for p in outcome.problems]) == (1, [(3, "2")])


def test_a_row_left_as_it_was_keeps_its_product_from_another_row() -> None:
    trial = office(currency="EUR")
    trial.bring(text(HEADED + ",Foo,pc,5,EUR,,,"))
    outcome = trial.bring(text(HEADED + ",Foo,pc,5,EUR,,,\nA,Foo,,7,EUR,,,"))
    assert (product(trial, "Foo").code, product(trial, "Foo").price) == ("", Money.of(5, "EUR"))
    assert (outcome.counts.unchanged, outcome.counts.updated, outcome.problems[0].row) == (1, 0, 3)


def test_a_product_that_deals_named_is_completed_and_found_by_its_code_when_it_is_renamed() -> None:
    trial = office(currency="EUR")
    trial.bring(text("Deal,Account,Product,Stage,Amount\nHall 2,Nordwind,pump10,Offer,100"))
    before = product(trial, "pump10")
    trial.bring(text(LIST))
    assert product(trial, "Pump 10").id == before.id
    trial.bring(text(LIST.replace("Pump 10,", "Pump 10 S,")))
    assert product(trial, "Pump 10 S").id == before.id
    assert trial.one(Deal, "Hall 2").lines[0].product_id == before.id


def test_a_second_list_changes_only_what_differs_and_leaves_what_was_edited_here() -> None:
    trial = office(currency="EUR")
    trial.bring(text(LIST))
    pump = product(trial, "Pump 10")
    trial.importing.bench.do(Edit(pump, replace(pump, price=Money.of(1000, "EUR"))))
    newer = LIST.replace('"1,200.50"', "1300").replace("2400", "2500").replace("With gauge", "With two gauges")
    outcome = trial.bring(text(newer))
    assert (outcome.counts.updated, outcome.counts.unchanged) == (2, 2)
    after = product(trial, "Pump 10")
    assert (after.price, after.note) == (Money.of(1000, "EUR"), "With two gauges")
    assert [(p.code, p.column) for p in outcome.problems] == [(ProblemCode.EDITED_HERE, "Price")]
    assert product(trial, "Pump 20").price == Money.of(2500, "EUR")


def test_a_list_that_is_taken_back_leaves_the_catalogue_as_it_was() -> None:
    trial = office(STANDARD, currency="EUR")
    first = trial.bring(text(LIST))
    kept = sorted(trial.every(Product), key=lambda p: p.code)
    second = trial.bring(text(LIST.replace("2400", "2500") + "P40,Pump 40,Pumps,,4000,EUR,7 %,,,,,\n"))
    trial.importing.take_back(second.batch)
    assert sorted(trial.every(Product), key=lambda p: p.code) == kept
    trial.importing.take_back(first.batch)
    assert trial.every(Product) == []
    assert trial.every(TaxClass) == [STANDARD]
