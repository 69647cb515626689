"""The gap card: a period's target, what is won, promised and weighted, and whether the pipeline is enough."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from salesdesk.application.forecasting import PeriodView
from salesdesk.domain.coverage import Answer
from salesdesk.domain.explained import Figure
from salesdesk.ui.explained import FigureButton
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Button, Card, GapBarView, Pill, boxed, row, set_tip
from salesdesk.ui.parts.pills import PillRole
from salesdesk.wording import Words
from salesdesk.wording.gap import beside_period, coverage_short, coverage_told, gap_bar, pipeline_figures

_LOOKS: Mapping[Answer, tuple[PillRole, str]] = {
    Answer.ENOUGH: ("ok", "circle-check"),
    Answer.DONE: ("ok", "circle-check"),
    Answer.NOT_ENOUGH: ("warn", "triangle-alert"),
    Answer.CANNOT_SAY: ("neutral", "info"),
}


_FIGURES = (Figure.OPEN, Figure.COVERAGE, Figure.WIN_RATE, Figure.CYCLE)


class GapCard(Card):
    """The gap bar of the present period with its selling days left and the answer on coverage."""

    def __init__(
        self,
        words: Words,
        set_target: Callable[[], None],
        explain: Callable[[Figure], None],
        losses: Callable[[], object] | None = None,
    ) -> None:
        """Show nothing until figures come; `set_target` is called where no target is set yet.

        `explain` is asked what a figure rests on (B16). With `losses`, the way to the report on won and lost deals,
        the card has the figures of the whole pipeline as well.
        """
        self._words = words
        self._pill = Pill("", "neutral").keep_whole()
        self._target = Button(words.text("Set the target"), "flag", do=set_target)
        super().__init__(
            " ", beside=" ", trailing=boxed(row(self._pill, self._target, gap=8)), margins=(12, 14, 12, 14)
        )
        self.head.setContentsMargins(6, 0, 6, 0)
        self._bar = GapBarView(words.text("See the formula and the deals behind it"))
        self._bar.asked.connect(self._on_asked)
        self._explain = explain
        self._figures = {one: FigureButton(words, partial(explain, one)) for one in _FIGURES}
        self.add(self._bar)
        report = Button(words.text("Won and lost"), "trophy", "link", do=losses)
        line = Flow(*self._figures.values(), report, gap=4, line_gap=2)
        line.setVisible(losses is not None)
        self.add(line)

    def _on_asked(self, part: str) -> None:
        self._explain(Figure(part))

    def show_period(self, view: PeriodView) -> None:
        """Show the figures of a period."""
        words, figures = self._words, view.figures
        self.title.setText(words.period(figures.period))
        self.beside.setText(beside_period(figures, view.selling_days_left, words))
        self._bar.show_bar(gap_bar(figures.outlook, words))
        self._target.setVisible(figures.outlook.target is None)
        self._pill.setVisible(figures.outlook.target is not None)
        role, picture = _LOOKS[figures.coverage.answer]
        self._pill.show_state(coverage_short(figures.coverage, words), role, picture)
        set_tip(self._pill, coverage_told(figures.coverage, words))
        for one, said in pipeline_figures(figures, words).items():
            self._figures[one].set_words(said)
