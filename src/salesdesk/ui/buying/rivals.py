"""The competitors on a deal: what ties each to the customer, and a line to name another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.domain.folding import fold, squeeze
from salesdesk.ui.fields import Field, SavedLine, SuggestLine
from salesdesk.ui.parts import IconButton, column, row

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.buying import BuyingView
    from salesdesk.domain.buying_process import BuyingProcess, Rival
    from salesdesk.domain.competitor import Competitor
    from salesdesk.wording import Words

OFFERED = 8


class RivalLine(QWidget):
    """One competitor: what ties them to this customer, and the way off the deal."""

    tied = Signal(object, str)
    dropped = Signal(object)

    def __init__(self, words: Words, key: UUID) -> None:
        """Show nothing yet."""
        super().__init__()
        self._words = words
        self._key = key
        self.line = SavedLine(words.text("Such as: supplies the depot until 2028"))
        self._field = Field(" ", self.line, wrap=True)
        self._remove = IconButton("trash-2", " ", do=self._on_remove)
        self.line.committed.connect(self._on_written)
        line = row(self._field, self._remove, gap=4, middle=False)
        line.setStretch(0, 1)
        line.setAlignment(self._remove, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(line)

    def show_rival(self, name: str, rival: Rival) -> None:
        """Show who it is, and what ties them to the customer."""
        told = self._words.text("What ties {name} to them", name=name)
        self._field.label.setText(told)
        self.line.setAccessibleName(told)
        self._remove.say(self._words.text("Take {name} off the deal", name=name))
        self.line.set_value(rival.relationship)

    def _on_written(self, text: str) -> None:
        self.tied.emit(self._key, text)

    def _on_remove(self) -> None:
        self.dropped.emit(self._key)


class Rivals(QWidget):
    """Those on the deal, and a line that suggests the known ones and takes a new name.

    `chosen` gives a competitor that is known, `named` the name of a new one.
    """

    chosen = Signal(object)
    named = Signal(str)
    tied = Signal(object, str)
    dropped = Signal(object)
    arranged = Signal()

    def __init__(self, words: Words) -> None:
        """Show nobody yet."""
        super().__init__()
        self._words = words
        self._known: tuple[Competitor, ...] = ()
        self._lines: dict[UUID, RivalLine] = {}
        self.name = SuggestLine(self._suggest, words.text("Type a name"))
        self.name.committed.connect(self._on_name)
        self._column = column(gap=8)
        self.setLayout(column(self._column, Field(words.text("Name a competitor on this deal"), self.name), gap=10))

    def show_rivals(self, view: BuyingView, process: BuyingProcess) -> None:
        """Show the competitors on the deal; each keeps its line as long as it is there."""
        self._known = view.competitors
        wanted = {rival.competitor_id: rival for rival in process.rivals}
        changed = set(wanted) != set(self._lines)
        for key in set(self._lines) - set(wanted):
            self._drop(self._lines.pop(key))
        for key, rival in wanted.items():
            if key not in self._lines:
                self._lines[key] = self._made(key)
            self._lines[key].show_rival(view.name_of(key) or self._words.text("a competitor put away"), rival)
        if changed:
            self.arranged.emit()

    def line_of(self, key: UUID) -> RivalLine | None:
        """Return the line of a competitor on the deal."""
        return self._lines.get(key)

    def _made(self, key: UUID) -> RivalLine:
        line = RivalLine(self._words, key)
        line.tied.connect(self.tied)
        line.dropped.connect(self.dropped)
        self._column.addWidget(line)
        line.show()
        return line

    def _drop(self, line: RivalLine) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and line.isAncestorOf(focused):
            self.name.setFocus()
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _suggest(self, text: str) -> list[tuple[Competitor, str]]:
        typed = fold(text)
        free = [one for one in self._known if one.id not in self._lines]
        return [(one, one.name) for one in free if typed in fold(one.name)][:OFFERED]

    def _on_name(self, name: str) -> None:
        if not name:
            return
        self.name.set_value("")
        # A name that is picked from the list is put into the line once more, after this.
        QTimer.singleShot(0, self.name, self.name.clear)
        known = next((one for one in self._known if squeeze(one.name) == squeeze(name)), None)
        if known is not None:
            self.chosen.emit(known.id)
        else:
            self.named.emit(name)
