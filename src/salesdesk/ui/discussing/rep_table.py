"""What the calls of each rep bring, one line each (2.3, B10)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from salesdesk.domain.call_report import CallReport
from salesdesk.ui.tables import Column, NumberCell, TableModel, TableView, TextCell
from salesdesk.ui.theme import theme
from salesdesk.wording.evaluations import rate_cell

if TYPE_CHECKING:
    from salesdesk.wording import Words


class RepTable(TableView[CallReport]):
    """As tall as there are reps."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        self._rows: TableModel[CallReport] = TableModel(_columns(words), lambda report: report.rep)
        super().__init__(self._rows, words.text("Calls by rep"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_reports(self, reports: Sequence[CallReport]) -> None:
        """Show these reps in their order."""
        self._rows.show_things(reports)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        head = self.horizontalHeader().sizeHint().height()
        return QSize(600, head + self._rows.rowCount() * theme().row_height() + 1)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())


def _columns(words: Words) -> list[Column[CallReport]]:
    return [
        Column(
            "rep",
            words.text("Rep"),
            lambda report: TextCell(report.rep or words.text("Nobody named"), "text", bold=True),
            width=140,
            stretch=3,
            least=100,
        ),
        Column("calls", words.text("Held"), lambda report: NumberCell(words.number(report.calls)), width=56, stretch=0),
        Column(
            "advances",
            words.text("Advances per call"),
            lambda report: TextCell(rate_cell(words, report.advances)),
            width=142,
            stretch=1,
            least=128,
        ),
        Column(
            "objective",
            words.text("With an objective"),
            lambda report: TextCell(rate_cell(words, report.with_objective)),
            width=142,
            stretch=1,
            least=128,
        ),
        Column(
            "evaluated",
            words.text("Evaluated"),
            lambda report: TextCell(rate_cell(words, report.evaluated)),
            width=142,
            stretch=1,
            least=128,
        ),
    ]
