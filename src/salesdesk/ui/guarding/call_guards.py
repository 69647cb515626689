"""The pest guard over the people of a call: whoever it has something to say of, before anybody dials (B4)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.pest_guard import FREE, Guard, Offer
from salesdesk.ui.guarding.guard_line import GuardLine
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import column

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from salesdesk.domain.account import Person
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words


def worth_saying(guard: Guard | None) -> bool:
    """Tell whether the guard has something to say before a call: not of somebody who was tried once, or never."""
    return guard is not None and (guard.ground is not FREE.ground)


class CallGuards(QWidget):
    """A line for each person of whom there is something to say; what is offered instead is told with the person."""

    slot_asked = Signal(object)
    other_asked = Signal(object)
    letter_asked = Signal(object)
    back_asked = Signal()

    def __init__(self, workbench: Workbench, *, hands_back: bool = True) -> None:
        """Show nobody; without `hands_back` there is nothing to hand back."""
        super().__init__()
        self._workbench = workbench
        self._hands_back = hands_back
        self._shown: object = None
        self.lines: list[GuardLine] = []
        self._list = Listing("", gap=6)
        self.setLayout(column(self._list, gap=0))
        self.hide()

    def show_people(self, people: Sequence[Person], guards: Mapping[UUID, Guard]) -> None:
        """Show what the guard says of those who take part."""
        said = [(person, guards[person.id]) for person in people if worth_saying(guards.get(person.id))]
        shown = tuple((person.id, person.name, guard) for person, guard in said)
        if shown == self._shown:
            return
        self._shown = shown
        self.lines = [self._line(self._workbench.words, person) for person, _ in said]
        self._list.show_rows(self.lines)
        for line, (person, guard) in zip(self.lines, said, strict=True):
            line.show_guard(guard, self._workbench.today, person.name)
        self.setVisible(bool(said))

    def _line(self, words: Words, person: Person) -> GuardLine:
        ways: dict[Offer, Callable[[], object]] = {
            Offer.SLOT: partial(self.slot_asked.emit, person.id),
            Offer.PERSON: partial(self.other_asked.emit, person.id),
            Offer.LETTER: partial(self.letter_asked.emit, person.id),
        }
        if self._hands_back:
            ways[Offer.HAND_BACK] = self.back_asked.emit
        return GuardLine(words, ways)
