"""The comparing rows of both options, and the button that adds one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.application.proposal_editing import (
    Letter,
    has_row,
    row_added,
    row_copied,
    row_moved,
    row_removed,
    row_renamed,
    shared_rows,
)
from salesdesk.ui.parts import MenuButton, column
from salesdesk.ui.proposing.compare_row import CompareRow
from salesdesk.ui.proposing.pool import fit
from salesdesk.ui.proposing.twin import pair
from salesdesk.wording.documents import DocumentWords, usual_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.domain.proposal import Proposal
    from salesdesk.ui.proposing.open_proposal import OpenProposal


class CompareRows(QWidget):
    """Rows that are added, renamed, moved and removed on both sides at once."""

    def __init__(self, proposal: OpenProposal) -> None:
        """Show nothing until the proposal is there."""
        super().__init__()
        self._proposal = proposal
        self.rows: list[CompareRow] = []
        self._lines = column(gap=2)
        self.add_button = MenuButton(proposal.words.text("Add a row to compare"), "plus", "link")
        self._offered: tuple[str, ...] = ()
        self.setLayout(column(self._lines, pair(self.add_button, QWidget()), gap=4))

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the rows as they stand."""
        rows = shared_rows(proposal)
        fit(self.rows, len(rows), self._lines, self._made)
        for at, (form, row) in enumerate(zip(self.rows, rows, strict=True)):
            form.show_row(at, row)
        self._offer(proposal)

    def focus_row(self, label: str, letter: Letter) -> bool:
        """Put the focus into one side of a row; False when there is no such row."""
        view = self._proposal.view
        labels = [row.label for row in shared_rows(view.proposal)] if view is not None else []
        if label not in labels:
            return False
        self.rows[labels.index(label)].focus_side(letter)
        return True

    def copy_focused(self) -> None:
        """Copy the row in which the focus is from A to B."""
        focused = QApplication.focusWidget()
        for row in self.rows:
            if focused is not None and row.isAncestorOf(focused):
                row.commit()
                self._on_copied(row.at)

    def _made(self) -> CompareRow:
        row = CompareRow(self._proposal)
        row.moved.connect(self._on_moved)
        row.removed.connect(self._on_removed)
        row.renamed.connect(self._on_renamed)
        row.copied.connect(self._on_copied)
        return row

    def _offer(self, proposal: Proposal) -> None:
        words = self._proposal.words
        usual = usual_rows(DocumentWords(proposal.language))
        left = tuple(label for label in usual if not has_row(proposal, label))
        if left == self._offered:
            return
        self._offered = left
        acts = [(label, partial(self._add, label)) for label in left]
        self.add_button.offer_only([*acts, (words.text("Something else"), self._on_add_own)])

    def _add(self, label: str) -> None:
        words = self._proposal.words
        self._proposal.change(words.text("Add the row “{row}”", row=label), lambda p: row_added(p, label))
        self.focus_row(label, "A")

    def _on_add_own(self) -> None:
        words, view = self._proposal.words, self._proposal.view
        if view is None:
            return
        label, count = words.text("New row"), 1
        while has_row(view.proposal, label):
            count += 1
            label = words.text("New row {n}", n=count)
        self._add(label)
        if self.rows:
            self.rows[-1].rename()

    def _on_moved(self, at: int, step: int, letter: str) -> None:
        to = at + step
        if not 0 <= to < len(self.rows):
            return
        self._change(self._proposal.words.text("Move a comparing row"), partial(row_moved, at=at, to=to))
        self.rows[to].focus_side(cast("Letter", letter))

    def _on_removed(self, at: int) -> None:
        self._change(self._proposal.words.text("Remove a comparing row"), partial(row_removed, at=at))
        if self.rows:
            self.rows[min(at, len(self.rows) - 1)].focus_side("A")
        else:
            self.add_button.setFocus()

    def _on_renamed(self, at: int, label: str) -> None:
        words, view = self._proposal.words, self._proposal.view
        before = view.proposal if view is not None else None
        if before is not None and row_renamed(before, at, label) is before and label.strip():
            self._proposal.refused.emit(
                words.text("There is a row “{row}” already. Give this one another name", row=label)
            )
            self.show_proposal(before)
            return
        self._change(words.text("Rename a comparing row"), partial(row_renamed, at=at, label=label))

    def _on_copied(self, at: int) -> None:
        self._change(self._proposal.words.text("Copy a row from A to B"), partial(row_copied, at=at))

    def _change(self, text: str, change: Callable[[Proposal], Proposal]) -> None:
        self._proposal.change(text, change)
