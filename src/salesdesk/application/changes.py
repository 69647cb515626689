"""What changed and how it is taken back: every act of a person is a step of swaps, kept whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from salesdesk.application.ports import Clock, Ids, Reading, Stamp, Store
from salesdesk.application.rules import allowed, may_go, may_return, must_rest_on
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.proposal import Revision
from salesdesk.domain.refusals import WasIssued


@dataclass(frozen=True, slots=True)
class Edit:
    """A record before and after: None before is a new one, None after an archived one."""

    before: Any
    after: Any

    @property
    def key(self) -> tuple[type, UUID]:
        """The kind and id of the record."""
        value: Any = self.after if self.after is not None else self.before
        return value.__class__, value.id


@dataclass(frozen=True, slots=True)
class Step:
    """What one act did, in one batch: enough to take it back and to do it again.

    `issued` is the number of the proposal that the act issued: that is the one act that stays (2.16).
    """

    batch: UUID
    edits: tuple[Edit, ...]
    issued: str = ""

    @property
    def keys(self) -> frozenset[tuple[type, UUID]]:
        """The records it touched."""
        return frozenset(edit.key for edit in self.edits)

    def made(self, kind: type) -> UUID:
        """Return the id of the first record of that kind in the step. Raises StopIteration when there is none."""
        return next(edit.key[1] for edit in self.edits if edit.key[0] is kind)


Listener = Callable[[frozenset[tuple[type, UUID]]], None]


@dataclass(slots=True)
class Announcements:
    """Who wants to know which records changed; told after each commit, on the thread that committed."""

    listeners: list[Listener] = field(default_factory=list[Listener])

    def tell(self, keys: frozenset[tuple[type, UUID]]) -> None:
        """Tell everybody which records changed."""
        for listener in tuple(self.listeners):
            listener(keys)


@dataclass(frozen=True, slots=True)
class Changes:
    """The one way in: swaps records in one transaction, writes their history, takes steps back."""

    store: Store
    clock: Clock
    ids: Ids
    announcements: Announcements

    def settings(self, look: Reading) -> DeskSettings:
        """Return the desk's settings."""
        return look.every(DeskSettings)[0]

    def today(self, settings: DeskSettings) -> date:
        """Return today in the desk's zone."""
        return self.clock.now().astimezone(ZoneInfo(settings.zone)).date()

    def do(self, *edits: Edit, on: date | None = None) -> Step:
        """Keep the edits in one transaction, each checked by its rule; `on` is the day they are true (today).

        Raises Conflict when a record is no longer what the edit saw, and the domain's refusals.
        """
        with self.store.writing() as work:
            settings = self.settings(work)
            stamp = Stamp(by=settings.me, at=self.clock.now(), on=on or self.today(settings), batch=self.ids.new())
            kept = tuple(Edit(e.before, allowed(e.after, work)) for e in edits if e.before != e.after)
            for edit in kept:
                if edit.after is None:
                    may_go(edit.before, work)
            for edit in kept:
                work.put(edit.before, edit.after, stamp)
            for edit in kept:
                must_rest_on(edit.after, work)
        return self._told(Step(stamp.batch, kept))

    def issue(self, edit: Edit, revision: Revision, *superseded: Edit, still: Callable[[Reading], None]) -> Step:
        """Keep an issued proposal together with its frozen revision and what it supersedes, each by its rule.

        `still` refuses what may go out no longer: the paper was made before this transaction began.
        This act is not undoable. Raises Conflict, and the domain's refusals for what is superseded.
        """
        with self.store.writing() as work:
            still(work)
            settings = self.settings(work)
            now = self.clock.now()
            stamp = Stamp(by=settings.me, at=now, on=self.today(settings), batch=self.ids.new())
            others = tuple(Edit(e.before, allowed(e.after, work)) for e in superseded)
            for one in (edit, *others):
                work.put(one.before, one.after, stamp)
            work.add_revision(revision)
        return self._told(Step(stamp.batch, (edit, *others)))

    def undo(self, step: Step) -> Step:
        """Take a step back: every record as it was, its history entries marked withdrawn.

        Raises Conflict, and the refusals of `may_return` and `must_rest_on`; WasIssued for what stays.
        """
        if step.issued:
            raise WasIssued(step.issued)
        return self._again(step, [Edit(e.after, e.before) for e in reversed(step.edits)], withdrawn=True)

    def redo(self, step: Step) -> Step:
        """Do a step again that was taken back; its history entries count again.

        Raises Conflict, and the refusals of `may_return` and `must_rest_on`.
        """
        return self._again(step, step.edits, withdrawn=False)

    def _again(self, step: Step, edits: Sequence[Edit], *, withdrawn: bool) -> Step:
        with self.store.writing() as work:
            settings = self.settings(work)
            now = self.clock.now()
            stamp = Stamp(by=settings.me, at=now, on=self.today(settings), batch=step.batch, record=False)
            for edit in edits:
                work.put(edit.before, edit.after, stamp)
            for edit in edits:
                may_return(edit.before, edit.after, work)
                must_rest_on(edit.after, work)
            work.withdraw(step.batch, withdrawn=withdrawn)
        return self._told(step)

    def _told(self, step: Step) -> Step:
        if step.edits:
            self.announcements.tell(step.keys)
        return step
