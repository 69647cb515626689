"""The review pack in words: the sections of a period in the order a manager asks for them (3.15)."""

from __future__ import annotations

from salesdesk.application.forecast.outlooks import OutlookView, OwnerRow
from salesdesk.application.forecast.review import Review
from salesdesk.application.forecast.review_paper import Chart, Head, ReviewPaper, Section, Share, Table, Tile, Value
from salesdesk.application.papers import Paper
from salesdesk.domain.deal import Category
from salesdesk.domain.forecast_call import ForecastCall
from salesdesk.wording.forecasts import called_told, not_in_range_told, outlook_told, range_told, reach_short
from salesdesk.wording.gap import gap_bar
from salesdesk.wording.labels import label
from salesdesk.wording.pace import stands_told, warning_short
from salesdesk.wording.review_now import ageing, changes, coverage, plan
from salesdesk.wording.review_past import accuracy, activities, losses
from salesdesk.wording.words import Words

MOST_DEALS = 8


def review_paper(review: Review, words: Words) -> ReviewPaper:
    """Return what a review says, section by section."""
    ground = review.ground
    settings = ground.settings
    return ReviewPaper(
        title=words.text("Review of {period}", period=words.period(ground.period)),
        whose=review.whose,
        desk=settings.name,
        seller=settings.company.name,
        as_of=ground.day,
        currency=ground.currency,
        paper=Paper(settings.paper),
        language=words.language,
        sections=(
            _forecast(review, words),
            coverage(review, words),
            plan(review, words),
            changes(review, words),
            ageing(review, words),
            losses(review, words),
            activities(review, words),
            accuracy(review, words),
        ),
    )


def _forecast(review: Review, words: Words) -> Section:
    view = review.outlook
    if view.empty and view.target is None:
        return _nothing_yet(view, words)
    target = _target(view, words)
    categories, reps = _categories(view, words), _reps(view, words)
    parts: list[Chart | Table] = [_bar(target, view, words), target, _range(view, words), categories]
    if view.rows:
        parts += [_stacks(reps, words), reps]
    parts.append(_deals(view, words))
    if view.not_in_range:
        parts.append(_not_in_range(view, words))
    return Section(
        title=words.text("Forecast"),
        answer=outlook_told(view, words),
        said=(
            stands_told(review.pace, words),
            warning_short(review.pace, words),
            range_told(view, view.spread, words),
            *_calls_told(view, words),
        ),
        tiles=_tiles(view, words),
        parts=tuple(parts),
    )


def _nothing_yet(view: OutlookView, words: Words) -> Section:
    """What is said of a period with no target, no deal won and none open in it."""
    said = words.text("No deal is expected in this period and none was won in it. Enter when your open deals close.")
    return Section(title=words.text("Forecast"), answer=outlook_told(view, words), said=(said,))


def _tiles(view: OutlookView, words: Words) -> tuple[Tile, ...]:
    spread, shown = view.spread, view.outlook
    between = words.text("{low} to {high} in 8 of 10 cases", low=words.money(spread.p10), high=words.money(spread.p90))
    rests = words.plural("exact range of {n} open deal", "exact range of {n} open deals, each for itself", spread.deals)
    won = words.plural("{n} deal", "{n} deals", shown.won_count)
    came = (
        Tile(name=words.text("Target"), value=shown.target or words.text("No target yet")),
        Tile(name=words.text("Won"), value=shown.won, under=won),
    )
    if view.over:
        return came
    return (
        *came,
        Tile(name=words.text("In the middle"), value=spread.p50, under=between),
        Tile(name=words.text("Reaches the target"), value=reach_short(spread, words), under=rests),
    )


def _calls_told(view: OutlookView, words: Words) -> tuple[str, ...]:
    """What reps committed to, and where the lead's number differs, with the reason."""
    if not view.rows:
        call = view.called.call
        return (_call_told(call, "", words),) if call is not None and call.committed is not None else ()
    adjusted = [
        _call_told(row.call, row.name, words)
        for row in view.rows
        if row.call is not None and row.call.adjusted is not None
    ]
    return (called_told(view.called, words), *adjusted)


def _call_told(call: ForecastCall, name: str, words: Words) -> str:
    """The number that a rep commits to, and what the lead makes of it."""
    committed = words.money(call.committed)
    if call.adjusted is None:
        return words.text("Committed: {committed}.", committed=committed)
    values = {"committed": committed, "adjusted": words.money(call.adjusted), "because": call.because}
    if not name:
        return words.text("Committed: {committed}, adjusted to {adjusted}: {because}", **values)
    return words.text("{name}: {committed}, adjusted to {adjusted}: {because}", name=name, **values)


def _target(view: OutlookView, words: Words) -> Table:
    shown = view.outlook
    line: tuple[Value, ...] = (words.period(view.period), shown.won, shown.commit, shown.weighted_rest)
    heads = [Head(name=words.text("Period"), figures=False)]
    heads += [Head(name=name) for name in (words.text("Won"), words.text("Commit"), words.text("Weighted rest"))]
    return Table(
        title=words.text("Target and outlook"),
        heads=(*heads, Head(name=words.text("Shortfall")), Head(name=words.text("Target"))),
        lines=((*line, shown.shortfall, shown.target),),
    )


def _bar(table: Table, view: OutlookView, words: Words) -> Chart:
    told, target = gap_bar(view.outlook, words), view.outlook.target
    return Chart(
        table=table,
        columns=(1, 2, 3, 4),
        fills=("solid", "hatched", "pale", "outline"),
        told=told.told,
        mark=target,
        marked=told.target,
    )


def _range(view: OutlookView, words: Words) -> Table:
    """The figures of the exact range (F10)."""
    spread = view.spread
    lines: list[tuple[Value, ...]] = [
        (words.text("P10"), words.text("reached in nine cases of ten"), spread.p10),
        (words.text("P50"), words.text("reached in every second case"), spread.p50),
        (words.text("P90"), words.text("reached in one case of ten"), spread.p90),
    ]
    if view.target is not None:
        meaning = words.text("{amount} or more", amount=words.money(view.target))
        lines.append((words.text("Reaches the target"), meaning, Share(spread.chance)))
    heads = (
        Head(name=words.text("Figure"), figures=False),
        Head(name=words.text("Which means"), figures=False, wide=1.6),
        Head(name=words.text("As it stands")),
    )
    empty = words.text("No open deal due in this period has a value and a chance.")
    listed = tuple(lines) if spread.deals else ()
    return Table(title=words.text("What it may come to"), heads=heads, lines=listed, empty=empty)


def _not_in_range(view: OutlookView, words: Words) -> Table:
    """The open deals that are in no range, and what to do about them."""
    told = [not_in_range_told(one, words) for one in view.not_in_range]
    lines = tuple(
        (name, one.count, one.value if one.value.minor else None, to_do)
        for one, (name, _, to_do) in zip(view.not_in_range, told, strict=True)
    )
    heads = (
        Head(name=words.text("In no range"), figures=False, wide=1.2),
        Head(name=words.text("Deals"), wide=0.5),
        Head(name=words.text("Value")),
        Head(name=words.text("What to do"), figures=False, wide=2.6),
    )
    return Table(title=words.text("Open, but not counted"), heads=heads, lines=lines)


def _categories(view: OutlookView, words: Words) -> Table:
    held = view.held
    lines: tuple[tuple[Value, ...], ...] = (
        (words.text("Closed"), held.closed, held.closed),
        (label(words, Category.COMMIT), held.commit, held.with_commit),
        (label(words, Category.BEST_CASE), held.best_case, held.with_best_case),
        (label(words, Category.PIPELINE), held.pipeline, held.with_pipeline),
        (words.text("Omitted, not counted"), held.omitted, None),
    )
    heads = (
        Head(name=words.text("Category"), figures=False, wide=1.6),
        Head(name=words.text("Alone")),
        Head(name=words.text("With those above")),
    )
    return Table(title=words.text("By category, at full value"), heads=heads, lines=lines)


def _reps(view: OutlookView, words: Words) -> Table:
    called = [row.call.committed if row.call is not None else None for row in view.rows]
    lead = [row.call.adjusted if row.call is not None else None for row in view.rows]
    lines = [
        (*_rep(row.name or words.text("Nobody"), row), said, adjusted)
        for row, said, adjusted in zip(view.rows, called, lead, strict=True)
    ]
    held, whole = view.held, view.outlook
    everybody = (
        words.text("Together"), whole.target, held.closed, held.commit, held.best_case, held.pipeline,
        view.called.together if view.called.said else None, view.called.adjusted if view.called.adjusts else None,
    )  # fmt: skip
    names = (words.text("Rep"), words.text("Target"), words.text("Closed"), *(label(words, one) for one in _COUNTED))
    heads = [Head(name=name, figures=bool(at), wide=1.0 if at else 1.5) for at, name in enumerate(names)]
    heads += [Head(name=words.text("Rep says")), Head(name=words.text("Lead says"))]
    return Table(title=words.text("Rep by rep"), heads=tuple(heads), lines=(*lines, everybody), total=True)


_COUNTED = (Category.COMMIT, Category.BEST_CASE, Category.PIPELINE)


def _rep(name: str, row: OwnerRow) -> tuple[Value, ...]:
    held = row.held
    return name, row.outlook.target, held.closed, held.commit, held.best_case, held.pipeline


def _stacks(reps: Table, words: Words) -> Chart:
    return Chart(
        table=reps,
        columns=(2, 3, 4, 5),
        fills=("solid", "hatched", "pale", "outline"),
        told=words.text("What each rep has closed, commits to, and has as best case and pipeline."),
    )


def _deals(view: OutlookView, words: Words) -> Table:
    shown = view.deals[:MOST_DEALS]
    lines = tuple(
        (
            one.deal.title,
            one.account,
            one.owner,
            label(words, one.deal.category),
            one.deal.value,
            Share(one.chance),
            one.deal.expected_on,
        )
        for one in shown
    )
    heads = (
        Head(name=words.text("Deal"), wide=2.0, figures=False),
        Head(name=words.text("Account"), wide=1.6, figures=False),
        Head(name=words.text("Owner"), wide=1.3, figures=False),
        Head(name=words.text("Category"), figures=False),
        Head(name=words.text("Value")),
        Head(name=words.text("Chance"), wide=0.7),
        Head(name=words.text("Closes on"), wide=1.1),
    )
    note = ""
    if len(view.deals) > len(shown):
        note = words.text("The {n} largest of {all}.", n=words.number(len(shown)), all=words.number(len(view.deals)))
    empty = words.text("No open deal is expected in this period.")
    return Table(title=words.text("Open deals of the period"), heads=heads, lines=lines, empty=empty, note=note)
