"""The table of the deals due in the period, as they stand and as tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from salesdesk.application.forecast.outlooks import DueDeal
from salesdesk.ui.parts import PillLook
from salesdesk.ui.tables import Cell, Column, NumberCell, PillCell, TableModel, TableView, TextCell
from salesdesk.ui.theme import theme
from salesdesk.wording.amounts import whole
from salesdesk.wording.forecasts import (
    category_told,
    chance_from_told,
    suggestion_short,
    suggestion_told,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesdesk.ui.forecasting.trials import Trials
    from salesdesk.wording import Words

SEEN_AT_ONCE: Final = 7


class DueTable(TableView[DueDeal]):
    """As tall as its deals, up to seven of them; more are scrolled to."""

    taller = 16

    def __init__(self, words: Words, trials: Trials) -> None:
        """Show nothing yet."""
        self.rows = TableModel(_columns(words, trials), lambda one: str(one.deal.id))
        super().__init__(self.rows, words.text("Deals due in the period"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_deals(self, deals: Sequence[DueDeal]) -> None:
        """Show these deals in their order."""
        self.rows.show_things(deals)
        self.updateGeometry()

    def show_trials(self) -> None:
        """Show what is tried now."""
        last = self.rows.index(self.rows.rowCount() - 1, len(self.rows.columns) - 1)
        self.rows.dataChanged.emit(self.rows.index(0, 0), last)

    @override
    def sizeHint(self) -> QSize:
        rows, each = min(SEEN_AT_ONCE, self.rows.rowCount()), theme().row_height() + theme().px(self.taller)
        return QSize(560, self.horizontalHeader().sizeHint().height() + 2 + rows * each)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())


def _columns(words: Words, trials: Trials) -> list[Column[DueDeal]]:
    return [
        Column("account", words.text("Account"), _account(words), width=190, stretch=3, least=130),
        Column("value", words.text("Value"), _value(words), _minor, right=True, width=100, stretch=0, least=96),
        Column(
            "chance",
            words.text("Chance"),
            _chance(words, trials),
            trials.chance,
            right=True,
            width=74,
            stretch=0,
        ),
        Column("day", words.text("Expected"), _day(words, trials), trials.day, width=112, stretch=0, least=108),
        Column("category", words.text("Counts as"), _category(words), width=104, stretch=1, least=98),
        Column("suggested", words.text("Suggested"), _suggested(words), width=122, stretch=1, least=118, gives_way=2),
    ]


def _account(words: Words) -> Callable[[DueDeal], Cell]:
    nobody = words.text("No account")
    return lambda one: TextCell(
        one.account or nobody, "text", bold=True, tip=f"{one.account} {one.deal.title}".strip(), below=one.deal.title
    )


def _value(words: Words) -> Callable[[DueDeal], Cell]:
    unknown = words.text("not known")
    return lambda one: NumberCell(
        unknown if one.deal.value is None else whole(one.deal.value, words), estimate=one.deal.value is None
    )


def _minor(one: DueDeal) -> int | None:
    return one.deal.value.minor if one.deal.value is not None else None


def _chance(words: Words, trials: Trials) -> Callable[[DueDeal], Cell]:
    def cell(one: DueDeal) -> Cell:
        chance = trials.chance(one)
        if chance is None:
            return NumberCell("–", tone="text3", tip=chance_from_told(one, words))
        if chance == one.chance:
            return NumberCell(words.percent(chance), tip=chance_from_told(one, words))
        stands = "–" if one.chance is None else words.percent(one.chance)
        return NumberCell(words.percent(chance), tone="accentText", tip=words.text("It stands at {it}.", it=stands))

    return cell


def _day(words: Words, trials: Trials) -> Callable[[DueDeal], Cell]:
    def cell(one: DueDeal) -> Cell:
        day = trials.day(one)
        told, stands = words.short_date(day), words.short_date(one.deal.expected_on)
        if day == one.deal.expected_on:
            return TextCell(told)
        return TextCell(told, "accentText", tip=words.text("It stands at {it}.", it=stands))

    return cell


def _category(words: Words) -> Callable[[DueDeal], Cell]:
    return lambda one: TextCell(category_told(one, words), "text", tip=suggestion_told(one, words))


def _suggested(words: Words) -> Callable[[DueDeal], Cell]:
    def cell(one: DueDeal) -> Cell:
        short, why = suggestion_short(one, words), suggestion_told(one, words)
        return PillCell(PillLook(short, "info", "lightbulb"), why) if short else TextCell("–", "text3", tip=why)

    return cell
