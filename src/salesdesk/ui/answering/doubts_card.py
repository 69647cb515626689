"""Why a person has to look at what came back: each doubt in a sentence, and under it what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.ui.icons import IconView
from salesdesk.ui.parts import Card, Label, column, row
from salesdesk.wording.answers import file_taken
from salesdesk.wording.doubts import advice, doubt_told

if TYPE_CHECKING:
    from salesdesk.application.answering import ReturnedView
    from salesdesk.wording import Words


class _DoubtRow(QWidget):
    """One doubt and its advice, heard as one."""

    def __init__(self, doubt: str, todo: str) -> None:
        super().__init__()
        picture = IconView("circle-alert", "warn")
        line = row(
            picture, column(Label(doubt, "row-title", wrap=True), Label(todo, "second", wrap=True), gap=1), gap=10
        )
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setAccessibleName(f"{doubt}. {todo}")


class DoubtsCard(Card):
    """The doubts, in the order in which they weigh."""

    def __init__(self, words: Words) -> None:
        """Stay hidden until there is a doubt."""
        super().__init__(words.text("Why you are asked"), gap=10)
        self._words = words
        self._rows: list[QWidget] = []
        self.hide()

    def show_view(self, view: ReturnedView) -> None:
        """Show the doubts, and when this very file was taken before."""
        for old in self._rows:
            old.hide()
            old.deleteLater()
        words = self._words
        self._rows = [_DoubtRow(doubt_told(words, view, doubt), advice(words, doubt)) for doubt in view.doubts]
        if view.taken is not None:
            told = file_taken(words, view.taken)
            self._rows.insert(0, _DoubtRow(told, words.text("There is nothing left to do, unless that was a mistake.")))
        self.add(*self._rows)
        self.setVisible(bool(self._rows))
