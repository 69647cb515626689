"""Everything that happened on a deal in one order, newest first, each thing once and whatever it is kept as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from uuid import UUID, uuid5

from salesdesk.application.log_rows import LogRow
from salesdesk.domain.deal import Deal
from salesdesk.domain.history import Change
from salesdesk.domain.lead import Lead
from salesdesk.domain.meeting import MeetingKind
from salesdesk.domain.proposal import ProposalState

FIRST_SHOWN = 12
TOLD_ELSEWHERE = frozenset({"closed_on", "outcome", "reasons", "pauses"})
"""Fields of a deal whose changes are told with its status, or as something that happened."""


class Happening(StrEnum):
    """What happened; of what is equal in day and moment, the later one here came later."""

    LEAD = "lead"
    CHANGED = "changed"
    PLANNED = "planned"
    BOOKED = "booked"
    HELD = "held"
    ACTIVITY = "activity"
    ACT = "act"
    IMPEDIMENT = "impediment"
    REMOVED = "removed"
    PROPOSAL = "proposal"
    DONE = "done"
    PAUSED = "paused"
    WENT_ON = "went_on"
    HANDED_BACK = "handed_back"
    TAKEN_AGAIN = "taken_again"


_ORDER = tuple(Happening)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One thing that happened: on which day (desk's zone), noted at which instant (UTC).

    `key` tells it from others of its kind, `subject` is the record that it opens (None: the deal itself), `what` and
    `who` are as they were written; `change` is the deal's own, `state` what a proposal became, `log` the entry of the
    log that an activity is.
    """

    kind: Happening
    on: date
    at: datetime
    key: UUID
    subject: UUID | None = None
    what: str = ""
    who: str = ""
    meeting: MeetingKind | None = None
    state: ProposalState | None = None
    change: Change | None = None
    log: LogRow | None = None

    @property
    def place(self) -> tuple[date, datetime, UUID, int]:
        """Where it stands in the order; the greater one is newer."""
        return self.on, self.at, self.key, _ORDER.index(self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The newest of what happened, newest first; `more` tells that there is something earlier."""

    happened: tuple[Happened, ...] = ()
    more: bool = False


def timeline(found: Iterable[Happened], before: Happened | None = None, most: int = FIRST_SHOWN) -> Timeline:
    """Return the newest of what was found that stands before `before`, at most so many.

    Changes that were taken back, and those that are told elsewhere, are left out.
    """
    shown = {one.place: one for one in found if _counts(one) and (before is None or one.place < before.place)}
    ordered = [shown[place] for place in sorted(shown, reverse=True)]
    return Timeline(happened=tuple(ordered[:most]), more=len(ordered) > most)


def _counts(one: Happened) -> bool:
    return one.change is None or (not one.change.withdrawn and one.change.field not in TOLD_ELSEWHERE)


def of_pauses(deal: Deal) -> list[Happened]:
    """Return when a deal waited and went on."""
    found: list[Happened] = []
    for place, pause in enumerate(deal.pauses):
        key = uuid5(deal.id, f"pause {place}")
        found.append(_on_day(Happening.PAUSED, pause.begun_on, key, pause.reason))
        if pause.ended_on is not None:
            found.append(_on_day(Happening.WENT_ON, pause.ended_on, key, pause.reason))
    return found


def of_lead(lead: Lead) -> list[Happened]:
    """Return when a lead came, went back to marketing and came again."""
    arrived = Happened(
        kind=Happening.LEAD, on=lead.received.day, at=lead.received.at, key=lead.id, subject=lead.id, what=lead.source,
        who=lead.name,
    )  # fmt: skip
    found = [arrived]
    if lead.hand_back is not None:
        back = lead.hand_back
        found.append(_on_day(Happening.HANDED_BACK, back.on, lead.id, back.reason, lead.id))
    if lead.signal_on is not None:
        found.append(_on_day(Happening.TAKEN_AGAIN, lead.signal_on, lead.id, lead.signal, lead.id))
    return found


def _on_day(kind: Happening, on: date, key: UUID, what: str, subject: UUID | None = None) -> Happened:
    """Return what is known by its day alone: it stands before all else of that day."""
    return Happened(kind=kind, on=on, at=datetime.combine(on, time.min, UTC), key=key, what=what, subject=subject)
