"""What is said of deals that stand still: how long, beside what, and what stands in the way (1.9, 1.10)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from salesdesk.application.stalled_deals import StalledRow, StalledView
from salesdesk.domain.pest_guard import Verdict
from salesdesk.domain.stalled import LEAST_DAYS, Limit, LimitRests
from salesdesk.wording.guards import guard_told
from salesdesk.wording.impediments import impediment_said
from salesdesk.wording.marking import N_
from salesdesk.wording.words import Words

_VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.OK: N_("OK"),
    Verdict.CAUTION: N_("Caution"),
    Verdict.STOP: N_("Stop"),
}


def quiet_told(row: StalledRow, words: Words) -> str:
    """Return for how long the customer is quiet, beside the limit: "26 days, limit 16"."""
    if row.quiet is None or row.limit is None:
        return "–"
    return words.plural("{n} day, limit {limit}", "{n} days, limit {limit}", row.quiet, limit=row.limit.days)


def limit_told(limit: Limit, stage: str, words: Words) -> str:
    """Return what the limit of a stage rests on."""
    n = words.number(limit.n)
    least = limit.days == LEAST_DAYS
    if limit.rests is LimitRests.STAGE:
        if least:
            return words.text(
                "{days} days is the least; 3 of 4 won deals left {stage} no later ({n} seen).",
                stage=stage or words.text("No stage"),
                days=LEAST_DAYS,
                n=n,
            )
        return words.text(
            "3 of 4 won deals left {stage} within {days} days ({n} seen).",
            stage=stage or words.text("No stage"),
            days=limit.days,
            n=n,
        )
    if limit.rests is LimitRests.CYCLE and least:
        return words.text(
            "{days} days is the least; a stage's share of the cycle of {n} won deals is no longer.",
            days=LEAST_DAYS,
            n=n,
        )
    if limit.rests is LimitRests.CYCLE:
        return words.text("{days} days is a stage's share of the cycle of {n} won deals.", days=limit.days, n=n)
    return words.text("{days} days, until there are enough won deals to say more.", days=limit.days)


def calling_told(row: StalledRow, words: Words) -> str:
    """Return whether they may be called, in a word: OK, caution, stop; a dash where nobody is known (B4)."""
    return words.text(_VERDICTS[row.calling.guard.verdict]) if row.calling is not None else "–"


def calling_why(row: StalledRow, words: Words) -> str:
    """Return whom the pest guard is strictest with, and why; nothing where nobody was tried in vain."""
    if row.calling is None:
        return ""
    told = guard_told(words, row.calling.guard, row.calling.day)
    return words.text("{name}: {told}", name=row.calling.name, told=told) if told else ""


def worth_told(row: StalledRow, words: Words) -> str:
    """Return value x chance, or which of the two nobody knows yet."""
    if row.worth is not None:
        return words.money(row.worth, cents=False)
    return words.text("no value yet") if row.row.value is None else words.text("no chance yet")


def in_the_way_told(row: StalledRow, words: Words) -> str:
    """Return what stands in the way, or the question that finds it."""
    if row.impediment is None:
        return words.text("What stands in the way?")
    return impediment_said(words, row.impediment)


def stalled_sentence(view: StalledView, words: Words) -> str:
    """Return both counts in a sentence."""
    stalled = words.plural("{n} deal stands still", "{n} deals stand still", len(view.stalled))
    unbooked = words.plural("{n} has no next step", "{n} have no next step", len(view.unbooked))
    return words.text("{stalled}, {unbooked}. The most value × chance comes first.", stalled=stalled, unbooked=unbooked)


def why_here(row: StalledRow, words: Words) -> str:
    """Return why the deal is on the list and what takes it off."""
    if row.quiet is None or row.limit is None:
        return words.text("Nothing is booked. Agree on a day and a time while you talk.")
    quiet = words.plural("The customer did nothing for {n} day.", "The customer did nothing for {n} days.", row.quiet)
    rests = limit_told(row.limit, row.row.stage, words)
    if row.impediment is None:
        leaves = words.text("It leaves the list when they act, or with what stands in the way and a booked step.")
    else:
        leaves = words.text("It leaves the list when they act, or once the next step is booked.")
    return f"{quiet} {rests} {leaves}"
