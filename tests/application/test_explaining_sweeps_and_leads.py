"""What stands behind the panel of a sweep and the share of leads answered in time adds up to what is shown (B16)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from uuid import UUID

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.explaining import swept_explained
from salesdesk.application.lead_view import met_explained
from salesdesk.application.leads import NewLead
from salesdesk.domain.before_after import measured
from salesdesk.domain.deal import Category
from salesdesk.domain.explained import Figure, Part
from salesdesk.domain.lead import Lead
from salesdesk.domain.moment import zone_named
from salesdesk.domain.money import Money
from salesdesk.domain.sweep import SweepChoice
from salesdesk.wording import Words
from salesdesk.wording.explained import formula_told, ground_told, part_told
from tests.domain.examples import a_deal, eur, key
from tests.domain.test_before_after import CHOSEN, NEXT, an_open, ground

WORDS = Words()
YESTERDAY = date(2026, 11, 30)


@pytest.mark.parametrize("chosen", [{}, CHOSEN, dict.fromkeys(CHOSEN, SweepChoice.NO_DECISION)])
def test_b16_every_figure_before_and_after_a_sweep_is_the_one_that_its_rows_give(
    chosen: Mapping[UUID, SweepChoice],
) -> None:
    promised = an_open(key(205), 8_000, NEXT.last, category=Category.COMMIT)
    whole = ground(promised, an_open(key(206), 12_500, NEXT.first), a_deal(id=key(207)))
    shown = measured(whole, chosen)
    expected = {
        Figure.COUNT: shown.open.count,
        Figure.OPEN: shown.open.value,
        Figure.COVERAGE: shown.coverage.ratio,
        Figure.ALL_WEIGHTED: shown.weighted,
        Figure.P10: shown.p10,
        Figure.P90: shown.p90,
        Figure.PROMISED: shown.following,
    }
    told = {one: swept_explained(one, whole, chosen, {}) for one in expected}
    assert {one: explained.result for one, explained in told.items()} == expected
    assert len(told[Figure.OPEN].grounds) == shown.open.count


def test_b16_an_end_of_the_range_names_how_many_deals_it_rests_on() -> None:
    low, high = (swept_explained(one, ground(), {}, {}) for one in (Figure.P10, Figure.P90))
    assert formula_told(low, WORDS).startswith("3 open deals with a value and a chance: in 1 of 10 cases")
    assert formula_told(high, WORDS).startswith("3 open deals with a value and a chance: in 9 of 10 cases")
    assert swept_explained(Figure.PROMISED, ground(), {}, {}).result == eur(20_000)
    bare = swept_explained(Figure.P10, ground(), dict.fromkeys(CHOSEN, SweepChoice.NO_DECISION), {})
    assert (bare.result, bare.bets) == (None, [])
    assert swept_explained(Figure.PROMISED, ground(), CHOSEN, {}).result == Money.zero("EUR")


def came(desk: Desk, name: str, at: time, spoken: time | None = None) -> None:
    """Take in a lead of yesterday, and note when both first spoke on that day."""
    key = desk.leads.new(NewLead(name=name, day=YESTERDAY, clock=at, source="Fair")).made(Lead)
    if spoken is not None:
        desk.leads.spoke(key, YESTERDAY, spoken)


def test_b16_the_share_answered_in_time_is_the_one_that_its_leads_give(desk: Desk) -> None:
    bare = met_explained(desk.leads.view())
    assert (bare.result, bare.grounds) == (desk.leads.view().clock.met, ())
    assert formula_told(bare, WORDS) == "No lead was answered yet, and none is late."
    hours = desk.leads.view().settings.lead_hours
    came(desk, "Prompt", time(9), time(9, 20))
    came(desk, "Just", time(10), time(10 + hours))
    came(desk, "Slow", time(9), time(9 + hours, 1))
    came(desk, "Forgotten", time(9))
    view = desk.leads.view()
    told = met_explained(view)
    assert told.result == view.clock.met
    assert [(one.title, one.part, one.minutes) for one in told.grounds[1:]] == [
        ("Slow", Part.TOO_LATE, 60 * hours + 1),
        ("Just", Part.IN_TIME, 60 * hours),
        ("Prompt", Part.IN_TIME, 20),
    ]
    assert (told.grounds[0].title, told.grounds[0].part) == ("Forgotten", Part.WAITS_TOO_LONG)
    said = formula_told(told, WORDS).replace(" ", " ")
    assert "÷ (2 + 2 too late) = 50 %" in said or "÷ (2 + 2 too late) = 50%" in said
    assert [part_told(one, WORDS) for one in told.grounds] == ["Waits too long", "Too late", "In time", "In time"]
    assert ground_told(told, told.grounds[-1], WORDS) == "20 min"


def test_b16_a_lead_that_can_still_be_called_in_time_stands_behind_no_share(desk: Desk) -> None:
    now = desk.leads.view().now
    local = now.astimezone(zone_named(desk.leads.view().settings.zone))
    desk.leads.new(NewLead(name="Fresh", day=local.date(), clock=local.time().replace(second=0, microsecond=0)))
    assert met_explained(desk.leads.view()).grounds == ()
    assert desk.leads.view().clock.met.n == 0
