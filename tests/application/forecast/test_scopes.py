"""Whose period can be looked at, and which periods are offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.forecast.scopes import periods_offered, scopes_of, stepped
from salesdesk.domain.desk_settings import DeskSettings, Rep, Team
from salesdesk.domain.period import Period, Span

NORTH, EMPTY = Team(id=uuid4(), name="North"), Team(id=uuid4(), name="Empty")
ADA, BEA = (Rep(id=uuid4(), name=name, team_id=NORTH.id) for name in ("Ada", "Bea"))
SETTINGS = DeskSettings(id=uuid4(), name="Desk", currency="EUR", zone="UTC", fiscal_start=4)


def test_one_who_sells_alone_is_everybody() -> None:
    assert [one.name for one in scopes_of([ADA, replace(BEA, active=False)], [NORTH])] == [""]


def test_teams_that_somebody_is_in_and_everybody_active_can_be_looked_at() -> None:
    assert [one.name for one in scopes_of([ADA, BEA], [NORTH, EMPTY])] == ["", "North", "Ada", "Bea"]


@pytest.mark.parametrize(("by", "name"), [(1, "2028-Q1"), (-1, "2027-Q3"), (0, "2027-Q4"), (-4, "2026-Q4")])
def test_a_step_goes_over_the_fiscal_year(by: int, name: str) -> None:
    assert stepped(Period.parse("2027-Q4", 4), by, 4).name == name


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(Span), st.integers(1, 12), st.integers(-9, 9))
def test_steps_there_and_back_lead_home(day: date, span: Span, start: int, by: int) -> None:
    period = Period.around(day, span, start)
    assert stepped(stepped(period, by, start), -by, start) == period


def test_the_present_period_of_each_length_is_offered() -> None:
    names = [one.name for one in periods_offered(SETTINGS, date(2026, 12, 1))]
    assert names == [
        *("2026-Q3", "2026-Q4", "2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4", "2028-Q1"),
        *("2026-12", "2027"),
    ]
