"""A list of which the first rows are made, and all of them once somebody asks: a deal may have hundreds of talks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, column

if TYPE_CHECKING:
    from salesdesk.wording import Words

MOST: Final = 8


class ShortList(QWidget):
    """The first rows with a way to all of them; `arranged` tells that the others came."""

    arranged = Signal()

    def __init__(self, words: Words, nothing: str, *, gap: int = 2) -> None:
        """Show nothing yet; `nothing` is the line for an empty list."""
        super().__init__()
        self._words = words
        self._of: object = None
        self._every = False
        self._make: Sequence[Callable[[], QWidget]] = ()
        self.rows = Listing(nothing, gap=gap)
        self.all = Button("", "chevron-down", "link", do=self.show_all)
        self.all.hide()
        self.setLayout(column(self.rows, self.all, gap=gap))

    def show_rows(self, of: object, make: Sequence[Callable[[], QWidget]]) -> None:
        """Show the rows of something; with something else it begins with the first ones again."""
        self._every = self._every and of == self._of
        self._of, self._make = of, make
        self._show()

    def show_all(self) -> None:
        """Show every row; the focus goes on to the first that came."""
        self._every = True
        self._show()
        self.rows.focus_from(MOST)
        self.arranged.emit()

    def _show(self) -> None:
        shown = self._make if self._every else self._make[:MOST]
        self.rows.show_rows([make() for make in shown])
        self.all.set_words(self._words.text("Show all {n}", n=self._words.number(len(self._make))))
        self.all.setVisible(len(shown) < len(self._make))
