"""Who takes part: the people of the account, what each does in the decision, and somebody new."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.plan_editing import attended
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import BuyingRole, Deal
from salesdesk.ui.acts import act
from salesdesk.ui.fields import Field, TextLine
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Button, Label, column
from salesdesk.ui.preparing.person_card import PersonCard, PersonTick

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.domain.meeting import Meeting
    from salesdesk.domain.pest_guard import Guard
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench


class Involved(Protocol):
    """A plan or a talk as it is looked at: whose it is, and who could take part."""

    @property
    def account(self) -> Account | None:
        """The account, where there is one."""
        ...

    @property
    def deal(self) -> Deal | None:
        """The deal, where there is one."""
        ...

    @property
    def people(self) -> tuple[Person, ...]:
        """Who takes part."""
        ...

    @property
    def known_people(self) -> tuple[Person, ...]:
        """Who is known at the account."""
        ...


class People(QWidget):
    """The people of the account to tick, and a line for somebody new.

    `detailed` shows for each on a card of their own what they want and when they were last met.
    """

    refused = Signal(str)
    arranged = Signal()

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting], *, detailed: bool = False) -> None:
        """Show nobody yet."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self._autosave = autosave
        self._view: Involved | None = None
        self._known: object = None
        self._ticks: list[PersonTick] = []
        self._detailed = detailed
        self._flow = Flow(gap=10, line_gap=10) if detailed else Flow(gap=20, line_gap=6)
        self._nobody = Label(
            words.text("Nobody of this account is known yet. Add who you will talk to."), "second", wrap=True
        )
        self.name = TextLine(words.text("Name"))
        self.title = TextLine(words.text("Such as buyer"))
        self._add = Button(words.text("Add person"), "plus", do=self._on_add)
        self._name_field = Field(words.text("Somebody new"), self.name)
        self._new = Flow(self._name_field, Field(words.text("Title"), self.title), self._add, align="bottom")
        self.name.returnPressed.connect(self._on_add)
        self.title.returnPressed.connect(self._on_add)
        self.setLayout(column(Label(words.text("Who takes part"), "label"), self._nobody, self._flow, self._new, gap=8))

    def show_view(self, view: Involved) -> None:
        """Offer the people of the account, and those who take part without belonging to it."""
        self._view = view
        known = {person.id: person for person in (*view.known_people, *view.people)}
        signature = (tuple(known.values()), view.deal is not None)
        if signature != self._known:
            self._known = signature
            self._offer(tuple(known.values()), view)
        for tick in self._ticks:
            tick.show_part(view.deal)
        self._nobody.setVisible(not known)
        self._new.setVisible(view.account is not None)

    def show_contacts(self, last: Mapping[UUID, date]) -> None:
        """Say when each was last met."""
        for tick in self._ticks:
            if isinstance(tick, PersonCard):
                tick.show_contact(last.get(tick.person.id), self._workbench.today)

    def show_guards(self, guards: Mapping[UUID, Guard]) -> None:
        """Say what the pest guard says of each (B4)."""
        for tick in self._ticks:
            if isinstance(tick, PersonCard):
                tick.show_guard(guards.get(tick.person.id), self._workbench.today)

    def show_meeting(self, meeting: Meeting) -> None:
        """Tick those who take part."""
        for tick in self._ticks:
            tick.tick.set_value(tick.person.id in meeting.people)

    def focus_first(self) -> None:
        """Put the focus on the first person, else where somebody is added."""
        (self._ticks[0].tick if self._ticks else self.name).setFocus()

    def focus_free(self) -> None:
        """Put the focus on the first person who does not take part, else where somebody new is added."""
        free = next((tick.tick for tick in self._ticks if not tick.tick.value()), None)
        (free or self.name).setFocus()

    def _offer(self, people: tuple[Person, ...], view: Involved) -> None:
        account = view.account.id if view.account else None
        made = PersonCard if self._detailed else PersonTick
        self._ticks = [made(self._words, p, account, has_deal=view.deal is not None) for p in people]
        for tick in self._ticks:
            tick.ticked.connect(self._on_ticked)
            tick.cast.connect(self._on_cast)
            if isinstance(tick, PersonCard):
                tick.wanted.connect(self._on_wanted)
        self._flow.show_widgets(*self._ticks)
        self.arranged.emit()

    def _on_ticked(self, person: UUID, takes_part: bool) -> None:  # noqa: FBT001 (a signal's payload)
        text = self._words.text("Add to the call") if takes_part else self._words.text("Take off the call")
        self._autosave.edit(text, partial(attended, person=person, takes_part=takes_part))

    def _on_cast(self, person: UUID, role: BuyingRole | None) -> None:
        deal = self._view.deal if self._view else None
        if deal is not None:
            set_role, key = self._workbench.desk.preparing.set_role, deal.id
            text = self._words.text("Set role in the decision")
            act(self._workbench, text, lambda: set_role(key, person, role), refused=self.refused.emit)

    def _on_wanted(self, person: UUID, wants: str) -> None:
        deal = self._view.deal if self._view else None
        if deal is not None:
            set_wants, key = self._workbench.desk.researching.set_wants, deal.id
            text = self._words.text("Write what somebody wants")
            act(self._workbench, text, lambda: set_wants(key, person, wants), refused=self.refused.emit)

    def _on_add(self) -> None:
        account, name, title = self._view.account if self._view else None, self.name.value(), self.title.value()
        if account is None:
            return
        if not name:
            self._name_field.set_error(self._words.text("Type a name first"))
            return
        self._name_field.clear_error()
        new_person, key = self._workbench.desk.selling.new_person, account.id
        text = self._words.text("Add {name}", name=name)
        act(self._workbench, text, lambda: new_person(key, name, title), self._on_added, self._name_field.set_error)

    def _on_added(self, step: Step) -> None:
        self.name.set_value("")
        self.title.set_value("")
        self.name.setFocus()
        self._on_ticked(step.made(Person), takes_part=True)
