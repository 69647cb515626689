"""A real CRM's files: what 8,800 opportunities, 85 accounts, 7 products and 35 agents have to come to."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from salesdesk.application.importing.columns import FileKind
from salesdesk.application.importing.troubles import NoUsableColumns, ProblemCode, RemarkCode
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, Stage, Status
from salesdesk.domain.desk_settings import Rep, Team
from salesdesk.domain.money import Money, total
from salesdesk.domain.product import Product
from tests.application.importing.files import CRM, Office, needs_crm, office, source

pytestmark = needs_crm
PIPELINE, ACCOUNTS, PRODUCTS, TEAMS = (
    CRM / f"{name}.csv" for name in ("sales_pipeline", "accounts", "products", "sales_teams")
)


def anchors(trial: Office) -> tuple[Counter[Status], Money, int, int]:
    deals = trial.every(Deal)
    won = total((d.value for d in deals if d.status is Status.WON and d.value), "USD")
    return Counter(d.status for d in deals), won, sum(d.account_id is None for d in deals), len(deals)


def test_the_opportunities_come_to_what_they_are_known_to_be() -> None:
    trial = office()
    outcome = trial.bring(PIPELINE)
    counts = outcome.counts
    assert (counts.rows, counts.read, counts.added, counts.updated, counts.skipped) == (8800, 8800, 8800, 0, 0)
    assert outcome.problems == ()
    assert outcome.date_order == "ymd"
    assert outcome.columns == {
        "id": "opportunity_id",
        "account": "account",
        "owner": "sales_agent",
        "stage": "deal_stage",
        "product": "product",
        "value": "close_value",
        "qualified_on": "engage_date",
        "close_date": "close_date",
    }
    statuses, won, without_account, _ = anchors(trial)
    assert statuses == {Status.WON: 4238, Status.LOST: 2473, Status.OPEN: 2089}
    assert won == Money.of(10_005_534, "USD")
    assert without_account == 1425
    assert {r.code: r.count for r in outcome.remarks}[RemarkCode.NO_ACCOUNT] == 1425
    assert [s.name for s in sorted(trial.every(Stage), key=lambda s: s.order)] == ["Prospecting", "Engaging"]


def test_no_open_deal_has_a_value_and_none_an_invented_date() -> None:
    trial = office()
    trial.bring(PIPELINE)
    open_deals = [d for d in trial.every(Deal) if d.status is Status.OPEN]
    assert {d.value for d in open_deals} == {None}
    assert {d.expected_on for d in open_deals} == {None}
    assert sum(d.qualified_on is None for d in open_deals) == 500
    assert all(d.lines for d in open_deals)


def test_again_it_adds_nothing_and_a_changed_row_changes_its_deal_alone() -> None:
    trial = office()
    trial.bring(PIPELINE)
    again = trial.bring(PIPELINE).counts
    assert (again.added, again.updated, again.unchanged, again.skipped) == (0, 0, 8800, 8800)
    with PIPELINE.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    place = next(n for n, row in enumerate(rows) if row[4] == "Engaging")
    rows[place] = [*rows[place][:4], "Won", rows[place][5], "2017-12-30", "777"]
    rows[place + 1][5] = "2017-13-45"
    changed = trial.bring(source(*rows))
    assert (changed.counts.added, changed.counts.updated, changed.counts.skipped) == (0, 1, 8799)
    assert [(p.row, p.column, p.code) for p in changed.problems] == [
        (place + 2, "engage_date", ProblemCode.DATE_UNREADABLE)
    ]
    statuses, won, _, count = anchors(trial)
    assert (statuses[Status.WON], won, count) == (4239, Money.of(10_006_311, "USD"), 8800)
    assert date(2017, 12, 30) in {d.closed_on for d in trial.every(Deal)}


@pytest.mark.parametrize("first", [True, False])
def test_the_other_files_complete_what_the_opportunities_name(*, first: bool) -> None:
    trial = office()
    others = (ACCOUNTS, PRODUCTS, TEAMS)
    for path in (*others, PIPELINE) if first else (PIPELINE, *others):
        assert trial.bring(path).problems == ()
    assert anchors(trial)[1:] == (Money.of(10_005_534, "USD"), 1425, 8800)
    accounts, products = trial.every(Account), trial.every(Product)
    assert (len(accounts), len(products), len(trial.every(Team))) == (85, 7, 3)
    assert all(a.industry and a.country and a.founded and a.employees for a in accounts)
    assert sum(a.parent_id is not None for a in accounts) == 15
    assert all(p.price and p.group for p in products)
    reps = trial.every(Rep)
    assert len(reps) == 35 + 6
    assert sum(r.manager_id is not None for r in reps) == 35
    assert all(trial.bring(path).counts.unchanged for path in (*others, PIPELINE))
    assert len(trial.every(Rep)) == 41


def test_without_its_ids_the_file_is_known_again_however_it_is_sorted() -> None:
    trial = office()
    with PIPELINE.open(newline="", encoding="utf-8") as file:
        head, *rows = [row[1:] for row in csv.reader(file)]
    trial.bring(source(head, *rows))
    again = trial.bring(source(head, *reversed(rows[:4000]), *rows[4000:8000])).counts
    assert (again.added, again.updated, again.unchanged) == (0, 0, 8000)


def test_the_data_dictionary_is_no_list_of_deals() -> None:
    with pytest.raises(NoUsableColumns) as caught:
        office().bring(CRM / "data_dictionary.csv")
    assert caught.value.found == ("Table", "Field", "Description")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (PIPELINE, FileKind.DEALS),
        (ACCOUNTS, FileKind.ACCOUNTS),
        (PRODUCTS, FileKind.PRODUCTS),
        (TEAMS, FileKind.TEAM),
    ],
    ids=lambda x: getattr(x, "stem", x),
)
def test_each_file_is_told_by_its_columns(path: Path, kind: FileKind) -> None:
    trial = office()
    assert trial.importing.understand(trial.importing.read(path)).kind is kind
