"""What stood in the way of deals, by kind: of all, and of those to which a discount went out (1.11, B7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.domain.impediments_met import KindMet
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import Label, column
from salesdesk.ui.tables import Column, TableModel, TextCell, WholeTable
from salesdesk.wording.evaluations import rate_cell
from salesdesk.wording.impediments import discounts_told, price_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.domain.impediments_met import ImpedimentReport
    from salesdesk.wording import Words


class ImpedimentsMet(QWidget):
    """How often it really was the price in a sentence, what came of discounts in another, and a line for each kind."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._words = words
        self.price = Label(" ", wrap=True)
        self.discounts = Label(" ", "second", wrap=True)
        rows: TableModel[KindMet] = TableModel(_columns(words), lambda met: met.kind.value)
        self.table: WholeTable[KindMet] = WholeTable(rows, words.text("What stands in the way"))
        said = column(self.price, self.discounts, gap=2)
        said.setContentsMargins(12, 0, 12, 4)
        lines = column(gap=6)
        nest(lines, said)
        lines.addWidget(self.table)
        self.setLayout(lines)

    def show_report(self, report: ImpedimentReport) -> None:
        """Show what was noted on all deals."""
        self.price.setText(price_told(self._words, report))
        self.discounts.setText(discounts_told(self._words, report))
        seen = report.price.of_all.n > 0
        self.table.show_things(report.kinds if seen else ())
        self.table.setVisible(seen)


def _columns(words: Words) -> list[Column[KindMet]]:
    return [
        Column(
            "kind",
            words.text("What it was about"),
            lambda met: TextCell(label(words, met.kind), "text", bold=True),
            width=150,
            stretch=2,
            least=120,
        ),
        Column(
            "all",
            words.text("Of all deals"),
            lambda met: TextCell(rate_cell(words, met.of_all)),
            width=150,
            stretch=1,
            least=134,
        ),
        Column(
            "discounted",
            words.text("With a discount"),
            lambda met: TextCell(rate_cell(words, met.of_discounted) if met.of_discounted.n else "–"),
            width=150,
            stretch=1,
            least=134,
        ),
    ]
