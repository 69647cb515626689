"""The targets: of periods, for everybody, teams and reps, of everything or of a product group."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.application.forecast.targeting import scope_of
from salesdesk.domain.period import Period
from salesdesk.ui.acts import act
from salesdesk.ui.fields import Field, money_field, pair
from salesdesk.ui.fold import Fold
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, Label, boxed, column
from salesdesk.ui.periods.target_dialog import TargetDialog
from salesdesk.ui.settings_pages.section import Refused, Section
from salesdesk.wording.targets import target_name

if TYPE_CHECKING:
    from salesdesk.application.forecast.targeting import TargetsView
    from salesdesk.domain.desk_settings import DeskSettings, Target
    from salesdesk.domain.money import Money
    from salesdesk.ui.workbench import Workbench


class TargetsCard(Section):
    """What each period should bring; an empty field takes the target away."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the list."""
        words = workbench.words
        super().__init__(workbench, words.text("Targets"), words.text("net of tax"), refused)
        self._list = Listing(
            words.text("No target yet. Without one nobody can say whether there is enough pipeline."), gap=14
        )
        self._how = Label(words.text("An empty field takes its target away."), "second", wrap=True)
        self._over = Listing("", gap=14)
        self.over = Fold(words, words.text("Targets of periods that are over"), self._over)
        self.add(self._list, self.over, self._how, Button(words.text("Set a target…"), "flag", do=self._on_new))

    def show_targets(self, view: TargetsView, settings: DeskSettings) -> None:
        """Show every target, the latest period first; those of periods that are over are folded away."""
        names = dict.fromkeys(one.period for one in view.targets)
        periods = [Period.parse(name, settings.fiscal_start) for name in names]
        today = self.workbench.today
        over = [one for one in periods if one.last < today]
        self._list.show_rows([self._period(one, view) for one in periods if one not in over])
        self._over.show_rows([self._period(one, view) for one in over])
        self.over.setVisible(bool(over))
        self._how.setVisible(bool(view.targets))

    def _period(self, period: Period, view: TargetsView) -> QWidget:
        name = self.words.period(period)
        fields: list[QWidget] = [self._field(one, view, name) for one in view.targets if one.period == period.name]
        # Two beside each other; the last one may be alone.
        fields += [QWidget() for _ in range(len(fields) % 2)]
        pairs = [pair(left, right) for left, right in zip(fields[::2], fields[1::2], strict=True)]
        return boxed(column(Label(name, "row-title"), *pairs, gap=8))

    def _field(self, target: Target, view: TargetsView, period: str) -> Field:
        amount = money_field(self.words, target.amount.currency)
        amount.set_value(target.amount)
        amount.committed.connect(partial(self._on_committed, target))
        name = target_name(target, view, self.words)
        field = Field(name, amount)
        amount.setAccessibleName(self.words.text("Target of {period}: {whose}", period=period, whose=name))
        return field

    def _on_committed(self, target: Target, amount: Money | None) -> None:
        targeting, period = self.workbench.desk.targeting, target.period
        text = self.words.text("Set the target of {period}", period=period)
        act(self.workbench, text, lambda: targeting.set(period, amount, scope_of(target)), refused=self._refused)

    def _on_new(self) -> None:
        standing = self.workbench.standing
        period = self.workbench.desk.forecasting.period_of(standing.settings, standing.today)
        TargetDialog(self.workbench, period.name).open()
