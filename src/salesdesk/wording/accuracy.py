"""How near forecasts came, in words: errors with what they rest on, misses named, the try on the past (F5, 3.7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from salesdesk.application.forecast.accuracy import AccuracyView, OccasionAccuracy
from salesdesk.application.forecast.keeping import Keeping
from salesdesk.application.line_charts import Pair, PairChart, marks_up
from salesdesk.domain.accuracy import Accuracy, Foretold, Miss, Streak
from salesdesk.domain.backtest import Backtest, Tried
from salesdesk.domain.money import Money
from salesdesk.domain.period import Span
from salesdesk.wording.labels import label
from salesdesk.wording.words import Words


def _whole(amount: Money | None, words: Words) -> str:
    return words.money(amount, cents=False)


def periods_told(n: int, words: Words) -> str:
    """Return how many forecasts something rests on."""
    return words.plural("{n} period", "{n} periods", n)


def error_cell(shown: Accuracy | None, words: Words) -> str:
    """Return the weighted error of forecasts with how many there are: "12 % (n = 3)"."""
    if shown is None:
        return "–"
    if shown.wape is None:
        return words.text("Cannot say")
    return words.text("{share} (n = {n})", share=words.percent(shown.wape), n=words.number(shown.n))


def bias_cell(shown: Accuracy | None, words: Words) -> str:
    """Return to which side forecasts missed on the whole: "8 % too high"."""
    if shown is None:
        return "–"
    return words.text("Cannot say") if shown.bias is None else side_told(shown.bias, words)


def side_told(share: float, words: Words) -> str:
    """Return how much too high or too low a forecast was, as a share of what came."""
    if not round(share * 100):
        return words.text("On the mark")
    if share > 0:
        return words.text("{share} too high", share=words.percent(share))
    return words.text("{share} too low", share=words.percent(-share))


def miss_cell(one: Foretold, words: Words) -> str:
    """Return by how much one forecast missed what came; nothing to hold it against: cannot say."""
    if one.actual.minor <= 0:
        return words.text("Nothing came")
    return side_told((one.foretold.minor - one.actual.minor) / one.actual.minor, words)


def whole_told(shown: OccasionAccuracy, words: Words) -> str:
    """Return how near the forecasts of an occasion came on the whole, with n; else what is missing."""
    whole = shown.whole
    if not whole.n:
        return words.text(
            "Cannot say yet: no forecast of this kind was kept of a period that is over. One is kept by itself three "
            "times a period."
        )
    periods = periods_told(whole.n, words)
    if whole.wape is None or whole.bias is None:
        return words.text("Cannot say: nothing was won in {periods} of which a forecast was kept.", periods=periods)
    return words.text(
        "Over {periods} forecasts missed by {error} of what came (weighted); on the whole they were {side}.",
        periods=periods,
        error=words.percent(whole.wape),
        side=words.text("on the mark") if not round(whole.bias * 100) else side_told(whole.bias, words),
    )


def streak_told(streak: Streak, names: Mapping[UUID, str], words: Words) -> str:
    """Return misses in a row to the same side: "Ada's forecasts were too high in two quarters running" (3.7)."""
    side = words.text("too high") if streak.miss is Miss.TOO_HIGH else words.text("too low")
    misses = words.listed([_missed_by(one, words) for one in streak.misses])
    name = names.get(streak.owner_id, "") if streak.owner_id is not None else ""
    running = _running(streak, words)
    if streak.owner_id is None or not name:
        return words.text("The forecasts were {side} {running}: {misses}.", side=side, running=running, misses=misses)
    return words.text(
        "{name}’s forecasts were {side} {running}: {misses}.", name=name, side=side, running=running, misses=misses
    )


def _missed_by(one: Foretold, words: Words) -> str:
    if one.actual.minor <= 0:
        return words.text("nothing came of {amount}", amount=_whole(one.foretold, words))
    return words.percent(abs(one.foretold.minor - one.actual.minor) / one.actual.minor)


def _running(streak: Streak, words: Words) -> str:
    n, span = len(streak.misses), streak.misses[0].period.span
    if span is Span.QUARTER:
        return words.plural("in {n} quarter running", "in {n} quarters running", n)
    if span is Span.MONTH:
        return words.plural("in {n} month running", "in {n} months running", n)
    return words.plural("in {n} year running", "in {n} years running", n)


def streaks_told(shown: OccasionAccuracy, view: AccuracyView, words: Words) -> tuple[str, ...]:
    """Return every row of misses that is to be named, the whole's first."""
    whole = (streak_told(shown.streak, view.names, words),) if shown.streak is not None else ()
    return (*whole, *(streak_told(one, view.names, words) for one in shown.again))


def accuracy_chart(shown: OccasionAccuracy, currency: str, words: Words) -> PairChart:
    """Return what was foretold of each period beside what came."""
    amounts = [(words.period(one.period), one.foretold, one.actual) for one in shown.periods]
    return _pairs([(text, said, came) for text, said, came in amounts], currency, words, whole_told(shown, words))


def backtest_chart(backtest: Backtest, currency: str, words: Words) -> PairChart:
    """Return what would have been foretold at each month's start beside what came in its thirty days."""
    one_day = timedelta(days=1)
    listed = [(words.month(one.day + one_day), one.foretold, one.actual) for one in backtest.tried]
    return _pairs(listed, currency, words, backtest_told(backtest, words))


def _pairs(listed: list[tuple[str, Money | None, Money]], currency: str, words: Words, told: str) -> PairChart:
    most = max((amount.minor for _, *pair in listed for amount in pair if amount is not None), default=0)
    top, up = marks_up(most, lambda minor: _whole(Money(minor, currency), words))
    return PairChart(
        said=words.text("Foretold"),
        came=words.text("Came"),
        pairs=tuple(
            Pair(text=text, said=None if said is None else max(0, said.minor) / top, came=max(0, came.minor) / top)
            for text, said, came in listed
        ),
        up=up,
        told=told,
    )


def backtest_told(backtest: Backtest, words: Words) -> str:
    """Return how near the forecast by the odds of age would have come on our own past, with n; else what is missing."""
    shown = backtest.accuracy
    if not shown.n:
        return words.text(
            "Cannot say yet: odds by age need 20 deals that were watched at an age. Every deal that closes adds one."
        )
    months = words.plural("{n} month", "{n} months", shown.n)
    if shown.wape is None or shown.bias is None:
        return words.text("Cannot say: nothing was won in the {months} that were tried.", months=months)
    return words.text(
        "Tried on {months}: the forecast by the odds of age would have missed by {error} of what came (weighted); on "
        "the whole it would have been {side}.",
        months=months,
        error=words.percent(shown.wape),
        side=words.text("on the mark") if not round(shown.bias * 100) else side_told(shown.bias, words),
    )


def tried_cells(one: Tried, words: Words) -> tuple[str, str, str, str, str]:
    """Return a line of the table: the month, foretold, what came, the miss, from how many of the open deals."""
    if one.foretold is None:
        missed = words.text("Cannot say")
    elif one.actual.minor <= 0:
        missed = words.text("Nothing came")
    else:
        missed = side_told((one.foretold.minor - one.actual.minor) / one.actual.minor, words)
    deals = words.text("{n} of {all}", n=words.number(one.counted), all=words.number(one.counted + one.left_out))
    return (
        words.month(one.day + timedelta(days=1)),
        _whole(one.foretold, words),
        _whole(one.actual, words),
        missed,
        deals,
    )


def kept_told(keeping: Keeping, words: Words) -> str:
    """Return which forecasts of a period are kept, and when the next one is."""
    kept = [
        words.text("{occasion} ({day})", occasion=label(words, one.occasion), day=words.short_date(one.taken_on))
        for one in keeping.kept
    ]
    period = words.period(keeping.period)
    told = (
        words.text("Snapshots of {period}: {kept}.", period=period, kept=", ".join(kept))
        if kept
        else words.text("No snapshot of {period} is kept yet.", period=period)
    )
    return f"{told} {_next_told(keeping.following, words)}".strip()


def _next_told(following: date | None, words: Words) -> str:
    if following is None:
        return ""
    return words.text("The next one is taken by itself on {day}.", day=words.short_date(following))
