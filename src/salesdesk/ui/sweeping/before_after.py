"""The panel beside the choices: what the pipeline says before and after them (3.11, B12)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from salesdesk.ui.explained import FigureButton
from salesdesk.ui.parts import Card, Label, boxed
from salesdesk.ui.theme import theme
from salesdesk.wording.sweeps import before_after, rests_told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesdesk.domain.before_after import Measured
    from salesdesk.domain.period import Period
    from salesdesk.wording import Words
    from salesdesk.wording.sweeps import BeforeAfter

    Explain = Callable[[BeforeAfter], object]

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LINES = 7


class BeforeAfterCard(Card):
    """Seven figures, each before and after; it follows the choices as they are made. Pressed, one explains itself."""

    def __init__(self, words: Words, before_it: Explain, after_it: Explain) -> None:
        """Show nothing yet; `before_it` and `after_it` tell what a line rests on without and with the choices."""
        super().__init__(words.text("Before and after"), " ", gap=10)
        self._words = words
        self._names = [Label("", "second", wrap=True) for _ in range(LINES)]
        self._lines: Sequence[BeforeAfter] = ()
        self.before = [FigureButton(words, partial(self._asked, at, before_it)) for at in range(LINES)]
        self.after = [FigureButton(words, partial(self._asked, at, after_it)) for at in range(LINES)]
        self._under = Label("", "second", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        for at, text in enumerate((words.text("Before"), words.text("After")), start=1):
            head = Label(text, "label")
            # In line with the figures below, whose buttons have room around their words.
            head.setContentsMargins(0, 0, theme().px(6), 0)
            grid.addWidget(head, 0, at, RIGHT)
        for at, (name, before, after) in enumerate(zip(self._names, self.before, self.after, strict=True), start=1):
            grid.addWidget(name, at, 0)
            grid.addWidget(before, at, 1, RIGHT)
            grid.addWidget(after, at, 2, RIGHT)
        self.add(boxed(grid), self._under)

    def show_measured(self, before: Measured, after: Measured, following: Period) -> None:
        """Show the figures before and after the present choices; `following` is the next period."""
        words = self._words
        self._lines = before_after(before, after, following, words)
        for at, line in enumerate(self._lines):
            self._names[at].setText(line.name)
            self.before[at].set_words(line.before)
            self.after[at].set_words(line.after)
            self.before[at].setAccessibleName(words.text("{name} before: {before}", name=line.name, before=line.before))
            told = words.text("{name}: {after}, before {before}", name=line.name, after=line.after, before=line.before)
            self.after[at].setAccessibleName(told)
        self.beside.setText(words.text("net, in {currency}", currency=before.following.currency))
        self._under.setText(rests_told(before, after, words))

    def _asked(self, at: int, explain: Explain) -> None:
        if self._lines:
            explain(self._lines[at])
