"""One person on a deal: the part in the decision, what they want, how and when they were reached; written in place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.deal_people import Involved
from salesdesk.domain.deal import BuyingRole
from salesdesk.ui.fields import Choice, Field, TextBox
from salesdesk.ui.flow import Flow
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face, Slot
from salesdesk.ui.parts import Button, ElidedLabel, Ground, Label, Pill, column, row
from salesdesk.wording.accounts import person_told
from salesdesk.wording.findings import contact_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.ui.workbench import Workbench

WANTS = 1000
PICTURES: Mapping[BuyingRole, str] = {
    BuyingRole.DECIDES: "flag",
    BuyingRole.ADVISES: "message-square-quote",
    BuyingRole.USES: "package",
    BuyingRole.BLOCKS: "ban",
    BuyingRole.SPONSORS: "handshake",
}


class InvolvedSlot(Slot[Involved]):
    """Somebody on the deal; `cast`, `wanted` tell what was written, `opening` asks for the person's card."""

    cast = Signal(object, object)
    wanted = Signal(object, str)
    opening = Signal(object)

    def __init__(self, workbench: Workbench) -> None:
        """Show nobody yet."""
        self._workbench = workbench
        self._words = workbench.words
        self._name = ElidedLabel("", "row-title")
        self._role = Pill("", "info")
        self._leave = Pill(self._words.text("Do not contact"), "warn", "ban")
        self._told = Label("", "second", wrap=True)
        self._reach = Label("", "second", wrap=True)
        self._wants = Label("", "second", tone="text", wrap=True)
        head = row(self._name, self._leave, self._role, gap=8)
        head.setStretch(0, 1)
        picture = IconView("user", "text2")
        line = row(picture, column(head, self._told, self._reach, self._wants, gap=1), gap=10, middle=False)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        super().__init__(Face(line))

    @override
    def draw(self, thing: Involved) -> None:
        words, person = self._words, thing.person
        told = contact_told(words, thing.title, thing.last, self._workbench.today)
        reach = "" if person.do_not_contact else person_told(words, person)
        wants = words.text("Wants: {what}", what=thing.part.wants) if thing.part.wants else ""
        role = label(words, thing.part.role) if thing.part.role else words.text("Role not known")
        self._name.setText(person.name)
        picture = PICTURES[thing.part.role] if thing.part.role else "circle-dashed"
        self._role.show_state(role, "info" if thing.part.role else "neutral", picture)
        self._leave.setVisible(person.do_not_contact)
        self._told.setText(told)
        self._reach.setText(reach)
        self._reach.setVisible(bool(reach))
        self._wants.setText(wants)
        self._wants.setVisible(bool(wants))
        leave = words.text("Do not contact") if person.do_not_contact else ""
        self.face.setAccessibleName(". ".join(filter(None, (person.name, role, leave, told, reach, wants))))

    @override
    def make_editor(self) -> QWidget:
        words = self._words
        self._title = Label("", "row-title", wrap=True)
        self._choice: Choice[BuyingRole | None] = Choice(
            [(None, words.text("Role not known")), *((role, label(words, role)) for role in BuyingRole)]
        )
        self._box = TextBox(words.text("What they want from this deal"), lines=1, limit=WANTS)
        self._choice.committed.connect(self._on_cast)
        self._box.committed.connect(self._on_wanted)
        self._open = Button(words.text("Open their card"), "user", "link", do=self._on_open)
        self._remove = Button(words.text("Take off the deal"), "x", "link", do=self._on_remove)
        ground = Ground("item", margins=(12, 10, 12, 10), gap=10)
        ground.add(
            self._title,
            Field(words.text("Role in the decision"), self._choice),
            Field(words.text("What they want"), self._box),
            Flow(Button(words.text("Done"), do=self.close_editor), self._open, self._remove),
        )
        return ground

    @override
    def fill(self, thing: Involved) -> None:
        words, name = self._words, thing.person.name
        self._title.setText(name)
        self._choice.set_value(thing.part.role)
        self._choice.setAccessibleName(words.text("Role of {name} in the decision", name=name))
        self._box.set_value(thing.part.wants)
        self._box.setAccessibleName(words.text("What {name} wants", name=name))
        self._open.setAccessibleName(words.text("Open the card of {name}", name=name))
        self._remove.setAccessibleName(words.text("Take {name} off the deal", name=name))

    @override
    def focus_first(self) -> None:
        # The role comes first in the fields, and is what is set most often.
        if self.is_open:
            self._choice.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    def _on_cast(self, role: object) -> None:
        self.cast.emit(self.key, role)

    def _on_wanted(self, wants: str) -> None:
        self.wanted.emit(self.key, wants)

    def _on_open(self) -> None:
        self.commit()
        self.opening.emit(self.key)

    def _on_remove(self) -> None:
        self.removed.emit(self.key)
