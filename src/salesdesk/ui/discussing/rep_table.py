"""What the calls of each rep bring, one line each (2.3, B10)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from salesdesk.domain.call_report import CallReport
from salesdesk.ui.tables import Column, NumberCell, TableModel, TextCell, WholeTable
from salesdesk.wording.evaluations import rate_cell

if TYPE_CHECKING:
    from salesdesk.wording import Words


class RepTable(WholeTable[CallReport]):
    """As tall as there are reps."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(TableModel(_columns(words), lambda report: report.rep), words.text("Calls by rep"))

    def show_reports(self, reports: Sequence[CallReport]) -> None:
        """Show these reps in their order."""
        self.show_things(reports)


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
        Column(
            "calls",
            words.text("Held"),
            lambda report: NumberCell(words.number(report.calls)),
            right=True,
            width=64,
            stretch=0,
        ),
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
