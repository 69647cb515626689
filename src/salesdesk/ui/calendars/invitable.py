"""What a menu needs to know of a follow-up or a meeting that people can be invited to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.invitation import Occasion, is_off, is_over
from salesdesk.wording.calendar_files import occasion_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.rows import MeetingRow
    from salesdesk.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitable:
    """What it is called, and how far its invitation is.

    `dated` tells whether it has a moment, `off` that it was called off, `over` that it is done; `asks_sent` that
    nothing says yet that it stands in their calendar, so that somebody may say it.
    """

    key: UUID
    topic: str
    sequence: int
    invited: int | None
    dated: bool = True
    off: bool = False
    over: bool = False
    asks_sent: bool = False

    @property
    def is_open(self) -> bool:
        """Whether people can be invited: it is to come, at some moment."""
        return self.dated and not self.off and not self.over

    @property
    def is_behind(self) -> bool:
        """Whether those who were invited know another version than the one that stands now."""
        return self.invited is not None and self.invited < self.sequence and (self.off or self.is_open)


def invitable(words: Words, occasion: Occasion) -> Invitable:
    """Return what is known of a follow-up or a meeting."""
    return Invitable(
        key=occasion.id,
        topic=occasion_told(words, occasion),
        sequence=occasion.sequence,
        invited=occasion.invited,
        dated=occasion.starts is not None,
        off=is_off(occasion),
        over=is_over(occasion),
        asks_sent=isinstance(occasion, FollowUp) and occasion.theirs is None,
    )


def invitable_row(words: Words, row: MeetingRow) -> Invitable:
    """Return what a list knows of a planned meeting."""
    return Invitable(
        key=row.id,
        topic=label(words, row.kind),
        sequence=row.sequence,
        invited=row.invited,
        dated=row.starts is not None,
        over=row.held_on is not None,
    )
