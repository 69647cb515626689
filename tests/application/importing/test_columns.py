from __future__ import annotations

from pathlib import Path

import pytest

from salesdesk.application.importing.columns import FileKind, Layout, layout_of
from salesdesk.application.importing.tables import Source, Table
from salesdesk.application.importing.troubles import NoUsableColumns, UnknownColumn, UnknownField
from tests.application.importing.files import source, text


def found(headings: str, kind: FileKind | None = None, mapping: dict[str, str] | None = None) -> Layout:
    return layout_of(text(headings + "\n" + ",".join("x" * (headings.count(",") + 1))), kind, mapping)


@pytest.mark.parametrize(
    ("headings", "kind", "columns"),
    [
        (
            "opportunity_id,sales_agent,deal_stage,engage_date,close_date,close_value",
            FileKind.DEALS,
            {
                "id": "opportunity_id",
                "owner": "sales_agent",
                "stage": "deal_stage",
                "qualified_on": "engage_date",
                "close_date": "close_date",
                "value": "close_value",
            },
        ),
        (
            "Firma,Betrag,Phase,Abschlussdatum,Verantwortlicher",
            FileKind.DEALS,
            {
                "account": "Firma",
                "value": "Betrag",
                "stage": "Phase",
                "close_date": "Abschlussdatum",
                "owner": "Verantwortlicher",
            },
        ),
        (
            "Πελάτης,Ποσό,Στάδιο,Ημερομηνία κλεισίματος",
            FileKind.DEALS,
            {"account": "Πελάτης", "value": "Ποσό", "stage": "Στάδιο", "close_date": "Ημερομηνία κλεισίματος"},
        ),
        (
            "Société,Montant (EUR),Étape,Date de clôture prévue",
            FileKind.DEALS,
            {
                "account": "Société",
                "value": "Montant (EUR)",
                "stage": "Étape",
                "expected_on": "Date de clôture prévue",
            },
        ),
        (
            "account,sector,year_established,revenue,employees,office_location,subsidiary_of",
            FileKind.ACCOUNTS,
            {
                "name": "account",
                "industry": "sector",
                "founded": "year_established",
                "revenue_millions": "revenue",
                "employees": "employees",
                "country": "office_location",
                "parent": "subsidiary_of",
            },
        ),
        (
            "product,series,sales_price",
            FileKind.PRODUCTS,
            {"name": "product", "group": "series", "price": "sales_price"},
        ),
        (
            "sales_agent,manager,regional_office",
            FileKind.TEAM,
            {"name": "sales_agent", "manager": "manager", "office": "regional_office"},
        ),
    ],
)
def test_kind_and_columns_are_told_from_the_headings(headings: str, kind: FileKind, columns: dict[str, str]) -> None:
    layout = found(headings)
    assert layout.kind is kind
    assert layout.columns == columns
    assert layout.unused == ()


def test_a_close_date_beside_one_that_is_expected_or_past_stays_the_general_one() -> None:
    columns = found("Deal,Stage,Close date,Expected close,Closed on").columns
    assert columns["expected_on"] == "Expected close"
    assert columns["closed_on"] == "Closed on"
    assert columns["close_date"] == "Close date"


def test_of_two_headings_for_a_field_the_surer_one_is_taken() -> None:
    layout = found("Total,Deal,Stage,Deal value")
    assert layout.columns["value"] == "Deal value"
    assert layout.unused == ("Total",)


def test_titles_above_the_headings_are_skipped() -> None:
    layout = layout_of(
        source(["Pipeline report"], ["as of", "1 March"], ["Account", "Amount", "Stage"], ["Acme", "5", "New"])
    )
    assert layout.header_row == 3
    assert layout.columns["stage"] == "Stage"


def test_the_first_sheet_that_has_deals_is_taken() -> None:
    notes = Table(name="Read me", rows=[(1, ["What", "Why"]), (2, ["This", "That"])], last_row=2)
    deals = Table(name="Deals", rows=[(4, ["Account", "Stage"]), (5, ["Acme", "New"])], last_row=5)
    layout = layout_of(Source(path=Path("a.xlsx"), sha256="", tables=(notes, deals)))
    assert (layout.table.name, layout.header_row) == ("Deals", 4)


def test_slips_of_the_pen_are_guessed_and_said() -> None:
    layout = found("Account,Stage,Opportunty ID,Expected clsoe date")
    assert layout.columns["id"] == "Opportunty ID"
    assert layout.columns["expected_on"] == "Expected clsoe date"
    assert layout.guessed == {"id", "expected_on"}


@pytest.mark.parametrize("heading", ["Amounts due", "Accountant", "Stages done", "Closet", "Contract"])
def test_what_is_not_close_enough_is_no_guess(heading: str) -> None:
    assert heading in found(f"Deal ID,Sales agent,Phase,{heading}").unused


@pytest.mark.parametrize(
    "headings",
    ["Table,Field,Description", "Name,Example,Result", "value,format,formula,expected,desc", "Name,Value", "px,width"],
)
def test_lists_of_something_else_are_refused_with_what_was_found_and_what_is_needed(headings: str) -> None:
    with pytest.raises(NoUsableColumns) as caught:
        found(headings)
    assert caught.value.found == tuple(headings.split(","))
    assert [group[0] for group in caught.value.needed] == ["title", "stage"]
    assert caught.value.path == "deals.csv"


def test_a_file_of_contacts_is_no_list_of_deals_accounts_or_reps() -> None:
    layout = found("First name,Last name,Title,Company,Email,Phone")
    assert layout.kind is FileKind.CONTACTS
    assert layout.columns == {
        "first_name": "First name",
        "last_name": "Last name",
        "account": "Company",
        "role": "Title",
        "email": "Email",
        "phone": "Phone",
    }


def test_deals_with_people_beside_them_are_deals() -> None:
    assert found("Deal,Stage,Contact,Company,Email,Phone,Mobile").kind is FileKind.DEALS


def test_told_what_it_is_a_file_needs_less() -> None:
    assert found("Name,Colour", FileKind.ACCOUNTS).columns == {"name": "Name"}
    with pytest.raises(NoUsableColumns) as caught:
        found("Colour,Taste", FileKind.PRODUCTS)
    assert caught.value.kind == "products"
    assert caught.value.needed == (("name",),)


def test_columns_may_be_said() -> None:
    layout = found("Who,What,How far,Worth", mapping={"account": "Who", "title": "what", "stage": "How  far"})
    assert layout.kind is FileKind.DEALS
    assert layout.columns == {"title": "What", "account": "Who", "stage": "How far"}
    assert layout.unused == ("Worth",)


def test_a_column_may_be_left_out_by_saying_nothing_for_it() -> None:
    assert "value" not in found("Account,Stage,Amount", mapping={"value": ""}).columns


def test_a_mapping_to_a_column_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(UnknownColumn) as caught:
        found("Account,Stage", mapping={"value": "Worth"})
    assert (caught.value.name, caught.value.choices) == ("Worth", ("Account", "Stage"))


def test_a_mapping_of_a_field_that_is_not_ours_names_those_that_are() -> None:
    with pytest.raises(UnknownField) as caught:
        found("Account,Stage", FileKind.TEAM, {"stage": "Stage"})
    assert (caught.value.name, caught.value.kind) == ("stage", "team")
    assert "manager" in caught.value.choices


def test_a_sheet_of_figures_has_no_headings() -> None:
    with pytest.raises(NoUsableColumns) as caught:
        layout_of(source([1, 2, 3], [4, 5, 6], delimited=False))
    assert caught.value.found == ()
