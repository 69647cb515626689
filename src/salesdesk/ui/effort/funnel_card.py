"""From the goal up: how many wins, deals, advances, talks and activities it takes, as bars with their table (F7)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.domain.explained import Figure
from salesdesk.ui.covering.gain_row import GainRow
from salesdesk.ui.explained import FigureButton
from salesdesk.ui.flow import Flow
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Card, Label, boxed, row
from salesdesk.ui.tables import Column, NumberCell, TableModel, TextCell, WholeTable
from salesdesk.wording.effort import (
    beside_goal,
    count_cell,
    funnel_bars,
    goal_told,
    goes_on,
    own_told,
    rate_cell,
    sayable_told,
)
from salesdesk.wording.explained import figure_name
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.forecast.effort import EffortView
    from salesdesk.ui.parts import Button
    from salesdesk.wording import Words


@dataclass(frozen=True, slots=True)
class _Line:
    """One step as its row shows it."""

    name: str
    mean: str
    sure: str
    share: str
    tip: str = ""


class FunnelCard(Card):
    """The goal in a sentence, the funnel as bars, the same as a table with each share's number and interval."""

    def __init__(self, words: Words, target: Button, explain: Callable[[Figure], object]) -> None:
        """Show nothing yet; `target` sets one where there is none, `explain` shows the deals behind a figure (B16)."""
        super().__init__(words.text("From the goal up"), trailing=target, margins=(1, 12, 1, 8), gap=6)
        self.head.setContentsMargins(12, 0, 12, 0)
        self._words = words
        self.goal = _inset(Label(" ", "body", wrap=True))
        self.also = _inset(Label(" ", "second", wrap=True))
        self.bars = Listing("", gap=0)
        self.table = WholeTable(
            TableModel(_columns(words), lambda line: line.name), words.text("The desk's own funnel")
        )
        self.missing = _inset(Label(" ", "second", wrap=True))
        self.own = _inset(Label(" ", "second", wrap=True))
        asks: list[QWidget] = [Label(words.text("Deals behind:"), "second")]
        for figure in (Figure.WIN_RATE, Figure.CYCLE):
            button = FigureButton(words, partial(explain, figure))
            button.set_words(figure_name(figure, words))
            asks.append(button)
        self._behind = boxed(row(12, Flow(*asks, gap=4, line_gap=2, align="middle")))
        self.add(self.goal, self.also, self.bars, self.table, self.missing, self.own, self._behind)

    def show_view(self, view: EffortView) -> None:
        """Show the goal and its funnel; the shares stand there even where no goal is known."""
        words = self._words
        self.goal.setText(goal_told(view, words))
        bars = funnel_bars(view, words)
        self.bars.setVisible(len(bars) > 1)
        self.bars.show_rows([GainRow(bar) for bar in bars])
        goal = words.number(view.goal) if view.goal is not None else "–"
        lines = [
            _Line(
                label(words, one.share.step),
                count_cell(one.required.by_mean, words),
                count_cell(one.required.sure, words),
                rate_cell(one.share.conversion.rate, words),
                goes_on(one.share, words),
            )
            for one in view.steps
        ]
        self.table.show_things([_Line(words.text("Wins"), goal, goal, ""), *lines])
        known = view.goal is not None or any(one.share.conversion.rate.n for one in view.steps)
        self.table.setVisible(known)
        self._behind.setVisible(known)
        for shown, said in (
            (self.also, beside_goal(view, words)),
            (self.missing, sayable_told(view, words)),
            (self.own, own_told(view, words)),
        ):
            shown.setText(said)
            shown.setVisible(bool(said))


def _inset(label_: Label) -> Label:
    label_.setContentsMargins(12, 0, 12, 0)
    return label_


def _columns(words: Words) -> list[Column[_Line]]:
    return [
        Column(
            "step",
            words.text("Step"),
            lambda line: TextCell(line.name, "text", bold=True),
            width=120,
            stretch=1,
            least=108,
            sortable=False,
        ),
        Column(
            "mean",
            words.text("On average"),
            lambda line: NumberCell(line.mean),
            right=True,
            width=86,
            stretch=0,
            sortable=False,
        ),
        Column(
            "sure",
            words.text("80 % sure"),
            lambda line: NumberCell(line.sure),
            right=True,
            width=78,
            stretch=0,
            sortable=False,
        ),
        Column(
            "share",
            words.text("Lead to the step above"),
            lambda line: TextCell(line.share, tip=line.tip),
            width=176,
            stretch=2,
            least=172,
            sortable=False,
        ),
    ]
