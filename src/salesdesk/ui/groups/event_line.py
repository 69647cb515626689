"""An event of a group in a list: what and where, when, and whether we go (1.14)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.domain.group_event import SOON, first_day
from salesdesk.ui.groups.acts import attend, drop_event
from salesdesk.ui.icons import IconView
from salesdesk.ui.parts import Button, ElidedLabel, MoreButton, Pill, column, row
from salesdesk.wording.groups import day_told, event_second

if TYPE_CHECKING:
    from salesdesk.domain.network import GroupEvent
    from salesdesk.ui.parts.pills import PillRole
    from salesdesk.ui.workbench import Workbench


class EventLine(QWidget):
    """One event; "Attend" stands beside it until somebody says."""

    def __init__(self, workbench: Workbench, event: GroupEvent, group: str = "") -> None:
        """Show an event; `group` names whose it is where that is not said above."""
        super().__init__()
        words, today, zone = workbench.words, workbench.today, workbench.standing.settings.zone
        when = day_told(words, event, today, zone)
        # Beside other lists there is less room: when it is stands under its name.
        second = ", ".join(filter(None, (when if group else "", group, event_second(words, event))))
        near = first_day(event, zone) - today <= SOON
        role: PillRole = "info" if near and event.attending is not False else "neutral"
        lines = column(ElidedLabel(event.title, "row-title"), gap=0)
        if second:
            lines.addWidget(ElidedLabel(second, "second"))
        line = row(IconView("users", "text2"), gap=10)
        text = QWidget()
        text.setLayout(lines)
        line.addWidget(text, 1)
        if not group:
            line.addWidget(Pill(when, role, "calendar"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.go = Button(words.text("Attend"), "check", do=partial(attend, workbench, event, attending=True))
        self.go.setAccessibleName(words.text("Attend “{title}”", title=event.title))
        self.more = MoreButton(words.text("More for “{topic}”", topic=event.title))
        if event.attending is not None:
            self.more.offer(words.text("Open again"), partial(attend, workbench, event, attending=None), "undo-2")
        if event.attending is not False:
            self.more.offer(words.text("Do not go"), partial(attend, workbench, event, attending=False), "x")
        self.more.offer(words.text("Put away"), partial(drop_event, workbench, event), "archive")
        if event.attending is None:
            line.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self.go.hide()
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        # Beside other lists its icon stands where theirs do, behind the room that a button keeps for its ring.
        line.setContentsMargins(6 if group else 0, 3, 0, 3)
        self.setLayout(line)
        self.setFocusProxy(self.go if event.attending is None else self.more)
        self.setAccessibleName(", ".join(filter(None, (event.title, "" if group else when, second))))
