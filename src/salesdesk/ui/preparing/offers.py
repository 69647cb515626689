"""Rows that offer something to take over: pressed by a click, Space or Enter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face
from salesdesk.ui.parts import Label, column, row

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Offer:
    """What a row says, the quiet line under it, and what pressing it does, for a screen reader."""

    words: str
    second: str
    act: str


class OfferRow(Face):
    """One thing to take over."""

    def __init__(self, picture: str) -> None:
        """Offer nothing yet."""
        self._words = Label("", wrap=True)
        self._second = Label("", "second", wrap=True)
        icon = IconView(picture, "accentText", 16)
        line = row(icon, column(self._words, self._second, gap=1), gap=8, middle=False)
        line.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        super().__init__(line)

    def show_offer(self, offer: Offer) -> None:
        """Offer something else."""
        self._words.setText(offer.words)
        self._second.setText(offer.second)
        self._second.setVisible(bool(offer.second))
        self.setAccessibleName(f"{offer.act}: {offer.words}. {offer.second}")


class Offers(QWidget):
    """Offers below each other; taking one keeps the focus on the next, `run_out` says that there is none.

    `arranged` tells that rows came or went, so that the page can put its focus order right.
    """

    taken = Signal(int)
    arranged = Signal()
    run_out = Signal()

    def __init__(self, heading: str = "", picture: str = "plus") -> None:
        """Offer nothing yet; the heading is seen with the offers only."""
        super().__init__()
        self._picture = picture
        self._shown: tuple[Offer, ...] = ()
        self.rows: list[OfferRow] = []
        self._lines = column(gap=2)
        if heading:
            self._lines.addWidget(Label(heading, "label"))
        self.setLayout(self._lines)
        self.hide()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer these instead."""
        if tuple(offers) == self._shown:
            return
        self._shown = tuple(offers)
        focused = any(row.hasFocus() for row in self.rows)
        self._make_rows(len(offers))
        for line, offer in zip(self.rows, offers, strict=True):
            line.show_offer(offer)
        if focused and not any(row.hasFocus() for row in self.rows):
            self._focus_last()
        self.setVisible(bool(offers))
        self.arranged.emit()

    def _make_rows(self, wanted: int) -> None:
        while len(self.rows) < wanted:
            line = OfferRow(self._picture)
            line.clicked.connect(partial(self._on_clicked, len(self.rows)))
            self.rows.append(line)
            self._lines.addWidget(line)
            line.show()
        for old in self.rows[wanted:]:
            self._lines.removeWidget(old)
            old.clearFocus()
            old.hide()
            old.deleteLater()
        del self.rows[wanted:]

    def _focus_last(self) -> None:
        if self.rows:
            self.rows[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.run_out.emit()

    def _on_clicked(self, at: int, _checked: object = None) -> None:
        self.taken.emit(at)
