"""What other currencies are worth in the desk's own: rates, each from a day on (3.14)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.exchange import ExchangeRate
from salesdesk.ui.acts import act
from salesdesk.ui.fields import TextLine, date_field, exchange_rate_field
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, IconButton, Label, row
from salesdesk.ui.settings_pages.section import Refused, Section

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.application.setting_up import SettingsView
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words

CODE, RATE, DAY = 76, 110, 130


class RateFields(QWidget):
    """The three fields of a rate side by side; `refused` says how to write what could not be read."""

    refused = Signal(str)

    def __init__(self, words: Words, today: date, last: QWidget) -> None:
        """Build empty fields; `last` stands behind them."""
        super().__init__()
        self.currency = TextLine(words.text("USD"), limit=3)
        self.per_base = exchange_rate_field(words, words.text("Rate"))
        self.from_on = date_field(words, today)
        self.currency.setFixedWidth(CODE)
        self.per_base.setFixedWidth(RATE)
        self.from_on.setMinimumWidth(DAY)
        for field in (self.per_base, self.from_on):
            field.refused.connect(self._on_refused)
        line = row(self.currency, self.per_base, Label(words.text("from"), "second"), self.from_on, last, gap=6)
        line.setStretch(3, 1)
        self.setLayout(line)

    def name_fields(self, currency: str, per_base: str, from_on: str) -> None:
        """Say what each field is to those who hear it."""
        self.currency.setAccessibleName(currency)
        self.per_base.setAccessibleName(per_base)
        self.from_on.setAccessibleName(from_on)

    def code(self) -> str:
        """Return the currency as codes are written."""
        return self.currency.value().strip().upper()

    def _on_refused(self, text: str) -> None:
        if text:
            self.refused.emit(text)


class RateRow(RateFields):
    """A rate that is kept; `edited` carries it before and after, `dropped` as it stands."""

    edited = Signal(object, object)
    dropped = Signal(object)

    def __init__(self, words: Words, today: date, rate: ExchangeRate) -> None:
        """Show a rate."""
        self._words, self._rate = words, rate
        self.away = IconButton("x", "", do=self._on_away)
        super().__init__(words, today, self.away)
        for name, field in (("currency", self.currency), ("per_base", self.per_base), ("from_on", self.from_on)):
            field.committed.connect(partial(self._on_committed, name))

    def show_rate(self, rate: ExchangeRate) -> None:
        """Show the rate as it stands; what is being typed is left alone."""
        self._rate, words = rate, self._words
        self.currency.set_value(rate.currency)
        self.per_base.set_value(rate.per_base)
        self.from_on.set_value(rate.from_on)
        which = {"currency": rate.currency, "day": words.short_date(rate.from_on)}
        self.name_fields(
            words.text("Currency of the rate from {day}", day=which["day"]),
            words.text("Rate of {currency} from {day}", **which),
            words.text("{currency}: day from which the rate holds", currency=rate.currency),
        )
        self.away.say(words.text("Remove the rate of {currency} from {day}", **which))

    def _on_committed(self, field: str, value: Any) -> None:  # noqa: ANN401 (whichever field it is)
        if field == "currency":
            value = self.code()
        if value is None:
            # Half a rate is none: what stands is shown again, and the cross removes it.
            self.show_rate(self._rate)
        else:
            self.edited.emit(self._rate, replace(self._rate, **{field: value}))

    def _on_away(self) -> None:
        self.dropped.emit(self._rate)


class ExchangeCard(Section):
    """Every rate by currency, the latest first, and a line for a new one."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the list."""
        words = workbench.words
        super().__init__(
            workbench,
            words.text("Exchange rates"),
            words.text("by which every sum counts deals in other currencies"),
            refused,
        )
        self._own = ""
        self._rows: dict[UUID, RateRow] = {}
        self._how = Label("", "second", wrap=True)
        self._list = Listing(
            words.text("No rate yet. Without one, deals in that currency are left out of every sum."), gap=6
        )
        self.add_button = Button(words.text("Add rate"), "plus", do=self._on_add)
        self.new = RateFields(words, workbench.today, self.add_button)
        self.new.name_fields(
            words.text("Currency of a new rate"),
            words.text("The new rate"),
            words.text("Day from which the new rate holds"),
        )
        self.new.refused.connect(self._say)
        for field in (self.new.currency, self.new.per_base, self.new.from_on):
            field.returnPressed.connect(self._on_add)
        self.new.from_on.set_value(workbench.today)
        self.add(self._how, self._list, self.new)

    @override
    def show_view(self, view: SettingsView) -> None:
        """Show the rates; rows that stay keep the focus and what is being typed."""
        self._own = view.settings.currency
        self._how.setText(
            self.words.text(
                "How many of a currency one {own} buys. A rate holds from its day until the next one; totals of the "
                "workbook count with it.",
                own=self._own,
            )
        )
        if list(self._rows) != [rate.id for rate in view.rates]:
            self._rows = {rate.id: self._row(rate) for rate in view.rates}
            rows: list[QWidget] = list(self._rows.values())
            self._list.show_rows(rows)
        for rate in view.rates:
            self._rows[rate.id].show_rate(rate)

    def _row(self, rate: ExchangeRate) -> RateRow:
        shown = RateRow(self.words, self.workbench.today, rate)
        shown.edited.connect(self._on_edited)
        shown.dropped.connect(self._on_dropped)
        shown.refused.connect(self._say)
        return shown

    def _on_edited(self, before: ExchangeRate, after: ExchangeRate) -> None:
        text = self.words.text("Change the rate of {currency}", currency=before.currency)
        if before != after and not self._is_own(after.currency):
            desk = self.workbench.desk
            act(self.workbench, text, lambda: desk.setting_up.set_rate(before, after), refused=self._refused)

    def _on_dropped(self, rate: ExchangeRate) -> None:
        desk, text = self.workbench.desk, self.words.text("Rate of {currency} removed", currency=rate.currency)
        # The row goes and its button with it: the line for a new one takes the focus.
        self.new.currency.setFocus()
        act(self.workbench, text, lambda: desk.setting_up.keep(rate, None), refused=self._refused, toast=True)

    def _on_add(self) -> None:
        desk, new = self.workbench.desk, self.new
        for field in (new.currency, new.per_base, new.from_on):
            field.commit()
        code, per_base, from_on = new.code(), new.per_base.value(), new.from_on.value()
        if per_base is None or from_on is None:
            self._say(self.words.text("A rate needs its number and the day from which it holds. Type both"))
            (new.per_base if per_base is None else new.from_on).setFocus()
        elif not self._is_own(code):
            rate = ExchangeRate(id=desk.changes.ids.new(), currency=code, per_base=per_base, from_on=from_on)
            text = self.words.text("Add the rate of {currency}", currency=code)
            act(self.workbench, text, lambda: desk.setting_up.set_rate(None, rate), self._on_added, self._refused)

    def _on_added(self, _step: Step) -> None:
        self.new.currency.set_value("")
        self.new.per_base.set_value(None)
        self.new.currency.setFocus()

    def _is_own(self, code: str) -> bool:
        if code == self._own:
            self._say(self.words.text("{currency} is this desk's own currency and needs no rate", currency=code))
        return code == self._own

    def _say(self, text: str) -> None:
        if self._refused is not None:
            self._refused(text)
