"""A chart and the table of the same figures: one of them is seen, the other is a press away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QWidget

from salesdesk.ui.fields import Segments
from salesdesk.ui.parts import column
from salesdesk.ui.tables import Column, NumberCell, TableModel, TextCell, WholeTable

if TYPE_CHECKING:
    from salesdesk.wording import Words

Shown = Literal["chart", "table"]


@dataclass(frozen=True, slots=True)
class Figures:
    """One line of a table of figures: what tells it apart, and its cells as they are read."""

    key: str
    cells: tuple[str, ...]


class FiguresTable(WholeTable[Figures]):
    """What a line is about at the left, its figures at the right."""

    def __init__(self, name: str, titles: Sequence[str], *, first: int = 110, each: int = 96, last: int = 0) -> None:
        """Show nothing yet; widths are in pixels at 100 % text size. With `last` the last column holds words."""
        columns = [_column(place, title, first if place == 0 else each) for place, title in enumerate(titles)]
        if last:
            columns[-1] = _words(len(titles) - 1, titles[-1], last)
        super().__init__(TableModel(columns, lambda line: line.key), name)

    def show_lines(self, lines: Sequence[tuple[str, ...]]) -> None:
        """Show these lines; the first cell of each tells it apart."""
        self.show_things([Figures(f"{place}.{cells[0]}", cells) for place, cells in enumerate(lines)])


def _column(place: int, title: str, width: int) -> Column[Figures]:
    if place == 0:
        return Column(
            "0",
            title,
            lambda line: TextCell(line.cells[0], "text", bold=True),
            width=width,
            stretch=2,
            least=width - 20,
            sortable=False,
        )
    return Column(
        str(place),
        title,
        lambda line: NumberCell(line.cells[place]),
        right=True,
        width=width,
        stretch=1,
        least=width - 12,
        sortable=False,
    )


def _words(place: int, title: str, width: int) -> Column[Figures]:
    return Column(
        str(place),
        title,
        lambda line: TextCell(line.cells[place], tip=line.cells[place]),
        width=width,
        stretch=3,
        least=width // 2,
        sortable=False,
    )


class Twin(QWidget):
    """Shows the chart or its table; `switch` chooses and stands where the card has room for it."""

    def __init__(self, words: Words, name: str, chart: QWidget, table: QWidget) -> None:
        """Show the chart first; `name` says what both are of."""
        super().__init__()
        self.chart, self.table = chart, table
        self.switch: Segments[Shown] = Segments(
            words.text("{name}: chart or table", name=name),
            [("chart", words.text("Chart"), ""), ("table", words.text("Table"), "")],
        )
        self.switch.committed.connect(self._on_switched)
        self.setLayout(column(chart, table, gap=0))
        table.hide()

    def _on_switched(self, shown: Shown) -> None:
        self.chart.setVisible(shown == "chart")
        self.table.setVisible(shown == "table")
