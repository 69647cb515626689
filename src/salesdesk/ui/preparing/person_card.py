"""One person of a call: takes part or not, the role in the decision, what they want and when they were last met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.deal import BuyingRole
from salesdesk.ui.fields import Choice, TextBox, Tick
from salesdesk.ui.flow import Flow
from salesdesk.ui.guarding.guard_line import guard_look
from salesdesk.ui.parts import Ground, Label, Pill, column, row, set_tip
from salesdesk.ui.theme import theme
from salesdesk.ui.told_pill import ToldPill
from salesdesk.wording.findings import contact_told
from salesdesk.wording.guards import guard_short, guard_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from salesdesk.domain.account import Person
    from salesdesk.domain.deal import Deal
    from salesdesk.domain.pest_guard import Guard
    from salesdesk.wording import Words

WIDTH = 360
INDENT = 30
NOT_NAME = 80


class PersonTick(QWidget):
    """One person: takes part or not, and the part in the decision on the deal."""

    ticked = Signal(object, bool)
    cast = Signal(object, object)

    def __init__(self, words: Words, person: Person, account: UUID | None, *, has_deal: bool) -> None:
        """Show a person."""
        super().__init__()
        self._words = words
        self.person = person
        self.job = person.title_at(account)
        called = words.text("{name}, {title}", name=person.name, title=self.job) if self.job else person.name
        self.tick = Tick(called)
        self.role: Choice[BuyingRole | None] = Choice(
            [(None, words.text("Role not known")), *((role, label(words, role)) for role in BuyingRole)]
        )
        self.role.setAccessibleName(words.text("Role of {name} in the decision", name=person.name))
        self.has_deal = has_deal
        # Only ever hidden: what has no place on the page yet would show as a window of its own, and take the focus.
        if not has_deal:
            self.role.hide()
        self.tick.committed.connect(self._on_ticked)
        self.role.committed.connect(self._on_cast)
        self.build()

    def build(self) -> None:
        """Put the parts together."""
        self.setLayout(column(Flow(self.tick, self.role, gap=8, line_gap=4, align="middle")))

    def show_part(self, deal: Deal | None) -> None:
        """Show the person's part in the decision."""
        self.role.set_value(deal.role_of(self.person.id) if deal else None)

    def _on_ticked(self, takes_part: object) -> None:
        self.ticked.emit(self.person.id, bool(takes_part))

    def _on_cast(self, role: object) -> None:
        self.cast.emit(self.person.id, role)


class PersonCard(PersonTick):
    """The same on a card, with what they want from the deal and the last contact."""

    wanted = Signal(object, str)

    @override
    def build(self) -> None:
        words, name = self._words, self.person.name
        self.wants = TextBox(words.text("What they want"), lines=1, limit=1000)
        self.wants.setAccessibleName(words.text("What {name} wants", name=name))
        if not self.has_deal:
            self.wants.hide()
        self.wants.committed.connect(self._on_wanted)
        self.contact = Label("", "second", wrap=True)
        self.leave = Pill(words.text("Do not contact"), "warn", "ban")
        if not self.person.do_not_contact:
            self.leave.hide()
        self.guard = ToldPill()
        self.guard.hide()
        ground = Ground("item", margins=(12, 8, 12, 8), gap=2)
        told = row(INDENT, self.contact, self.guard, self.leave, gap=8)
        told.setStretch(1, 1)
        part = row(self.role, self.wants, gap=8, middle=False)
        part.setAlignment(self.role, Qt.AlignmentFlag.AlignTop)
        part.setStretch(1, 1)
        ground.add(Flow(self.tick), told, 2, part, None)
        self.setLayout(column(ground))
        self._fit_name()
        theme().changed.connect(self._fit_name)

    @override
    def show_part(self, deal: Deal | None) -> None:
        super().show_part(deal)
        part = next((one for one in deal.people if one.person_id == self.person.id), None) if deal else None
        self.wants.set_value(part.wants if part else "")

    def show_contact(self, last: date | None, today: date) -> None:
        """Say what they do there and when they were last met."""
        self.contact.setText(contact_told(self._words, self.job, last, today))

    def show_guard(self, guard: Guard | None, today: date) -> None:
        """Say what the pest guard says of them, as far as the card does not say so already (B4)."""
        short = guard_short(self._words, guard) if guard is not None else ""
        said = guard is not None and guard.may_be_overridden and bool(short)
        if guard is not None and said:
            self.guard.tell(short, *guard_look(guard), guard_told(self._words, guard, today))
        self.guard.setVisible(said)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDTH), super().sizeHint().height())

    def _fit_name(self) -> None:
        # The name alone; a tick cannot go on in a second line, and its name for a screen reader stays whole.
        name, room = self.person.name, theme().px(WIDTH - NOT_NAME)
        shown = QFontMetrics(self.tick.font()).elidedText(name, Qt.TextElideMode.ElideRight, room)
        self.tick.setText(shown.replace("&", "&&"))
        set_tip(self.tick, "" if shown == name else name)

    def _on_wanted(self, words: str) -> None:
        self.wanted.emit(self.person.id, words)
