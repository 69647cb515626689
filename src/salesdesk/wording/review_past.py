"""The review in words: what was won and lost and why, what work it takes, how near forecasts came (3.15)."""

from __future__ import annotations

from salesdesk.application.forecast.accuracy import OccasionAccuracy
from salesdesk.application.forecast.effort import EffortView
from salesdesk.application.forecast.review import Review
from salesdesk.application.forecast.review_paper import Chart, Head, Section, Share, Table, Tile, Value
from salesdesk.domain.losses import LEAST_CLOSED, LossReport
from salesdesk.domain.snapshot import Occasion
from salesdesk.wording.accuracy import bias_cell, error_cell, miss_cell, streaks_told, whole_told
from salesdesk.wording.effort import beside_goal, goal_told, rate_cell, short_told
from salesdesk.wording.labels import label
from salesdesk.wording.losses import rate_rests_on, report_told
from salesdesk.wording.words import Words

_MOST_KINDS = 8


def losses(review: Review, words: Words) -> Section:
    """Return what was won and lost in 24 months, and why (4.3-4.7)."""
    report = review.losses
    if not report.won + report.lost:
        said = words.text("No deal was won or lost within 24 months. Close the ones that are decided, or import them.")
        return Section(title=words.text("Won and lost"), answer=said)
    rate: Value = Share(report.rate.value) if report.rate.n >= LEAST_CLOSED else words.text("Cannot say")
    reasons = _reasons(report, words)
    parts: list[Chart | Table] = [reasons]
    if report.reasons:
        told = words.text("How many deals were lost for each main reason.")
        parts.insert(0, Chart(table=reasons, columns=(1,), fills=("solid",), told=told))
    if report.competitors:
        parts.append(_competitors(report, words))
    return Section(
        title=words.text("Won and lost"),
        answer=report_told(report, words),
        tiles=(Tile(name=words.text("Win rate"), value=rate, under=rate_rests_on(report.rate, words)),),
        parts=tuple(parts),
    )


def _reasons(report: LossReport, words: Words) -> Table:
    whole = sum(told.count for _, told in report.reasons)
    lines = tuple(
        (label(words, code), told.count, Share(told.count / whole), told.said_by_customer)
        for code, told in report.reasons
    )
    heads = (
        Head(name=words.text("Main reason"), wide=2.4, figures=False),
        Head(name=words.text("Lost deals")),
        Head(name=words.text("Share")),
        Head(name=words.text("Said by the customer")),
    )
    empty = words.text("No lost deal has a main reason yet. Ask for it when a deal is closed as lost.")
    return Table(title=words.text("Why deals were lost"), heads=heads, lines=lines, empty=empty)


def _competitors(report: LossReport, words: Words) -> Table:
    lines = tuple((one.name, one.count, one.said_by_customer) for one in report.competitors)
    heads = (
        Head(name=words.text("Competitor"), wide=2.4, figures=False),
        Head(name=words.text("Lost deals")),
        Head(name=words.text("Said by the customer")),
    )
    return Table(title=words.text("Lost to competitors"), heads=heads, lines=lines)


def activities(review: Review, words: Words) -> Section:
    """Return how much activity the period takes, planned and done, and what works (F7, 4.2, 4.10, 1.16)."""
    view = review.effort
    funnel = _funnel(view, words)
    parts: list[Chart | Table] = [funnel, _kinds(view, words), _effects(view, words)]
    if any(one.required.by_mean for one in view.steps):
        told = words.text("How many of each step it takes, on average and to be 80 % sure.")
        parts.insert(0, Chart(table=funnel, columns=(2, 3), fills=("solid", "pale"), told=told, stacked=False))
    said = tuple(one for one in (goal_told(view, words), beside_goal(view, words)) if one)
    return Section(
        title=words.text("How much activity does it take?"), answer=short_told(view, words), said=said,
        parts=tuple(parts),
    )  # fmt: skip


def _funnel(view: EffortView, words: Words) -> Table:
    lines = tuple(
        (
            label(words, one.share.step),
            rate_cell(one.share.conversion.rate, words),
            one.required.by_mean,
            one.required.sure,
        )
        for one in view.steps
    )
    heads = (
        Head(name=words.text("Step"), wide=1.2, figures=False),
        Head(name=words.text("Of these go on"), wide=2.0, figures=False),
        Head(name=words.text("On average")),
        Head(name=words.text("To be 80 % sure")),
    )
    return Table(title=words.text("From the goal up"), heads=heads, lines=lines)


def _kinds(view: EffortView, words: Words) -> Table:
    lines = tuple(
        (label(words, one.kind), one.by_mean, one.a_week, one.this_week.planned, one.this_week.done,
         one.next_week.planned)
        for one in view.kinds
    )  # fmt: skip
    heads = [Head(name=words.text("Kind"), wide=1.6, figures=False)]
    heads += [
        Head(name=name)
        for name in (
            words.text("Needed in all"),
            words.text("Needed a week"),
            words.text("Planned this week"),
            words.text("Done this week"),
            words.text("Planned next week"),
        )
    ]
    empty = words.text("Nothing was done or planned yet. Log what you do, and plan a week.")
    return Table(title=words.text("Planned and done"), heads=tuple(heads), lines=lines, empty=empty)


def _effects(view: EffortView, words: Words) -> Table:
    """What is done most, and what came of it."""
    shown = sorted(view.effects, key=lambda one: -one.sum.count)[:_MOST_KINDS]
    lines = tuple(
        (
            label(words, one.sum.kind),
            one.sum.count,
            words.number(one.sum.hours, 1),
            one.sum.advances,
            "–" if one.per_hour is None else words.number(one.per_hour, 2),
            label(words, one.found),
        )
        for one in shown
    )
    heads = (
        Head(name=words.text("Kind"), wide=1.6, figures=False),
        Head(name=words.text("Done")),
        Head(name=words.text("Hours known")),
        Head(name=words.text("Advances")),
        Head(name=words.text("Advances an hour")),
        Head(name=words.text("What it brings"), wide=1.6, figures=False),
    )
    empty = words.text("Nothing was logged within 24 months.")
    note = ""
    if len(view.effects) > len(shown):
        note = words.text("The {n} kinds that are done most.", n=words.number(len(shown)))
    return Table(title=words.text("What works"), heads=heads, lines=lines, empty=empty, note=note)


def accuracy(review: Review, words: Words) -> Section:
    """Return how near the forecasts of the first day came (F5, 3.7)."""
    shown = review.accuracy.of(Occasion.FIRST_DAY)
    periods = _periods(shown, words)
    parts: list[Chart | Table] = [periods]
    if shown.periods:
        told = words.text("What was foretold on the first day of each period, beside what came.")
        chart = Chart(table=periods, columns=(1, 2), fills=("pale", "solid"), told=told, stacked=False)
        parts = [chart, periods, _owners(shown, words)]
    return Section(
        title=words.text("How near our forecasts came"),
        answer=whole_told(shown, words),
        said=streaks_told(shown, review.accuracy, words),
        parts=tuple(parts),
    )


def _periods(shown: OccasionAccuracy, words: Words) -> Table:
    lines = tuple((words.period(one.period), one.foretold, one.actual, miss_cell(one, words)) for one in shown.periods)
    heads = (
        Head(name=words.text("Period"), wide=1.2, figures=False),
        Head(name=words.text("Foretold on the first day")),
        Head(name=words.text("Came")),
        Head(name=words.text("Miss"), wide=1.2, figures=False),
    )
    empty = words.text("No period is over of which a forecast was kept.")
    return Table(title=words.text("Period by period"), heads=heads, lines=lines, empty=empty)


def _owners(shown: OccasionAccuracy, words: Words) -> Table:
    lines = tuple(
        (one.name or words.text("Nobody"), error_cell(one.forecast, words), bias_cell(one.forecast, words),
         error_cell(one.called, words))
        for one in shown.owners
    )  # fmt: skip
    heads = (
        Head(name=words.text("Rep"), wide=1.4, figures=False),
        Head(name=words.text("Weighted error"), figures=False),
        Head(name=words.text("On the whole"), figures=False),
        Head(name=words.text("Error of the number they said"), wide=1.4, figures=False),
    )
    return Table(title=words.text("Rep by rep"), heads=heads, lines=lines)
