"""The deals due in the period: try another chance or day on one, say what it counts as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from salesdesk.application.forecast.outlooks import DueDeal
from salesdesk.domain.deal import Category
from salesdesk.ui.acts import act
from salesdesk.ui.fields import Choice, Field, date_field, percent_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.forecasting.chance_slider import MOST, ChanceSlider
from salesdesk.ui.forecasting.due_table import DueTable
from salesdesk.ui.forecasting.trials import Trials
from salesdesk.ui.parts import Button, Card, Label, boxed, column, row, set_tip
from salesdesk.wording.forecasts import chance_from_told, suggestion_told, trial_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.application.forecast.outlooks import OutlookView
    from salesdesk.ui.workbench import Workbench


class DueCard(Card):
    """The table and, below it, what is tried on the picked deal; `tried` tells that something else is tried."""

    tried = Signal()

    def __init__(self, workbench: Workbench, refused: Callable[[str], None]) -> None:
        """Show nothing yet."""
        words = workbench.words
        super().__init__(words.text("Deals due"), " ", margins=(1, 14, 1, 14), gap=10)
        self.head.setContentsMargins(17, 0, 17, 0)
        self._workbench, self._words, self._refused = workbench, words, refused
        self.trials = Trials()
        self.table = DueTable(words, self.trials)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self._on_opened)
        self.nothing = Label(words.text("No open deal is expected to close in this period."), "second", wrap=True)
        self.nothing.setContentsMargins(17, 0, 17, 0)
        self._build_trial()
        self._build_counting()
        lines = column(self.picked, self._trial, self._state, self._counting, gap=10)
        lines.setContentsMargins(17, 4, 17, 0)
        self.below = boxed(lines)
        lines.setContentsMargins(17, 4, 17, 0)
        self.add(self.nothing, self.table, self.below)

    def _build_trial(self) -> None:
        words = self._words
        self.picked = Label(" ", "row-title", wrap=True)
        self.slider = ChanceSlider(words.text("Chance to try, in per cent"))
        self.slider.valueChanged.connect(self._on_slid)
        self.slider.setMinimumWidth(140)
        self.chance = percent_field(words)
        self.chance.setMaximumWidth(84)
        self.chance.committed.connect(self._on_chance)
        self.day = date_field(words, self._workbench.today)
        self.day.committed.connect(self._on_day)
        self.day.setMaximumWidth(180)
        self._chance = Field(words.text("Try another chance"), self.chance, remark=" ")
        drag = Field(words.text("Chance to try, in per cent"), self.slider)
        drag.label.setText(" ")
        self._trial = Flow(self._chance, drag, Field(words.text("Try another day"), self.day), gap=12, line_gap=6)
        self.state = Label(" ", "second", wrap=True)
        self.effect = Label(" ", "row-title", wrap=True)
        self.keep = Button(words.text("Keep these"), "check", "primary", do=self._on_keep)
        self.discard = Button(words.text("Discard"), "undo-2", do=self._on_discard)
        self._state = boxed(column(self.state, self.effect, row(self.keep, self.discard, None), gap=6))
        self._state.hide()

    def _build_counting(self) -> None:
        words = self._words
        self.category: Choice[Category] = Choice([(one, label(words, one)) for one in Category])
        self.category.committed.connect(self._on_category)
        self.category.setMaximumWidth(180)
        self.suggestion = Label(" ", "second", wrap=True)
        self.accept = Button(words.text("Accept"), "lightbulb", do=self._on_accept)
        said = Field(words.text("Counts as"), self.category)
        line = row(said, column(self.suggestion, row(self.accept, None), gap=4), gap=14, middle=False)
        line.setStretch(1, 1)
        self._counting = boxed(line)

    # showing

    def show_view(self, view: OutlookView) -> None:
        """Show the deals; what was tried on those that are still due stays."""
        self.trials.keep_only(view.deals)
        self.table.show_deals(view.deals)
        some = bool(view.deals)
        for part in (self.table, self.below):
            part.setVisible(some)
        self.nothing.setVisible(not some)
        words = self._words
        self.beside.setText(words.text("what if another chance, another day?") if some else "")
        if some and self.table.thing() is None:
            self.table.selectRow(0)
        self._show_trials()
        thing = self.table.thing()
        if thing is not None:
            self._on_picked(thing)

    def show_effect(self, said: str) -> None:
        """Say what the trial does, beside what is tried: the range may be out of sight."""
        self.effect.setText(said)
        self.effect.setVisible(bool(said))

    def _on_picked(self, thing: object) -> None:
        if not isinstance(thing, DueDeal):
            return
        words = self._words
        self.picked.setText(f"{thing.account}: {thing.deal.title}" if thing.account else thing.deal.title)
        self.day.set_value(self.trials.day(thing))
        self.category.set_value(thing.deal.category)
        self.suggestion.setText(suggestion_told(thing, words))
        self.accept.setVisible(thing.differs)
        if thing.suggestion is not None:
            wanted = label(words, thing.suggestion.category).lower()
            self.accept.set_words(words.text("Accept {category}", category=wanted))
            set_tip(self.accept, words.text("Counts as {category} from now on", category=wanted))
        self._chance.set_remark(chance_from_told(thing, words))
        self._show_chance(thing)

    def _show_chance(self, thing: DueDeal) -> None:
        chance = self.trials.chance(thing)
        self.chance.set_value(chance)
        self.slider.blockSignals(True)  # noqa: FBT003
        self.slider.setValue(round((chance or 0) * MOST))
        self.slider.blockSignals(False)  # noqa: FBT003
        self.slider.update()

    def _show_trials(self) -> None:
        count = len(self.trials.of)
        self._state.setVisible(count > 0)
        self.state.setText(trial_told(count, self._words))
        self.table.show_trials()

    def _changed(self) -> None:
        self._show_trials()
        self.tried.emit()

    # trying

    def _on_slid(self, value: int) -> None:
        thing = self.table.thing()
        if thing is not None:
            self.trials.try_chance(thing, value / MOST)
            self.chance.set_value(value / MOST)
            self._changed()

    def _on_chance(self, chance: float | None) -> None:
        thing = self.table.thing()
        if thing is not None:
            self.trials.try_chance(thing, chance)
            self._show_chance(thing)
            self._changed()

    def _on_day(self, day: dt.date | None) -> None:
        thing = self.table.thing()
        if thing is not None:
            self.trials.try_day(thing, day)
            self.day.set_value(self.trials.day(thing))
            self._changed()

    def _on_discard(self) -> None:
        self.trials.of.clear()
        thing = self.table.thing()
        if thing is not None:
            self._on_picked(thing)
        self._changed()
        self.table.setFocus()

    def _on_keep(self) -> None:
        trials, what_if = dict(self.trials.of), self._workbench.desk.what_if
        text = self._words.plural("Change {n} deal as tried", "Change {n} deals as tried", len(trials))
        act(self._workbench, text, lambda: what_if.keep(trials), self._on_kept, self._refused, toast=True)

    def _on_kept(self, _step: Step) -> None:
        self.trials.of.clear()
        self._changed()
        self.table.setFocus()

    # saying what it counts as

    def _on_category(self, category: Category) -> None:
        thing = self.table.thing()
        if thing is not None:
            self._count(thing.deal.id, thing.deal.title, category)

    def _on_accept(self) -> None:
        thing = self.table.thing()
        if thing is not None and thing.suggestion is not None:
            self._count(thing.deal.id, thing.deal.title, thing.suggestion.category)
            self.table.setFocus()

    def _count(self, key: UUID, title: str, category: Category) -> None:
        words, calling = self._words, self._workbench.desk.calling
        text = words.text("“{title}” counts as {category}", title=title, category=label(words, category).lower())
        act(self._workbench, text, lambda: calling.count_as({key: category}), refused=self._refused, toast=True)

    def _on_opened(self, thing: DueDeal) -> None:
        self._workbench.navigate("deal", str(thing.deal.id))
