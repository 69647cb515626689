"""The table "Where they differ": made from what stands in both options, in the four dimensions (2.17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from salesdesk.application.proposal_editing import Letter
from salesdesk.ui.laid_out import take_out, widgets_in
from salesdesk.ui.parts import Card, Label, OptionBadge, boxed, rule
from salesdesk.ui.theme import theme
from salesdesk.wording.differences import differences_told

if TYPE_CHECKING:
    from salesdesk.domain.proposal import Proposal
    from salesdesk.wording import Words
    from salesdesk.wording.differences import Told

BOTH: tuple[Letter, Letter] = ("A", "B")
NAMES = 92
HEADS = 2
"""The badges of A and B over the table, which stay."""


class WhereTheyDiffer(Card):
    """A row for each dimension in which A and B differ; without any it says what to do."""

    def __init__(self, words: Words) -> None:
        """Show nothing until the proposal is there."""
        super().__init__(words.text("Where they differ"), words.text("made from what you wrote"), gap=8)
        self._words = words
        self._nothing = Label(
            words.text("Nowhere yet: let them differ in price, configuration, delivery or installation."),
            "second",
            wrap=True,
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._table = boxed(self._grid)
        self._shown: tuple[Told, ...] = ()
        self.add(self._nothing, self._table)
        self._head()
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show where the options differ as they stand."""
        told = differences_told(self._words, proposal)
        self._nothing.setVisible(not told)
        self._table.setVisible(bool(told))
        if told != self._shown:
            self._shown = told
            self._fill(told)

    def rows(self) -> tuple[Told, ...]:
        """Return the rows that are shown."""
        return self._shown

    def _head(self) -> None:
        for place, letter in enumerate(BOTH, 1):
            self._grid.addWidget(OptionBadge(letter, 20), 0, place, Qt.AlignmentFlag.AlignLeft)

    def _fill(self, told: tuple[Told, ...]) -> None:
        take_out(self._grid, widgets_in(self._grid)[HEADS:])
        for at, one in enumerate(told):
            line = 2 * at + 1
            self._grid.addWidget(rule(), line, 0, 1, 3)
            for place, text in enumerate((one.dimension, one.a, one.b)):
                cell = Label(text, "label" if place == 0 else "second", wrap=True, tone="text" if place else None)
                self._grid.addWidget(cell, line + 1, place, Qt.AlignmentFlag.AlignTop)

    def _on_theme_changed(self) -> None:
        self._grid.setColumnMinimumWidth(0, theme().px(NAMES))
