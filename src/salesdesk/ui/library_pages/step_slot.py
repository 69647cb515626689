"""One step of a playbook: what is done, and how many days before the customer decides (4.9)."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.playbook import PlaybookStep
from salesdesk.ui.fields import Field, SavedLine, quantity_field
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face
from salesdesk.ui.library_pages.lines import LineSlot
from salesdesk.ui.parts import Ground, Label, column, row
from salesdesk.wording.library import lead_told

if TYPE_CHECKING:
    from salesdesk.wording import Words


class StepSlot(LineSlot[PlaybookStep]):
    """A step with its lead time in grey."""

    def __init__(self, words: Words) -> None:
        """Show an empty step."""
        self._name = Label("", wrap=True)
        self._lead = Label("", "second", wrap=True)
        picture = IconView("circle-dashed", "text2")
        line = row(picture, column(self._name, self._lead, gap=1), gap=8, middle=False)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        super().__init__(words, Face(line))

    @override
    def draw(self, thing: PlaybookStep) -> None:
        lead = lead_told(self._words, thing)
        self._name.setText(thing.name)
        self._lead.setText(lead)
        self.face.setAccessibleName(f"{thing.name}. {lead}")

    @override
    def make_editor(self) -> QWidget:
        words = self._words
        self._line = SavedLine(words.text("Such as a trial on site"))
        self._days = quantity_field(words)
        self.words_field = Field(words.text("Step"), self._line)
        self._line.committed.connect(partial(self.edit, "name"))
        self._days.committed.connect(self._on_days)
        box = Ground("item", margins=(12, 10, 12, 10), gap=10)
        box.add(
            self.words_field,
            Field(words.text("Days before the customer decides"), self._days),
            self.foot(words.text("Remove step")),
        )
        return box

    @override
    def fill(self, thing: PlaybookStep) -> None:
        self._line.set_value(thing.name)
        self._days.set_value(Decimal(thing.lead_days))

    def _on_days(self, value: Decimal | None) -> None:
        self.edit("lead_days", int(value or 0))
