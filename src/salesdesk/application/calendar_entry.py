"""What goes into a calendar file: a follow-up and the names beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from salesdesk.domain.follow_up import FollowUp


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A follow-up with the account, deal and person it is about, and the rep who organises it.

    `made_at` is the instant (aware) at which this version of the entry was written.
    """

    follow_up: FollowUp
    made_at: datetime
    account: str = ""
    deal: str = ""
    person: str = ""
    person_email: str = ""
    rep: str = ""
    rep_email: str = ""
