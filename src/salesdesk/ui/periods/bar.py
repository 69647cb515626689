"""The bar of the pages of the forecast: the pages, the period, whose it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from salesdesk.application.forecast.ground import EVERYBODY, Scope
from salesdesk.application.forecast.scopes import periods_offered, stepped
from salesdesk.domain.period import Period
from salesdesk.ui.fields import Choice, Segments
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import IconButton, boxed, column, row
from salesdesk.ui.theme import theme
from salesdesk.wording.losses import period_told
from salesdesk.wording.periods import forecast_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.forecast.scopes import Named
    from salesdesk.ui.workbench import Workbench


LETTERS: Final = 8
"""How much of a period's or a person's name is always seen; the list that opens shows all of it."""
NARROW: Final = 960


class PeriodBar(QWidget):
    """Tabs to the pages, a period with one step back and forth, and whose deals: everybody's, a team's, a rep's."""

    def __init__(self, workbench: Workbench, page: str) -> None:
        """Make the bar of one page; what is chosen is shared by all."""
        super().__init__()
        words = workbench.words
        self._workbench = workbench
        self._page = page
        pages = forecast_pages(words)
        self.pages: Segments[str] = Segments(words.text("Forecast pages"), [(one, name, "") for one, name in pages])
        self.pages.set_value(page)
        self.pages.committed.connect(self._on_page)
        self.back = IconButton("chevron-left", words.text("Period before"), do=partial(self._step, -1))
        self.period: Choice[str] = Choice()
        self.period.setAccessibleName(words.text("Period"))
        self.period.committed.connect(self._on_period)
        self.forth = IconButton("chevron-right", words.text("Next period"), do=partial(self._step, 1))
        self.scope: Choice[Scope] = Choice()
        self.scope.setAccessibleName(words.text("Whose deals"))
        self.scope.committed.connect(self._on_scope)
        self.scope.hide()
        for choice in (self.period, self.scope):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(LETTERS)
        when = boxed(row(self.back, self.period, self.forth, gap=4))
        self.setLayout(column(Flow(self.pages, when, self.scope, gap=12), gap=0))
        self._named: tuple[Named, ...] = ()
        self.show_chosen()

    def offer_scopes(self, named: Sequence[Named]) -> None:
        """Offer whose deals can be looked at; one who is gone makes way for everybody."""
        self._named = tuple(named)
        chosen = self._workbench.chosen
        if all(one.scope != chosen.scope for one in named):
            chosen.choose_scope(EVERYBODY)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show what is chosen now."""
        words, chosen, standing = self._workbench.words, self._workbench.chosen, self._workbench.standing
        self.pages.set_value(self._page)
        offered = list(periods_offered(standing.settings, standing.today))
        if all(one.name != self.shown.name for one in offered):
            offered.insert(0, self.shown)
        self.period.offer([(one.name, period_told(one, words)) for one in offered])
        self.period.set_value(self.shown.name)
        self.scope.offer([(one.scope, one.name or words.text("Everybody")) for one in self._named])
        self.scope.set_value(chosen.scope)
        self.scope.setVisible(len(self._named) > 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a small window the list alone does: all of the bar stays on one line.
        wide = self.width() >= theme().px(NARROW)
        self.back.setVisible(wide)
        self.forth.setVisible(wide)

    @property
    def shown(self) -> Period:
        """The period that is looked at."""
        settings = self._workbench.standing.settings
        if self._workbench.chosen.name:
            return Period.parse(self._workbench.chosen.name, settings.fiscal_start)
        return Period.around(self._workbench.today, settings.span, settings.fiscal_start)

    def _on_page(self, page: str) -> None:
        if page != self._page:
            self._workbench.navigate(page, "")
            self.pages.set_value(self._page)

    def _step(self, by: int) -> None:
        start = self._workbench.standing.settings.fiscal_start
        self._workbench.chosen.choose_period(stepped(self.shown, by, start).name)

    def _on_period(self, name: str) -> None:
        self._workbench.chosen.choose_period(name)

    def _on_scope(self, scope: Scope) -> None:
        self._workbench.chosen.choose_scope(scope)
