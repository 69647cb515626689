"""Calendars of others and ours: replies and events that are read, and the whole desk as one calendar (2.8, 1.14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.calendar_entry import CalendarEntry
from salesdesk.application.calendar_file import CalendarFile, CalendarReader, LineFault, LineProblem
from salesdesk.application.changes import Edit, Step
from salesdesk.application.event_planning import EventPlan, planned
from salesdesk.application.exporting import Saved, require_ending
from salesdesk.application.inviting import InvitationPress, InvitationWords
from salesdesk.application.occasions import occasion_of
from salesdesk.application.ports import Batch, ImportWork, Reading, Stamp
from salesdesk.application.proposals_waiting import day_in
from salesdesk.application.replying import ReplyVerdict, ReplyView, judged, replies_in
from salesdesk.application.rules import allowed
from salesdesk.domain.account import Person
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.folding import fold
from salesdesk.domain.follow_up import Evidence, Reply
from salesdesk.domain.invitation import Occasion, replied
from salesdesk.domain.network import Group, GroupEvent
from salesdesk.domain.period import Period

KIND = "calendar"
ICS = ".ics"
DAYS_AHEAD = 365
DAYS_BACK = 90


class CalendarPress(Protocol):
    """What makes a calendar of many entries."""

    def whole_calendar(self, entries: Sequence[CalendarEntry], name: str, language: str) -> bytes:
        """Return a calendar file to be subscribed to; the same entries give the same bytes."""
        ...

    def save(self, path: Path, content: bytes) -> None:
        """Write a file safely. Raises FileNotWritten."""
        ...


class ReplyWords(Protocol):
    """What words the evidence that a reply leaves."""

    def replied(self, reply: Reply, name: str, language: str) -> str:
        """Return "Ida Holm accepted the invitation" in a language."""
        ...


class CalendarFiles(CalendarPress, InvitationPress, ReplyWords, InvitationWords, Protocol):
    """All that is made of calendars."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPreview:
    """What a calendar file would do: its replies, and its events in a group that is there or new."""

    file: CalendarFile
    replies: tuple[ReplyView, ...]
    events: EventPlan
    group: str
    group_id: UUID | None = None

    @property
    def problems(self) -> tuple[LineProblem, ...]:
        """What is wrong, by line."""
        return tuple(sorted((*self.file.problems, *self.events.problems), key=lambda problem: problem.line))

    @property
    def counting(self) -> tuple[ReplyView, ...]:
        """The replies that count."""
        return tuple(view for view in self.replies if view.verdict is ReplyVerdict.COUNTS)

    @property
    def has_events(self) -> bool:
        """Whether the file tells of events, and not only answers."""
        return bool(self.file.announced)


@dataclass(frozen=True, slots=True)
class Calendars:
    """What a person does with calendar files."""

    bench: Bench
    reader: CalendarReader
    press: CalendarPress
    words: ReplyWords

    def read(self, path: Path) -> CalendarFile:
        """Return what is in a file, its series spread over a year from today. Raises FileNotRead, CalendarRefused."""
        settings = self.bench.settings()
        today = self.bench.changes.today(settings)
        return self.reader.read(path, Period("", today, today + timedelta(days=DAYS_AHEAD)), settings.zone)

    def groups(self) -> Sequence[Group]:
        """Return all groups by name."""
        with self.bench.look() as look:
            return look.every(Group)

    def preview(self, file: CalendarFile, group: str = "") -> CalendarPreview:
        """Say what the file would do; its events belong to the group of that name, else of the file's own name."""
        with self.bench.look() as look:
            return self._preview(look, file, group)

    def take(self, file: CalendarFile, group: str = "", chosen: Sequence[ReplyView] | None = None) -> Step:
        """Keep the file's events in a group, and the replies that count (those that were chosen), in one batch.

        Nothing changes for a file that says nothing new: the step is empty.
        """
        batch, now = self.bench.new_id(), self.bench.now()
        with self.bench.changes.store.imports() as work:
            preview = self._preview(work, file, group)
            replies = preview.counting if chosen is None else tuple(chosen)
            edits = [*_group_edits(preview), *self._reply_edits(work, replies, now)]
            settings = work.every(DeskSettings)[0]
            stamp = Stamp(by=settings.me, at=now, on=self.bench.changes.today(settings), batch=batch)
            kept = tuple(Edit(edit.before, allowed(edit.after, work)) for edit in edits)
            if kept:
                _write(work, kept, stamp, _batch(preview, batch, now))
        step = Step(batch, kept)
        if kept:
            self.bench.changes.announcements.tell(step.keys)
        return step

    def judged(self, view: ReplyView, person: Person | None) -> ReplyView:
        """Return a reply as that of the person whom somebody named."""
        return judged(view, person, self.bench.now())

    def _preview(self, look: Reading, file: CalendarFile, named: str) -> CalendarPreview:
        name = " ".join(named.split()) or file.name or file.path.stem
        group = next((one for one in look.every(Group) if fold(one.name) == fold(name)), None)
        kept = look.rows.group_events(group.id) if group else ()
        events = planned(
            file.announced,
            kept,
            group.id if group else self.bench.new_id(),
            new_id=self.bench.new_id,
            today=self.bench.changes.today(self.bench.changes.settings(look)),
            untitled=name,
            whole=all(problem.fault is not LineFault.TOO_MANY for problem in file.problems),
        )
        return CalendarPreview(
            file=file,
            replies=replies_in(look, file.answers, self.bench.now()),
            events=events,
            group=group.name if group else name,
            group_id=group.id if group else None,
        )

    def _reply_edits(self, look: Reading, replies: Sequence[ReplyView], now: datetime) -> list[Edit]:
        """Return the follow-ups and meetings with the replies that still count, one edit each."""
        settings = self.bench.changes.settings(look)
        before: dict[UUID, Occasion] = {}
        after: dict[UUID, Occasion] = {}
        for view in replies:
            if view.occasion is None or view.person is None:
                continue
            key = view.occasion.id
            held = after.get(key) or occasion_of(look, key)
            fresh = judged(replace(view, occasion=held), view.person, now)
            if fresh.verdict is ReplyVerdict.COUNTS:
                before.setdefault(key, held)
                after[key] = self._with_reply(held, fresh, settings, now)
        return [Edit(before[key], changed) for key, changed in after.items()]

    def _with_reply(self, held: Any, view: ReplyView, settings: DeskSettings, now: datetime) -> Any:  # noqa: ANN401 (an occasion stays what it is)
        assert view.person is not None
        said = view.said(now)
        text = self.words.replied(said.reply, view.person.name, settings.language)
        return replied(held, view.person.id, said, Evidence(on=day_in(settings.zone, said.at), text=text))

    def whole(self) -> bytes:
        """Return every open follow-up and planned meeting from 90 days back on as a calendar file."""
        settings = self.bench.settings()
        first = self.bench.changes.today(settings) - timedelta(days=DAYS_BACK)
        with self.bench.look() as look:
            entries = look.rows.calendar_entries(datetime.combine(first, time(), tzinfo=UTC))
        return self.press.whole_calendar(entries, settings.name, settings.language)

    def write_whole(self, path: Path) -> Saved:
        """Write the desk's calendar where calendar programs subscribe to it; one that says the same stays as it is.

        Raises FileNotWritten.
        """
        require_ending(path, ICS)
        content = self.whole()
        if not _says(path, content):
            self.press.save(path, content)
        return Saved(path=path)


def _says(path: Path, content: bytes) -> bool:
    try:
        return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _group_edits(preview: CalendarPreview) -> list[Edit]:
    """Return the edits of a group's events, and of the group itself where it is new."""
    edits = [Edit(before, after) for before, after in preview.events.edits]
    if preview.group_id is None and edits:
        first: GroupEvent = edits[0].after
        return [Edit(None, Group(id=first.group_id, name=preview.group)), *edits]
    return edits


def _batch(preview: CalendarPreview, batch: UUID, now: datetime) -> Batch:
    return Batch(
        id=batch,
        file_name=preview.file.path.name,
        file_hash=preview.file.sha256,
        kind=KIND,
        imported_at=now,
        added=len(preview.events.added),
        updated=len(preview.events.updated) + len(preview.events.gone) + len(preview.counting),
        skipped=preview.events.unchanged + sum(problem.left_out for problem in preview.problems),
    )


def _write(work: ImportWork, kept: Sequence[Edit], stamp: Stamp, batch: Batch) -> None:
    work.add_batch(batch)
    work.add_many([edit.after for edit in kept if edit.before is None], stamp)
    work.put_many([(edit.before, edit.after) for edit in kept if edit.before is not None], stamp)
