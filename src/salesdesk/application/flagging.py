"""Which open deals a sweep asks about, and what each is judged by (3.9, 3.10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.application.ports import Reading
from salesdesk.domain.age_odds import fates_of
from salesdesk.domain.ageing import SWEPT, Age, Cycle, Tier, Yardstick, Yardsticks, age_of, yardsticks_of
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.deals_alike import Among, OddsAlike, age_on, odds_alike
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.stalled import StageChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An open deal beside the wins it is held against."""

    deal: Deal
    age: Age
    yardstick: Yardstick


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """The open deals of a day: `flagged` deadest first, `kept` with a step the customer dated, `undated` apart.

    `unsaid` counts those with too few wins to be judged by; `known` are all deals, `wins` the cycle of the desk.
    """

    known: Sequence[Deal]
    flagged: tuple[Judged, ...]
    kept: tuple[Judged, ...]
    undated: tuple[Deal, ...]
    unsaid: int
    wins: Cycle
    segments: Mapping[UUID, str]


def odds_of(look: Reading, found: Flags, day: date) -> Mapping[UUID, OddsAlike]:
    """Return the honest odds of each deal that is flagged or kept (B11).

    Deals alike are some of those of a segment: where these are too few, nobody looks for those. Deals of one stage
    and age have the same odds.
    """
    asked = [one.deal for one in (*found.flagged, *found.kept)]
    if not asked:
        return {}
    fates, changes = fates_of(found.known, day), look.rows.stage_changes()
    peers: dict[str, list[Deal]] = defaultdict(list)
    moves: dict[str, list[StageChange]] = defaultdict(list)
    for deal in found.known:
        peers[found.segments.get(deal.id, "")].append(deal)
    for change in changes:
        moves[found.segments.get(change.deal_id, "")].append(change)
    within = {segment: fates_of(listed, day) for segment, listed in peers.items() if segment}
    odds: dict[UUID, OddsAlike] = {}
    seen: dict[tuple[str, UUID | None, int], OddsAlike] = {}
    for deal in asked:
        segment, age = found.segments.get(deal.id, ""), age_on(deal, day) or 0
        same = (segment, deal.stage_id, age)
        if same not in seen:
            enough = segment in within and within[segment].odds(age).won is not None
            alike = odds_alike(deal, peers[segment], found.segments, moves[segment], day) if enough else None
            seen[same] = alike or OddsAlike(odds=fates.odds(age), among=Among.DESK, segment=segment)
        odds[deal.id] = seen[same]
    return odds


def flags(look: Reading, settings: DeskSettings, deals: Sequence[Deal], day: date) -> Flags:
    """Return what a sweep asks about on a day, each deal held against the wins of its segment (terms: segment)."""
    segments = look.rows.segments(settings.segment_by)
    sticks = yardsticks_of(deals, segments, day)
    promised = promised_steps(look, day)
    flagged: list[Judged] = []
    undated: list[Deal] = []
    unsaid = 0
    for deal in deals:
        if deal.status_on(day) is not Status.OPEN or not deal.known_on(day):
            continue
        judged = _judged(deal, sticks, segments.get(deal.id, ""), day)
        unsaid += judged.age.tier is Tier.CANNOT_SAY
        if judged.age.tier is Tier.NO_DATE:
            undated.append(deal)
        elif judged.age.tier in SWEPT:
            flagged.append(judged)
    waits = {j.deal.id for j in flagged if j.deal.id in promised and j.deal.keeps}
    flagged.sort(key=_deadest_first)
    return Flags(
        known=deals,
        flagged=tuple(j for j in flagged if j.deal.id not in waits),
        kept=tuple(j for j in flagged if j.deal.id in waits),
        undated=tuple(undated),
        unsaid=unsaid,
        wins=sticks.desk,
        segments=segments,
    )


def promised_steps(look: Reading, day: date) -> Mapping[UUID, FollowUp]:
    """Return the next step of each deal that the customer promised and that is still to come."""
    found: dict[UUID, FollowUp] = {}
    for row in look.rows.follow_ups():
        step = row.follow_up
        if step.deal_id is not None and step.promised is not None and step.starts.day >= day:
            found.setdefault(step.deal_id, step)
    return found


def _judged(deal: Deal, sticks: Yardsticks, segment: str, day: date) -> Judged:
    stick = sticks.of(segment)
    return Judged(deal=deal, age=age_of(deal.ages_from, day, stick.cycle, deal.paused_age), yardstick=stick)


def _deadest_first(judged: Judged) -> tuple[bool, int]:
    return judged.age.tier is not Tier.PAST_LONGEST, -(judged.age.days or 0)
