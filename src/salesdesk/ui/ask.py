"""A small dialog that asks for a few fields and does one thing: refused in place, closed when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QWidget
from typing_extensions import override

from salesdesk.ui.fields import Field, ParsedLine
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import Button, HintStrip, Label, column, row
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.ui.workbench import Workbench


class AskDialog(QDialog):
    """Fields below each other, what stands in the way, and two buttons; Enter does it, Esc leaves it."""

    def __init__(
        self,
        workbench: Workbench,
        title: str,
        act: str,
        *fields: QWidget,
        why: str = "",
        also: Sequence[Button] = (),
    ) -> None:
        """Ask under a title; `act` is the verb and noun on the button, `why` a sentence under the title.

        `also` are buttons for another way to do it.
        """
        super().__init__(workbench.window)
        self.workbench = workbench
        self.words = workbench.words
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(theme().px(440))
        self._tight = False
        self._trouble = HintStrip(kind="trouble")
        self._trouble.hide()
        self.button = Button(act, kind="primary", do=self._on_button)
        self.button.setDefault(True)
        leave = Button(self.words.text("Leave it"), do=self.reject)
        self._lines = lines = column(Label(title, "card-title", wrap=True), gap=12)
        if why:
            lines.addWidget(Label(why, "second", wrap=True))
        for field in fields:
            lines.addWidget(field)
        lines.addWidget(self._trouble)
        nest(lines, row(None, leave, *also, self.button))
        lines.setContentsMargins(24, 20, 24, 18)
        self.setLayout(lines)

    def add_field(self, field: QWidget) -> None:
        """Add a field below the others."""
        self._lines.insertWidget(self._lines.indexOf(self._trouble), field)
        # It came after the buttons, and Tab reaches it before them.
        order_focus(self)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def fit_soon(self) -> None:
        """Fit once what was shown or hidden just now has its place: until then its old height counts."""
        QTimer.singleShot(0, self, self._fit_in_order)

    def _fit_in_order(self) -> None:
        # What came just now stands behind the buttons, until it is put where it is read.
        order_focus(self)
        self.fit()

    def fit(self) -> None:
        """Be as tall as the fields need at this width: texts that wrap and fields that flow have no fixed height."""
        # Each level of layouts remembers what its parts needed until its turn of the event loop comes.
        for part in self.findChildren(QWidget):
            part.updateGeometry()
        layout = self.layout()
        if layout is not None:
            layout.activate()
            exact = layout.totalHeightForWidth(self.width())
            least = max(layout.totalMinimumSize().height(), layout.totalSizeHint().height())
            self.resize(self.width(), exact if self._tight else max(exact, least))

    def be_tight(self) -> None:
        """Take no more height than the lines need at this width: for fields that come and go."""
        self._tight = True
        # Texts that wrap would have it as tall as they are at their narrowest.
        self._lines.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def forget_refusal(self) -> None:
        """Say no longer what stood in the way: what it spoke of was changed."""
        if not self._trouble.isHidden():
            self._trouble.hide()
            self.fit()

    def _on_button(self) -> None:
        """Answer; while an amount or a day cannot be read, what was read before it is not taken in its place."""
        unread = next((one for one in self._parsed() if not one.untouched), None)
        if unread is None:
            self.answer()
            return
        if not isinstance(unread.parentWidget(), Field):
            self.refuse(unread.refusal)
        unread.setFocus()

    def _parsed(self) -> list[ParsedLine[Any]]:
        lines = cast("list[ParsedLine[Any]]", self.findChildren(ParsedLine))
        found = [one for one in lines if one.isVisible()]
        for one in found:
            one.commit()
        return found

    def answer(self) -> None:
        """Do what the dialog asks for; to be written by each dialog."""
        raise NotImplementedError

    def refuse(self, sentences: str) -> None:
        """Say what stands in the way; what was typed stays."""
        self._trouble.say("", sentences)
        self._trouble.show()
        self.fit()
