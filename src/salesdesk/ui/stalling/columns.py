"""The table of stalled deals, and of those without a next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from salesdesk.application.stalled_deals import StalledRow
from salesdesk.domain.pest_guard import Verdict
from salesdesk.ui.tables import Cell, Column, IconCell, NumberCell, TableModel, TableView, TextCell
from salesdesk.ui.tables.cells import CellTone
from salesdesk.ui.theme import theme
from salesdesk.wording.deals import step_short, step_told
from salesdesk.wording.stalled import calling_told, calling_why, in_the_way_told, limit_told, quiet_told, worth_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.wording import Words

SEEN_AT_ONCE: Final = 6
_GUARDS: Final[Mapping[Verdict, tuple[str, CellTone]]] = {
    Verdict.OK: ("circle-check", "text2"),
    Verdict.CAUTION: ("triangle-alert", "warn"),
    Verdict.STOP: ("ban", "bad"),
}


class StalledTable(TableView[StalledRow]):
    """As tall as its deals, up to six of them; more are scrolled to."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        self.rows = TableModel(_columns(words), lambda one: str(one.row.id))
        super().__init__(self.rows, words.text("Deals that stand still"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_deals(self, deals: Sequence[StalledRow]) -> None:
        """Show these deals in their order."""
        self.rows.show_things(deals)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        rows = min(SEEN_AT_ONCE, self.rows.rowCount())
        return QSize(600, self.horizontalHeader().sizeHint().height() + 14 + rows * theme().row_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())


def _columns(words: Words) -> list[Column[StalledRow]]:
    return [
        Column("account", words.text("Account"), _account(words), width=160, stretch=3, least=110),
        Column("deal", words.text("Deal"), _title, width=150, stretch=3, least=84),
        Column("quiet", words.text("Quiet for"), _quiet(words), _days, width=164, stretch=0, least=160),
        Column(
            "worth", words.text("Value × chance"), _worth(words), _minor, right=True, width=124, stretch=0, least=118
        ),
        Column("calling", words.text("Calling"), _calling(words), width=104, stretch=0, least=94),
        Column("step", words.text("Next step"), _step(words), width=190, stretch=1, least=150),
        Column("way", words.text("In the way"), _way(words), width=190, stretch=4, least=140),
    ]


def _account(words: Words) -> Callable[[StalledRow], Cell]:
    nobody = words.text("No account")
    return lambda one: TextCell(one.row.account or nobody, "text", bold=True)


def _title(one: StalledRow) -> Cell:
    return TextCell(one.row.title, tip=one.row.title)


def _quiet(words: Words) -> Callable[[StalledRow], Cell]:
    def cell(one: StalledRow) -> Cell:
        if one.limit is None:
            return TextCell("–", "text3")
        return IconCell(quiet_told(one, words), "clock", "warn", limit_told(one.limit, one.row.stage, words))

    return cell


def _days(one: StalledRow) -> int | None:
    return one.quiet


def _worth(words: Words) -> Callable[[StalledRow], Cell]:
    return lambda one: NumberCell(worth_told(one, words))


def _minor(one: StalledRow) -> int | None:
    return one.worth.minor if one.worth is not None else None


def _calling(words: Words) -> Callable[[StalledRow], Cell]:
    def cell(one: StalledRow) -> Cell:
        told = calling_told(one, words)
        if one.calling is None:
            return TextCell(told, "text3")
        picture, tone = _GUARDS[one.calling.guard.verdict]
        return IconCell(told, picture, tone, calling_why(one, words))

    return cell


def _step(words: Words) -> Callable[[StalledRow], Cell]:
    def cell(one: StalledRow) -> Cell:
        if one.row.next_step is None:
            return IconCell(step_told(None, words), "triangle-alert", "warn", short=words.text("None booked"))
        return TextCell(step_short(one.row.next_step, words), tip=step_told(one.row.next_step, words))

    return cell


def _way(words: Words) -> Callable[[StalledRow], Cell]:
    def cell(one: StalledRow) -> Cell:
        said = in_the_way_told(one, words)
        return TextCell(said, "text" if one.impediment is not None else "text3", tip=said)

    return cell
