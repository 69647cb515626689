"""What a person decides over what came back: which proposal it answers, Option A or Option B; nothing is preset."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.answer import Doubt
from salesdesk.domain.proposal import LETTERS
from salesdesk.ui.fields import Choice, Field
from salesdesk.ui.parts import Button, Card, HintStrip, Label, OptionCard, boxed, equal, row
from salesdesk.ui.theme import theme
from salesdesk.wording.doubts import first_year

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from salesdesk.application.answering import ReturnedView
    from salesdesk.application.rows import ProposalRow
    from salesdesk.wording import Words

    Letters = tuple[Literal["A"], Literal["B"]]

_BOTH: Final[Letters] = ("A", "B")
_UNSURE_WHICH: Final = frozenset({Doubt.OTHER_NUMBER, Doubt.OTHER_HASH, Doubt.NOT_ISSUED})
"""What makes it a question which proposal a file answers, whatever number stands on it."""
SIDE_BY_SIDE: Final = 430
"""Under this width, in pixels at 100 % text size, the options stand below each other, as equal as beside."""


class _TakeCard(OptionCard):
    """One option as it was offered: its name, what it comes to in the first year, and the button that takes it."""

    def __init__(self, letter: Literal["A", "B"], words: Words) -> None:
        super().__init__(letter, words.text("Option {letter}", letter=letter))
        self._words = words
        self.name = Label("", wrap=True)
        self.total = Label("", "second", wrap=True)
        self.take = Button(words.text("Take it as Option {letter}", letter=letter), "check")
        self.add(self.name, self.total, None, self.take)

    def show_option(self, name: str, total: str) -> None:
        self.name.setText(name)
        self.total.setText(self._words.text("{total} in the first year", total=total) if total else "")
        self.total.setVisible(bool(total))
        self.take.setAccessibleDescription(", ".join(part for part in (name, total) if part))


class ChoosingCard(Card):
    """`taken` gives the letter that is taken, `answers` the proposal that it is for, `left` that nothing is taken."""

    taken = Signal(str)
    answers = Signal(object)
    left = Signal()

    def __init__(self, words: Words) -> None:
        """Offer nothing until a file was read."""
        super().__init__(words.text("What did they choose?"), gap=12)
        self._words = words
        self._stacked = False
        self.which: Choice[UUID] = Choice()
        self.which.committed.connect(self.answers)
        self._which = Field(words.text("Which proposal does it answer?"), self.which)
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        self.cards = tuple(_TakeCard(letter, words) for letter in _BOTH)
        for card, letter in zip(self.cards, LETTERS, strict=True):
            card.take.clicked.connect(partial(self._on_take, letter))
        self._grid = equal(*self.cards)
        self._both: QWidget = boxed(self._grid)
        self.leave = Button(words.text("Leave it"), do=self.left.emit)
        self._nothing = Label(
            words.text("Left alone, nothing changes. The file stays where it is."), "second", wrap=True
        )
        line = row(self._nothing, self.leave, gap=12)
        line.setStretch(0, 1)
        self.add(self._which, self._both, self.trouble, line)

    def show_view(self, view: ReturnedView, waiting: Sequence[ProposalRow]) -> None:
        """Show the options of the proposal it answers, or ask which one that is."""
        words, content = self._words, view.content
        self.trouble.hide()
        asks = view.proposal is None or not _UNSURE_WHICH.isdisjoint(view.doubts)
        self._which.setVisible(asks)
        if asks:
            offered = {row.id: self._told(row) for row in waiting}
            if view.proposal is not None and view.account is not None:
                offered.setdefault(view.proposal.id, self._named(view.proposal.number, view.account.name))
            self.which.offer(list(offered.items()))
            self.which.set_value(view.proposal.id if view.proposal is not None else None)
            if not offered:
                self._which.set_error(words.text("No proposal waits for a choice. Leave it."))
        self._both.setVisible(content is not None)
        if content is not None:
            for card, option, letter in zip(self.cards, content.options, LETTERS, strict=True):
                total = first_year(view, letter)
                card.show_option(option.name, words.money(total) if total is not None else "")

    def focus_first(self) -> None:
        """Go to which proposal it is, else to leaving it: a key pressed too early then takes nothing."""
        first = self.which if not self._which.isHidden() else self.leave
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the options below each other where side by side would cut their words."""
        super().resizeEvent(event)
        stacked = self.width() < theme().px(SIDE_BY_SIDE)
        if stacked is not self._stacked:
            self._stacked = stacked
            other = self.cards[1]
            self._grid.removeWidget(other)
            self._grid.addWidget(other, 1 if stacked else 0, 0 if stacked else 1)
            self._grid.setColumnStretch(1, 0 if stacked else 1)

    def refuse(self, sentences: str) -> None:
        """Say why it was not taken."""
        self.trouble.say("", sentences)
        self.trouble.show()

    def _told(self, row: ProposalRow) -> str:
        return self._named(row.number, row.account)

    def _named(self, number: str, account: str) -> str:
        return self._words.text("{number}: {account}", number=number, account=account)

    def _on_take(self, letter: str) -> None:
        self.taken.emit(letter)
