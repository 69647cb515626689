"""One person of an account: name, position, how to reach them; written in place."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from salesdesk.application.account_editing import reached, with_contact, with_title
from salesdesk.domain.account import ContactKind, Person
from salesdesk.ui.accounts.person_about import PersonAbout
from salesdesk.ui.activities.history_card import PersonLog
from salesdesk.ui.autosave import Autosave
from salesdesk.ui.fields import Field, TextLine, Tick
from salesdesk.ui.flow import Flow, side_by_side
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face, Slot
from salesdesk.ui.parts import Button, Ground, Label, boxed, column, row
from salesdesk.ui.writing.letter_dialog import write_to_person
from salesdesk.wording.accounts import person_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.ui.workbench import Workbench

KINDS = (ContactKind.PHONE, ContactKind.MOBILE, ContactKind.EMAIL)


class PersonSlot(Slot[Person]):
    """Somebody at the account; edits are kept as they are made."""

    refused = Signal(str)

    def __init__(self, workbench: Workbench, account: UUID | None, is_new: Callable[[object], bool]) -> None:
        """Show nobody yet; `is_new` tells whether a person is not kept yet. Without an account there is no title."""
        self._workbench = workbench
        self._words = workbench.words
        self._account = account
        self._is_new = is_new
        self._name = Label("", "row-title", wrap=True)
        self._second = Label("", "second", wrap=True)
        self._picture = IconView("user", "text2")
        line = row(self._picture, column(self._name, self._second, gap=1), gap=8, middle=False)
        line.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        super().__init__(Face(line))
        self._autosave: Autosave[Person] = Autosave(workbench, self)
        self._autosave.refused.connect(self._on_refused)

    @property
    def written(self) -> bool:
        """Whether the person has a name."""
        return self._autosave.value is not None and bool(self._autosave.value.name)

    @override
    def draw(self, thing: Person) -> None:
        if self._is_new(thing.id):
            if self._autosave.value is None:
                self._autosave.begin(thing)
        else:
            self._autosave.take(thing)
        shown = self._autosave.value or thing
        circle = label(self._words, shown.circle) if shown.circle else ""
        told = (shown.title_at(self._account), circle, person_told(self._words, shown))
        second = ", ".join(filter(None, told))
        self._picture.show_icon("ban" if shown.do_not_contact else "user", "text2")
        self._name.setText(shown.name)
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self.face.setAccessibleName(f"{shown.name}. {second}")

    @override
    def make_editor(self) -> QWidget:
        words = self._words
        self._name_line = TextLine(words.text("Name"))
        self._title_line = TextLine(words.text("Such as buyer"))
        self._reached = {kind: TextLine() for kind in KINDS}
        self._letter = Button(words.text("Write a letter…"), "mail", do=self._on_letter)
        self._favours = Button(words.text("Favours and goodwill"), "handshake", do=self._on_favours)
        self._leave = Tick(words.text("Do not contact"))
        self._name_field = Field(words.text("Name"), self._name_line)
        self._log = PersonLog(self._workbench)
        self._about = PersonAbout(self._workbench, self._edit)
        self._name_line.committed.connect(self._on_name)
        self._title_line.committed.connect(self._on_title)
        self._leave.committed.connect(self._on_leave)
        for kind, line in self._reached.items():
            line.committed.connect(partial(self._on_reached, kind))
        reach = {kind: Field(label(words, kind), line) for kind, line in self._reached.items()}
        named: QWidget | QHBoxLayout = self._name_field
        if self._account is not None:
            named = side_by_side(self._name_field, Field(words.text("Title"), self._title_line))
        box = Ground("item", margins=(12, 10, 12, 10), gap=10)
        box.add(
            named,
            side_by_side(reach[ContactKind.PHONE], reach[ContactKind.MOBILE]),
            side_by_side(reach[ContactKind.EMAIL], boxed(column(None, self._leave))),
            self._about,
            self._log,
            Flow(self._letter, self._favours, Button(words.text("Done"), do=self.close_editor)),
        )
        self._log.arranged.connect(partial(order_focus, box))
        return box

    @override
    def fill(self, thing: Person) -> None:
        shown = self._autosave.value or thing
        self._name_line.set_value(shown.name)
        self._title_line.set_value(shown.title_at(self._account))
        self._leave.set_value(shown.do_not_contact)
        self._letter.setVisible(not self._is_new(shown.id) and not shown.do_not_contact)
        self._favours.setVisible(not self._is_new(shown.id))
        self._log.show_person(shown.id)
        self._about.show_person(shown)
        for kind, line in self._reached.items():
            line.set_value(reached(shown.contacts, kind))

    def _edit(self, text: str, change: Callable[[Person], Person]) -> None:
        if not self.written:
            return
        self._autosave.edit(text, change)
        if self._autosave.value is not None:
            self.draw(self._autosave.value)

    def _on_name(self, name: str) -> None:
        if not name:
            self._name_field.set_error(self._words.text("A person needs a name. Type one"))
            return
        self._name_field.clear_error()
        if self.written:
            self._edit(self._words.text("Rename person"), lambda person: replace(person, name=name))
            return
        # A new person is kept whole once there is a name.
        self._autosave.edit(self._words.text("Add {name}", name=name), partial(self._typed, name=name))
        if self._autosave.value is not None:
            self.draw(self._autosave.value)

    def _typed(self, person: Person, name: str) -> Person:
        contacts = person.contacts
        for kind, line in self._reached.items():
            contacts = with_contact(contacts, kind, line.value())
        titled = with_title(person, self._account, self._title_line.value()) if self._account else person
        return replace(titled, name=name, contacts=contacts, do_not_contact=self._leave.value())

    def _on_title(self, title: str) -> None:
        account = self._account
        if account is not None:
            self._edit(self._words.text("Set title"), lambda person: with_title(person, account, title))

    def _on_reached(self, kind: ContactKind, value: str) -> None:
        text = self._words.text("Set {what}", what=label(self._words, kind).lower())
        self._edit(text, lambda person: replace(person, contacts=with_contact(person.contacts, kind, value)))

    def _on_letter(self) -> None:
        if self.thing is not None:
            write_to_person(self._workbench, self.thing.id)

    def _on_favours(self) -> None:
        if self.thing is not None:
            self._workbench.navigate("favours", str(self.thing.id))

    def _on_leave(self, ticked: object) -> None:
        text = self._words.text("Set do not contact")
        self._edit(text, lambda person: replace(person, do_not_contact=bool(ticked)))

    def _on_refused(self, sentences: str) -> None:
        if self.editor is not None:
            self._name_field.set_error(sentences)
        else:
            self.refused.emit(sentences)
