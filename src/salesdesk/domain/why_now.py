"""Why somebody is called now: a renewal, a gap, a no whose reason has changed, a favour owed (B5, 0.3-0.8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from salesdesk.domain.deal import FORMER_AFTER, REVISIT_AFTER, Deal, LossReason, Outcome, ReasonCode, Status
from salesdesk.domain.favour import Favour
from salesdesk.domain.holding import RENEW_WITHIN, Opening, Proposed


class Trigger(StrEnum):
    """What makes now the time."""

    RENEWAL = "renewal"
    ADD_ON = "add_on"
    PRODUCT_GAP = "product_gap"
    REASON_CHANGED = "reason_changed"
    BOUGHT_BEFORE = "bought_before"
    FAVOUR_OWED = "favour_owed"
    FITS = "fits"


class Changed(StrEnum):
    """What can have changed since a no (0.8)."""

    TIMING = "timing"
    BUDGET = "budget"
    CONTACT_LEFT = "contact_left"
    CONTRACT_ENDS = "contract_ends"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNow:
    """Why now: the trigger with its day and what it is about; the words for it are made of these values.

    `on` is the day of the renewal, the last order, the no, the favour, or the end of the other contract. `share` and
    `seen` tell of a product gap how many of the customers that were counted have it; `reason` is what was said of a no.
    """

    trigger: Trigger
    on: date | None = None
    product_id: UUID | None = None
    text: str = ""
    deal_id: UUID | None = None
    share: float | None = None
    seen: int = 0
    reason: ReasonCode | None = None
    changed: Changed | None = None


_TRIGGERS: Final[Mapping[Opening, Trigger]] = MappingProxyType(
    {
        Opening.RENEWAL: Trigger.RENEWAL,
        Opening.ADD_ON: Trigger.ADD_ON,
        Opening.PRODUCT_GAP: Trigger.PRODUCT_GAP,
    }
)
_BY_TIME: Final[Mapping[ReasonCode, Changed]] = MappingProxyType(
    {
        ReasonCode.NO_PRIORITY: Changed.TIMING,
        ReasonCode.REORGANISATION: Changed.TIMING,
        ReasonCode.NO_BUDGET: Changed.BUDGET,
    }
)
"""Reasons that time alone can have changed."""
_COMPETITOR: Final = frozenset(
    {ReasonCode.COMPETITOR_PRICE, ReasonCode.COMPETITOR_RELATIONSHIP, ReasonCode.COMPETITOR_BRAND}
)


def of_customer(proposed: Iterable[Proposed], last: date, *, has_open_deal: bool) -> tuple[WhyNow, ...]:
    """Return why an existing customer is called (0.3): renewals up to 90 days after the last day, add-ons, gaps.

    A customer with an open deal is worked there, not called for another one.
    """
    if has_open_deal:
        return ()
    near = (one for one in proposed if one.on is None or one.on <= last + RENEW_WITHIN)
    return tuple(
        WhyNow(
            trigger=_TRIGGERS[one.opening],
            on=one.on,
            product_id=one.product_id,
            text=one.text,
            share=one.share,
            seen=one.seen,
        )
        for one in near
    )


def of_former(last_order: date, today: date, after: timedelta = FORMER_AFTER) -> WhyNow | None:
    """Return why a former customer is called: their last order is older than 18 months (0.4); None: they are not."""
    return WhyNow(trigger=Trigger.BOUGHT_BEFORE, on=last_order) if today - last_order > after else None


def of_no(
    deal: Deal,
    today: date,
    last: date,
    *,
    left_on: date | None = None,
    contract_ends: date | None = None,
    after: timedelta = REVISIT_AFTER,
) -> WhyNow | None:
    """Return why a no is revisited: it is at least 60 days old and its reason can have changed (0.8); None: leave it.

    `left_on` is the day on which the person who decided left, `contract_ends` the day on which the competitor's
    contract does; it counts up to 90 days after the period's last day. The main reason is heard first.
    """
    closed = deal.closed_on
    lost = deal.status_on(today) is Status.LOST and deal.outcome is not Outcome.DISQUALIFIED
    if not lost or closed is None or today - closed < after:
        return None
    gone = left_on is not None and closed <= left_on <= today
    ends = contract_ends if contract_ends is not None and contract_ends <= last + RENEW_WITHIN else None
    for reason in sorted(deal.reasons, key=lambda one: not one.main):
        changed = _changed(reason, ends, gone=gone)
        if changed is not None:
            on = ends if changed is Changed.CONTRACT_ENDS else left_on if changed is Changed.CONTACT_LEFT else closed
            return _revisited(deal, reason.code, changed, on)
    main = next((one.code for one in deal.reasons if one.main), None)
    return _revisited(deal, main, Changed.CONTACT_LEFT, left_on) if gone else None


def _changed(reason: LossReason, ends: date | None, *, gone: bool) -> Changed | None:
    if reason.code in _BY_TIME:
        return _BY_TIME[reason.code]
    if reason.code in _COMPETITOR and ends is not None:
        return Changed.CONTRACT_ENDS
    return Changed.CONTACT_LEFT if reason.code is ReasonCode.NO_SPONSOR and gone else None


def _revisited(deal: Deal, reason: ReasonCode | None, changed: Changed, on: date | None) -> WhyNow:
    return WhyNow(trigger=Trigger.REASON_CHANGED, on=on, deal_id=deal.id, reason=reason, changed=changed)


def of_favours(favours: Iterable[Favour]) -> WhyNow | None:
    """Return that somebody owes us a favour: we did more for them than they for us; `on` is the last we did."""
    done = [one for one in favours if one.done_on is not None]
    ours = [one for one in done if one.ours]
    if len(ours) <= len(done) - len(ours):
        return None
    return WhyNow(trigger=Trigger.FAVOUR_OWED, on=max(one.done_on for one in ours if one.done_on is not None))
