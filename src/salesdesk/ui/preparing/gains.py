"""What the call should bring: at best, at least, to us in figures, to the prospect in words, and if not today."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.application.plan_editing import expecting, planned
from salesdesk.ui.fields import Field, SavedLine, TextBox, date_field, pair, quantity_field
from salesdesk.ui.parts import column, row

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from salesdesk.domain.meeting import CallPlan, Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench

LIMIT = 2000


class Gains(QWidget):
    """Best and least result, expected return (4.21), what the prospect gets (2.4), and the fall-back."""

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Build empty fields."""
        super().__init__()
        self._words = words = workbench.words
        self._autosave = autosave
        self.best = TextBox(words.text("The most you can hope for"), lines=2, limit=LIMIT)
        self.least = TextBox(words.text("Less is not worth the call"), lines=2, limit=LIMIT)
        self.quantity = quantity_field(words, words.text("How many"))
        self.unit = SavedLine(words.text("of what: orders, introductions, EUR"))
        self.by = date_field(words, workbench.today)
        self.prospect_gets = TextBox(words.text("What makes it worth their time?"), lines=1)
        self.fall_back = TextBox(words.text("The smaller step you would agree on"), lines=1)
        self.best.committed.connect(self._on_best)
        self.least.committed.connect(self._on_least)
        self.quantity.committed.connect(self._on_quantity)
        self.unit.committed.connect(self._on_unit)
        self.by.committed.connect(self._on_by)
        self.prospect_gets.committed.connect(self._on_prospect_gets)
        self.fall_back.committed.connect(self._on_fall_back)
        self.prospect_field = Field(words.text("What the prospect gets"), self.prospect_gets)
        how_many = Field(words.text("Expected return"), self.quantity)
        what = Field(words.text("Unit"), self.unit)
        line = row(how_many, what, gap=8, middle=False)
        line.setStretch(0, 2)
        line.setStretch(1, 5)
        best = Field(words.text("Best result"), self.best)
        least = Field(words.text("Least acceptable result"), self.least)
        by = row(Field(words.text("Return expected by"), self.by), None, gap=8, middle=False)
        by.setStretch(0, 1)
        by.setStretch(1, 1)
        fall_back = Field(words.text("If not today"), self.fall_back)
        self.setLayout(column(pair(best, least), line, by, self.prospect_field, fall_back, gap=10))

    def show_plan(self, plan: CallPlan) -> None:
        """Show what a plan expects."""
        self.best.set_value(plan.best)
        self.least.set_value(plan.least)
        self.quantity.set_value(plan.expected.quantity)
        self.unit.set_value(plan.expected.unit)
        self.by.set_value(plan.expected.by)
        self.prospect_gets.set_value(plan.prospect_gets)
        self.fall_back.set_value(plan.fall_back)

    def _on_best(self, text: str) -> None:
        self._autosave.edit(self._words.text("Write best result"), partial(planned, best=text))

    def _on_least(self, text: str) -> None:
        self._autosave.edit(self._words.text("Write least acceptable result"), partial(planned, least=text))

    def _on_quantity(self, quantity: Decimal | None) -> None:
        self._autosave.edit(self._words.text("Set expected return"), partial(expecting, quantity=quantity))

    def _on_unit(self, unit: str) -> None:
        self._autosave.edit(self._words.text("Set expected return"), partial(expecting, unit=unit))

    def _on_by(self, day: date | None) -> None:
        self._autosave.edit(self._words.text("Set expected return"), partial(expecting, by=day))

    def _on_prospect_gets(self, text: str) -> None:
        self.prospect_field.clear_error()
        self._autosave.edit(self._words.text("Write what the prospect gets"), partial(planned, prospect_gets=text))

    def _on_fall_back(self, text: str) -> None:
        self._autosave.edit(self._words.text("Write fall-back"), partial(planned, fall_back=text))
