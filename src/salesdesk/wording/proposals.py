"""Where proposals stand, in words: what waits for a choice, since when, and what to do about what expired."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from salesdesk.application.proposals_waiting import Waiting, days_waited
from salesdesk.application.rows import ProposalRow
from salesdesk.domain.proposal import Standing
from salesdesk.wording.words import Words

NAMED: Final = 3
"""How many items a hint names."""

_LETTER: Final[Mapping[Standing, str]] = {Standing.ANSWERED_A: "A", Standing.ANSWERED_B: "B"}


def waiting_for(words: Words, days: int | None) -> str:
    """Return "Waits 9 days", for the narrow column of a list; "Waits" on the first day."""
    return words.plural("Waits {n} day", "Waits {n} days", days) if days else words.text("Waits")


def chosen_short(words: Words, stands: Standing) -> str:
    """Return "Chose B", for the narrow column of a list; nothing where nobody chose."""
    letter = _LETTER.get(stands, "")
    return words.text("Chose {letter}", letter=letter) if letter else ""


def waited_since(words: Words, days: int | None) -> str:
    """Return "since today", "since 9 days"; nothing without days."""
    if days is None:
        return ""
    return words.plural("since {n} day", "since {n} days", days) if days else words.text("since today")


def totals_told(words: Words, row: ProposalRow, today: date, zone: str) -> str:
    """Return "€ 77,230 or € 62,310, since 8 days": both totals, and since when a proposal waits (days in a zone).

    One that expired tells until when it was valid: that is why nobody may choose any more.
    """
    totals = words.text(" or ").join(words.money(total, cents=False) for total in row.totals)
    since = waited_since(words, days_waited(row, today, zone))
    if row.standing(today) is Standing.EXPIRED and row.valid_until is not None:
        since = words.text("valid until {day}", day=words.day(row.valid_until))
    return ", ".join(part for part in (totals, since) if part)


def standing_told(words: Words, counts: Waiting) -> str:
    """Return "2 wait for a choice, the oldest since 12 days; 1 expired; 1 draft"."""
    parts: list[str] = []
    if counts.waiting:
        waits = words.plural("{n} waits for a choice", "{n} wait for a choice", counts.waiting)
        since = waited_since(words, counts.oldest)
        if counts.waiting > 1:
            since = words.text("the oldest {since}", since=since)
        parts.append(words.text("{waits}, {since}", waits=waits, since=since) if counts.oldest is not None else waits)
    if counts.expired:
        parts.append(words.plural("{n} expired", "{n} expired", counts.expired))
    if counts.drafts:
        parts.append(words.plural("{n} draft", "{n} drafts", counts.drafts))
    return "; ".join(parts)


def unpriced_told(words: Words, items: Sequence[str]) -> str:
    """Return the hint for items without a price: nobody can tell a forgotten one from one that is included."""
    return words.plural(
        "{items} has no price and prints as “included”: type a price if it costs something",
        "{items} have no price and print as “included”: type a price where they cost something",
        len(items),
        items=words.listed([f"“{item}”" for item in items[:NAMED]]),
    )


def expired_told(words: Words, count: int) -> str:
    """Return what to do about proposals whose date has passed; nothing without any."""
    if not count:
        return ""
    return words.plural(
        "It is past the day it was valid until. Withdraw it, or start its next revision with a new date.",
        "They are past the day they were valid until. Withdraw them, or start their next revision with a new date.",
        count,
    )
