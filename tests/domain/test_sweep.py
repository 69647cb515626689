"""When a sweep is due, how often a deal may be kept, and what giving it back does."""

from __future__ import annotations

from datetime import date

import pytest

from salesdesk.domain.deal import Status
from salesdesk.domain.period import Span
from salesdesk.domain.refusals import AlreadyClosed, OutOfRange
from salesdesk.domain.sweep import MOST_KEEPS, given_back, kept_again, sweep_due
from tests.domain.examples import a_deal

DUE = (
    # today, first month of the year, swept on; which sweep, and since when it is due
    ("2026-12-01", 1, (), "quarter", "2026-10-01"),
    ("2026-12-02", 1, (), "year", "2026-12-02"),
    ("2026-12-31", 1, ("2026-12-01",), "year", "2026-12-02"),
    ("2026-12-31", 1, ("2026-12-02",), None, None),
    ("2027-01-01", 1, ("2026-12-31",), "year", "2027-01-01"),
    ("2027-01-01", 1, ("2027-01-01",), None, None),
    ("2027-03-31", 1, ("2027-01-01",), None, None),
    ("2027-04-01", 1, ("2027-01-01",), "quarter", "2027-04-01"),
    ("2027-02-28", 4, (), "quarter", "2027-01-01"),
    ("2027-03-02", 4, ("2027-02-28",), "year", "2027-03-02"),
    ("2027-04-01", 4, (), "year", "2027-04-01"),
    ("2027-07-01", 4, (), "quarter", "2027-07-01"),
    ("2028-03-01", 4, (), "quarter", "2028-01-01"),
    ("2028-03-02", 4, (), "year", "2028-03-02"),
    # A day that is still to come settles nothing.
    ("2027-07-01", 4, ("2027-07-02",), "quarter", "2027-07-01"),
)


@pytest.mark.parametrize(("today", "fiscal_start", "swept", "span", "since"), DUE)
def test_3_12_a_sweep_is_due_30_days_before_the_year_and_at_each_quarter_until_it_is_done(
    today: str, fiscal_start: int, swept: tuple[str, ...], span: str | None, since: str | None
) -> None:
    due = sweep_due(date.fromisoformat(today), fiscal_start, [date.fromisoformat(day) for day in swept])
    if span is None or since is None:
        assert due is None
    else:
        assert due is not None
        assert (due.span, due.since) == (Span(span), date.fromisoformat(since))


def test_3_12_the_sweep_for_a_new_year_names_the_day_on_which_it_begins() -> None:
    due = sweep_due(date(2026, 12, 9), 1, [])
    assert due is not None
    assert due.begins == date(2027, 1, 1)


def test_3_10_a_deal_is_kept_twice_and_then_no_more() -> None:
    deal = a_deal(title="Old hall")
    for kept in range(1, MOST_KEEPS + 1):
        deal = kept_again(deal)
        assert deal.keeps == kept
    with pytest.raises(OutOfRange) as refused:
        kept_again(deal)
    assert (refused.value.what, refused.value.value) == ("keeps", "Old hall")


def test_3_10_what_is_closed_is_neither_kept_nor_given_back() -> None:
    closed = a_deal(status=Status.LOST, closed_on=date(2026, 5, 1))
    for act in (kept_again, lambda deal: given_back(deal, date(2026, 12, 1))):
        with pytest.raises(AlreadyClosed):
            act(closed)


def test_3_10_a_deal_that_goes_back_leaves_the_pipeline_that_day() -> None:
    back = given_back(a_deal(created_on=date(2026, 1, 1)), date(2026, 12, 1))
    assert back.status_on(date(2026, 11, 30)) is Status.OPEN
    assert back.status_on(date(2026, 12, 1)) is Status.HANDED_BACK
