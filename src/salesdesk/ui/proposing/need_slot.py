"""One thing they need: a row to read that opens into its fields."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.proposal import Need
from salesdesk.ui.fields import Field, SuggestLine, date_field
from salesdesk.ui.in_place import Face, Slot
from salesdesk.ui.parts import Button, Ground, IconView, Label, column, equal, row
from salesdesk.ui.proposing.boxes import LineBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesdesk.ui.workbench import Workbench


class NeedSlot(Slot[Need]):
    """The need, how it is today, what they want, who said so and when."""

    edited = Signal(object, str, object)

    def __init__(self, workbench: Workbench, people: Callable[[str], Sequence[tuple[str, str]]]) -> None:
        """Show nothing yet; `people` suggests who may have said it."""
        self._words = workbench.words
        self._today = workbench.today
        self._people = people
        self._need = Label("", "row-title", wrap=True)
        self._second = Label("", "second", wrap=True)
        inside = row(IconView("quote", "text3", 14), column(self._need, self._second, gap=1), gap=10, middle=False)
        inside.setStretch(1, 1)
        super().__init__(Face(inside))

    @override
    def draw(self, thing: Need) -> None:
        words = self._words
        self._need.setText(thing.need or words.text("A need without words yet"))
        parts = [
            words.text("Today: {text}", text=thing.today) if thing.today else "",
            words.text("Wanted: {text}", text=thing.wanted) if thing.wanted else "",
            ", ".join(part for part in (thing.who, words.day_month(thing.on) if thing.on else "") if part),
        ]
        told = " · ".join(part for part in parts if part)
        self._second.setText(told or words.text("Who said so, and when?"))
        self.face.setAccessibleName(f"{self._need.text()}. {self._second.text()}")

    @override
    def make_editor(self) -> QWidget:
        words = self._words
        self.need = LineBox(words.text("What they need, in their words"), lines=2)
        self.today = LineBox(words.text("How it is today"))
        self.wanted = LineBox(words.text("How it should be"))
        self.who = SuggestLine(self._people, words.text("Name"))
        self.on = date_field(words, self._today)
        for name, editor in self._fields():
            editor.committed.connect(partial(self._on_committed, name))
        remove = Button(words.text("Remove this need"), "trash-2", "quiet", do=self._on_remove)
        close = Button(words.text("Close"), do=self.close_editor)
        ground = Ground("item", margins=(14, 12, 14, 12), gap=10)
        ground.add(
            Field(words.text("Need"), self.need),
            equal(Field(words.text("Today"), self.today), Field(words.text("Wanted"), self.wanted)),
            equal(Field(words.text("Who said so"), self.who), Field(words.text("When"), self.on)),
            row(remove, None, close),
        )
        return ground

    @override
    def fill(self, thing: Need) -> None:
        for name, editor in self._fields():
            editor.set_value(getattr(thing, name))

    def _fields(self) -> tuple[tuple[str, Any], ...]:
        return (
            ("need", self.need),
            ("today", self.today),
            ("wanted", self.wanted),
            ("who", self.who),
            ("on", self.on),
        )

    def _on_committed(self, name: str, value: object) -> None:
        self.edited.emit(self.key, name, value)

    def _on_remove(self) -> None:
        self.removed.emit(self.key)
