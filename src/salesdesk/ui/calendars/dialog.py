"""Read a calendar file: replies to our invitations, events of a chamber or a group; looked at first, then taken."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from salesdesk.application.replying import ReplyVerdict, ReplyView
from salesdesk.ui.acts import act
from salesdesk.ui.calendars.events import EventsShown
from salesdesk.ui.calendars.told import ReplyLine
from salesdesk.ui.fields import Field, TextLine
from salesdesk.ui.files import what_to_open
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.laid_out import nest
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, HintStrip, Label, boxed, column, row, scrolling
from salesdesk.ui.theme import theme
from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from salesdesk.application.calendar_file import CalendarFile
    from salesdesk.application.calendars import CalendarPreview
    from salesdesk.application.changes import Step
    from salesdesk.domain.account import Person
    from salesdesk.ui.workbench import Workbench


class CalendarDialog(QDialog):
    """Choose a calendar file, look at what it would do, take it; nothing is written before that."""

    def __init__(self, workbench: Workbench, path: Path | None = None) -> None:
        """Ask for a file at once unless one is given."""
        super().__init__(workbench.window)
        self.workbench, self.words = workbench, workbench.words
        self.setWindowTitle(self.words.text("Read a calendar"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._file: CalendarFile | None = None
        self._replies: list[ReplyView] = []
        self._unknown: frozenset[int] = frozenset()
        self._events_taken = 0
        self._build()
        self.resize(
            min(theme().px(760), workbench.window.width() - 60), min(theme().px(640), workbench.window.height() - 40)
        )
        if path is not None:
            self.read(path)

    def _build(self) -> None:
        words = self.words
        title = Label(words.text("Read replies and events"), "card-title")
        said = words.text(
            "A reply to an invitation, or the events of a chamber or a group. You see first what happens."
        )
        self._second = Label(said, "second", wrap=True)
        self._choose = Button(words.text("Choose file…"), "folder-open", do=self._on_choose)
        self._trouble = HintStrip(kind="trouble")
        self._trouble.hide()
        self.group = TextLine(words.text("Chamber of Trade"))
        self.group.committed.connect(self._on_group)
        self._group_field = Field(words.text("Whose events are these?"), self.group)
        self._list = Listing(words.text("No replies in this file."), gap=12)
        self._events = EventsShown(words)
        self._take = Button(words.text("Import"), "upload", kind="primary", do=self._on_take)
        self._take.setEnabled(False)
        self._take.setDefault(True)
        leave = Button(words.text("Leave it"), do=self.reject)
        head = row(column(title, self._second, gap=2), self._choose)
        head.setStretch(0, 1)
        inside = column(self._list, self._group_field, self._events, gap=14)
        inside.addStretch(1)
        self._looked = scrolling(boxed(inside))
        self._looked.hide()
        lines = column(head, self._trouble, self._looked, gap=14)
        lines.setStretch(2, 1)
        lines.addStretch(0)
        nest(lines, row(None, leave, self._take))
        lines.setContentsMargins(24, 20, 24, 18)
        self.setLayout(lines)

    # looking

    def _on_choose(self) -> None:
        words = self.words
        path = what_to_open(self.workbench, words.text("Read a calendar"), words.text("Calendars (*.ics *.ical)"))
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file in the worker and show what it would do."""
        self._second.setText(self.words.text("Reading {name}…", name=path.name))
        self._take.setEnabled(False)
        desk = self.workbench.desk
        self.workbench.background.run(lambda: desk.calendars.read(path), self._on_read, self._on_refused, lane="files")

    def _on_read(self, file: CalendarFile) -> None:
        self._file = file
        self._look("")

    def _on_group(self, text: object) -> None:
        self._look(str(text))

    def _look(self, group: str) -> None:
        file, desk = self._file, self.workbench.desk
        if file is not None:
            self.workbench.background.run(
                lambda: desk.calendars.preview(file, group), self._on_preview, self._on_refused
            )

    def _on_preview(self, preview: CalendarPreview) -> None:
        self._trouble.hide()
        self._second.setText(preview.file.path.name)
        self._replies = list(preview.replies)
        self._unknown = frozenset(
            at for at, view in enumerate(self._replies) if view.candidates and view.verdict is ReplyVerdict.WHICH_PERSON
        )
        self._show_replies()
        self._group_field.setVisible(preview.has_events)
        self.group.set_value(preview.group)
        self._events.show_preview(preview)
        self._looked.show()
        self._events_taken = len(preview.events.edits)
        self._show_act()
        order_focus(self)
        first = self._take if self._take.isEnabled() else self._choose
        first.setFocus()

    def _show_replies(self) -> None:
        lines = [ReplyLine(self.words, view, asks=at in self._unknown) for at, view in enumerate(self._replies)]
        for line in lines:
            line.named.connect(self._on_named)
        self._list.show_rows(lines)
        self._list.setVisible(bool(lines))

    def _on_named(self, view: ReplyView, person: Person | None) -> None:
        """Judge a reply as that of the person whom somebody chose."""
        calendars = self.workbench.desk.calendars
        at = self._replies.index(view)
        self.workbench.background.run(
            lambda: calendars.judged(view, person), partial(self._on_judged, at), self._on_refused
        )

    def _on_judged(self, at: int, view: ReplyView) -> None:
        self._replies[at] = view
        self._show_replies()
        self._show_act()
        order_focus(self)

    def _counting(self) -> list[ReplyView]:
        return [view for view in self._replies if view.verdict is ReplyVerdict.COUNTS]

    def _show_act(self) -> None:
        """Say on the button what it would do."""
        words, replies, events = self.words, len(self._counting()), self._events_taken
        taken = words.plural("Take {n} reply", "Take {n} replies", replies)
        brought = words.plural("Import {n} event", "Import {n} events", events)
        self._take.set_words(taken if replies and not events else brought if events else words.text("Nothing to take"))
        self._take.setEnabled(bool(replies or events))

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, FORESEEN):
            self.workbench.fail(error)
            return
        self._file = None
        self._looked.hide()
        self._take.setEnabled(False)
        self._second.setText("")
        self._trouble.say("", told(self.words, error))
        self._trouble.show()
        self._choose.setFocus()

    # taking

    def _on_take(self) -> None:
        file, group, chosen, desk = self._file, self.group.value(), self._counting(), self.workbench.desk
        if file is None:
            return
        self._take.setEnabled(False)
        text = self.words.text("Read {name}", name=file.path.name)
        act(
            self.workbench,
            text,
            lambda: desk.calendars.take(file, group, chosen),
            self._on_taken,
            self._refuse,
            toast=True,
        )

    def _on_taken(self, _step: Step) -> None:
        self.accept()

    def _refuse(self, sentences: str) -> None:
        self._trouble.say("", sentences)
        self._trouble.show()
        self._show_act()
