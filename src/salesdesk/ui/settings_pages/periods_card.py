"""Closing a period: only when everybody who helped was thanked, or with the reason why not (1.18)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.period import Period
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Field, TextLine
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, Label, boxed, column, row
from salesdesk.ui.settings_pages.section import Refused, Section
from salesdesk.wording.favours import closing_told

if TYPE_CHECKING:
    from salesdesk.application.changes import Step
    from salesdesk.application.favours import ClosingView
    from salesdesk.domain.desk_settings import DeskSettings
    from salesdesk.ui.workbench import Workbench


class ClosePeriodDialog(AskDialog):
    """Asks for the reason to waive the thank-yous that are still owed; without any owed, only whether to close."""

    def __init__(self, workbench: Workbench, view: ClosingView) -> None:
        """Ask."""
        words = workbench.words
        self._view = view
        self.reason = TextLine(words.text("Such as: both left the company"))
        self._field = Field(words.text("Why these thank-yous are waived"), self.reason)
        name = words.period(view.period)
        names = words.listed(sorted({one.person for one in view.owed}))
        super().__init__(
            workbench,
            words.text("Close {period}", period=name),
            words.text("Close period"),
            *((Label(names, "row-title", wrap=True),) if names else ()),
            self._field,
            why=closing_told(words, view),
        )
        self.be_tight()
        self._field.setVisible(bool(view.owed))

    @override
    def answer(self) -> None:
        """Close it."""
        self.reason.commit()
        favours, name = self.workbench.desk.favours, self._view.period.name
        text = self.words.text("{period} closed", period=self.words.period(self._view.period))
        job = partial(favours.close, name, self.reason.value())
        act(self.workbench, text, job, self._on_closed, self.refuse, toast=True)

    def _on_closed(self, _step: Step) -> None:
        self.accept()


class PeriodsCard(Section):
    """The present period and the one before it: open, or closed on a day."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build an empty list."""
        words = workbench.words
        super().__init__(workbench, words.text("Closing periods"), words.text("when everybody was thanked"), refused)
        self.list = Listing("", gap=10)
        self.add(self.list)

    def load(self, settings: DeskSettings) -> None:
        """Ask how both periods stand."""
        self.workbench.ask(partial(_both, self.workbench, settings), self._on_loaded)

    def _on_loaded(self, views: tuple[ClosingView, ...]) -> None:
        self.list.show_rows([self._row(view) for view in views])

    def _row(self, view: ClosingView) -> QWidget:
        words = self.words
        name = words.period(view.period)
        said = Label(closing_told(words, view), "second", wrap=True)
        if view.closed is None:
            button = Button(words.text("Close {period}…", period=name), "lock", do=partial(self._on_close, view))
        else:
            button = Button(words.text("Open {period} again", period=name), do=partial(self._on_open, view.period))
        line = row(column(Label(name, "row-title"), said, gap=1), button, gap=10)
        line.setStretch(0, 1)
        return boxed(line)

    def _on_close(self, view: ClosingView) -> None:
        ClosePeriodDialog(self.workbench, view).open()

    def _on_open(self, period: Period) -> None:
        favours = self.workbench.desk.favours
        text = self.words.text("Open {period} again", period=self.words.period(period))
        act(self.workbench, text, partial(favours.open_again, period.name), refused=self._refused)


def close_period(workbench: Workbench) -> None:
    """Ask to close the period that is over, else the present one; where both are closed, show how they stand."""
    workbench.ask(partial(_both, workbench, workbench.standing.settings), partial(_on_both, workbench))


def _both(workbench: Workbench, settings: DeskSettings) -> tuple[ClosingView, ...]:
    """Return how the present period stands and the one before it; runs in the worker."""
    desk = workbench.desk
    now = desk.forecasting.period_of(settings, workbench.today)
    before = desk.forecasting.period_of(settings, now.first - timedelta(days=1))
    return desk.favours.closing(now.name), desk.favours.closing(before.name)


def _on_both(workbench: Workbench, views: tuple[ClosingView, ...]) -> None:
    still_open = [view for view in views if view.closed is None]
    if still_open:
        ClosePeriodDialog(workbench, still_open[-1]).open()
    else:
        workbench.navigate("settings", "periods")
