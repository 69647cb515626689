"""The table of a sweep: which deal, why, what the customer did last, its odds, and what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy
from typing_extensions import override

from salesdesk.application.sweeping import FlaggedDeal, Verdict, refusal_of
from salesdesk.domain.sweep import SweepChoice
from salesdesk.ui.parts import PillLook
from salesdesk.ui.tables import Cell, Column, NumberCell, PillCell, TableModel, TableView, TextCell, age_cell
from salesdesk.ui.theme import theme
from salesdesk.wording.deals import age_told, value_told
from salesdesk.wording.sweeps import acted_told, choice_short, flagged_told, keeps_told, odds_short, odds_told
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    import datetime as dt

    from salesdesk.domain.refusals import Refusal
    from salesdesk.wording import Words

SEEN_AT_ONCE: Final = 6
PICTURES: Final[Mapping[SweepChoice, str]] = {
    SweepChoice.NO_DECISION: "ban",
    SweepChoice.BACK_TO_MARKETING: "undo-2",
    SweepChoice.KEEP: "calendar-check",
}


@dataclass(slots=True)
class Choices:
    """What was chosen so far, deal by deal, and what each choice still needs."""

    today: dt.date
    zone: str
    verdicts: dict[UUID, Verdict] = field(default_factory=dict[UUID, Verdict])

    def lacks(self, deal: FlaggedDeal) -> Refusal | None:
        """Return what the choice for a deal still needs."""
        verdict = self.verdicts.get(deal.row.id)
        return None if verdict is None else refusal_of(verdict, deal, self.today, self.zone)


class SweepTable(TableView[FlaggedDeal]):
    """As tall as its deals, up to six of them; more are scrolled to."""

    def __init__(self, words: Words, choices: Choices) -> None:
        """Show nothing yet."""
        self.rows = TableModel(_columns(words, choices), lambda deal: str(deal.row.id))
        super().__init__(self.rows, words.text("Deals to sweep"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # One key may choose the same for many: Shift and the arrow keys, or Ctrl+A, take more than one.
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def together(self) -> list[FlaggedDeal]:
        """Return the deals that are picked together, in their order; fewer than two are none."""
        picked = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [deal for row in picked if (deal := self.rows.thing(row)) is not None] if len(picked) > 1 else []

    def show_deals(self, deals: tuple[FlaggedDeal, ...]) -> None:
        """Show these deals in their order."""
        self.rows.show_things(deals)
        self.updateGeometry()

    def show_choices(self) -> None:
        """Show what is chosen now."""
        last = self.rows.index(self.rows.rowCount() - 1, len(self.rows.columns) - 1)
        self.rows.dataChanged.emit(self.rows.index(0, 0), last)

    def go_on(self) -> None:
        """Pick the next deal, if there is one."""
        at = self.currentIndex().row() + 1
        if 0 < at < self.rows.rowCount():
            self.selectRow(at)

    @override
    def sizeHint(self) -> QSize:
        rows = min(SEEN_AT_ONCE, self.rows.rowCount())
        return QSize(600, self.horizontalHeader().sizeHint().height() + 14 + rows * theme().row_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())


def _columns(words: Words, choices: Choices) -> list[Column[FlaggedDeal]]:
    nobody = words.text("No account")
    return [
        Column(
            "account",
            words.text("Account"),
            lambda d: TextCell(d.row.account or nobody, "text", bold=True),
            width=170,
            stretch=3,
            least=110,
        ),
        Column("deal", words.text("Deal"), _title, width=150, stretch=3, least=84),
        Column("age", words.text("Why it is flagged"), _age(words), _days, width=206, stretch=0, least=172),
        Column("acted", words.text("Last act of theirs"), _acted(words, choices), width=124, stretch=0, least=120),
        Column("value", words.text("Value"), _value(words), _worth, right=True, width=122, stretch=0, least=122),
        Column("odds", words.text("Odds"), _odds(words), width=100, stretch=0, least=94),
        Column("choice", words.text("Choice"), _choice(words, choices), width=160, stretch=2, least=134),
    ]


def _title(deal: FlaggedDeal) -> Cell:
    return TextCell(deal.row.title, tip=deal.row.title)


def _age(words: Words) -> Callable[[FlaggedDeal], Cell]:
    def cell(deal: FlaggedDeal) -> Cell:
        age = deal.judged.age
        why = flagged_told(deal.judged, words)
        return age_cell(age_told(age, words), days=age.days, average=age.mean, p90=age.p90, tip=why)

    return cell


def _days(deal: FlaggedDeal) -> int | None:
    return deal.judged.age.days


def _worth(deal: FlaggedDeal) -> int | None:
    return deal.row.value.minor if deal.row.value is not None else None


def _acted(words: Words, choices: Choices) -> Callable[[FlaggedDeal], Cell]:
    return lambda deal: TextCell(acted_told(deal.acts, choices.today, words), tip=words.date(deal.acts.acted_on))


def _value(words: Words) -> Callable[[FlaggedDeal], Cell]:
    return lambda deal: NumberCell(value_told(deal.row, words), estimate=deal.row.value is None)


def _odds(words: Words) -> Callable[[FlaggedDeal], Cell]:
    return lambda deal: TextCell(odds_short(deal.odds, words), tip=odds_told(deal.odds, words))


def _choice(words: Words, choices: Choices) -> Callable[[FlaggedDeal], Cell]:
    def cell(deal: FlaggedDeal) -> Cell:
        verdict = choices.verdicts.get(deal.row.id)
        if verdict is None:
            kept = keeps_told(deal.keeps, words)
            return TextCell(words.text("none yet"), "text3", tip=kept)
        lacks = choices.lacks(deal)
        if lacks is not None:
            look = PillLook(words.text("Not complete"), "warn", "circle-alert")
            return PillCell(look, told(words, lacks))
        return PillCell(PillLook(choice_short(verdict.choice, words), "info", PICTURES[verdict.choice]))

    return cell
