"""From the battlecards of the rivals on a deal to the words of the call sheet's second page (4.4, 4.15)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.application.call_sheet_paper import SheetClaim, SheetRival
from salesdesk.application.library import CompetitorView
from salesdesk.application.plan_view import PlanView
from salesdesk.domain.competitor import Claim, ClaimKind
from salesdesk.wording.ages import age_told
from salesdesk.wording.battlecards import win_rate_told
from salesdesk.wording.words import Words


def rivals_on(view: PlanView, cards: Iterable[CompetitorView], words: Words) -> tuple[SheetRival, ...]:
    """Return the battlecards as they are printed; a claim that may not be printed is left out (1.12)."""
    ties = {r.competitor_id: r.relationship for r in view.process.rivals} if view.process else {}
    known = _Known(words=words, today=view.today, old_after=view.check_again_days, used=frozenset(view.plan.used))
    return tuple(_rival(card, ties.get(card.competitor.id, ""), known) for card in cards)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What every claim is told with: the day, the age in days from which it is to be checked, those used already."""

    words: Words
    today: date
    old_after: int
    used: frozenset[UUID]


def _rival(card: CompetitorView, tie: str, known: _Known) -> SheetRival:
    competitor = card.competitor

    def of(kind: ClaimKind) -> tuple[SheetClaim, ...]:
        claims = (claim for claim in competitor.of(kind) if claim.may_be_printed)
        newest_first = sorted(claims, key=lambda claim: claim.known_on or date.min, reverse=True)
        return tuple(_claim(claim, known) for claim in newest_first)

    return SheetRival(
        name=competitor.name,
        relationship=tie,
        price_model=competitor.price_model,
        win_rate=win_rate_told(known.words, card.rate),
        advantages=of(ClaimKind.ADVANTAGE),
        strengths=of(ClaimKind.STRENGTH),
        weaknesses=of(ClaimKind.WEAKNESS),
        traps=of(ClaimKind.TRAP),
        landmines=of(ClaimKind.LANDMINE),
    )


def _claim(claim: Claim, known: _Known) -> SheetClaim:
    age = age_told(known.words, claim.known_on, known.today)
    if claim.known_on is not None and (known.today - claim.known_on).days > known.old_after:
        age = known.words.text("{told}: check again", told=age)
    return SheetClaim(text=claim.text, source=claim.source.strip(), age=age, used=claim.id in known.used)
