"""What is said of what customers have, and of what that proposes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from salesdesk.application.holdings import Held, Opportunity
from salesdesk.domain.holding import Opening
from salesdesk.wording.labels import N_
from salesdesk.wording.words import Words

TITLES: Mapping[Opening, str] = {
    Opening.RENEWAL: N_("Renewal: {name}"),
    Opening.ADD_ON: N_("Add-on: {name}"),
    Opening.PRODUCT_GAP: N_("New for them: {name}"),
}


def held_told(words: Words, held: Held) -> str:
    """Return the line under what they have: "Since 3 May 2024, renews on 3 May 2027, from “Hall 2”"."""
    holding = held.holding
    said = (
        words.text("quantity {n}", n=words.number(holding.quantity)) if holding.quantity != 1 else "",
        words.text("since {day}", day=words.short_date(holding.since)) if holding.since else "",
        _end_told(words, held),
        words.text("from “{deal}”", deal=held.deal) if held.deal else "",
    )
    line = ", ".join(filter(None, said))
    return line[:1].upper() + line[1:]


def _end_told(words: Words, held: Held) -> str:
    holding = held.holding
    if holding.ended_on is not None:
        return words.text("given up on {day}", day=words.short_date(holding.ended_on))
    return words.text("renews on {day}", day=words.short_date(holding.renews_on)) if holding.renews_on else ""


def value_a_year_told(words: Words, held: Held) -> str:
    """Return what it brings a year, nothing where it brings nothing or nobody knows."""
    value = held.holding.value if held.holding.lasts else None
    return words.text("{value} a year", value=words.money(value, cents=False)) if value is not None else ""


def reason_told(words: Words, opportunity: Opportunity, segment: str, today: date) -> str:
    """Return why something may be proposed: its renewal, what it adds to, how many customers have it (0.3, 1.8)."""
    found = opportunity.proposed
    if found.opening is Opening.RENEWAL:
        return _renewal_told(words, opportunity, today)
    if found.opening is Opening.ADD_ON:
        reason = words.text("They have “{name}”, which it adds to", name=opportunity.rests_on)
        if found.on is None:
            return reason
        return words.text("{reason}. Ask from {day} on", reason=reason, day=words.date(found.on))
    count = round((found.share or 0) * found.seen)
    if segment:
        return words.text(
            "{count} of {seen} customers in {segment} have it",
            count=words.number(count),
            seen=words.number(found.seen),
            segment=segment,
        )
    return words.text("{count} of {seen} customers have it", count=words.number(count), seen=words.number(found.seen))


def _renewal_told(words: Words, opportunity: Opportunity, today: date) -> str:
    day = opportunity.proposed.on
    late = day is not None and day < today
    if opportunity.name == opportunity.rests_on:
        said = N_("Was to be renewed on {day}") if late else N_("Renews on {day}")
    else:
        said = (
            N_("“{name}” was to be renewed on {day}; this takes its place")
            if late
            else N_("“{name}” renews on {day}; this takes its place")
        )
    return words.text(said, name=opportunity.rests_on, day=words.date(day))


def deal_title(words: Words, opportunity: Opportunity) -> str:
    """Return the title of a deal that is started on a proposal: "Renewal: Service contract"."""
    return words.text(TITLES[opportunity.proposed.opening], name=opportunity.name)
