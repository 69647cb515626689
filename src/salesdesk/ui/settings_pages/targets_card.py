"""The targets: one per period."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from salesdesk.domain.period import Period
from salesdesk.ui.acts import act
from salesdesk.ui.fields import Field, money_field
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button
from salesdesk.ui.pipeline.dialogs import TargetDialog
from salesdesk.ui.settings_pages.section import Refused, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

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
            words.text("No target yet. Without one nobody can say whether there is enough pipeline."), gap=10
        )
        self.add(self._list, Button(words.text("Set a target…"), "flag", do=self._on_new))

    def show_targets(self, targets: Sequence[Target], settings: DeskSettings) -> None:
        """Show every target, the latest period first."""
        newest = sorted(targets, key=lambda t: Period.parse(t.period, settings.fiscal_start).first, reverse=True)
        self._list.show_rows([self._row(t, settings) for t in newest])

    def _row(self, target: Target, settings: DeskSettings) -> Field:
        amount = money_field(self.words, target.amount.currency)
        amount.set_value(target.amount)
        amount.committed.connect(partial(self._on_committed, target.period))
        return Field(self.words.period(Period.parse(target.period, settings.fiscal_start)), amount)

    def _on_committed(self, period: str, amount: Money | None) -> None:
        desk, text = self.workbench.desk, self.words.text("Set the target of {period}", period=period)
        act(self.workbench, text, lambda: desk.forecasting.set_target(period, amount), refused=self._refused)

    def _on_new(self) -> None:
        standing = self.workbench.standing
        period = self.workbench.desk.forecasting.period_of(standing.settings, standing.today)
        TargetDialog(self.workbench, period.name, standing.currency).open()
