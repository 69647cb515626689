"""What stands on a card of the board: everything has a place of its own and fits it, at every text size and width."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations
from typing import Any
from uuid import uuid4

import hypothesis
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QWidget

from salesdesk.application.rows import DealRow, NextStep
from salesdesk.domain.ageing import Cycle, Yardsticks
from salesdesk.domain.deal import Category, Motion, Outcome, Status
from salesdesk.domain.impediment import Impediment, ImpedimentKind
from salesdesk.domain.meeting import MeetingKind
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.ui.pipeline.card_painting import CardPlan, card_height, plan_card
from salesdesk.ui.pipeline.columns import Measure
from salesdesk.ui.pipeline.deal_card import DealCard, card_of
from salesdesk.ui.pipeline.stage_list import StageList
from salesdesk.ui.theme import Mode, Theme
from salesdesk.wording import Words

TODAY = date(2026, 12, 1)
CALL = NextStep(
    topic="Walk the hall", starts=Moment(datetime(2026, 12, 7, 8, tzinfo=UTC), "UTC"), meeting_kind=MeetingKind.VISIT
)
ROW = DealRow(
    id=uuid4(),
    title="Depot sensors",
    account="Velt Foods",
    account_id=uuid4(),
    stage="Qualified",
    stage_id=uuid4(),
    stage_order=1,
    status=Status.OPEN,
    outcome=None,
    owner="Ilse Brandt",
    owner_id=uuid4(),
    currency="EUR",
    value=Money.of(38_000, "EUR"),
    estimate=None,
    chance=0.4,
    category=Category.PIPELINE,
    motion=Motion.NEW,
    since=date(2026, 11, 1),
    expected_on=None,
    closed_on=None,
    next_step=CALL,
)
BLOCKED = Impediment(
    id=uuid4(), deal_id=ROW.id, kind=ImpedimentKind.PRICE, words="The board sees no reason", noted_on=TODAY
)


def card(impediment: Impediment | None = None, /, **changed: Any) -> DealCard:
    """Return the card of a deal on a desk whose wins took 48 days on average."""
    measure = Measure()
    wins = Cycle(n=40, mean=48.0, median=45, p75=60, p90=90, p95=110, longest=140)
    measure.day, measure.sticks = TODAY, Yardsticks(desk=wins, segments={})
    return card_of(replace(ROW, **changed), impediment, measure, Words())


def words_of(plan: CardPlan) -> dict[str, str]:
    return {one.part: one.shown for one in plan.written}


names = st.sampled_from(["Velt", "Nordostdeutsche Gießereibetriebe Überlingen", "Ναυπηγεία Αιγαίου", "W" * 60, ""])


@pytest.mark.parametrize("text_size", [90, 100, 150])
# Nothing of the look changes from one card to the next.
@hypothesis.settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    account=names,
    title=names,
    value=st.sampled_from([None, Money.of(5, "EUR"), Money.of(987_654_321, "EUR")]),
    since=st.sampled_from([date(2026, 11, 30), date(2026, 10, 1), date(2026, 8, 1), date(2025, 1, 1), None]),
    next_step=st.sampled_from([None, CALL]),
    impediment=st.sampled_from([None, BLOCKED]),
    unproven=st.booleans(),
    width=st.integers(170, 420),
)
def test_nothing_on_a_card_lies_over_something_else_or_leaves_it(
    look: Theme, text_size: int, width: int, impediment: Impediment | None, **changed: Any
) -> None:
    look.set_text_size(text_size)
    shown = card(impediment, **changed)
    ground = QRectF(0, 0, look.px(width), card_height(shown))
    plan = plan_card(shown, ground)
    places = [*(one.place for one in plan.written), *(one.place for one in plan.drawn)]
    places += [plan.track] if plan.track is not None else []
    assert all(ground.contains(place) for place in places)
    for one, other in combinations(places, 2):
        both = one.intersected(other)
        assert both.width() < 0.5 or both.height() < 0.5
    for words in plan.written:
        metrics = QFontMetricsF(words.font)
        assert metrics.horizontalAdvance(words.shown) <= words.place.width() + 1
        assert metrics.height() <= words.place.height() + 1


@pytest.mark.usefixtures("look")
def test_1_9_a_card_says_account_value_deal_age_and_next_step_or_that_none_is_booked() -> None:
    wide = QRectF(0, 0, 320, 110)
    assert words_of(plan_card(card(), wide)) == {
        "account": "Velt Foods",
        "value": "€\xa038,000",
        "title": "Depot sensors",
        "age": "day 30 of 48",
        "step": "Visit Mon 7 Dec, 08:00",
    }
    none = plan_card(card(next_step=None, since=date(2026, 3, 1), unproven=True), wide)
    told = words_of(none)
    assert (told["step"], told["age"], told["unproven"]) == ("No next step booked", "older than any win", "unproven")
    assert {one.name for one in none.drawn} == {"triangle-alert", "circle-dashed"}, "never by colour alone"


@pytest.mark.usefixtures("look")
def test_a_narrow_card_keeps_day_and_time_of_the_next_step_and_the_words_of_the_age() -> None:
    told = words_of(plan_card(card(since=date(2026, 10, 1)), QRectF(0, 0, 177, 110)))
    assert told["age"] == "13 days past average"
    told = words_of(plan_card(card(), QRectF(0, 0, 165, 110)))
    assert told["step"] == "Mon 7 Dec, 08:00"


@pytest.mark.usefixtures("look")
def test_1_10_a_card_says_what_stands_in_the_way_of_an_open_deal_only() -> None:
    assert words_of(plan_card(card(BLOCKED), QRectF(0, 0, 320, 130)))["impediment"] == "“The board sees no reason”"
    lost = card(BLOCKED, status=Status.LOST, outcome=Outcome.NO_DECISION, closed_on=TODAY)
    assert "impediment" not in words_of(plan_card(lost, QRectF(0, 0, 320, 130)))
    assert not lost.is_open


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_card_in_hand_has_a_ring_in_both_themes(look: Theme, mode: Mode) -> None:
    look.set_mode(mode)
    cards = StageList("No deals here")
    cards.resize(240, 240)
    cards.show_cards([card(), card(BLOCKED)], more=False)
    cards.pick(0)
    cards.ensurePolished()
    plain = _colours(cards)
    cards.mark(marked=True)
    ringed = _colours(cards)
    ring, ground = look.colours["accentText"].lower(), look.colours["surface"].lower()
    assert ground in plain
    assert ring not in plain
    assert ring in ringed
    cards.deleteLater()


def _colours(widget: QWidget) -> set[str]:
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    widget.render(image)
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 3)}


def test_3_9_a_closed_deal_says_how_long_it_took_and_warns_of_nothing() -> None:
    lost = card(status=Status.LOST, outcome=Outcome.NO_DECISION, since=date(2026, 3, 1), closed_on=date(2026, 11, 1))
    assert (lost.age.text, lost.age.state) == ("took 245 days", "young")
    assert card(since=date(2026, 3, 1)).age.state == "past-p90"
