"""One comparing row: a label that both options share, and what each of them says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.proposal_editing import Letter, SharedRow, cell_set
from salesdesk.ui.fields import TextLine
from salesdesk.ui.parts import ElidedLabel, IconButton, MoreButton, column
from salesdesk.ui.proposing.boxes import LineBox
from salesdesk.ui.proposing.twin import head, labelled, pair

if TYPE_CHECKING:
    from salesdesk.ui.proposing.open_proposal import OpenProposal


class CompareRow(QWidget):
    """The label over both boxes, B's menu for the whole row, A's button that copies to B."""

    moved = Signal(int, int, str)
    removed = Signal(int)
    renamed = Signal(int, str)
    copied = Signal(int)

    def __init__(self, proposal: OpenProposal) -> None:
        """Make an empty row; `show_row` says which."""
        super().__init__()
        self._proposal = proposal
        self.at = 0
        words = proposal.words
        self._labels = (ElidedLabel("", "label"), ElidedLabel("", "label"))
        self._rename = TextLine(words.text("What the row compares"), limit=80)
        self._rename.hide()
        self._rename.committed.connect(self._on_name_typed)
        self._rename.editingFinished.connect(self._on_renamed)
        self.boxes: dict[Letter, LineBox] = {"A": LineBox(), "B": LineBox()}
        for letter, box in self.boxes.items():
            box.committed.connect(partial(self._on_typed, letter))
            box.moved.connect(partial(self._on_moved, letter))
        copy = IconButton("copy", words.text("Copy to Option B (Ctrl+Shift+A)"), do=self._on_copy)
        self._more = self._menu()
        a = labelled(head(self._labels[0], self._rename, None, copy), self.boxes["A"])
        b = labelled(head(self._labels[1], None, self._more), self.boxes["B"])
        for side in (a, b):
            layout = side.layout()
            if layout is not None:
                layout.setSpacing(1)
        self.setLayout(column(pair(a, b)))

    def _menu(self) -> MoreButton:
        words = self._proposal.words
        menu = MoreButton(words.text("More for this row"))
        menu.offer(words.text("Rename the row"), self.rename, "pencil")
        menu.offer(words.text("Copy A to B"), self._on_copy, "copy")
        menu.offer(words.text("Move up (Alt+Up)"), partial(self._on_moved, "B", -1), "arrow-up")
        menu.offer(words.text("Move down (Alt+Down)"), partial(self._on_moved, "B", 1), "arrow-down")
        menu.offer(words.text("Remove the row"), self._on_remove, "trash-2")
        return menu

    def show_row(self, at: int, row: SharedRow) -> None:
        """Show a row; what is being typed just now is left alone."""
        self.at = at
        words = self._proposal.words
        self._more.setAccessibleName(words.text("More for “{row}”", row=row.label))
        for (letter, box), label, text in zip(self.boxes.items(), self._labels, (row.a, row.b), strict=True):
            label.setText(row.label)
            box.setAccessibleName(words.text("Option {letter}: {field}", letter=letter, field=row.label))
            box.set_value(text)
        self._rename.set_value(row.label)

    def rename(self) -> None:
        """Let the label be typed."""
        self._labels[0].hide()
        self._rename.show()
        self._rename.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rename.selectAll()

    def focus_side(self, letter: Letter) -> None:
        """Put the focus into what one option says."""
        self.boxes[letter].setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Keep what was typed and not kept yet."""
        for box in self.boxes.values():
            box.commit()

    def _on_renamed(self) -> None:
        self._rename.hide()
        self._labels[0].show()

    def _on_name_typed(self, label: str) -> None:
        self.renamed.emit(self.at, label)

    def _on_typed(self, letter: Letter, text: str) -> None:
        words = self._proposal.words
        at, name = self.at, self._labels[0].text()
        self._proposal.change(
            words.text("Change “{row}” of Option {letter}", row=name, letter=letter),
            lambda p: cell_set(p, at, letter, text),
        )

    def _on_moved(self, letter: Letter, step: int) -> None:
        self.moved.emit(self.at, step, letter)

    def _on_copy(self) -> None:
        self.copied.emit(self.at)

    def _on_remove(self) -> None:
        self.removed.emit(self.at)
