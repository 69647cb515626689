"""Plans under one heading, as tall as they are many."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from salesdesk.application.rows import MeetingRow
from salesdesk.ui.tables import Cell, Column, PillCell, TableModel, TextCell, WholeTable
from salesdesk.wording.plans import row_how_told, span_told

if TYPE_CHECKING:
    from salesdesk.ui.parts.pills import PillLook
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words


class PlanTable(WholeTable[MeetingRow]):
    """Time, account, people, deal and readiness of each plan, without headings of its own."""

    def __init__(
        self, workbench: Workbench, name: str, pill: Callable[[MeetingRow], PillLook], *, full_day: bool
    ) -> None:
        """Show nothing yet; without `full_day` only the time of day stands there."""
        words = workbench.words
        super().__init__(TableModel(_columns(words, pill, full_day=full_day), lambda row: str(row.id)), name)
        self.horizontalHeader().hide()


def _columns(words: Words, pill: Callable[[MeetingRow], PillLook], *, full_day: bool) -> list[Column[MeetingRow]]:
    return [
        Column(
            "when",
            words.text("When"),
            lambda row: _when(words, row, full_day=full_day),
            width=150,
            stretch=0,
            least=110,
        ),
        Column(
            "account",
            words.text("Account"),
            lambda row: TextCell(row.account or row.deal, "text", bold=True),
            width=170,
            stretch=3,
            least=120,
        ),
        Column(
            "who",
            words.text("How and with whom"),
            lambda row: TextCell(row_how_told(words, row)),
            width=170,
            stretch=4,
            least=80,
        ),
        Column(
            "deal",
            words.text("Deal"),
            lambda row: TextCell(row.deal if row.account else ""),
            width=130,
            stretch=3,
            least=60,
        ),
        Column("ready", words.text("Readiness"), lambda row: PillCell(pill(row)), width=250, stretch=0, least=130),
    ]


def _when(words: Words, row: MeetingRow, *, full_day: bool) -> Cell:
    if row.held_on is not None:
        return TextCell(words.short_date(row.held_on), "text")
    if row.starts is None:
        return TextCell(words.text("no date yet"))
    tip = span_told(words, row.starts, row.minutes)
    told = words.day_time(row.starts) if full_day else words.clock(row.starts.local)
    return TextCell(told, "text", tip=tip)
