"""How we got there, in words: what a missed period is looked back on with (1.15)."""

from __future__ import annotations

from salesdesk.application.forecast.looking_back import LookBack, NotLooked
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.post_mortem import LookedBack, PlanKept, Some
from salesdesk.wording.gap import coverage_short
from salesdesk.wording.labels import label
from salesdesk.wording.words import Words

Fact = tuple[str, str, str]
"""What it is called, the figure, and what it means."""


def _whole(amount: Money | None, words: Words) -> str:
    return words.money(amount, cents=False)


def look_back_told(view: LookBack, words: Words) -> str:
    """Return what there is to look back on, or why there is nothing."""
    period = words.period(view.period)
    if view.why_not is NotLooked.NO_TARGET:
        return words.text("{period} had no target, so nothing says whether it was missed.", period=period)
    if view.why_not is NotLooked.REACHED:
        return words.text("{period} reached its target. There is nothing to look back on.", period=period)
    if view.why_not is NotLooked.FOR_A_REP or view.found is None:
        return words.text("A look back is kept for everybody or for one rep. Choose one of them above.")
    return words.text(
        "{period} missed its target of {target} by {missed}.",
        period=period,
        target=_whole(view.found.target, words),
        missed=_whole(view.found.missed_by, words),
    )


def found_facts(view: LookBack, words: Words) -> tuple[Fact, ...]:
    """Return what the desk knows of a missed period, line by line."""
    found = view.found
    if found is None:
        return ()
    basis = (
        words.text("told from the history: no snapshot of the first day was kept")
        if view.from_history
        else words.text("of the snapshot of the first day")
    )
    return (
        (words.text("Won"), _whole(found.won, words), words.text("of {target}", target=_whole(found.target, words))),
        _coverage(found, words),
        (words.text("Expected in it"), _some(found.expected, words), basis),
        (words.text("Slipped"), _some(found.slipped, words), words.text("still open at its end")),
        (words.text("Lost"), _some(found.lost, words), words.text("of what was expected in it")),
        _swept(found, words),
        *(_activity(one, words) for one in found.activities),
    )


def _some(some: Some, words: Words) -> str:
    deals = words.plural("{n} deal", "{n} deals", some.count)
    if not some.count or not some.valued:
        return deals
    return words.text("{deals}, {value}", deals=deals, value=_whole(some.value, words))


def _coverage(found: LookedBack, words: Words) -> Fact:
    name = words.text("Coverage at the start")
    if found.coverage is None:
        return name, words.text("Cannot say"), ""
    return name, coverage_short(found.coverage, words), label(words, found.coverage.why)


def _swept(found: LookedBack, words: Words) -> Fact:
    name = words.text("Swept late")
    if found.p90 is None:
        return name, words.text("Cannot say"), words.text("too few deals were won before to know which were too old")
    old = words.plural(
        "already older than {n} day when it began", "already older than {n} days when it began", found.p90
    )
    return name, _some(found.swept_late, words), old


def _activity(one: PlanKept, words: Words) -> Fact:
    done = words.text("{done} of {planned}", done=words.number(one.done), planned=words.number(one.planned))
    return label(words, one.kind), done, words.text("done of what was planned for its weeks")


def asks_told(period: Period, words: Words) -> str:
    """Return the question of Today after a missed period."""
    name = words.period(period)
    return words.text("{period} missed its target. What is known of it is put together already.", period=name)
