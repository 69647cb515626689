"""What a tenth more deals, a better rate, larger deals or a shorter cycle would bring: bars with their table (F2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesdesk.domain.velocity import Velocity
from salesdesk.ui.covering.gain_row import GainRow
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Card, Label
from salesdesk.ui.tables import Column, NumberCell, TableModel, TextCell, WholeTable
from salesdesk.wording.labels import label
from salesdesk.wording.levers import alone_sentences, alone_told, gain_bars, gain_told, lever_value, speed_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.forecast.covering import CoverageView
    from salesdesk.wording import Words


@dataclass(frozen=True, slots=True)
class _Line:
    """One lever as its row shows it."""

    name: str
    now: str
    better: str
    more: str
    alone: str


class LeversCard(Card):
    """Bars of what comes in as things are and with each lever bettered, and their table with what each needs alone."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(words.text("What would change it"), margins=(1, 12, 1, 6), gap=6)
        self.head.setContentsMargins(12, 0, 12, 0)
        self._words = words
        self.told = Label(" ", "second", wrap=True)
        self.told.setContentsMargins(12, 0, 12, 2)
        self.bars = Listing("", gap=0)
        self.table = WholeTable(TableModel(_columns(words), lambda line: line.name), words.text("What each lever does"))
        self.alone = Label(" ", "second", wrap=True)
        self.alone.setContentsMargins(12, 4, 12, 4)
        self.add(self.told, self.bars, self.table, self.alone)

    def show_view(self, view: CoverageView) -> None:
        """Show what each lever does."""
        words, now = self._words, view.velocity
        self.told.setText(speed_told(view, words))
        bars = gain_bars(view, words)
        self.bars.setVisible(bool(bars))
        self.bars.show_rows([GainRow(bar) for bar in bars])
        self.table.setVisible(bool(bars))
        self.alone.setText(alone_sentences(view, words))
        self.alone.setVisible(bool(bars) and bool(self.alone.text()))
        self.table.show_things(
            [
                _Line(
                    label(words, one.lever),
                    lever_value(one.lever, now, words),
                    lever_value(one.lever, one.velocity, words),
                    gain_told(one, words),
                    alone_told(view, one.lever, words),
                )
                for one in view.levers
                if isinstance(now, Velocity)
            ]
        )


def _columns(words: Words) -> list[Column[_Line]]:
    return [
        Column(
            "lever",
            words.text("Lever"),
            lambda line: TextCell(line.name, "text", bold=True),
            width=120,
            stretch=2,
            least=96,
            sortable=False,
        ),
        _figure("now", words.text("Now"), lambda line: line.now, 84),
        _figure("better", words.text("10 % better"), lambda line: line.better, 96),
        _figure("more", words.text("Brings more"), lambda line: line.more, 92, gives_way=1),
        Column(
            "alone",
            words.text("Alone it takes"),
            lambda line: TextCell(line.alone, tip=line.alone),
            width=120,
            stretch=1,
            least=108,
            sortable=False,
        ),
    ]


def _figure(key: str, title: str, shown: Callable[[_Line], str], width: int, *, gives_way: int = 0) -> Column[_Line]:
    return Column(
        key,
        title,
        lambda line: NumberCell(shown(line)),
        right=True,
        width=width,
        stretch=0,
        gives_way=gives_way,
        sortable=False,
    )
