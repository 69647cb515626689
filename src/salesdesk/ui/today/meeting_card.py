"""A meeting of today: when, with whom, and whether its plan is ready."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy

from salesdesk.application.files import safe_name
from salesdesk.domain.moment import Moment
from salesdesk.ui.calendars.calling_off import call_off
from salesdesk.ui.calendars.invitable import invitable_row
from salesdesk.ui.calendars.inviting import calendar_acts, export_entry
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import Button, Card, ElidedLabel, Label, MoreButton, Pill, boxed, column, row
from salesdesk.ui.readiness_pill import pill_of
from salesdesk.wording.calendar_files import guest_told
from salesdesk.wording.labels import label
from salesdesk.wording.when import both_clocks_told

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.rows import MeetingRow
    from salesdesk.ui.calendars.inviting import Act
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words


class MeetingCard(Card):
    """Time, account, people, readiness naming the missing part, and the way to the plan."""

    def __init__(self, workbench: Workbench, shown: MeetingRow) -> None:
        """Show a meeting."""
        super().__init__()
        words = workbench.words
        zone = workbench.standing.settings.zone
        start = Moment(shown.starts.at, zone).local if shown.starts else None
        times = column(Label(words.clock(start) if start else "–", "value"), gap=2)
        times.addWidget(Label(words.plural("{n} minute", "{n} minutes", shown.minutes), "second"))
        times.addStretch(1)
        about = column(
            ElidedLabel(shown.account or shown.deal, "card-title"),
            ElidedLabel(_who(shown, words, zone), "second"),
            gap=3,
        )
        nest(about, row(_pill(shown, words), None))
        act = words.text("Open plan") if shown.has_plan else words.text("Write plan")
        open_plan = Button(act, do=partial(workbench.navigate, "plans", str(shown.id)))
        open_plan.setAccessibleName(f"{act}, {shown.account or shown.deal}")
        when = boxed(times)
        when.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        line = row(when, boxed(about), row(open_plan, self._menu(workbench, shown), gap=6), gap=16)
        line.setStretch(1, 1)
        self.add(line)

    def _menu(self, workbench: Workbench, shown: MeetingRow) -> MoreButton:
        """Return what can be done about its invitation."""
        words, told = workbench.words, invitable_row(workbench.words, shown)
        whose = shown.account or shown.deal
        title = words.text("{account}: {topic}", account=whose, topic=told.topic) if whose else told.topic
        more = MoreButton(words.text("More for “{topic}”", topic=title))
        acts: list[Act] = [
            *calendar_acts(workbench, told),
            (words.text("Call it off"), partial(call_off, workbench, told), "x"),
            (words.text("Export for a calendar…"), partial(_export, workbench, shown.id, title), "calendar-plus"),
        ]
        for text, do, picture in acts:
            more.offer(text, do, picture)
        return more


def _export(workbench: Workbench, key: UUID, title: str) -> None:
    words = workbench.words
    export_entry(workbench, key, words.text("Export the meeting"), safe_name(title, words.text("Meeting")))


def _who(shown: MeetingRow, words: Words, zone: str) -> str:
    clocks = both_clocks_told(words, shown.starts, zone) if shown.starts else ""
    return ", ".join(filter(None, (clocks, label(words, shown.kind), *_people(shown, words), shown.place)))


def _people(shown: MeetingRow, words: Words) -> list[str]:
    return [guest_told(words, *one) for one in zip(shown.people, shown.replies, strict=True)]


def _pill(shown: MeetingRow, words: Words) -> Pill:
    look = pill_of(words, shown)
    told = look.text
    if shown.ready_at is not None and shown.objections:
        told = words.plural("Ready: objective, {n} objection", "Ready: objective, {n} objections", shown.objections)
    return Pill(told, look.role, look.picture)
