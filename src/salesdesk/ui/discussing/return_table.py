"""What calls should bring and brought, by unit: of everybody, then of each rep (4.21, B10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from salesdesk.domain.call_report import ReturnOnMeetings
from salesdesk.ui.tables import Column, NumberCell, TableModel, TextCell, WholeTable
from salesdesk.wording.evaluations import accuracy_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.evaluating import CallsReport
    from salesdesk.wording import Words

OF_ALL: Final = 4
OF_A_REP: Final = 2


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """The return on the meetings of a rep, of everybody without one, in one unit."""

    rep: str
    found: ReturnOnMeetings


class ReturnTable(WholeTable[ReturnLine]):
    """As tall as there are lines; `left_out` units have fewer calls than those shown."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        rows = TableModel(_columns(words), lambda line: f"{line.rep}/{line.found.unit}")
        super().__init__(rows, words.text("Return on meetings"))
        self.left_out = 0

    def show_report(self, report: CallsReport) -> None:
        """Show the units with the most calls."""
        lines = [ReturnLine("", found) for found in report.all.returns[:OF_ALL]]
        if len(report.reps) > 1:
            lines += [ReturnLine(rep.rep, found) for rep in report.reps for found in rep.returns[:OF_A_REP] if rep.rep]
        self.left_out = max(0, len(report.all.returns) - OF_ALL)
        self.show_things(lines)


def _columns(words: Words) -> list[Column[ReturnLine]]:
    return [
        Column(
            "who",
            words.text("Rep"),
            lambda line: TextCell(line.rep or words.text("Everybody"), "text", bold=True),
            width=140,
            stretch=2,
            least=100,
        ),
        Column("unit", words.text("Unit"), lambda line: TextCell(line.found.unit), width=106, stretch=3),
        _numbers("calls", words.text("Calls"), lambda line: words.number(line.found.calls)),
        _numbers("expected", words.text("Expected"), lambda line: words.number(line.found.expected)),
        _numbers("actual", words.text("Actual"), lambda line: words.number(line.found.actual)),
        Column(
            "accuracy",
            words.text("Reached"),
            lambda line: TextCell(accuracy_told(words, line.found), "text"),
            right=True,
            width=104,
            stretch=0,
        ),
    ]


def _numbers(name: str, title: str, told: Callable[[ReturnLine], str]) -> Column[ReturnLine]:
    return Column(name, title, lambda line: NumberCell(told(line)), right=True, width=76, stretch=0)
