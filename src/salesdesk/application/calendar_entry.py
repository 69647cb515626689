"""What goes into a calendar file: a follow-up and the names beside it."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.domain.follow_up import FollowUp


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A follow-up with the account, deal and person it is about, and the rep who organises it."""

    follow_up: FollowUp
    account: str = ""
    deal: str = ""
    person: str = ""
    person_email: str = ""
    rep: str = ""
    rep_email: str = ""
