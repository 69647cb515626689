"""What plans are measured by: when research is old, and what the ideal customer is like (3.2, 4.11)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.application.library_editing import looking_at, with_words
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.fit import NUMBERS, FitCriterion, FitField
from salesdesk.ui.acts import act
from salesdesk.ui.fields import Choice, Field, TextLine, quantity_field
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, IconButton, Label, boxed, column, row
from salesdesk.ui.settings_pages.desk_cards import SettingsSection
from salesdesk.ui.settings_pages.section import Refused, Section
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words


class PlanningCard(SettingsSection):
    """From which age a finding is marked "check again"."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the field."""
        words = workbench.words
        super().__init__(workbench, words.text("Call plans"), words.text("when research is old"), refused)
        self.days = self.name("check_again_days", quantity_field(words))
        self.days.setMaximumWidth(120)
        self.add(Field(words.text("Mark findings “check again” after this many days"), self.days))

    @override
    def value_of(self, field: str) -> Any:
        return Decimal(self.settings.check_again_days)

    @override
    def with_value(self, field: str, value: Any) -> DeskSettings:
        # Without a number the one that stands is kept: findings never stop ageing.
        return super().with_value(field, self.settings.check_again_days if value is None else int(value))


class CriterionFields(QWidget):
    """What a criterion looks at, what it asks for, and how much it counts; `written` gives the criterion."""

    written = Signal(object)

    def __init__(self, words: Words, name: str) -> None:
        """Build empty fields; `name` begins what a screen reader says of each."""
        super().__init__()
        self._criterion: FitCriterion | None = None
        self.field: Choice[FitField] = Choice([(one, label(words, one)) for one in FitField])
        self.field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.words = TextLine(words.text("Such as food, logistics"))
        self.least, self.most = quantity_field(words, words.text("from")), quantity_field(words, words.text("to"))
        self.weight = quantity_field(words, words.text("weight"))
        self.weight.setMaximumWidth(76)
        for one, said in (
            (self.field, words.text("{name}: what it looks at", name=name)),
            (self.words, words.text("{name}: words that fit, with commas", name=name)),
            (self.least, words.text("{name}: from", name=name)),
            (self.most, words.text("{name}: to", name=name)),
            (self.weight, words.text("{name}: weight, 1 to 100", name=name)),
        ):
            one.setAccessibleName(said)
        self.field.committed.connect(self._on_field)
        self.words.committed.connect(self._on_words)
        for line, part in ((self.least, "least"), (self.most, "most")):
            line.committed.connect(partial(self._on_part, part))
        self.weight.committed.connect(self._on_weight)
        fields = row(self.field, self.words, self.least, self.most, self.weight, gap=6)
        fields.setStretch(1, 1)
        self.setLayout(fields)

    def show_criterion(self, criterion: FitCriterion) -> None:
        """Show a criterion as it stands."""
        self._criterion = criterion
        numbers = criterion.field in NUMBERS
        self.field.set_value(criterion.field)
        self.words.set_value(", ".join(criterion.words))
        self.least.set_value(criterion.least)
        self.most.set_value(criterion.most)
        self.weight.set_value(Decimal(criterion.weight))
        self.words.setVisible(not numbers)
        self.least.setVisible(numbers)
        self.most.setVisible(numbers)

    def _on_field(self, field: FitField) -> None:
        if self._criterion is not None:
            self._write(looking_at(self._criterion, field))

    def _on_words(self, typed: str) -> None:
        if self._criterion is not None:
            self._write(with_words(self._criterion, typed))

    def _on_part(self, part: str, value: Decimal | None) -> None:
        if self._criterion is not None:
            change: dict[str, Any] = {part: value}
            self._write(replace(self._criterion, **change))

    def _on_weight(self, value: Decimal | None) -> None:
        if self._criterion is not None:
            self._write(replace(self._criterion, weight=int(value or 0)))

    def _write(self, criterion: FitCriterion) -> None:
        self.show_criterion(criterion)
        self.written.emit(criterion)


class FitCard(Section):
    """The ideal customer: weighted criteria that every account is scored by, from 0 to 100 (3.2)."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the list, and the fields of a new criterion under it."""
        words = workbench.words
        super().__init__(workbench, words.text("Ideal customer"), words.text("the fit of every account"), refused)
        self._kept: dict[UUID, FitCriterion] = {}
        self._fields: dict[UUID, CriterionFields] = {}
        self._list = Listing(words.text("No criteria yet. Which industries, countries and sizes suit you best?"), gap=6)
        self.new = CriterionFields(words, words.text("New criterion"))
        self.new.written.connect(self._on_new_written)
        self.add_button = Button(words.text("Add criterion"), "plus", do=self._on_add)
        self.add(
            self._list,
            Label(
                words.text(
                    "What it looks at, what fits, and its weight: 2 counts twice. "
                    "What an account says nothing about is left out."
                ),
                "second",
                wrap=True,
            ),
            boxed(column(self.new, self.add_button, gap=8)),
        )
        self._begin()

    def show_criteria(self, criteria: Sequence[FitCriterion]) -> None:
        """Show every criterion, in the order in which they were added."""
        self._kept = {one.id: one for one in criteria}
        if list(self._kept) != list(self._fields):
            self._fields = {}
            self._list.show_rows([self._row(one) for one in criteria])
        # Rows that stay keep the focus and what is being typed.
        for one in criteria:
            self._fields[one.id].show_criterion(one)

    def _row(self, criterion: FitCriterion) -> QWidget:
        words = self.words
        name = words.text("Criterion {n}", n=len(self._fields) + 1)
        fields = CriterionFields(words, name)
        fields.written.connect(self._on_written)
        self._fields[criterion.id] = fields
        away = IconButton(
            "archive", words.text("Put {name} away", name=name.lower()), do=partial(self._put_away, criterion)
        )
        line = row(fields, away, gap=6)
        line.setStretch(0, 1)
        return boxed(line)

    def _begin(self) -> None:
        self._begun = FitCriterion(id=self.workbench.desk.changes.ids.new(), field=FitField.INDUSTRY)
        self.new.show_criterion(self._begun)

    def _on_new_written(self, criterion: FitCriterion) -> None:
        self._begun = criterion

    def _on_written(self, after: FitCriterion) -> None:
        before = self._kept[after.id]
        kind_changed = (before.field in NUMBERS) != (after.field in NUMBERS)
        if kind_changed and not after.words and after.least is None and after.most is None:
            return  # what it asks for is typed next
        self.keep(self.words.text("Change the ideal customer"), before, after)

    def _on_add(self) -> None:
        begun, keep = self._begun, self.workbench.desk.selling.keep
        text = self.words.text("Add criterion to the ideal customer")
        act(self.workbench, text, lambda: keep(None, begun), lambda _step: self._begin(), self._refused)

    def _put_away(self, criterion: FitCriterion) -> None:
        archive = self.workbench.desk.selling.archive
        text = self.words.text("Criterion put away")
        act(
            self.workbench,
            text,
            lambda: archive(FitCriterion, criterion.id),
            refused=self._refused,
            toast=True,
        )
