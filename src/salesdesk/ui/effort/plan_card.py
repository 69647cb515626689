"""What the period takes of each kind, what is planned for this week and the next, and what is done (4.10)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from salesdesk.domain.activity import ActivityKind
from salesdesk.ui.fields import Choice
from salesdesk.ui.fields.parsed import ParsedLine
from salesdesk.ui.laid_out import take_out, widgets_in
from salesdesk.ui.parts import Card, ElidedLabel, Label, boxed, row
from salesdesk.wording.effort import (
    MOST_PLANNED,
    a_week_told,
    count_cell,
    done_told,
    needed_told,
    planner_told,
    read_planned,
    weeks_told,
)
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.forecast.effort import EffortView, KindNeed
    from salesdesk.wording import Words

_FIELD = 68


class _Row:
    """The parts of one kind's line: two of them fields where a plan may be written."""

    def __init__(self, words: Words, kind: ActivityKind, *, may_plan: bool) -> None:
        self._words = words
        self.kind = kind
        self.name = ElidedLabel(label(words, kind), "row-title")
        self.needed, self.a_week, self.done = (Label(" ", "second") for _ in range(3))
        self.this_week = self._planned(words.text("this week"), may_plan=may_plan)
        self.next_week = self._planned(words.text("next week"), may_plan=may_plan)

    def _planned(self, week: str, *, may_plan: bool) -> ParsedLine[int] | Label:
        words = self._words
        if not may_plan:
            return Label(" ", "row-title").set_numbers()
        refusal = words.text("Type a whole number up to {most}.", most=words.number(MOST_PLANNED))
        field: ParsedLine[int] = ParsedLine(read_planned, words.number, refusal, right=True)
        field.setAccessibleName(words.text("{kind}, {week}", kind=label(words, self.kind), week=week))
        field.setMaximumWidth(_FIELD)
        return field

    def parts(self) -> tuple[QWidget, ...]:
        return self.name, self.needed, self.a_week, self.this_week, self.done, self.next_week

    def show_need(self, need: KindNeed | None) -> None:
        words = self._words
        self.needed.setText(needed_told(need, words) if need else "–")
        self.a_week.setText(a_week_told(need, words) if need else "–")
        self.done.setText(done_told(need, words) if need else words.number(0))
        for shown, planned in (
            (self.this_week, need.this_week.planned if need else None),
            (self.next_week, need.next_week.planned if need else None),
        ):
            if isinstance(shown, ParsedLine):
                shown.set_value(planned)
            else:
                shown.setText(count_cell(planned, words))


class PlanCard(Card):
    """One line for each kind; a number typed into it is the plan, an emptied field takes it away.

    `planned` gives the kind, whether it is for the next week, and the number or None.
    """

    planned = Signal(object, bool, object)

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(words.text("This week and the next"), " ", margins=(1, 12, 1, 10), gap=8)
        self.head.setContentsMargins(12, 0, 12, 0)
        self._words = words
        self._extra: list[ActivityKind] = []
        self._rows: dict[ActivityKind, _Row] = {}
        self._laid_for: tuple[object, ...] = ()
        self._view: EffortView | None = None
        self.told = Label(" ", "second", wrap=True)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(12, 0, 12, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        grid = QWidget()
        grid.setLayout(self._grid)
        self.error = Label(" ", "error", wrap=True)
        self.error.hide()
        self.another: Choice[ActivityKind | None] = Choice()
        self.another.setAccessibleName(words.text("Plan another kind"))
        self.another.committed.connect(self._on_another)
        for shown in (self.told, self.error):
            shown.setContentsMargins(12, 0, 12, 0)
        self._foot = boxed(row(12, self.another, None))
        self.add(self.told, grid, self.error, self._foot)

    def show_view(self, view: EffortView) -> None:
        """Show what is needed, planned and done."""
        words = self._words
        self._view = view
        self.beside.setText(weeks_told(view, words))
        needs = {one.kind: one for one in view.kinds}
        kinds = [kind for kind in ActivityKind if kind in needs or kind in self._extra]
        said = planner_told(view, words)
        if not kinds and view.may_plan:
            said = words.text("Nothing is planned yet. Choose a kind of activity and say how many you mean to do.")
        self.told.setText(said)
        self.told.setVisible(bool(said))
        self._lay(kinds, may_plan=view.may_plan)
        for kind, line in self._rows.items():
            line.show_need(needs.get(kind))
        left = [kind for kind in ActivityKind if kind not in kinds]
        self.another.offer([(None, words.text("Plan another kind…")), *((one, label(words, one)) for one in left)])
        self.another.set_value(None)
        self._foot.setVisible(view.may_plan and bool(left))

    def field(self, kind: ActivityKind, *, next_week: bool = False) -> QWidget:
        """Return where the plan of a kind stands for this week or the next."""
        line = self._rows[kind]
        return line.next_week if next_week else line.this_week

    def _lay(self, kinds: list[ActivityKind], *, may_plan: bool) -> None:
        """Put the lines anew only where other kinds stand in them: a field that is being written in stays."""
        wanted = (tuple(kinds), may_plan)
        if wanted == self._laid_for:
            return
        self._laid_for = wanted
        take_out(self._grid, widgets_in(self._grid))
        words = self._words
        titles = (
            words.text("Kind"),
            words.text("It takes"),
            words.text("A week"),
            words.text("This week"),
            words.text("Done"),
            words.text("Next week"),
        )
        for place, title in enumerate(titles if kinds else ()):
            self._grid.addWidget(Label(title, "label"), 0, place, _side(place))
        self._rows = {kind: _Row(words, kind, may_plan=may_plan) for kind in kinds}
        for number, line in enumerate(self._rows.values(), 1):
            for place, part in enumerate(line.parts()):
                self._grid.addWidget(part, number, place, _side(place))
            for part, next_week in ((line.this_week, False), (line.next_week, True)):
                if isinstance(part, ParsedLine):
                    part.committed.connect(partial(self._on_planned, line.kind, next_week))
                    part.refused.connect(self._on_refused)

    def _on_planned(self, kind: ActivityKind, next_week: bool, number: int | None) -> None:  # noqa: FBT001
        self.planned.emit(kind, next_week, number)

    def _on_refused(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _on_another(self, kind: ActivityKind | None) -> None:
        if kind is None or self._view is None:
            return
        self._extra.append(kind)
        self.show_view(self._view)
        self.field(kind).setFocus(Qt.FocusReason.OtherFocusReason)


def _side(place: int) -> Qt.AlignmentFlag:
    """Names stand at the left and take what room there is, figures at the right."""
    if place == 0:
        return Qt.AlignmentFlag.AlignVCenter
    return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
