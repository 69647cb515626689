"""What pages share that show one record and save it as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from salesdesk.ui.adaptive import AdaptiveHeader
from salesdesk.ui.area import AreaPage
from salesdesk.ui.autosave import Autosave
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.parts import HintStrip, Pill

if TYPE_CHECKING:
    from datetime import datetime

    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words

T = TypeVar("T")


class WrittenHeader(AdaptiveHeader):
    """A header with the pill that tells when the last edit was kept."""

    def __init__(self, words: Words, title: str, more: str) -> None:
        """Make a header; `more` names the menu that takes what has no room."""
        super().__init__(title, more)
        self._words = words
        self.saved = Pill("", "neutral", "check")
        self.saved.hide()
        self.beside_title(self.saved)

    def show_saved(self, now: datetime | None, zone: str) -> None:
        """Show "Saved 10:42" by the clock of the desk's zone, or nothing before the first edit."""
        if now is not None:
            clock = self._words.clock(now.astimezone(ZoneInfo(zone)))
            self.saved.show_state(self._words.text("Saved {clock}", clock=clock), "neutral", "check")
        self.saved.setVisible(now is not None)
        self.make_room()


class WrittenPage(AreaPage, Generic[T]):
    """A page over one record (`key`); `autosave` holds it as it is written, `trouble` says what was refused.

    `left` tells that the list is wanted, because the record is gone.
    """

    left = Signal()

    def __init__(self, workbench: Workbench, header: WrittenHeader) -> None:
        """Build an empty page; it loads the record it is asked for."""
        super().__init__(workbench, header)
        self._written_header = header
        self._missed = False
        self.key: UUID | None = None
        self.autosave: Autosave[T] = Autosave(workbench, self)
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.autosave.changed.connect(self._on_changed)
        self.autosave.saved.connect(self._on_saved)
        self.autosave.settled.connect(self._on_settled)
        self.autosave.refused.connect(self._on_edit_refused)

    # what each page writes

    def show_value(self, value: T) -> None:
        """Show the record as it is written now, kept or on its way; to be written by each page."""
        raise NotImplementedError

    def start_over(self) -> None:
        """Close what is open in lists and forget what was shown, because another record comes; by each page."""
        raise NotImplementedError

    # what all share

    def open_target(self, target: str) -> None:
        """Show a record by its id."""
        key = UUID(target)
        if key != self.key:
            self.leave()
            self.key = key
            self._written_header.show_saved(None, "")
        self.trouble.hide()
        self.refresh()

    def leave(self) -> None:
        """Keep what is being typed, because something else comes to the front."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        self.start_over()
        self.autosave.forget()

    def take(self, stored: Any) -> bool:  # noqa: ANN401 (a record with its id)
        """Take what was read from the desk; False when it is not what the page shows, or not yet.

        While edits are on their way the page keeps showing them, and loads again once they are kept.
        """
        if stored.id != self.key:
            return False
        held: Any = self.autosave.value
        self._missed = not self.autosave.take(stored)
        return not (self._missed and held is not None and held.id != self.key)

    def refuse(self, sentences: str, name: str = "") -> None:
        """Say above the page what a rule did not allow; nothing that was typed is lost."""
        self.trouble.say(name, sentences)
        self.trouble.show()

    def put_focus_right(self) -> None:
        """Let Tab go through the page as it stands now."""
        order_focus(self)

    def gone(self, error: Exception) -> None:
        """Tell that the record is not there, and go back to the list."""
        self.key = None
        self.workbench.tell_trouble(error)
        self.left.emit()

    def _on_changed(self, value: T) -> None:
        self.trouble.hide()
        self.show_value(value)

    def _on_saved(self) -> None:
        self._written_header.show_saved(self.desk.changes.clock.now(), self.workbench.standing.settings.zone)

    def _on_settled(self) -> None:
        if self._missed:
            self._missed = False
            self.refresh()

    def _on_edit_refused(self, sentences: str) -> None:
        self.refuse(sentences)
        self._missed = True
