"""The people on a deal: who decides, what each wants, how to reach them; somebody known or new is put on it here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from salesdesk.application.deal_people import Involved
from salesdesk.domain.deal import BuyingRole
from salesdesk.domain.folding import squeeze
from salesdesk.ui.acts import act
from salesdesk.ui.fields import Field, SuggestLine, TextLine, pair
from salesdesk.ui.flow import Flow
from salesdesk.ui.in_place import SlotList
from salesdesk.ui.parts import Button, Card, Ground, Label
from salesdesk.ui.pipeline.involved_slot import InvolvedSlot
from salesdesk.wording.findings import decider_told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.application.deal_people import DealPeopleView
    from salesdesk.ui.workbench import Workbench

SUGGESTIONS = 8


class AddPersonForm(Ground):
    """A name that is known at the account, or a new one; `closed` tells that it was left."""

    closed = Signal()

    def __init__(self, workbench: Workbench, known: Callable[[str], Sequence[tuple[UUID, str]]]) -> None:
        """Be hidden until it is opened; `known` returns who fits what is typed."""
        super().__init__("item", margins=(12, 10, 12, 10), gap=10)
        words = workbench.words
        self.name = SuggestLine(known, words.text("Type to find, or a new name"))
        self.title = TextLine(words.text("Such as buyer"))
        self.field = Field(words.text("Who"), self.name)
        self.add_button = Button(words.text("Add person"), "plus", "primary")
        leave = Button(words.text("Leave it"), do=self.close_form)
        self.add(pair(self.field, Field(words.text("Title"), self.title)), Flow(self.add_button, leave))
        self.name.returnPressed.connect(self.add_button.click)
        self.title.returnPressed.connect(self.add_button.click)
        self.hide()

    def open_form(self) -> None:
        """Ask for a person."""
        self.empty()
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def empty(self) -> None:
        """Forget what was typed."""
        self.name.set_value("")
        self.title.set_value("")
        self.field.clear_error()

    def close_form(self) -> None:
        """Ask for nobody any more."""
        self.hide()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)


class PeopleCard(Card):
    """Who is on the deal; `arranged` tells that fields came or went."""

    arranged = Signal()

    def __init__(self, workbench: Workbench, refused: Callable[[str], None]) -> None:
        """Show nobody yet; `refused` gets the sentences of a rule that said no."""
        words = workbench.words
        self.begin = Button(words.text("Add person"), "plus", do=self.add_person)
        super().__init__(words.text("People"), trailing=self.begin)
        self._workbench = workbench
        self._words = words
        self._refused = refused
        self._view: DealPeopleView | None = None
        self._nobody = Label(
            words.text("Nobody is on this deal yet. Who decides, and who advises them?"), "second", wrap=True
        )
        self._decider = Label(" ".join(decider_told(words, known=False, deal=True)), "second", tone="warn", wrap=True)
        self._decider.hide()
        self.list: SlotList[Involved] = SlotList(self._slot, gap=4)
        self.list.removed.connect(self._on_removed)
        self.list.arranged.connect(self.arranged)
        self.form = AddPersonForm(workbench, self._known)
        self.form.add_button.clicked.connect(self._on_add)
        self.form.closed.connect(self._on_closed)
        self.add(self._nobody, self.list, self._decider, self.form)

    def show_people(self, view: DealPeopleView) -> None:
        """Show who is on a deal."""
        if self._view is not None and self._view.deal_id != view.deal_id:
            self.list.close_editors()
            self.form.hide()
        self._view = view
        self._nobody.setVisible(not view.involved)
        decides = any(one.part.role is BuyingRole.DECIDES for one in view.involved)
        self._decider.setVisible(bool(view.involved) and not decides)
        self.list.show_groups([("", [(one.person.id, one) for one in view.involved])])
        self.arranged.emit()

    def add_person(self) -> None:
        """Ask who is put on the deal."""
        self.begin.hide()
        self.form.open_form()
        self.arranged.emit()

    def _slot(self) -> InvolvedSlot:
        slot = InvolvedSlot(self._workbench)
        slot.cast.connect(self._on_cast)
        slot.wanted.connect(self._on_wanted)
        slot.opening.connect(self._on_opening)
        slot.closed.connect(self._on_slot_closed)
        return slot

    def _known(self, text: str) -> Sequence[tuple[UUID, str]]:
        typed, others = text.casefold(), self._view.others if self._view else ()
        return [(one.id, one.name) for one in others if typed in one.name.casefold()][:SUGGESTIONS]

    def _on_add(self) -> None:
        view, name, title = self._view, self.form.name.value(), self.form.title.value()
        if view is None:
            return
        if not name:
            self.form.field.set_error(self._words.text("Type a name first"))
            return
        people, known = self._workbench.desk.deal_people, self._meant(view, name)
        text = self._words.text("Add {name}", name=name)
        job = partial(people.add, view.deal_id, known) if known else partial(people.add_new, view.deal_id, name, title)
        act(self._workbench, text, job, self._on_added, self.form.field.set_error)

    def _meant(self, view: DealPeopleView, name: str) -> UUID | None:
        """Return who is meant: the one that was chosen, or the only one who is called so."""
        called = [one.id for one in view.others if squeeze(one.name) == squeeze(name)]
        chosen: UUID | None = self.form.name.suggested()
        return chosen or (called[0] if len(called) == 1 else None)

    def _on_added(self, _step: Step) -> None:
        self.form.empty()
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_closed(self) -> None:
        self.begin.show()
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)
        self.arranged.emit()

    def _on_slot_closed(self, _key: object) -> None:
        self.arranged.emit()

    def _on_cast(self, person: UUID, role: BuyingRole | None) -> None:
        set_role = self._workbench.desk.preparing.set_role
        self._act(self._words.text("Set role in the decision"), lambda key: set_role(key, person, role))

    def _on_wanted(self, person: UUID, wants: str) -> None:
        set_wants = self._workbench.desk.researching.set_wants
        self._act(self._words.text("Write what somebody wants"), lambda key: set_wants(key, person, wants))

    def _on_removed(self, person: UUID) -> None:
        view, remove = self._view, self._workbench.desk.deal_people.remove
        name = next((one.person.name for one in view.involved if one.person.id == person), "") if view else ""
        text = self._words.text("{name} taken off the deal", name=name)
        self._act(text, lambda key: remove(key, person), toast=True)

    def _on_opening(self, person: UUID) -> None:
        view = self._view
        if view is None:
            return
        works = next((one.person.affiliations for one in view.involved if one.person.id == person), ())
        at = view.account_id if any(one.account_id == view.account_id for one in works) else None
        account = at or next((one.account_id for one in works), None)
        if account is not None:
            self._workbench.navigate("accounts", f"{account}/{person}")

    def _act(self, text: str, job: Callable[[UUID], Step], *, toast: bool = False) -> None:
        if self._view is not None:
            act(self._workbench, text, partial(job, self._view.deal_id), refused=self._refused, toast=toast)
