"""What is said on a battlecard: our record against a competitor, and how old each claim is (4.4, 1.12, F8)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from salesdesk.domain.competitor import Claim, ClaimKind
from salesdesk.domain.coverage import LEAST_CLOSED
from salesdesk.domain.rates import Rate
from salesdesk.wording.ages import age_told
from salesdesk.wording.labels import N_
from salesdesk.wording.words import Words

HEADINGS: Mapping[ClaimKind, str] = {
    ClaimKind.ADVANTAGE: N_("Our advantages"),
    ClaimKind.STRENGTH: N_("Their strengths"),
    ClaimKind.WEAKNESS: N_("Their weaknesses"),
    ClaimKind.TRAP: N_("Traps to set"),
    ClaimKind.LANDMINE: N_("Landmines to avoid"),
}
"""The headings of a card in the order in which it is read: what is ours comes first."""


def heading(words: Words, kind: ClaimKind) -> str:
    """Return the heading over the claims of one kind."""
    return words.text(HEADINGS[kind])


def win_rate_told(words: Words, rate: Rate) -> str:
    """Return our record against a competitor: "Won 4 of 9 closed deals, 19–73 %"; under 8 there is no rate (4.15)."""
    if rate.value is None:
        return words.text("No closed deal against them in the last 24 months")
    won = words.number(round(rate.value * rate.n))
    if rate.n < LEAST_CLOSED:
        return words.plural(
            "Won {won} of {n} closed deal: too few for a rate",
            "Won {won} of {n} closed deals: too few for a rate",
            rate.n,
            won=won,
        )
    return words.plural(
        "Won {won} of {n} closed deal, {low}–{high}",
        "Won {won} of {n} closed deals, {low}–{high}",
        rate.n,
        won=won,
        low=words.number(round(rate.low * 100)),
        high=words.percent(rate.high),
    )


def claim_told(words: Words, claim: Claim, today: date, check_again_days: int) -> str:
    """Return where a claim comes from and how old it is: "Lab report, 3 weeks ago"; an old one is to be checked."""
    old = claim.known_on is not None and (today - claim.known_on).days > check_again_days
    told = ", ".join(filter(None, (claim.source.strip(), age_told(words, claim.known_on, today))))
    return words.text("{told}: check again", told=told) if old else told


def never_printed_told(words: Words) -> str:
    """Return the warning beside an advantage without a source (1.12)."""
    return words.text("Without a source this is never printed.")
