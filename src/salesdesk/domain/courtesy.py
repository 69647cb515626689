"""What a desk holds to when it gets back to people: how soon by default, how often at most, what a gift may cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import OutOfRange

USUAL_DAYS: Final[Mapping[FollowUpKind, int]] = MappingProxyType(
    {
        FollowUpKind.INFORMATION: 1,
        FollowUpKind.CALL_BACK: 2,
        FollowUpKind.PROPOSAL: 3,
        FollowUpKind.DEMO: 5,
        FollowUpKind.VISIT: 7,
        FollowUpKind.THANK_YOU: 3,
        FollowUpKind.OTHER: 2,
    }
)
"""Working days from now that a follow-up of each kind is proposed for, until the desk says otherwise (2.6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadTime:
    """In how many working days the desk gets back to somebody with a kind of follow-up (2.6)."""

    kind: FollowUpKind
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Courtesy:
    """The desk's limits of the pest guard (B4), its lead times (2.6) and what a gift may cost (1.18).

    `caution_after` and `stop_after` count unanswered attempts in a row; so many `voicemails` within
    `voicemail_days` stop as well. `lead_times` are those that differ from USUAL_DAYS.
    """

    caution_after: int = 2
    stop_after: int = 3
    voicemails: int = 2
    voicemail_days: int = 14
    gift_limit: Money | None = None
    lead_times: tuple[LeadTime, ...] = ()

    def days(self, kind: FollowUpKind) -> int:
        """Return the default lead time of a kind, in working days (2.6)."""
        return next((one.days for one in self.lead_times if one.kind is kind), USUAL_DAYS[kind])


MOST_ATTEMPTS: Final = 10
MOST_VOICEMAIL_DAYS: Final = 90


def limits_checked(courtesy: Courtesy) -> Courtesy:
    """Return what a desk holds to as it may be kept: a caution comes before the stop, and every stop comes (B4).

    Raises OutOfRange (caution_after, stop_after, voicemails, voicemail_days, gift_limit).
    """
    limits = (
        ("stop_after", courtesy.stop_after, 2, MOST_ATTEMPTS),
        ("caution_after", courtesy.caution_after, 1, courtesy.stop_after - 1),
        ("voicemails", courtesy.voicemails, 1, MOST_ATTEMPTS),
        ("voicemail_days", courtesy.voicemail_days, 1, MOST_VOICEMAIL_DAYS),
    )
    for what, value, least, most in limits:
        if not least <= value <= most:
            raise OutOfRange(what, str(value), str(least), str(most))
    if courtesy.gift_limit is not None and courtesy.gift_limit.minor < 0:
        raise OutOfRange("gift_limit", str(courtesy.gift_limit.minor), "0")
    return courtesy


USUAL_COURTESY: Final = Courtesy()
"""What a desk holds to until it says otherwise."""


def with_lead_time(courtesy: Courtesy, kind: FollowUpKind, days: int | None) -> Courtesy:
    """Return what the desk holds to with another lead time for a kind; None is the usual one again (2.6)."""
    others = tuple(one for one in courtesy.lead_times if one.kind is not kind)
    own = () if days is None or days == USUAL_DAYS[kind] else (LeadTime(kind=kind, days=days),)
    return replace(courtesy, lead_times=(*others, *own))
