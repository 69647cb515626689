"""What every page of the forecast shares: it stands under one bar and loads again when another period is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QShowEvent
from typing_extensions import override

from salesdesk.domain.desk_settings import DeskSettings, Rep, Team
from salesdesk.ui.announcer import kinds_in
from salesdesk.ui.area import AreaPage
from salesdesk.ui.arranged import Arranged
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.periods.bar import PeriodBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from salesdesk.application.forecast.ground import Scope
    from salesdesk.ui.arranged import Arrangement
    from salesdesk.ui.background import Ticket
    from salesdesk.ui.parts import PageHeader
    from salesdesk.ui.workbench import Workbench

T = TypeVar("T")


class PeriodPage(AreaPage):
    """A page over one period of one scope; the subclass asks its use case with `name` and `scope` in `reload`.

    It asks through `load`: what comes after another period was chosen is shown to nobody.
    """

    def __init__(self, workbench: Workbench, page: str, header: PageHeader, *, gap: int = 14) -> None:
        """Put the bar on top of the body; `page` is the page's id."""
        super().__init__(workbench, header, gap=gap)
        self.bar = PeriodBar(workbench, page)
        self.body.addWidget(self.bar)
        self._asked: list[Ticket] = []
        self._ask_whose()
        workbench.chosen.changed.connect(self._on_chosen)

    @property
    def name(self) -> str:
        """The name of the period that is looked at, "" for the present one."""
        return self.workbench.chosen.name

    @property
    def scope(self) -> Scope:
        """Whose deals are looked at."""
        return self.workbench.chosen.scope

    def open_target(self, target: str) -> None:
        """Look at the period of that name."""
        self.workbench.chosen.choose_period(target)

    def arrange(self, parts: Sequence[QWidget], ways: Sequence[Arrangement], above: QWidget | None = None) -> Arranged:
        """Put cards below the bar, unseen for now: before anything was counted nothing is said of it."""
        columns = Arranged(parts, ways, above=above, filled=False)
        columns.arranged.connect(partial(order_focus, self))
        columns.hide()
        self.body.addWidget(columns, 1)
        return columns

    def load(self, question: Callable[[], T], done: Callable[[T], None]) -> None:
        """Ask for something of the period and scope that are looked at; once others are, nobody waits for it."""
        self._asked.append(self.workbench.ask(question, done))

    @override
    def refresh(self) -> None:
        """Show the present state; what is still on its way is that of before."""
        for ticket in self._asked:
            ticket.cancel()
        self._asked.clear()
        super().refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.bar.show_chosen()
        super().showEvent(event)

    def _ask_whose(self) -> None:
        self.workbench.ask(self.desk.scopes.all, self.bar.offer_scopes)

    def _on_chosen(self) -> None:
        self.bar.show_chosen()
        self.refresh()

    @override
    def _on_records_changed(self, keys: object) -> None:
        if kinds_in(keys) & {Rep, Team, DeskSettings}:
            self._ask_whose()
        super()._on_records_changed(keys)
