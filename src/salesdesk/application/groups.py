"""Groups and what happens there: attend what is near, call the office where nothing is (1.14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.application.ports import Reading
from salesdesk.domain.folding import fold
from salesdesk.domain.group_event import CALLED, GroupAct, GroupState, attended, first_day, last_day, state_of
from salesdesk.domain.moment import Moment
from salesdesk.domain.network import Group, GroupEvent
from salesdesk.domain.refusals import Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A group, what it asks for today, and its events to come by day; `called_on` is when its office was called."""

    group: Group
    state: GroupState
    events: tuple[GroupEvent, ...] = ()
    called_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTold:
    """What the form of an event holds; without a clock it takes the whole day."""

    title: str
    day: date | None = None
    clock: time | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Groups:
    """What a rep does with chambers and groups; every act is one undoable step."""

    bench: Bench

    def view(self) -> tuple[GroupRow, ...]:
        """Return every group: those to attend first, then those to call, then those that wait, each by name."""
        with self.bench.look() as look:
            return self.rows(look)

    def rows(self, look: Reading) -> tuple[GroupRow, ...]:
        """Return what `view` returns, over a look that is open."""
        settings = self.bench.changes.settings(look)
        today = self.bench.changes.today(settings)
        calls = look.rows.calls_to_groups(today - CALLED)
        rows = [_row(one, look.rows.group_events(one.id), today, settings.zone, calls) for one in look.every(Group)]
        order = list(GroupAct)
        return tuple(sorted(rows, key=lambda row: (order.index(row.state.act), fold(row.group.name), row.group.id)))

    def keep(self, key: UUID | None, name: str, phone: str = "", web: str = "", note: str = "") -> Step:
        """Keep a group, a new one without a key. Raises Missing without a name, NotKept."""
        before = None
        if key is not None:
            with self.bench.look() as look:
                before = live(look, Group, key)
        kept = Group(
            id=key or self.bench.new_id(), name=name.strip(), phone=phone.strip(), web=web.strip(), note=note.strip()
        )
        return self.bench.do(Edit(before, kept))

    def drop(self, key: UUID) -> Step:
        """Put a group away with its events. Raises NotKept."""
        with self.bench.look() as look:
            group, events = live(look, Group, key), look.rows.group_events(key)
        return self.bench.do(*(Edit(event, None) for event in events), Edit(group, None))

    def add_event(self, group_id: UUID, told: EventTold) -> Step:
        """Keep an event that somebody told us of. Raises Missing without a title or a day."""
        settings = self.bench.settings()
        title = told.title.strip()
        if not title:
            raise Missing("title", "group_event")
        if told.day is None:
            raise Missing("day", "group_event")
        starts = Moment.of(told.day, told.clock, settings.zone) if told.clock is not None else None
        event = GroupEvent(
            id=self.bench.new_id(),
            group_id=group_id,
            title=title,
            starts=starts,
            day=told.day if starts is None else None,
            place=told.place.strip(),
        )
        return self.bench.do(Edit(None, event))

    def drop_event(self, key: UUID) -> Step:
        """Put an event away. Raises NotKept."""
        with self.bench.look() as look:
            before = live(look, GroupEvent, key)
        return self.bench.do(Edit(before, None))

    def attend(self, key: UUID, *, attending: bool | None) -> Step:
        """Say whether we go to an event; None takes it back."""
        return self.bench.changed(GroupEvent, key, partial(attended, attending=attending))


def asking(rows: Sequence[GroupRow]) -> tuple[GroupRow, ...]:
    """Return the groups that ask for something today: to go where something is near, or to call an office."""
    return tuple(row for row in rows if row.state.act is not GroupAct.WAIT)


def _row(
    group: Group, events: Sequence[GroupEvent], today: date, zone: str, calls: Sequence[tuple[UUID, date | None]]
) -> GroupRow:
    mine = [done_on for key, done_on in calls if key == group.id]
    ahead = (one for one in events if last_day(one, zone) >= today)
    return GroupRow(
        group=group,
        state=state_of(events, today, zone, called=bool(mine)),
        events=tuple(sorted(ahead, key=lambda one: (first_day(one, zone), one.title, one.id))),
        called_on=None if None in mine else max(filter(None, mine), default=None),
    )
