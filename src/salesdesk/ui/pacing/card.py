"""Is the period on course? Target, won and expected over its days, and the warning that comes early (4.1, F13)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from salesdesk.domain.pace_line import Course
from salesdesk.ui.charting.line_chart import LineChartView
from salesdesk.ui.charting.twin import FiguresTable, Twin
from salesdesk.ui.parts import Card, Label, Pill, boxed, row
from salesdesk.wording.labels import label
from salesdesk.wording.pace import course_told, pace_cells, pace_chart, stands_told

if TYPE_CHECKING:
    from salesdesk.application.forecast.pacing import PaceView
    from salesdesk.ui.parts.pills import PillRole
    from salesdesk.wording import Words

_LOOKS: Final[Mapping[Course, tuple[PillRole, str]]] = {
    Course.REACHED: ("ok", "circle-check"),
    Course.ON_COURSE: ("ok", "circle-check"),
    Course.WARNED: ("warn", "triangle-alert"),
    Course.LATE: ("warn", "triangle-alert"),
    Course.CANNOT_SAY: ("neutral", "info"),
}


class PaceCard(Card):
    """The answer in a sentence, the lines of the period, and their table."""

    def __init__(self, words: Words) -> None:
        """Show nothing until `show_view`."""
        self._words = words
        self.pill = Pill("", "neutral").keep_whole()
        self.lines = LineChartView()
        self.table = FiguresTable(
            words.text("Pace of the period"),
            (
                words.text("Until"),
                words.text("Target by then"),
                words.text("Won"),
                words.text("Behind"),
                words.text("Won and expected"),
            ),
        )
        self.twin = Twin(words, words.text("Pace of the period"), self.lines, self.table)
        super().__init__(words.text("Pace"), trailing=boxed(row(self.pill, self.twin.switch, gap=10)))
        self.course, self.stands = Label(" ", "body", wrap=True), Label(" ", "second", wrap=True)
        self.add(self.course, self.stands, self.twin)

    def show_view(self, view: PaceView) -> None:
        """Show the pace of a period."""
        words = self._words
        self.pill.show_state(label(words, view.warning.course), *_LOOKS[view.warning.course])
        self.course.setText(course_told(view, words))
        self.stands.setText(stands_told(view, words))
        # Where nothing is known, lines at nought would say that it was counted.
        for part in (self.stands, self.twin, self.twin.switch):
            part.setVisible(not view.empty)
        self.lines.show_chart(pace_chart(view, words), words.text("Pace of the period"))
        self.table.show_lines([pace_cells(one, words) for one in view.rows])
