"""What a better rate, larger or more deals, a shorter cycle would do, in words (F2, 3.13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.application.charts import GainBar
from salesdesk.application.forecast.covering import CoverageView
from salesdesk.domain.velocity import Bettered, Lever, Unmeasured, Velocity
from salesdesk.wording.amounts import whole
from salesdesk.wording.covering import lowered
from salesdesk.wording.labels import label
from salesdesk.wording.marking import N_
from salesdesk.wording.words import Words

MONTH = 30
"""What comes in is told for so many calendar days."""


def unmeasured_told(why: Unmeasured, words: Words) -> str:
    """Return why nobody can say what a lever would do."""
    return words.text("Cannot say how fast the pipeline brings money: {why}.", why=lowered(label(words, why)))


def speed_told(view: CoverageView, words: Words) -> str:
    """Return what the deals that count bring in a month as things are, with the formula (F2)."""
    if isinstance(view.velocity, Unmeasured):
        return unmeasured_told(view.velocity, words)
    now = view.velocity
    if now.deals <= 0:
        return words.text("No open deal counts, so nothing comes in that could be bettered.")
    return words.plural(
        "As fast as usual: {n} deal × {rate} win rate × {mean}, the average win, ÷ {cycle} days is {amount} in "
        "{month} days.",
        "As fast as usual: {n} deals × {rate} win rate × {mean}, the average win, ÷ {cycle} days is {amount} in "
        "{month} days.",
        round(now.deals),
        rate=words.percent(now.win_rate),
        mean=whole(now.mean_won, words),
        cycle=words.number(now.cycle, 0),
        amount=whole(now.in_days(MONTH), words),
        month=words.number(MONTH),
    )


_BETTER: Mapping[Lever, str] = {
    Lever.DEALS: N_("10 % more deals"),
    Lever.WIN_RATE: N_("A 10 % better win rate"),
    Lever.VALUE: N_("10 % larger deals"),
    Lever.CYCLE: N_("A 10 % shorter cycle"),
}


def bettered_name(one: Bettered, words: Words) -> str:
    """Return what is bettered: "A 10 % shorter cycle"."""
    return words.text(_BETTER[one.lever])


def gain_told(one: Bettered, words: Words) -> str:
    """Return how much more comes in, with a digit after the point only where it is no whole percent."""
    return words.percent(one.gain, 0 if round(one.gain, 9) == round(one.gain, 2) else 1)


def bettered_told(one: Bettered, words: Words) -> str:
    """Return how much more it brings: "brings 11.1 % more, € 12,300 in 30 days"."""
    return words.text(
        "brings {gain} more, {amount} in {month} days",
        gain=gain_told(one, words),
        amount=whole(one.velocity.in_days(MONTH), words),
        month=words.number(MONTH),
    )


def gain_bars(view: CoverageView, words: Words) -> Sequence[GainBar]:
    """Return the bars of what comes in as things are and with each lever bettered; none where nothing comes in."""
    now = view.velocity
    if isinstance(now, Unmeasured) or now.deals <= 0:
        return ()
    longest = 1 + max(one.gain for one in view.levers)
    said = words.text("{amount} in {month} days", amount=whole(now.in_days(MONTH), words), month=words.number(MONTH))
    return (
        GainBar(name=words.text("As it is"), said=said, now=1 / longest, more=0.0),
        *(
            GainBar(
                name=bettered_name(one, words), said=bettered_told(one, words), now=1 / longest, more=one.gain / longest
            )
            for one in view.levers
        ),
    )


def lever_value(lever: Lever, at: Velocity, words: Words) -> str:
    """Return what a lever comes to."""
    if lever is Lever.DEALS:
        return words.number(at.deals, 0 if at.deals == int(at.deals) else 1)
    if lever is Lever.WIN_RATE:
        return words.percent(at.win_rate)
    if lever is Lever.VALUE:
        return whole(at.mean_won, words)
    return words.text("{n} days", n=words.number(at.cycle, 0))


def alone_told(view: CoverageView, lever: Lever, words: Words) -> str:
    """Return what a lever alone would have to come to, so that the pipeline gap is closed."""
    found = view.closing
    if found is None:
        return words.text("no gap to close")
    if lever is Lever.DEALS and found.deals is not None:
        return words.plural("{n} more deal", "{n} more deals", found.deals)
    if lever is Lever.WIN_RATE and found.win_rate is not None:
        return words.percent(found.win_rate)
    if lever is Lever.VALUE and found.value_factor is not None:
        return words.text("{n} × as large", n=words.number(found.value_factor, 1))
    if lever is Lever.CYCLE and found.cycle is not None:
        return words.plural("{n} day", "{n} days", round(found.cycle))
    return words.text("cannot close it")


_ALONE: Mapping[Lever, str] = {
    Lever.DEALS: N_("To close the gap it takes {what} of the average win."),
    Lever.WIN_RATE: N_("Win rate alone would have to be {what}."),
    Lever.VALUE: N_("The open deals would have to be {what}."),
    Lever.CYCLE: N_("The cycle alone would have to be {what}."),
}


def alone_sentence(view: CoverageView, lever: Lever, words: Words) -> str:
    """Return the same as a sentence; "" where there is no gap, or the lever cannot close it."""
    found = view.closing
    if found is None:
        return ""
    known = {
        Lever.DEALS: found.deals,
        Lever.WIN_RATE: found.win_rate,
        Lever.VALUE: found.value_factor,
        Lever.CYCLE: found.cycle,
    }
    if known[lever] is None:
        return ""
    return words.text(_ALONE[lever], what=alone_told(view, lever, words))


def alone_sentences(view: CoverageView, words: Words) -> str:
    """Return what each lever alone would have to come to, in sentences; "" where there is no gap."""
    return " ".join(filter(None, (alone_sentence(view, one, words) for one in Lever)))
