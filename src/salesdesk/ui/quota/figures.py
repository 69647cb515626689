"""Figures with their names and what stands under them: three answers side by side, or lines of a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from salesdesk.ui.losing.bar_row import Bar, BarStrip
from salesdesk.ui.parts import Ground, Label, column, row
from salesdesk.ui.parts.grounds import equal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.charts import GainBar
    from salesdesk.wording.quota import QuotaFigure

LINES = 6


class Tile(Ground):
    """One answer: its name, its value, what it means."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__("item", margins=(16, 12, 16, 14), gap=2)
        self.name = Label(" ", "label", wrap=True)
        self.value = Label(" ", "total")
        self.under = Label(" ", "second", wrap=True)
        self.add(self.name, self.value, self.under, None)

    def show_figure(self, one: QuotaFigure) -> None:
        """Show a figure."""
        self.name.setText(one.name)
        self.value.setText(one.value)
        self.under.setText(one.under)


class Tiles(QWidget):
    """Tiles side by side, all of one size."""

    def __init__(self, count: int) -> None:
        """Make so many empty tiles."""
        super().__init__()
        self.tiles = [Tile() for _ in range(count)]
        self.setLayout(equal(*self.tiles))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_figures(self, figures: Sequence[QuotaFigure]) -> None:
        """Show as many figures as there are tiles."""
        for tile, one in zip(self.tiles, figures, strict=True):
            tile.show_figure(one)


class BarLine(QWidget):
    """A number with its bar: what is won is solid, what comes on top of it hatched."""

    def __init__(self, one: GainBar) -> None:
        """Show a number; its words say all that the bar does."""
        super().__init__()
        value = Label(one.said, "row-title").set_numbers()
        said = row(Label(one.name, "body", wrap=True), value, gap=12)
        said.setStretch(0, 1)
        self.setLayout(column(said, BarStrip(Bar(solid=one.now, hatched=one.more)), gap=1))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


class FigureLines(QWidget):
    """Names at the left, values right-aligned beside them, what each rests on below the name."""

    def __init__(self, count: int = LINES) -> None:
        """Make so many empty lines."""
        super().__init__()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        self._lines = [_empty_line() for _ in range(count)]
        for at, (name, value, under) in enumerate(self._lines):
            grid.addWidget(name, 2 * at, 0)
            grid.addWidget(value, 2 * at, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(under, 2 * at + 1, 0, 1, 2)
            under.setContentsMargins(0, 0, 0, 10 if at < count - 1 else 0)
        self.setLayout(grid)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_figures(self, figures: Sequence[QuotaFigure]) -> None:
        """Show as many figures as there are lines."""
        for (name, value, under), one in zip(self._lines, figures, strict=True):
            name.setText(one.name)
            value.setText(one.value)
            under.setText(one.under)


def _empty_line() -> tuple[Label, Label, Label]:
    return Label(" ", "body", wrap=True), Label(" ", "row-title").set_numbers(), Label(" ", "second", wrap=True)
