"""How old a deal is beside the won ones, its honest odds, and its pauses (3.9, B11)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from salesdesk.application.ageing import age_on
from salesdesk.application.ports import NotKept
from salesdesk.domain.deal import Status
from salesdesk.domain.deals_alike import Among
from salesdesk.domain.forecast import weighted
from salesdesk.domain.pausing import standing
from salesdesk.ui.acts import act
from salesdesk.ui.explained import DealFigures
from salesdesk.ui.fields import Field, TextLine, date_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Button, Card, Ground, HintStrip, Label
from salesdesk.ui.pipeline.age_line import AgeLine
from salesdesk.ui.tables import age_cell
from salesdesk.wording.deal_ages import among_told, odds_alike_told, pauses_told, waits_told
from salesdesk.wording.deals import age_told
from salesdesk.wording.explained import deal_figures
from salesdesk.wording.sweeps import age_held

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from salesdesk.application.ageing import DealAge
    from salesdesk.application.selling import DealView
    from salesdesk.ui.workbench import Workbench


class PauseForm(Ground):
    """Why a deal waits and since when; `closed` tells that it is done or was left."""

    closed = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Be hidden until it is opened."""
        super().__init__("item", margins=(14, 12, 14, 12), gap=10)
        words = workbench.words
        self._workbench = workbench
        self._view: DealView | None = None
        self.reason = TextLine(words.text("Such as: their budget is decided in January"))
        self.since = date_field(words, workbench.today)
        self.since.setMaximumWidth(190)
        self._reason = Field(words.text("Why they asked us to wait"), self.reason)
        self.keep = Button(words.text("Let it wait"), "hourglass", "primary", do=self._on_keep)
        self.leave = Button(words.text("Close without a pause"), do=self.close_form)
        self.add(self._reason, Field(words.text("Since"), self.since), Flow(self.keep, self.leave))
        self.hide()

    def open_form(self, view: DealView) -> None:
        """Ask for the pause of a deal."""
        self._view = view
        self.reason.set_value("")
        self.since.set_value(self._workbench.today)
        self._reason.clear_error()
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Ask for nothing any more."""
        self.hide()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _on_keep(self) -> None:
        self.since.commit()
        view, words, selling = self._view, self._workbench.words, self._workbench.desk.selling
        if view is not None:
            key, reason, since = view.deal.id, self.reason.value(), self.since.value()
            text = words.text("Let deal “{title}” wait", title=view.deal.title)
            job = partial(selling.pause, key, reason, since)
            act(self._workbench, text, job, lambda _step: self.close_form(), self._on_refused, toast=True)

    def _on_refused(self, sentences: str) -> None:
        self._reason.set_error(sentences)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)


class AgeCard(Card):
    """The age bar with what it is held against, the odds with what they rest on, the pause that stands."""

    arranged = Signal()

    def __init__(self, workbench: Workbench, refused: Callable[[str], None]) -> None:
        """Show nothing yet; `refused` gets the sentences when a rule said no."""
        words = workbench.words
        self._wait = Button(words.text("Let it wait…"), "hourglass", do=self._on_wait)
        super().__init__(words.text("Age and odds"), trailing=self._wait)
        self._workbench = workbench
        self._refused = refused
        self._view: DealView | None = None
        self._found: tuple[UUID, DealAge] | None = None
        self._rests_on: tuple[object, ...] = ()
        self._age = AgeLine()
        self._held_against = Label("", "second", wrap=True)
        self._odds = Label("", wrap=True)
        self._among = Label("", "second", wrap=True)
        self._paused = HintStrip(kind="notice")
        self._paused.acted.connect(self._on_go_on)
        self._over = Label("", "second", wrap=True)
        self.form = PauseForm(workbench)
        self.form.closed.connect(self._on_closed)
        self._figures = DealFigures(workbench)
        self._figures.hide()
        self.add(
            self._age,
            self._held_against,
            self._figures,
            2,
            self._odds,
            self._among,
            self._paused,
            self._over,
            self.form,
        )
        for widget in (self._held_against, self._odds, self._among, self._paused, self._over, self._wait):
            widget.hide()

    def show_deal(self, view: DealView) -> None:
        """Show a deal's pauses, and its age and odds once they are known."""
        words = self._workbench.words
        if self._view is not None and self._view.deal.id != view.deal.id:
            self.form.hide()
            for widget in (self._held_against, self._figures, self._odds, self._among):
                widget.hide()
        self._view = view
        is_open, pause = view.deal.status is Status.OPEN, standing(view.deal.pauses)
        self._wait.setVisible(is_open and pause is None and view.deal.age_from is not None)
        self._paused.setVisible(is_open and pause is not None)
        if pause is not None:
            self._paused.say(waits_told(pause, words), pause.reason, words.text("It goes on again"))
        over = pauses_told(view.deal.pauses, words)
        self._over.setText(over)
        self._over.setVisible(bool(over))
        self._show_age(view)
        self._ask(view)
        self.arranged.emit()

    def forget(self) -> None:
        """Ask for age and odds anew with the next deal that is shown, be it the same one."""
        self._rests_on = ()

    def _ask(self, view: DealView) -> None:
        """Ask for age and odds, which read every deal of the desk: behind the page, and only when they changed."""
        deal = view.deal
        stands = (deal.id, deal.status, deal.stage_id, deal.age_from, deal.closed_on, deal.pauses)
        rests_on = (*stands, view.segment_by, deal.segment, deal.lines, view.account)
        if rests_on != self._rests_on:
            self._rests_on = rests_on
            key, ageing = deal.id, self._workbench.desk.ageing
            self._workbench.ask(lambda: (key, ageing.of(key)), self._on_found, self._on_not_found)

    def _on_found(self, found: tuple[UUID, DealAge]) -> None:
        self._found = found
        if self._view is not None:
            self._show_age(self._view)

    def _on_not_found(self, error: Exception) -> None:
        if not isinstance(error, NotKept):
            self._workbench.tell_trouble(error)

    def _show_age(self, view: DealView) -> None:
        if self._found is None or self._found[0] != view.deal.id:
            return
        found, words, today = self._found[1], self._workbench.words, self._workbench.today
        deal, cycle = view.deal, found.yardstick.cycle
        is_open = deal.status is Status.OPEN
        age = age_on(view.row, found.yardstick, today)
        rests = age_held(age, found.yardstick, words)
        self._age.show_age(age_cell(age_told(age, words), days=age.days, average=age.mean, p90=age.p90, tip=rests))
        self._held_against.setText(rests)
        self._held_against.show()
        weighs = weighted(deal, view.stage, today)
        self._figures.show_figures(deal.id, deal_figures(age, cycle, weighs, words, is_open=is_open))
        self._figures.show()
        odds = found.odds
        self._odds.setText(odds_alike_told(odds, words) if odds is not None else "")
        self._odds.setVisible(odds is not None)
        # Why all wins count says already why all deals do.
        said_above = found.yardstick.pooled and cycle.enough and odds is not None and odds.among is Among.DESK
        told = odds is not None and odds.odds.won is not None and not said_above
        self._among.setText(among_told(odds, words) if odds is not None and told else "")
        self._among.setVisible(told)

    def _on_wait(self) -> None:
        if self._view is not None:
            self._wait.hide()
            self.form.open_form(self._view)
            self.arranged.emit()

    def _on_closed(self) -> None:
        if self._view is not None:
            self.show_deal(self._view)
        if self._wait.isVisibleTo(self):
            self._wait.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_go_on(self) -> None:
        view, selling = self._view, self._workbench.desk.selling
        if view is not None:
            key, text = view.deal.id, self._workbench.words.text("Deal “{title}” goes on", title=view.deal.title)
            act(self._workbench, text, lambda: selling.go_on(key), refused=self._refused, toast=True)
