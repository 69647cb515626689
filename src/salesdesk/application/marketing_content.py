"""What marketing gets for a month: the leads that came back, with all they need to know, and what sales heard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.domain.feedback import FeedbackKind
from salesdesk.domain.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedLead:
    """A lead that marketing has: what it failed, why it came back, what they saw, when to look again (3.6)."""

    name: str
    account: str
    source: str
    received_on: date
    on: date
    failed: str
    reason: str
    seen: str
    revisit_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One thing that was heard, in the customer's words where there are any (3.4, 4.6)."""

    on: date
    kind: FeedbackKind
    words: str
    account: str
    deal: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketingContent:
    """The file for marketing over one month; by day, and what was heard by its kind."""

    desk: str
    month: Period
    as_of: date
    leads: tuple[ReturnedLead, ...]
    heard: tuple[Heard, ...]
