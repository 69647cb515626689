"""F1: the keys of the page in front and those that act everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from salesdesk.ui.actions import GLOBAL, ActionSpec
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts.buttons import Button
from salesdesk.ui.parts.grounds import boxed, column, row, scrolling
from salesdesk.ui.parts.labels import Label, key_caps
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.wording import Words


class KeysDialog(QDialog):
    """A list of keys with what they do."""

    def __init__(self, words: Words, page: str, specs: Sequence[ActionSpec], parent: QWidget) -> None:
        """Show those of `specs` that have keys; `page` is the name of the page in front."""
        super().__init__(parent)
        self.setWindowTitle(words.text("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        here = [spec for spec in specs if spec.keys and spec.scope != GLOBAL]
        everywhere = [spec for spec in specs if spec.keys and spec.scope == GLOBAL]
        lists = column(gap=18)
        if here:
            nest(lists, _listed(words.text("On the page {page}", page=page), here))
        nest(lists, _listed(words.text("Everywhere"), everywhere))
        lists.addStretch(1)
        close = Button(words.text("Close"), kind="primary", do=self.accept)
        close.setDefault(True)
        title = Label(words.text("Keys"), "page-title")
        area = scrolling(boxed(lists))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(words.text("Keys"))
        lines = column(title, area, row(None, close), gap=14)
        lines.setContentsMargins(24, 20, 24, 18)
        self.setLayout(lines)
        self.resize(theme().px(520), min(theme().px(620), parent.height() - 60))
        close.setFocus()


def _listed(title: str, specs: Sequence[ActionSpec]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(0, 1)
    grid.addWidget(Label(title, "card-title"), 0, 0, 1, 2)
    for place, spec in enumerate(specs, 1):
        grid.addWidget(Label(spec.text.rstrip("…"), wrap=True), place, 0)
        grid.addWidget(key_caps(spec.keys), place, 1, Qt.AlignmentFlag.AlignRight)
    return grid
