"""The people of an account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from salesdesk.domain.account import Affiliation, Person
from salesdesk.ui.accounts.person_slot import PersonSlot
from salesdesk.ui.in_place import SlotList
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import Button, Label

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.ui.workbench import Workbench


class AccountPeople(QObject):
    """Who works there; somebody new is kept once there is a name."""

    refused = Signal(str)

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty card."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self._account: UUID | None = None
        self._kept: tuple[Person, ...] = ()
        self._wanted: UUID | None = None
        self._begun: Person | None = None
        self.add = Button(words.text("Add person"), "plus", "quiet", do=self.begin)
        self.card = PartCard("users", words.text("People"), self.add)
        self.list: SlotList[Person] = SlotList(self._slot, gap=2)
        self._nobody = Label(words.text("Nobody is known here yet. Who will you talk to?"), "second", wrap=True)
        self.card.lines.addWidget(self._nobody)
        self.card.lines.addWidget(self.list)
        self.card.lines.addStretch(1)

    def show_people(self, account: UUID, people: Sequence[Person]) -> None:
        """Show the people of an account."""
        if account != self._account:
            self.list.close_editors()
            self._begun = None
            self.list.show_groups([])
        self._account = account
        self._kept = tuple(people)
        if self._begun is not None and any(person.id == self._begun.id for person in people):
            self._begun = None
        self._show()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.list.open(wanted)

    def want(self, person: UUID | None) -> None:
        """Open the fields of a person as soon as people are shown."""
        self._wanted = person

    def in_front(self) -> UUID | None:
        """Return whose fields are open, or who has the focus."""
        known = {person.id for person in self._kept}
        return next((key for key in self.list.in_front() if key in known), None)

    def begin(self) -> None:
        """Open the fields of somebody new."""
        if self._account is None:
            return
        if self._begun is None:
            works = (Affiliation(account_id=self._account),)
            self._begun = Person(id=self._workbench.desk.changes.ids.new(), name="", affiliations=works)
        key = self._begun.id
        self._show()
        self.list.open(key)

    def _slot(self) -> PersonSlot:
        if self._account is None:
            raise LookupError("account")
        slot = PersonSlot(self._workbench, self._account, self._is_begun)
        slot.closed.connect(self._on_closed)
        slot.refused.connect(self.refused)
        return slot

    def _is_begun(self, key: object) -> bool:
        return self._begun is not None and self._begun.id == key

    def _show(self) -> None:
        shown = (*self._kept, self._begun) if self._begun is not None else self._kept
        self.card.count.setText(self._words.number(len(self._kept)) if self._kept else "")
        self._nobody.setVisible(not shown)
        self.list.show_groups([("", [(person.id, person) for person in shown])])

    def _on_closed(self, key: object) -> None:
        slot = self.list.slot(key)
        if self._is_begun(key) and isinstance(slot, PersonSlot) and not slot.written:
            self._begun = None
            self._show()
            self.add.setFocus()
