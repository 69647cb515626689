"""What becomes of the card that is picked: who it is, and field by field what is kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.application.address_cards.merging import Difference, Take
from salesdesk.ui.fields import Choice
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Ground, Label, column
from salesdesk.wording.address_cards import by_told, field_label, take_label, values_told

if TYPE_CHECKING:
    from salesdesk.application.address_cards.planning import CardLine
    from salesdesk.wording import Words


class Merging(QWidget):
    """One field in which the two differ: what stands here, what the card says, what is kept."""

    taken = Signal(object, object)

    def __init__(self, words: Words, difference: Difference) -> None:
        """Show a difference."""
        super().__init__()
        name = field_label(words, difference.field)
        ours = values_told(words, difference, difference.ours)
        theirs = values_told(words, difference, difference.theirs)
        takes = [Take.OURS, Take.THEIRS, *([Take.BOTH] if difference.can_both else [])]
        self.choice: Choice[Take] = Choice([(take, take_label(words, take)) for take in takes])
        self.choice.set_value(difference.take)
        self.choice.setAccessibleName(words.text("What is kept of {field}", field=name.lower()))
        self.choice.committed.connect(partial(self.taken.emit, difference.field))
        here = words.text("Here: {text}", text=ours) if ours else words.text("Here: nothing yet")
        ground = Ground("item", margins=(12, 8, 12, 8), gap=4)
        ground.add(
            Label(name, "label"),
            Label(here, "second", wrap=True),
            Label(words.text("Card: {text}", text=theirs), "body", wrap=True),
            self.choice,
        )
        self.setLayout(column(ground))


class CardDeciding(QWidget):
    """The person a card may be, and the fields in which they differ."""

    said_same = Signal(int, object)
    taken = Signal(int, object, object)

    def __init__(self, words: Words) -> None:
        """Ask about nothing yet."""
        super().__init__()
        self._words = words
        self._number = 0
        self._title = Label("", "row-title", wrap=True)
        self._why = Label("", "second", wrap=True)
        self.who: Choice[bool | None] = Choice()
        self.who.setAccessibleName(words.text("Who it is"))
        self.who.committed.connect(self._on_who)
        self.fields = Listing(words.text("Nothing on the card is new."), gap=8)
        lines: QVBoxLayout = column(self._title, self._why, self.who, self.fields, gap=8)
        lines.addStretch(1)
        self.setLayout(lines)

    def ask(self, line: CardLine | None) -> None:
        """Ask about a card."""
        self.setVisible(line is not None)
        if line is None:
            return
        words = self._words
        self._number = line.number
        self._title.setText(line.card.name)
        like = bool(line.like)
        self._why.setText(self._reason(line))
        self.who.setVisible(like and not line.is_sure)
        if like:
            self.who.offer(
                [
                    (None, words.text("Not decided: added as new")),
                    (True, words.text("Same person as {name}", name=line.like)),
                    (False, words.text("Another person")),
                ]
            )
            self.who.set_value(line.same)
        self.fields.setVisible(like and line.same is True)
        self.fields.show_rows([self._merging(difference) for difference in line.differences])

    def _reason(self, line: CardLine) -> str:
        words = self._words
        if not line.like:
            return words.text("Nobody like this is known here yet.")
        if line.is_sure:
            return words.text("Is {name} here: {why}.", name=line.like, why=by_told(words, line))
        return words.text("May be {name} here: {why}.", name=line.like, why=by_told(words, line))

    def _merging(self, difference: Difference) -> Merging:
        made = Merging(self._words, difference)
        made.taken.connect(self._on_taken)
        return made

    def _on_taken(self, field: object, take: object) -> None:
        self.taken.emit(self._number, field, take)

    def _on_who(self, same: object) -> None:
        self.said_same.emit(self._number, same)
