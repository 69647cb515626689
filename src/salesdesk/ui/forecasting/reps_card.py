"""The forecast rep by rep; together they are the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from salesdesk.ui.parts import Card, Label
from salesdesk.ui.tables import Cell, Column, NumberCell, TableModel, TextCell, WholeTable
from salesdesk.wording.amounts import whole
from salesdesk.wording.forecasts import adjusted_told, chance_told

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from salesdesk.application.forecast.outlooks import OutlookView, OwnerRow
    from salesdesk.domain.money import Money
    from salesdesk.wording import Words


@dataclass(frozen=True, slots=True)
class RepLine:
    """One line: a rep's, nobody's, or (`is_whole`) all of them together; money is None where it is not said."""

    name: str
    owner_id: UUID | None
    target: Money | None
    won: Money
    commit: Money
    called: Money | None
    adjusted: Money | None
    why: str
    p50: Money
    chance: float | None
    is_whole: bool = False


class RepsCard(Card):
    """The table; Enter on a rep looks at that rep's forecast (`chosen`)."""

    chosen = Signal(object)

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(words.text("Rep by rep"), words.text("Enter looks at one rep"), margins=(1, 14, 1, 8))
        self.head.setContentsMargins(17, 0, 17, 0)
        self._words = words
        self.rows = TableModel(_columns(words), lambda line: f"{line.owner_id}.{line.is_whole}")
        self.table = RepsTable(self.rows, words.text("Forecast rep by rep"))
        self.table.opened.connect(self._on_opened)
        said = words.text("The middles (P50) do not add up: what all bring together is surer than what one brings.")
        self.note = Label(said, "second", wrap=True)
        self.note.setContentsMargins(17, 2, 17, 4)
        self.add(self.table, self.note)

    def show_view(self, view: OutlookView) -> None:
        """Show the reps in scope, and all of them together."""
        lines = [_line(row, self._words) for row in view.rows]
        if len(lines) > 1:
            lines.append(_together(view, self._words))
        self.table.show_things(lines)
        self.setVisible(len(view.rows) > 1)

    def _on_opened(self, line: RepLine) -> None:
        if line.owner_id is not None:
            self.chosen.emit(line.owner_id)


def _line(row: OwnerRow, words: Words) -> RepLine:
    call = row.call
    return RepLine(
        name=row.name or words.text("Nobody’s deals"),
        owner_id=row.owner_id,
        target=row.outlook.target,
        won=row.outlook.won,
        commit=row.outlook.commit,
        called=call.committed if call else None,
        adjusted=call.adjusted if call else None,
        why=adjusted_told(call, "", words) if call and call.adjusted else "",
        p50=row.spread.p50,
        chance=row.spread.chance,
    )


def _together(view: OutlookView, words: Words) -> RepLine:
    called = view.called
    return RepLine(
        name=words.text("Together"),
        owner_id=None,
        target=view.target,
        won=view.outlook.won,
        commit=view.outlook.commit,
        called=called.together if called.said else None,
        adjusted=called.adjusted if called.adjusts else None,
        why="",
        p50=view.spread.p50,
        chance=view.spread.chance,
        is_whole=True,
    )


def _columns(words: Words) -> list[Column[RepLine]]:
    def won(one: RepLine) -> Cell:
        below = words.text("of {target}", target=whole(one.target, words)) if one.target else words.text("no target")
        return TextCell(whole(one.won, words), "text", below="" if one.owner_id is None and not one.is_whole else below)

    def called(one: RepLine) -> Cell:
        below = words.text("adjusted {amount}", amount=whole(one.adjusted, words)) if one.adjusted else ""
        return TextCell(_known(one.called, words), "text", below=below, tip=one.why)

    def chance(one: RepLine) -> Cell:
        return NumberCell(chance_told(one.chance, words) if one.chance is not None else "–")

    likely = words.text("How likely the target is reached")
    return [
        Column(
            "name",
            words.text("Rep"),
            lambda one: TextCell(one.name, "text", bold=True),
            width=150,
            stretch=3,
            least=112,
            sortable=False,
        ),
        _figure("won", words.text("Won"), won),
        _figure("commit", words.text("Commit"), lambda one: TextCell(_known(one.commit, words), "text"), gives_way=1),
        _figure("called", words.text("Called"), called, width=144),
        _figure("p50", words.text("P50"), lambda one: TextCell(_known(one.p50, words), "text")),
        _figure("chance", words.text("Reaches it"), chance, width=100, tip=likely),
    ]


def _known(amount: Money | None, words: Words) -> str:
    return "–" if amount is None else whole(amount, words)


def _figure(
    key: str,
    title: str,
    cell: Callable[[RepLine], Cell],
    *,
    width: int = 112,
    gives_way: int = 0,
    tip: str = "",
) -> Column[RepLine]:
    return Column(key, title, cell, right=True, width=width, stretch=1, gives_way=gives_way, sortable=False, tip=tip)


class RepsTable(WholeTable[RepLine]):
    """Two lines a rep: the figure, and below it what it is held against."""

    taller = 16
