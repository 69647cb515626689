"""What changed since last week, in words."""

from __future__ import annotations

from salesdesk.application.forecast.week_changes import ChangesView
from salesdesk.domain.money import Money
from salesdesk.domain.week_changes import Shift, Shifted
from salesdesk.wording.labels import label
from salesdesk.wording.words import Words


def gained(amount: Money, words: Words) -> str:
    """Return what the pipeline gained or lost with its sign, without cents; nothing is a dash."""
    if not amount.minor:
        return "–"
    size = words.money(Money(abs(amount.minor), amount.currency), cents=False)
    return f"+{size}" if amount.minor > 0 else f"−{size}"


def changes_told(view: ChangesView, words: Words) -> str:
    """Return how the pipeline of the period went from one day to the other."""
    whole = view.whole
    values = {
        "period": words.period(whole.period),
        "before": words.money(whole.before, cents=False),
        "after": words.money(whole.after, cents=False),
        "since": words.day_month(whole.since),
        "day": words.day_month(whole.day),
    }
    if not whole.shifted:
        return words.text(
            "Nothing changed in the pipeline of {period} since {since}: {after} is open and expected in it.", **values
        )
    return words.text(
        "The pipeline of {period} went from {before} on {since} to {after} on {day}: {by}.",
        by=gained(whole.by, words),
        **values,
    )


def count_cell(shifted: tuple[Shifted, ...], shift: Shift, words: Words) -> str:
    """Return how many deals of an owner changed so, a dash for none."""
    count = sum(one.shift is shift for one in shifted)
    return words.number(count) if count else "–"


def effect_cell(shifted: tuple[Shifted, ...], shift: Shift, words: Words) -> str:
    """Return what these changes did to the pipeline; of pushed deals how often they were ever put off."""
    found = [one for one in shifted if one.shift is shift]
    if not found:
        return ""
    if shift is Shift.PUSHED:
        return words.plural("{n} push", "{n} pushes", sum(one.pushes for one in found))
    by = Money(sum(one.by.minor for one in found), found[0].by.currency)
    return gained(by, words) if by.minor else words.text("no value")


def shifted_told(one: Shifted, words: Words) -> str:
    """Return one change of one deal: what happened, and what it did to the pipeline."""
    name = label(words, one.shift)
    if one.shift is Shift.PUSHED:
        days = words.plural("{n} day later", "{n} days later", one.days)
        times = words.plural("put off {n} time in all", "put off {n} times in all", one.pushes)
        return words.text("{name}: {days}, {times}", name=name, days=days, times=times)
    if not one.valued:
        return words.text("{name}: no value yet", name=name)
    return words.text("{name}: {by}", name=name, by=gained(one.by, words))
