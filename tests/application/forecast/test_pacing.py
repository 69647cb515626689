"""Pace of a period: won, planned and expected add up, and the warning comes early or not at all (4.1, F13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from salesdesk.application.forecast.ground import Ground
from salesdesk.application.forecast.pacing import pace_of
from salesdesk.domain.deal import Category, Deal, Status
from salesdesk.domain.money import Money
from salesdesk.domain.pace_line import Course
from salesdesk.wording.pace import course_told, pace_cells, pace_chart, stands_told, warning_short
from tests.application.forecast.grounds import PlainWords, a_ground, an_open, euro

WORDS = PlainWords()
EARLY, LATE = date(2026, 11, 2), date(2026, 12, 1)


def won(amount: int, on: date) -> Deal:
    return an_open(amount, status=Status.WON, closed_on=on)


def on(day: date, ground: Ground) -> Ground:
    return replace(ground, day=day, today=day)


GROUND = on(
    EARLY,
    a_ground(
        [
            won(2_000, date(2026, 10, 5)),
            won(1_000, date(2026, 10, 30)),
            won(9_000, date(2026, 11, 3)),
            won(9_000, date(2026, 9, 30)),
            an_open(4_000, chance=0.5),
            an_open(1_000, chance=0.25, expected_on=date(2026, 10, 6)),
            an_open(800),
            an_open(5_000, chance=0.9, category=Category.OMITTED),
            an_open(5_000, chance=0.9, expected_on=date(2027, 1, 2)),
        ]
    ),
)


def test_f13_won_and_expected_are_what_the_deals_of_the_period_come_to() -> None:
    view = pace_of(GROUND)
    assert view.won == euro(3_000)
    # The one won on the day after is still open on the day: its chance is not known.
    assert view.expected == euro(3_000 + 2_000 + 250)
    assert view.not_weighted == 2
    assert view.rows[-1].expected == view.expected
    assert view.rows[-1].point.planned == euro(10_000)
    shown = next(row for row in view.rows if row.point.day == EARLY)
    assert (shown.point.won, shown.expected) == (euro(3_000), euro(3_250))
    assert all(row.expected is None for row in view.rows if row.point.day < EARLY)
    assert all(row.point.won is None for row in view.rows if row.point.day > EARLY)


def test_4_1_below_one_in_two_with_half_the_period_left_is_an_early_warning() -> None:
    early = pace_of(GROUND)
    assert early.warning.course is Course.WARNED
    assert course_told(early, WORDS).startswith(
        "Early warning: the target is out of reach with the open deals due in the period, and "
    )
    assert (
        warning_short(early, WORDS)
        == "Early warning: the target is out of reach with the open deals due in the period."
    )
    late = pace_of(on(LATE, GROUND))
    assert late.warning.course is Course.REACHED
    behind = pace_of(on(LATE, replace(GROUND, target=euro(50_000))))
    assert behind.warning.course is Course.LATE
    assert warning_short(behind, WORDS) == ""


def test_without_a_target_or_without_any_chance_nobody_says_how_likely_it_is() -> None:
    assert course_told(pace_of(replace(GROUND, target=None)), WORDS).startswith("No target is set")
    unknown = pace_of(on(EARLY, a_ground([an_open(800), an_open(None, chance=0.5)])))
    assert unknown.warning.course is Course.CANNOT_SAY
    assert "2 open deals have no value, no chance or no exchange rate" in course_told(unknown, WORDS)


def test_nobody_says_how_likely_the_target_is_while_all_that_is_open_has_no_rate() -> None:
    dollars = an_open(None, chance=0.5, currency="USD", value=Money.of(9_000, "USD"))
    view = pace_of(on(EARLY, a_ground([dollars])))
    assert (view.warning.course, view.not_weighted) == (Course.CANNOT_SAY, 1)
    assert "weighted" not in stands_told(view, WORDS)


def test_the_chart_and_its_table_say_the_same() -> None:
    view = pace_of(GROUND)
    chart = pace_chart(view, WORDS)
    won_line, expected, target = chart.lines
    top = 10_000
    assert [line.name for line in chart.lines] == ["Won", "Won and expected", "Target by working days"]
    shown = [cells[2] for cells in (pace_cells(row, WORDS) for row in view.rows) if cells[2] != "–"]
    assert [f"€ {round(up * top):,}" for _, up in won_line.points[1:]] == shown
    later = [cells[4] for cells in (pace_cells(row, WORDS) for row in view.rows) if cells[4] != "–"]
    assert [f"€ {round(up * top):,}" for _, up in expected.points] == later
    assert list(target.points)[-1] == (1, 1)
    marks = [mark.text for mark in chart.along]
    assert marks == ["1 Oct", "1 Nov", "1 Dec"]


def test_where_nothing_is_known_no_zeros_are_drawn() -> None:
    nothing = pace_of(a_ground([], None))
    assert nothing.empty
    assert stands_told(nothing, WORDS) == ""
    assert not pace_of(a_ground([an_open()], None)).empty
    assert not pace_of(a_ground([])).empty


def test_4_1_of_a_period_that_is_over_it_is_said_what_was_missed() -> None:
    over = pace_of(on(date(2027, 1, 4), GROUND))
    assert course_told(over, WORDS) == "The target is reached."
    missed = pace_of(on(date(2027, 1, 4), replace(GROUND, target=euro(50_000))))
    assert course_told(missed, WORDS) == "The period is over: the target was missed by € 38,000."
    assert stands_told(missed, WORDS) == "€ 12,000 won."
    assert (missed.expected, missed.warning.chance, missed.open_count) == (missed.won, 0.0, 0)


def test_what_brings_nothing_is_said() -> None:
    assert "2 of them have no value, no chance or no exchange rate" in stands_told(pace_of(GROUND), WORDS)


def test_deals_of_a_currency_without_a_rate_bring_nothing_and_are_named() -> None:
    ours = an_open(100, chance=0.5)
    foreign = replace(an_open(None, chance=0.5), currency="USD", value=Money.of(9, "USD"))
    without, with_it = (pace_of(on(EARLY, a_ground(deals))) for deals in ([ours], [ours, foreign]))
    assert with_it.expected == without.expected == euro(50)
    assert (without.not_weighted, with_it.not_weighted) == (0, 1)
    assert with_it.warning == without.warning
