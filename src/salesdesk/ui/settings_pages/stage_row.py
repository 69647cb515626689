"""One stage in the settings: its name, chance and usual days, and what the customer does before a deal leaves it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.stage_editing import criterion_moved, reworded, with_criterion, without_criterion
from salesdesk.ui.fields import TextLine, Tick, percent_field, quantity_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Ground, IconButton, IconView, Label, boxed, row

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from salesdesk.domain.deal import ExitCriterion, Stage
    from salesdesk.wording import Words

NARROW = 76


class CriterionLine(QWidget):
    """One exit criterion: its words, and small buttons that move it or take it away; `asked` carries what to do."""

    reworded = Signal(object)
    asked = Signal(int)

    def __init__(self, words: Words, criterion: ExitCriterion, at: int, count: int) -> None:
        """Show a criterion at a place among so many."""
        super().__init__()
        self._words = words
        self.text = TextLine()
        self.up = IconButton("chevron-up", "", do=partial(self.asked.emit, -1))
        self.down = IconButton("chevron-down", "", do=partial(self.asked.emit, 1))
        self.away = IconButton("x", "", do=partial(self.asked.emit, 0))
        self.text.committed.connect(self.reworded)
        line = row(IconView("handshake", "text3", 14), self.text, self.up, self.down, self.away, gap=6)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.show_criterion(criterion, at, count)

    def show_criterion(self, criterion: ExitCriterion, at: int, count: int) -> None:
        """Show the criterion as it stands."""
        words, text = self._words, criterion.text
        self.text.set_value(text)
        self.up.say(words.text("Move “{text}” up", text=text))
        self.down.say(words.text("Move “{text}” down", text=text))
        self.away.say(words.text("Remove “{text}”", text=text))
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < count - 1)


class StageRow(Ground):
    """A stage and its exit criteria; `edited` carries it before and after, `moved` -1 or 1, `dropped` nothing."""

    edited = Signal(object, object)
    moved = Signal(int)
    dropped = Signal()

    def __init__(self, words: Words, stage: Stage, new_id: Callable[[], UUID]) -> None:
        """Show a stage; `new_id` names criteria that are added."""
        super().__init__("item", margins=(12, 10, 12, 12), gap=8)
        self._words = words
        self._new_id = new_id
        self._stage = stage
        self._lines: dict[UUID, CriterionLine] = {}
        self.name = TextLine()
        self.chance = percent_field(words)
        self.days = quantity_field(words)
        self.qualifies = Tick(words.text("qualified from here"))
        self.list = Listing(words.text("Nothing is asked for: a deal leaves this stage by itself."), gap=4)
        self.new = TextLine(words.text("Add what the customer does before a deal goes on"))
        self.up = IconButton("chevron-up", "", do=partial(self.moved.emit, -1))
        self.down = IconButton("chevron-down", "", do=partial(self.moved.emit, 1))
        self.away = IconButton("archive", "", do=self.dropped.emit)
        for field in (self.chance, self.days):
            field.setFixedWidth(NARROW)
        head = row(self.name, self.up, self.down, self.away, gap=6)
        head.setStretch(0, 1)
        figures = Flow(
            boxed(row(self.chance, Label(words.text("win chance"), "second"), gap=6)),
            boxed(row(self.days, Label(words.text("days usually"), "second"), gap=6)),
            self.qualifies,
            gap=14,
            align="middle",
        )
        self.add(head, figures, Label(words.text("Before a deal goes on"), "label"), self.list, self.new)
        self.name.committed.connect(partial(self._on_committed, "name"))
        self.chance.committed.connect(partial(self._on_committed, "chance"))
        self.days.committed.connect(self._on_days)
        self.qualifies.committed.connect(partial(self._on_committed, "qualifies"))
        self.new.committed.connect(self._on_new)

    def show_stage(self, stage: Stage, at: int, count: int) -> None:
        """Show the stage as it stands at a place among so many; rows that stay keep what is being typed."""
        self._stage = stage
        self.name.set_value(stage.name)
        self.chance.set_value(stage.chance)
        self.days.set_value(None if stage.expected_days is None else Decimal(stage.expected_days))
        self.qualifies.set_value(stage.qualifies)
        self._name_all(stage.name, at)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < count - 1)
        if list(self._lines) != [one.id for one in stage.criteria]:
            self._lines = {one.id: self._line(one, n) for n, one in enumerate(stage.criteria)}
            self.list.show_rows(list(self._lines.values()))
        for place, one in enumerate(stage.criteria):
            self._lines[one.id].show_criterion(one, place, len(stage.criteria))

    def _name_all(self, name: str, at: int) -> None:
        words = self._words
        self.name.setAccessibleName(words.text("Name of stage {n}", n=at + 1))
        self.chance.setAccessibleName(words.text("Win chance of {stage}", stage=name))
        self.days.setAccessibleName(words.text("{stage}: days it usually takes", stage=name))
        self.qualifies.setAccessibleName(words.text("{stage}: qualified from here", stage=name))
        self.new.setAccessibleName(words.text("{stage}: add what the customer does", stage=name))
        self.up.say(words.text("Move {stage} up", stage=name))
        self.down.say(words.text("Move {stage} down", stage=name))
        self.away.say(words.text("Put {stage} away", stage=name))

    def _line(self, criterion: ExitCriterion, at: int) -> CriterionLine:
        words = self._words
        line = CriterionLine(words, criterion, at, len(self._stage.criteria))
        line.text.setAccessibleName(words.text("{stage}: exit criterion {n}", stage=self._stage.name, n=at + 1))
        line.reworded.connect(partial(self._on_reworded, criterion.id))
        line.asked.connect(partial(self._on_asked, criterion.id))
        return line

    def _on_committed(self, field: str, value: Any) -> None:  # noqa: ANN401 (whichever field it is)
        self._edit(replace(self._stage, **{field: value}))

    def _on_days(self, days: Decimal | None) -> None:
        self._edit(replace(self._stage, expected_days=None if days is None else int(days)))

    def _on_new(self, text: str) -> None:
        if text:
            self.new.set_value("")
            self._edit(with_criterion(self._stage, self._new_id(), text))

    def _on_reworded(self, key: UUID, text: str) -> None:
        self._edit(reworded(self._stage, key, text))

    def _on_asked(self, key: UUID, by: int) -> None:
        if by:
            self._edit(criterion_moved(self._stage, key, by))
        else:
            # The line goes and its button with it: what is next takes the focus.
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)
            self._edit(without_criterion(self._stage, key))

    def _edit(self, after: Stage) -> None:
        before, self._stage = self._stage, after
        if before != after:
            self.edited.emit(before, after)
