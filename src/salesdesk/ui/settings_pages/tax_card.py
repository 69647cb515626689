"""The classes of tax: name and rate as they are printed, and which one new lines take."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.product import TaxClass
from salesdesk.ui.acts import act
from salesdesk.ui.fields import TextLine, Tick, quantity_field
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, IconButton, boxed, row
from salesdesk.ui.settings_pages.section import Refused, Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.changes import Step
    from salesdesk.application.setting_up import SettingsView
    from salesdesk.ui.workbench import Workbench


class TaxCard(Section):
    """Every class with its rate in per cent; one of them is the usual one."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the list."""
        words = workbench.words
        super().__init__(workbench, words.text("Tax classes"), words.text("rates in per cent"), refused)
        self._list = Listing(words.text("No tax class yet. Proposals then show no tax."), gap=6)
        self.name, self.rate = TextLine(words.text("Such as VAT 21 %")), quantity_field(words, words.text("Rate"))
        self.name.setAccessibleName(words.text("Name of a new tax class"))
        self.rate.setAccessibleName(words.text("Rate of the new tax class"))
        self.rate.setMaximumWidth(84)
        self.new = Button(words.text("Add tax class"), "plus", do=self._on_add)
        line = row(self.name, self.rate, self.new, gap=6)
        line.setStretch(0, 1)
        self.add(self._list, line)

    @override
    def show_view(self, view: SettingsView) -> None:
        """Show the classes, the usual one first."""
        self._list.show_rows([self._row(tax) for tax in view.taxes])

    def _row(self, tax: TaxClass) -> QWidget:
        words, setting_up = self.words, self.workbench.desk.setting_up
        name, rate, usual = TextLine(), quantity_field(words), Tick(words.text("usual"))
        name.set_value(tax.name)
        rate.set_value(tax.rate)
        usual.set_value(tax.usual)
        name.setAccessibleName(words.text("Name of tax class {name}", name=tax.name))
        rate.setAccessibleName(words.text("Rate of {name} in per cent", name=tax.name))
        usual.setAccessibleName(words.text("{name}: taken for new lines", name=tax.name))
        rate.setMaximumWidth(84)
        changed = words.text("Change tax class {name}", name=tax.name)
        name.committed.connect(partial(self._on_committed, tax, changed, "name"))
        rate.committed.connect(partial(self._on_committed, tax, changed, "rate"))
        usual.committed.connect(partial(self._on_usual, tax))
        gone = words.text("Tax class {name} put away", name=tax.name)
        away = IconButton(
            "archive",
            words.text("Put {name} away", name=tax.name),
            do=lambda: self._act(gone, lambda: setting_up.put_away_tax(tax.id), toast=True),
        )
        line = row(name, rate, usual, away, gap=6)
        line.setStretch(0, 1)
        return boxed(line)

    def _on_committed(self, tax: TaxClass, text: str, field: str, value: Any) -> None:  # noqa: ANN401 (name or rate)
        if value is None:
            self._say_rate_missing(tax.name)
        else:
            self.keep(text, tax, replace(tax, **{field: value}))

    def _on_usual(self, tax: TaxClass, _on: object) -> None:
        setting_up = self.workbench.desk.setting_up
        text = self.words.text("Take {name} for new lines", name=tax.name)
        self._act(text, lambda: setting_up.make_usual(tax.id))

    def _on_add(self) -> None:
        self.rate.commit()
        name, rate, setting_up = self.name.value(), self.rate.value(), self.workbench.desk.setting_up
        if rate is None:
            self._say_rate_missing(name or self.words.text("The tax class"))
            self.rate.setFocus()
            return
        text = self.words.text("Add tax class {name}", name=name)
        self._act(text, lambda: setting_up.add_tax(name, rate), self._on_added)

    def _say_rate_missing(self, name: str) -> None:
        if self._refused is not None:
            self._refused(self.words.text("{name} needs its rate: 0 where no tax is due", name=name))

    def _on_added(self, _step: Step) -> None:
        self.name.set_value("")
        self.rate.set_value(None)
        self.name.setFocus()

    def _act(
        self, text: str, job: Callable[[], Step], done: Callable[[Step], None] | None = None, *, toast: bool = False
    ) -> None:
        act(self.workbench, text, job, done, self._refused, toast=toast)
