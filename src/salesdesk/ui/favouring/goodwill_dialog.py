"""What goodwill with a person rests on: the formula with its numbers, and every row behind it (1.5, B16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from salesdesk.domain.goodwill import GoodwillRow
from salesdesk.ui.parts import Button, Card, Label, column, row
from salesdesk.ui.tables import Column, NumberCell, TableModel, TableView, TextCell
from salesdesk.ui.theme import theme
from salesdesk.wording.favours import formula_told, rule_told, signed, what_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.favours import FavoursView
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words


class GoodwillDialog(QDialog):
    """Shows and explains; Esc closes."""

    def __init__(self, workbench: Workbench, view: FavoursView) -> None:
        """Show the credit with a person."""
        super().__init__(workbench.window)
        words = workbench.words
        name = words.text("Goodwill: {person}", person=view.person.name)
        self.setWindowTitle(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.formula = Label(formula_told(words, view.goodwill), "body", wrap=True)
        self.rows = TableModel(_columns(words), lambda one: f"{one.part}.{one.on}.{one.favour and one.favour.id}")
        self.rows.show_things(view.goodwill.rows)
        self.table = TableView(self.rows, words.text("What goodwill rests on"))
        card = Card(margins=(1, 1, 1, 8))
        card.add(self.table)
        card.setVisible(bool(view.goodwill.rows))
        close = Button(words.text("Close"), do=self.reject)
        lines = column(Label(name, "card-title", wrap=True), self.formula, Label(rule_told(words), "second", wrap=True))
        lines.addWidget(card, 1)
        whole = column(lines, row(None, close), gap=12)
        whole.setContentsMargins(24, 20, 24, 18)
        self.setLayout(whole)
        wears = theme()
        shown = min(len(view.goodwill.rows), 8)
        self.resize(wears.px(660), wears.px(250) + shown * wears.row_height())
        (self.table if shown else close).setFocus()
        self.table.selectRow(0)


def _columns(words: Words) -> list[Column[GoodwillRow]]:
    return [
        Column("part", words.text("Term"), lambda one: TextCell(label(words, one.part), "text", bold=True), width=220),
        Column("what", words.text("What it was"), lambda one: TextCell(what_told(words, one)), width=200, stretch=3),
        Column("on", words.text("Day"), lambda one: TextCell(words.short_date(one.on)), width=110, least=90),
        Column(
            "points",
            words.text("Points"),
            lambda one: NumberCell(signed(words, one.points)),
            right=True,
            width=80,
            least=70,
        ),
    ]
