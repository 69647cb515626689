"""A follow-up in a list: a tick to be done with it, what and with whom, when, and a menu."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.application.files import safe_name
from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.ui.acts import act
from salesdesk.ui.fields import Tick
from salesdesk.ui.files import save_document, where_to_save
from salesdesk.ui.following_up.dialogs import FactsDialog, MoveDialog
from salesdesk.ui.icons import IconView
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import ElidedLabel, MoreButton, Pill, PillLook, column, row
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from salesdesk.application.exporting import Saved
    from salesdesk.application.rows import FollowUpRow
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words

PICTURES: Mapping[FollowUpKind, str] = {
    FollowUpKind.INFORMATION: "mail",
    FollowUpKind.CALL_BACK: "phone",
    FollowUpKind.PROPOSAL: "columns-2",
    FollowUpKind.DEMO: "video",
    FollowUpKind.VISIT: "map-pin",
    FollowUpKind.THANK_YOU: "handshake",
    FollowUpKind.OTHER: "calendar",
}


def when_look(words: Words, row_: FollowUpRow, today: dt.date) -> PillLook:
    """Return when it is, as a pill: late in red, today by its time, else day and time."""
    follow_up = row_.follow_up
    if follow_up.done_on is not None:
        return PillLook(words.text("done {day}", day=words.day_month(follow_up.done_on)), "ok", "circle-check")
    late = follow_up.late_days(today)
    if late:
        return PillLook(words.plural("{n} day late", "{n} days late", late), "bad", "circle-alert")
    if follow_up.starts.day == today:
        return PillLook(words.text("today, {clock}", clock=words.clock(follow_up.starts.local)), "info", "clock")
    return PillLook(words.day_time(follow_up.starts), "neutral", "clock")


class FollowUpLine(QWidget):
    """One follow-up; ticking it off, moving it and exporting it happen at once and can be taken back."""

    def __init__(self, workbench: Workbench, row_: FollowUpRow) -> None:
        """Show a follow-up."""
        super().__init__()
        self._workbench = workbench
        self._row = row_
        words, follow_up = workbench.words, row_.follow_up
        title = words.text("{account}: {topic}", account=row_.account, topic=follow_up.topic)
        title = title if row_.account else follow_up.topic
        self.tick = Tick("")
        self.tick.setAccessibleName(words.text("Done: {topic}", topic=title))
        self.tick.set_value(follow_up.done_on is not None)
        self.tick.committed.connect(self._on_ticked)
        look = when_look(words, row_, workbench.today)
        self.pill = Pill(look.text, look.role, look.picture)
        self.more = self._menu(title)
        lines = column(ElidedLabel(title, "row-title"), ElidedLabel(self._second(), "second"), gap=0)
        # The tick keeps room for words of its own.
        line = row(row(self.tick, IconView(PICTURES[follow_up.kind], "text2"), gap=0), gap=10)
        nest(line, lines, 1)
        line.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        line.setContentsMargins(0, 3, 0, 3)
        self.setLayout(line)
        self.setFocusProxy(self.tick)
        self.setAccessibleName(f"{title}, {look.text}")

    def _second(self) -> str:
        words, follow_up = self._workbench.words, self._row.follow_up
        parts = [self._row.person, label(words, follow_up.state).lower()]
        if follow_up.starts.zone != self._workbench.standing.settings.zone:
            parts.append(follow_up.starts.zone)
        return ", ".join(part for part in parts if part)

    def _menu(self, title: str) -> MoreButton:
        words = self._workbench.words
        more = MoreButton(words.text("More for “{topic}”", topic=title))
        more.offer(words.text("Say what is agreed…"), self._on_facts, "handshake")
        more.offer(words.text("Move to another time…"), self._on_move, "calendar")
        more.offer(words.text("Export for a calendar…"), self.export, "calendar-plus")
        if self._row.follow_up.deal_id is not None:
            more.offer(words.text("Open the deal"), self._on_open, "arrow-right")
        return more

    def export(self) -> None:
        """Write it as a calendar file."""
        words, follow_up = self._workbench.words, self._row.follow_up
        name = safe_name(f"{self._row.account} {follow_up.topic}".strip(), words.text("Follow-up"))
        path = where_to_save(
            self._workbench, words.text("Export the follow-up"), f"{name}.ics", words.text("Calendar (*.ics)")
        )
        if path is not None:
            exporting = self._workbench.desk.exporting

            def job(to: Path) -> Saved:
                return exporting.follow_up(follow_up.id, to)

            save_document(self._workbench, path, job, self._workbench.notify_trouble)

    def _on_ticked(self, ticked: object) -> None:
        words, follow_up = self._workbench.words, self._row.follow_up
        done = bool(ticked)
        text = words.text("“{topic}” done", topic=follow_up.topic)
        text = text if done else words.text("“{topic}” open again", topic=follow_up.topic)
        following_up = self._workbench.desk.following_up
        act(self._workbench, text, lambda: following_up.done(follow_up.id, done=done), toast=True)

    def _on_facts(self) -> None:
        FactsDialog(self._workbench, self._row.follow_up).open()

    def _on_move(self) -> None:
        MoveDialog(self._workbench, self._row.follow_up).open()

    def _on_open(self) -> None:
        if self._row.follow_up.deal_id is not None:
            self._workbench.navigate("deal", str(self._row.follow_up.deal_id))
