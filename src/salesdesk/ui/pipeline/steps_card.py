"""What would have to happen until when, so that a deal is signed by its expected close (article 1, L9; 3.8)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.deal import Status
from salesdesk.domain.proving import counted_back, lacking_before
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, Card, IconView, Label, Pill, boxed, column, row
from salesdesk.ui.pipeline.asked_slot import AskedSlot
from salesdesk.ui.pipeline.moving import Moving
from salesdesk.wording.deal_ages import by_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.selling import DealView
    from salesdesk.domain.deal import ExitCriterion, Stage
    from salesdesk.domain.proving import CountedBack
    from salesdesk.ui.workbench import Workbench


class StepsCard(Card):
    """What stages that lie behind still lack, then the open criteria counted back from the day of signing."""

    arranged = Signal()

    def __init__(self, workbench: Workbench, refused: Callable[[str], None]) -> None:
        """Show nothing yet."""
        words = workbench.words
        super().__init__(words.text("What would have to happen"), " ")
        self._workbench = workbench
        self._view: DealView | None = None
        self._undated = Label(
            words.text("Give the expected close: what is still open is then counted back from that day."),
            "second",
            wrap=True,
        )
        self._list = Listing(words.text("Nothing is open any more: they did all that the stages ask for."), gap=8)
        self.slot = AskedSlot()
        self._moving = Moving(workbench, self.slot, refused)
        self._moving.left.connect(self._on_left)
        self.slot.arranged.connect(self.arranged)
        self.add(self._undated, self._list, self.slot)
        self.hide()

    def show_deal(self, view: DealView) -> None:
        """Show what a deal lacks; hidden once it is closed and where no stage asks for anything."""
        words = self._workbench.words
        if self._view is not None and self._view.deal.id != view.deal.id:
            self.slot.end()
        self._view = view
        deal, day = view.deal, view.deal.expected_on
        shown = deal.status is Status.OPEN and any(stage.criteria for stage in view.stages)
        self.setVisible(shown)
        self._undated.setVisible(day is None)
        if day is None:
            self.title.setText(words.text("What would have to happen"))
            self.beside.setText("")
        else:
            self.title.setText(words.text("To sign by {day}", day=words.short_date(day)))
            self.beside.setText(words.text("this would have to happen"))
        if shown:
            self._list.show_rows([*self._behind(view), *self._ahead(view)])

    def _behind(self, view: DealView) -> list[QWidget]:
        if view.stage is None:
            return []
        words = self._workbench.words
        lines: list[QWidget] = []
        for stage, criterion in lacking_before(view.stages, view.stage, view.evidence):
            told = words.text("{stage} is behind it, without this", stage=stage.name)
            pill = Pill(words.text("unproven"), "warn")
            lines.append(self._line(criterion.text, told, "triangle-alert", "warn", pill, criterion))
        return lines

    def _ahead(self, view: DealView) -> list[QWidget]:
        day = view.deal.expected_on or self._workbench.today
        steps = counted_back(view.stages, view.deal.stage_id, view.evidence, day)
        dated = view.deal.expected_on is not None
        return [self._step(step, view.stages[-1], dated=dated) for step in steps]

    def _step(self, step: CountedBack, last: Stage, *, dated: bool) -> QWidget:
        words, today = self._workbench.words, self._workbench.today
        if step.criterion is not None:
            text, second = step.criterion.text, step.stage.name
        elif step.stage.id == last.id:
            text, second = words.text("They sign"), step.stage.name
        else:
            text, second = words.text("They are through with “{stage}”", stage=step.stage.name), ""
        told = by_told(step.by, today, words) if dated else ""
        late = dated and step.by < today
        trailing: QWidget = Pill(told, "warn", "clock") if late else Label(told, "second")
        return self._line(text, second, "circle-dashed", "text3", trailing, step.criterion)

    def _line(
        self, text: str, second: str, picture: str, token: str, trailing: QWidget, criterion: ExitCriterion | None
    ) -> QWidget:
        words = self._workbench.words
        texts = column(Label(text, "row-title", wrap=True), gap=1)
        below = row(Label(second, "second"), gap=8)
        if criterion is not None:
            note = Button(words.text("Note it"), kind="link", do=partial(self._note, criterion))
            note.setAccessibleName(words.text("Note it: {criterion}", criterion=text))
            below.addWidget(note)
        below.addStretch(1)
        texts.addWidget(boxed(below))
        shown = IconView(picture, token, 14)
        line = row(shown, boxed(texts), trailing, gap=10, middle=False)
        line.setStretch(1, 1)
        for part in (shown, trailing):
            line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        return boxed(line)

    def _note(self, criterion: ExitCriterion) -> None:
        if self._view is not None:
            self._moving.note(self._view.deal.id, criterion)

    def _on_left(self) -> None:
        first = next((button for button in self.findChildren(Button) if button.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
