"""The name over the items of a group: read, and renamed for all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.ui.fields import TextLine
from salesdesk.ui.parts import ElidedLabel, IconButton, row

if TYPE_CHECKING:
    from salesdesk.wording import Words


class GroupHead(QWidget):
    """`renamed` gives the group and its new name."""

    renamed = Signal(str, str)

    def __init__(self, words: Words) -> None:
        """Name nothing yet."""
        super().__init__()
        self._words = words
        self._group = ""
        self._label = ElidedLabel("", "row-title")
        self.name = TextLine(words.text("Name of the group"), limit=120)
        self.name.hide()
        self.name.committed.connect(self._on_named)
        self.name.editingFinished.connect(self._on_left)
        self.button = IconButton("pencil", " ", do=self.rename)
        line = row(self._label, self.name, self.button, None, gap=4)
        line.setContentsMargins(0, 4, 0, 0)
        self.setLayout(line)

    def show_group(self, group: str) -> None:
        """Show the name of a group; items may stand without one."""
        words = self._words
        self._group = group
        self._label.setText(group or words.text("Without a group"))
        named = words.text("Rename the group “{group}”", group=group)
        self.button.say(named if group else words.text("Name this group"))
        self.name.setAccessibleName(words.text("Name of the group"))
        self.name.set_value(group)

    def rename(self) -> None:
        """Let the name be typed."""
        self._label.hide()
        self.name.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _on_left(self) -> None:
        self.name.hide()
        self._label.show()

    def _on_named(self, name: str) -> None:
        self.renamed.emit(self._group, name)
