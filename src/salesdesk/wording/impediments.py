"""What is said of impediments: one of them in a line, and how often it really was the price (1.11, B7)."""

from __future__ import annotations

from salesdesk.domain.impediment import Impediment
from salesdesk.domain.impediments_met import ImpedimentReport
from salesdesk.wording.evaluations import FEWEST, rate_told
from salesdesk.wording.labels import label
from salesdesk.wording.words import Words


def impediment_said(words: Words, impediment: Impediment) -> str:
    """Return the customer's words, or its kind where nobody noted any."""
    said = impediment.words.strip()
    return words.text("“{words}”", words=said) if said else label(words, impediment.kind)


def impediment_whose(words: Words, impediment: Impediment, whose: str) -> str:
    """Return whose it is, and since when it stands or stood."""
    day = words.short_date(impediment.noted_on)
    since = words.text("{who}, noted {day}", who=whose, day=day) if whose else words.text("noted {day}", day=day)
    if impediment.removed_on is None:
        return since
    return words.text("{since}, out of the way {day}", since=since, day=words.short_date(impediment.removed_on))


def impediment_removed_by(words: Words, impediment: Impediment) -> str:
    """Return what would remove it, who does that and until when; nothing where nobody said so."""
    what = impediment.removes.strip()
    due = words.text("by {day}", day=words.short_date(impediment.due)) if impediment.due else ""
    acting = ", ".join(part for part in (impediment.by.strip(), due) if part)
    if what and acting:
        return words.text("What removes it: {what} ({who})", what=what, who=acting)
    if what:
        return words.text("What removes it: {what}", what=what)
    return words.text("Who removes it: {who}", who=acting) if acting else ""


def price_told(words: Words, report: ImpedimentReport) -> str:
    """Return the sentence on how often it really was the price; below eight deals nothing can be said."""
    rate = report.price.of_all
    if rate.n == 0:
        return words.text("Nothing was noted yet. Ask what stands in the way before you think of a discount.")
    if rate.n < FEWEST:
        return words.plural(
            "Cannot say yet how often it is the price: {n} deal with an impediment was seen",
            "Cannot say yet how often it is the price: {n} deals with an impediment were seen",
            rate.n,
        )
    return words.text(
        "The price stood in the way of {share} of the {n} deals with an impediment, between {low} and {high}",
        share=rate_told(words, rate),
        n=words.number(rate.n),
        low=words.percent(rate.low),
        high=words.percent(rate.high),
    )


def discounts_told(words: Words, report: ImpedimentReport) -> str:
    """Return the sentence on the deals to which a discount went out, and what came of them."""
    if not report.discounted:
        return words.text("No discount went out yet.")
    given = words.plural("{n} deal got a discount", "{n} deals got a discount", report.discounted)
    if report.won.n < FEWEST:
        seen = words.plural("{n} of them is closed", "{n} of them are closed", report.won.n)
        return words.text("{given}: cannot say how many it wins, {seen}", given=given, seen=seen)
    return words.text(
        "{given}; of the {n} closed ones {share} were won, between {low} and {high}",
        given=given,
        n=words.number(report.won.n),
        share=rate_told(words, report.won),
        low=words.percent(report.won.low),
        high=words.percent(report.won.high),
    )
