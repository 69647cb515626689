"""Plans under one heading, as tall as they are many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from salesdesk.application.rows import MeetingRow
from salesdesk.ui.tables import Cell, Column, PillCell, TableModel, TableView, TextCell
from salesdesk.ui.theme import theme
from salesdesk.wording.plans import row_how_told, span_told

if TYPE_CHECKING:
    from salesdesk.ui.parts.pills import PillLook
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words


class PlanTable(TableView[MeetingRow]):
    """Time, account, people, deal and readiness of each plan, without headings of its own."""

    def __init__(
        self, workbench: Workbench, name: str, pill: Callable[[MeetingRow], PillLook], *, full_day: bool
    ) -> None:
        """Show nothing yet; without `full_day` only the time of day stands there."""
        words = workbench.words
        self._rows: TableModel[MeetingRow] = TableModel(
            _columns(words, pill, full_day=full_day), lambda row: str(row.id)
        )
        super().__init__(self._rows, name)
        self.horizontalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_plans(self, plans: Sequence[MeetingRow]) -> None:
        """Show these plans in their order."""
        self._rows.show_things(plans)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self._rows.rowCount() * theme().row_height() - 1)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())


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
        Column("ready", words.text("Readiness"), lambda row: PillCell(pill(row)), width=210, stretch=0, least=130),
    ]


def _when(words: Words, row: MeetingRow, *, full_day: bool) -> Cell:
    if row.held_on is not None:
        return TextCell(words.short_date(row.held_on), "text")
    if row.starts is None:
        return TextCell(words.text("no date yet"))
    tip = span_told(words, row.starts, row.minutes)
    told = words.day_time(row.starts) if full_day else words.clock(row.starts.local)
    return TextCell(told, "text", tip=tip)
