"""Whether a period is on course, in words: the warning, the chart over its days and the table beside it (4.1, F13)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from salesdesk.application.forecast.pacing import EarlyNotice, PaceRow, PaceView
from salesdesk.application.line_charts import ChartLine, LineChart, Mark, day_share, marks_up, points_of
from salesdesk.domain.money import Money
from salesdesk.domain.pace_line import Course
from salesdesk.domain.period import Period, Span
from salesdesk.wording.forecasts import chance_told
from salesdesk.wording.words import Words


def _whole(amount: Money | None, words: Words) -> str:
    return words.money(amount, cents=False)


def course_told(view: PaceView, words: Words) -> str:
    """Return whether the period is on course, in one sentence that says what it rests on."""
    warning = view.warning
    if view.target is None:
        return words.text("No target is set for this period. Set one, and its pace is shown here.")
    if warning.course is Course.REACHED:
        return words.text("The target is reached.")
    if view.day > view.period.last:
        missing = _whole(view.target - view.won, words)
        return words.text("The period is over: the target was missed by {missing}.", missing=missing)
    if warning.chance is None:
        return words.plural(
            "Nobody can say how likely the target is: {n} open deal has no value, no chance or no exchange rate. "
            "Enter what is missing.",
            "Nobody can say how likely the target is: {n} open deals have no value, no chance or no exchange rate. "
            "Enter what is missing.",
            view.not_weighted,
        )
    left = words.plural("{n} selling day left", "{n} selling days left", view.selling_days_left)
    told = _reach_told(warning.chance, words)
    if warning.course is Course.WARNED:
        return words.text("Early warning: the target is {reach}, and {left} to change that.", reach=told, left=left)
    return words.text("The target is {reach}; {left}.", reach=told, left=left)


def _reach_told(chance: float, words: Words) -> str:
    """How likely a target is by what is due: what is expected later counts on the page of the gap."""
    if not chance:
        return words.text("out of reach with the open deals due in the period")
    return words.text(
        "reached with a probability of {chance} with the open deals due in the period",
        chance=chance_told(chance, words),
    )


def warning_short(view: PaceView, words: Words) -> str:
    """Return the early warning in one line, "" while nothing is to be warned of (4.1)."""
    if view.warning.course is not Course.WARNED or view.warning.chance is None:
        return ""
    if not view.warning.chance:
        return words.text("Early warning: the target is out of reach with the open deals due in the period.")
    chance = chance_told(view.warning.chance, words)
    return words.text("Early warning: {chance} to reach the target with the open deals due in it.", chance=chance)


def early_told(notice: EarlyNotice, words: Words) -> str:
    """Return the early warning for Today: how likely the target is, and how long there is to change that (4.1)."""
    left = words.plural("{n} selling day left", "{n} selling days left", notice.selling_days_left)
    return words.text(
        "The target of {period} is {reach}, and {left} to change that.",
        period=words.period(notice.period),
        reach=_reach_told(notice.chance, words),
        left=left,
    )


def stands_told(view: PaceView, words: Words) -> str:
    """Return what is won beside what should be by now, and what is expected of the open deals; "" where nothing is."""
    if view.empty:
        return ""
    parts: list[str] = []
    if view.planned is not None:
        parts.append(
            words.text(
                "{won} won; by the working days gone {planned} should be.",
                won=_whole(view.won, words),
                planned=_whole(view.planned, words),
            )
        )
    else:
        parts.append(words.text("{won} won.", won=_whole(view.won, words)))
    if view.day > view.period.last:
        return words.text("{won} won.", won=_whole(view.won, words))
    if view.open_count and view.open_count == view.not_weighted:
        return " ".join(parts)
    parts.append(
        words.plural(
            "With the weighted value of {n} open deal {expected} is expected.",
            "With the weighted value of {n} open deals {expected} is expected.",
            view.open_count,
            expected=_whole(view.expected, words),
        )
    )
    if view.not_weighted and view.warning.chance is not None:
        parts.append(
            words.plural(
                "{n} of them has no value, no chance or no exchange rate and brings nothing to it.",
                "{n} of them have no value, no chance or no exchange rate and bring nothing to it.",
                view.not_weighted,
            )
        )
    return " ".join(parts)


def pace_chart(view: PaceView, words: Words) -> LineChart:
    """Return the lines of target, won and expected over the days of the period."""
    first, last = view.period.first, view.period.last
    amounts = [view.target, view.won, view.expected]
    top, up = marks_up(
        max(amount.minor for amount in amounts if amount is not None),
        lambda minor: _whole(Money(minor, view.won.currency), words),
    )
    points = [row.point for row in view.rows]
    planned = [(one.day, None if one.planned is None else one.planned.minor) for one in points]
    won = [(one.day, None if one.won is None else one.won.minor) for one in points]
    expected = [(row.point.day, None if row.expected is None else row.expected.minor) for row in view.rows]
    begin = (first - timedelta(days=1), 0)
    lines = [
        ChartLine(name=words.text("Won"), look="solid", points=points_of([begin, *won], first, last, top), stepped=True)
    ]
    if any(row.expected is not None for row in view.rows):
        lines.append(
            ChartLine(name=words.text("Won and expected"), look="dashed", points=points_of(expected, first, last, top))
        )
    if view.target is not None:
        lines.append(
            ChartLine(
                name=words.text("Target by working days"),
                look="dotted",
                points=points_of([begin, *planned], first, last, top),
            )
        )
    return LineChart(
        lines=tuple(lines),
        along=tuple(_months(view.period, words)),
        up=up,
        now=Mark(share=day_share(view.day, first, last), text=words.text("Today")) if view.day in view.period else None,
        told=f"{course_told(view, words)} {stands_told(view, words)}",
    )


def _months(period: Period, words: Words) -> Sequence[Mark]:
    """The months of a period along the foot, the weeks of a single month."""
    if period.span is Span.MONTH:
        shown = [period.first + timedelta(days=n) for n in range(0, 28, 7)]
    else:
        days = (period.first + timedelta(days=n) for n in range((period.last - period.first).days + 1))
        shown = [day for day in days if day.day == 1]
    one = timedelta(days=1)
    return [Mark(share=day_share(day - one, period.first, period.last), text=words.day_month(day)) for day in shown]


def pace_cells(row: PaceRow, words: Words) -> tuple[str, str, str, str, str]:
    """Return a line of the table: the day, planned, won, how much is short of the plan, expected."""
    point = row.point
    return (
        words.short_date(point.day),
        _whole(point.planned, words),
        _whole(point.won, words),
        _whole(point.behind, words),
        _whole(row.expected, words),
    )


def day_of(row: PaceRow) -> date:
    """Return the day of a line of the table."""
    return row.point.day
