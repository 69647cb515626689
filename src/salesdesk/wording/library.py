"""What is said of competitors, objections, materials and playbooks: records with n and interval, ages, days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from salesdesk.application.library import CompetitorView, MaterialView, ObjectionView
from salesdesk.application.library_editing import last_known, unproven
from salesdesk.application.library_list import Shelf
from salesdesk.domain.competitor import Claim, Competitor
from salesdesk.domain.coverage import LEAST_CLOSED
from salesdesk.domain.playbook import DatedStep, Playbook, PlaybookStep
from salesdesk.domain.rates import Rate
from salesdesk.wording.ages import age_told
from salesdesk.wording.battlecards import win_rate_told
from salesdesk.wording.labels import N_
from salesdesk.wording.words import Words

_SHELVES: Mapping[Shelf, str] = {
    Shelf.COMPETITORS: N_("Competitors"),
    Shelf.OBJECTIONS: N_("Objections"),
    Shelf.MATERIALS: N_("Materials"),
    Shelf.PLAYBOOKS: N_("Playbooks"),
    Shelf.PRODUCTS: N_("Catalogue"),
    Shelf.SNIPPETS: N_("Snippets"),
    Shelf.TEMPLATES: N_("Templates"),
}


def shelf_name(words: Words, shelf: Shelf) -> str:
    """Return the name of a part of the library."""
    return words.text(_SHELVES[shelf])


# competitors


def competitor_told(words: Words, view: CompetitorView) -> str:
    """Return the line under a competitor's name: "In 3 open deals. Won 4 of 9 closed deals, 19–73 %"."""
    return f"{open_deals_told(words, view.open_deals)} {win_rate_told(words, view.rate)}"


def open_deals_told(words: Words, open_deals: int) -> str:
    """Return in how many open deals they sell against us."""
    if not open_deals:
        return words.text("In no open deal.")
    return words.plural("In {n} open deal.", "In {n} open deals.", open_deals)


def card_age_told(words: Words, competitor: Competitor, today: date) -> str:
    """Return how old the newest line of a battlecard is; a card without days says so."""
    age = age_told(words, last_known(competitor), today)
    return words.text("Newest line {age}.", age=age) if age else words.text("No line says from when it is.")


def unproven_told(words: Words, competitor: Competitor) -> str:
    """Return what is never printed for want of a source, nothing when all is proven (1.12)."""
    count = unproven(competitor)
    return (
        words.plural(
            "{n} advantage has no source and is never printed.",
            "{n} advantages have no source and are never printed.",
            count,
        )
        if count
        else ""
    )


def claim_source_told(words: Words, claim: Claim, today: date) -> str:
    """Return where a line of a battlecard comes from and how old it is: "Trade fair, 3 months ago"."""
    return ", ".join(filter(None, (claim.source.strip(), age_told(words, claim.known_on, today))))


def never_printed(words: Words) -> str:
    """Return what becomes of an advantage without a source (1.12)."""
    return words.text("Without a source this is never printed.")


# objections


def raised_told(words: Words, view: ObjectionView) -> str:
    """Return in how many calls an objection was raised."""
    if not view.calls:
        return words.text("Not raised in a call yet.")
    return words.plural("Raised in {n} call.", "Raised in {n} calls.", view.calls)


def worked_told(words: Words, rate: Rate | None) -> str:
    """Return the record of an answer: "Worked 7 of 9 times, 45–94 %"; from 8 times on with its interval (B14)."""
    if rate is None or rate.value is None:
        return words.text("Not told in a call yet")
    told = words.plural("Worked {hits} of {n} time", "Worked {hits} of {n} times", rate.n, hits=_hits(rate))
    return f"{told}, {_span(words, rate)}" if rate.n >= LEAST_CLOSED else told


# materials


def uses_told(words: Words, view: MaterialView) -> str:
    """Return in how many held calls a piece was used."""
    if not view.uses:
        return words.text("Not used in a call yet.")
    return words.plural("Used in {n} call.", "Used in {n} calls.", view.uses)


def next_steps_told(words: Words, view: MaterialView) -> str:
    """Return what the calls with a piece led to, with n and interval, as far as it can be said (3.3)."""
    rate = view.next_steps
    if rate.value is None:
        return words.text("No call with it was evaluated yet, so nobody can say what it brings.")
    told = words.plural(
        "{hits} of {n} evaluated call led to an order or an advance",
        "{hits} of {n} evaluated calls led to an order or an advance",
        rate.n,
        hits=_hits(rate),
    )
    if rate.n < LEAST_CLOSED:
        return words.text("{told}. Too few to say more.", told=told)
    return words.text("{told}, {span}.", told=told, span=_span(words, rate))


# playbooks


def playbook_told(words: Words, playbook: Playbook) -> str:
    """Return for whom a playbook is and how long it takes: "For Food, 4 steps over 60 days"."""
    whom = words.text("For {segment}", segment=playbook.segment) if playbook.segment.strip() else ""
    if not playbook.steps:
        return words.text("{whom}, no steps yet", whom=whom or _for_all(words))
    longest = max(step.lead_days for step in playbook.steps)
    steps = words.plural("{n} step", "{n} steps", len(playbook.steps))
    days = words.plural("{n} day", "{n} days", longest)
    return words.text("{whom}, {steps} over {days}", whom=whom or _for_all(words), steps=steps, days=days)


def _for_all(words: Words) -> str:
    return words.text("For every segment without a playbook of its own")


def lead_told(words: Words, step: PlaybookStep) -> str:
    """Return when a step is due: "42 days before the decision"."""
    if not step.lead_days:
        return words.text("On the day of the decision")
    return words.plural("{n} day before the decision", "{n} days before the decision", step.lead_days)


def due_told(words: Words, dated: DatedStep, today: date) -> str:
    """Return the day by which a step is due: "By Tue 20 Oct", and that it is over when it is."""
    if dated.due_on is None:
        return lead_told(words, dated.step)
    day = words.short_date(dated.due_on) if dated.due_on.year != today.year else words.day(dated.due_on)
    if dated.due_on < today:
        return words.text("By {day}, which is over", day=day)
    return words.text("By {day}", day=day)


# what all share


def _hits(rate: Rate) -> int:
    return round((rate.value or 0.0) * rate.n)


def _span(words: Words, rate: Rate) -> str:
    """Return a 95 % interval: "19–73 %"."""
    return words.text("{low}–{high}", low=words.number(round(rate.low * 100)), high=words.percent(rate.high))
