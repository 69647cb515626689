"""What every section of the settings shares: its fields, its words for the search, keeping what was left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.ui.acts import act
from salesdesk.ui.pages import takes_tab
from salesdesk.ui.parts import Card, Label

if TYPE_CHECKING:
    from salesdesk.application.setting_up import SettingsView
    from salesdesk.ui.workbench import Workbench

Refused = Callable[[str], None]


class Section(Card):
    """A card of settings; edits are kept by compare and swap and can be undone."""

    def __init__(self, workbench: Workbench, title: str, beside: str = "", refused: Refused | None = None) -> None:
        """Build an empty section."""
        super().__init__(title, beside, gap=12)
        self.workbench = workbench
        self.words = workbench.words
        self._refused = refused

    def show_view(self, view: SettingsView) -> None:
        """Show the settings as they stand; a section of the machine's own shows nothing of the desk."""

    def keep(self, text: str, before: object, after: object) -> None:
        """Keep an edit under the words for undo; nothing happens when nothing changed."""
        if before != after:
            desk = self.workbench.desk
            act(self.workbench, text, lambda: desk.setting_up.keep(before, after), refused=self._refused)

    def said(self) -> str:
        """Return the words of the section, which the search looks through."""
        return " ".join(label.text() for label in self.findChildren(Label))

    def first_field(self) -> QWidget:
        """Return the first field of the section."""
        return next((w for w in self.findChildren(QWidget) if takes_tab(w)), self)
