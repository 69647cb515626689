"""Forms in a window of their own: a title, fields, and one button that says what happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from salesdesk.ui.parts.buttons import Button
from salesdesk.ui.parts.grounds import column, row, scrolling
from salesdesk.ui.parts.hints import HintStrip
from salesdesk.ui.parts.labels import Label
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.ui.parts.grounds import Item


class FormDialog(QDialog):
    """A short form. The button stays usable: pressed too early, it says what is missing.

    `do` is called when the button is pressed; the form stays open until `finish`, so that `refuse` can say what a
    rule did not allow.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        sentence: str,
        act: str,
        leave: str,
        do: Callable[[], object],
        *,
        picture: str | None = None,
        width: int = 480,
    ) -> None:
        """Make an empty form; `act` is what the button does ("Book follow-up"), `leave` closes without it."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        self.content = QWidget()
        self.fields = column(gap=10)
        self.content.setLayout(self.fields)
        self.button = Button(act, picture, "primary", do=do)
        self.button.setDefault(True)
        self._leave = Button(leave, do=self.reject)
        said = Label(sentence, "sentence", wrap=True)
        area = scrolling(self.content)
        self._area = area
        head = column(Label(title, "card-title", wrap=True), said, gap=4)
        lines = column(head, self.trouble, area, row(None, self._leave, self.button), gap=14)
        lines.setContentsMargins(24, 20, 24, 18)
        self.setLayout(lines)
        said.setVisible(bool(sentence))
        self._width = width
        self.setAccessibleName(title)

    def add(self, *items: Item) -> None:
        """Add fields below those that are there."""
        for item in items:
            if isinstance(item, QWidget):
                self.fields.addWidget(item)
            elif isinstance(item, int):
                self.fields.addSpacing(item)
            elif item is not None:
                self.fields.addLayout(item)

    def come_up(self) -> None:
        """Open over the window, as tall as its fields need, and put the focus into the first field."""
        width = theme().px(self._width)
        parent = self.parentWidget()
        most = (parent.height() if parent is not None else 700) - 40
        self.setFixedWidth(min(width, (parent.width() if parent is not None else width) - 40))
        wanted = self.fields.totalHeightForWidth(width - 48) if self.fields.hasHeightForWidth() else -1
        inner = max(wanted, self.fields.sizeHint().height())
        self._area.setMinimumHeight(min(inner, most - theme().px(150)))
        self.adjustSize()
        self.open()
        self._area.focusNextChild()

    def refuse(self, sentences: str) -> None:
        """Say above the fields what was not allowed and what to do; nothing is lost."""
        self.trouble.say("", sentences)
        self.trouble.show()

    def finish(self) -> None:
        """Close, because it is done."""
        self.accept()
