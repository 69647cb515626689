"""What the events of a file become in a group: new ones, the next versions of known ones, those called off (1.14)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import UUID

from salesdesk.application.calendar_file import LineFault, LineProblem, ReadEvent
from salesdesk.domain.group_event import last_day
from salesdesk.domain.network import GroupEvent

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlan:
    """What an import would do to a group's events; `gone` are those that were called off or taken out of a series."""

    added: tuple[GroupEvent, ...] = ()
    updated: tuple[tuple[GroupEvent, GroupEvent], ...] = ()
    gone: tuple[GroupEvent, ...] = ()
    unchanged: int = 0
    problems: tuple[LineProblem, ...] = ()

    @property
    def edits(self) -> tuple[tuple[GroupEvent | None, GroupEvent | None], ...]:
        """Before and after of each event that changes."""
        return (*((None, one) for one in self.added), *self.updated, *((one, None) for one in self.gone))


def planned(
    events: Sequence[ReadEvent],
    kept: Iterable[GroupEvent],
    group_id: UUID,
    *,
    new_id: Callable[[], UUID],
    today: date,
    untitled: str = "",
    whole: bool = True,
) -> EventPlan:
    """Return what the events become among those that are kept of the group.

    An event is the one of the same UID (and date of its series): a version as new or newer replaces it, an older one
    does not (RFC 5545, SEQUENCE). Dates to come that the series no longer has are called off, if the file was read to
    its end (`whole`).
    """
    newest, problems = _newest(events)
    known = {one.uid: one for one in kept}
    plan = _Plan(known, group_id, new_id, untitled)
    for event in newest.values():
        plan.take(event)
    if whole:
        plan.drop_lost_dates(newest, today)
    return EventPlan(
        added=tuple(plan.added),
        updated=tuple(plan.updated),
        gone=tuple(plan.gone),
        unchanged=plan.unchanged,
        problems=(*problems, *plan.problems),
    )


def _newest(events: Sequence[ReadEvent]) -> tuple[dict[str, ReadEvent], list[LineProblem]]:
    """Return the newest version of each event in a file, and which were left out."""
    newest: dict[str, ReadEvent] = {}
    problems: list[LineProblem] = []
    for event in events:
        other = newest.get(event.key)
        if other is None or _version(event) >= _version(other):
            newest[event.key] = event
        if other is not None:
            older = other if newest[event.key] is event else event
            problems.append(LineProblem(line=older.line, fault=LineFault.SAME_EVENT, what=older.title))
    return newest, problems


def _version(event: ReadEvent) -> tuple[int, datetime]:
    return event.sequence or 0, event.stamp or _NEVER


class _Plan:
    """Goes through the events of a file and keeps what becomes of each."""

    def __init__(self, known: dict[str, GroupEvent], group_id: UUID, new_id: Callable[[], UUID], untitled: str) -> None:
        self._known, self._group_id, self._new_id, self._untitled = known, group_id, new_id, untitled
        self.added: list[GroupEvent] = []
        self.updated: list[tuple[GroupEvent, GroupEvent]] = []
        self.gone: list[GroupEvent] = []
        self.unchanged = 0
        self.problems: list[LineProblem] = []

    def take(self, event: ReadEvent) -> None:
        before = self._known.get(event.key)
        if before is None:
            if not event.cancelled:
                self.added.append(self._made(event, GroupEvent(id=self._new_id(), group_id=self._group_id, title="")))
            return
        if (event.sequence or 0) < before.sequence:
            self.problems.append(LineProblem(line=event.line, fault=LineFault.OLDER_EVENT, what=event.title))
        elif event.cancelled:
            self.gone.append(before)
        else:
            self._update(before, self._made(event, before))

    def _update(self, before: GroupEvent, after: GroupEvent) -> None:
        if (after.starts, after.day) != (before.starts, before.day):
            after = replace(after, attending=None)
        if after == before:
            self.unchanged += 1
        else:
            self.updated.append((before, after))

    def _made(self, event: ReadEvent, before: GroupEvent) -> GroupEvent:
        return replace(
            before,
            title=event.title or self._untitled,
            starts=event.starts,
            minutes=event.minutes,
            day=event.day,
            last_day=event.last_day,
            place=event.place,
            uid=event.key,
            sequence=event.sequence or 0,
            note=event.note,
        )

    def drop_lost_dates(self, newest: dict[str, ReadEvent], today: date) -> None:
        """Call off the dates to come of a series in the file that the file no longer has."""
        series = {event.uid: event.sequence or 0 for event in newest.values() if event.occurrence}
        for key, event in self._known.items():
            uid = key.partition("#")[0]
            if uid in series and key not in newest and event.sequence <= series[uid] and day_of(event) >= today:
                self.gone.append(event)


def day_of(event: GroupEvent) -> date:
    """Return the last day of an event, in its own zone."""
    return last_day(event, event.starts.zone if event.starts is not None else "")
