"""The options to raise, in the order in which they are to be raised, so that two stand on the table (2.15, 4.14)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.call_leading import offered_options, option_named, option_put, option_shifted
from salesdesk.application.plan_editing import plan_of
from salesdesk.domain.call_strategy import OptionToRaise
from salesdesk.domain.discussion import Dimension
from salesdesk.domain.folding import fold
from salesdesk.domain.meeting import CallPlan
from salesdesk.ui.drafting import Drafting
from salesdesk.ui.fields import Choice, SavedLine, SuggestLine
from salesdesk.ui.in_place import Face, Slot, SlotList
from salesdesk.ui.parts import IconButton, Label, boxed, column, row
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.plan_view import PlanView
    from salesdesk.application.rows import RaisedRow
    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words


class OptionSlot(Slot[OptionToRaise]):
    """One option, with its place in the order."""

    written = Signal(object, object)

    def __init__(self, words: Words) -> None:
        """Show an empty option."""
        self._words = words
        # Digits of one width, so that the words begin at one edge.
        self._place = Label("", "second").set_numbers()
        self._text = Label("", wrap=True)
        self._dimension = Label("", "second", wrap=True)
        line = row(self._place, column(self._text, self._dimension, gap=1), gap=8, middle=False)
        line.setAlignment(self._place, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        super().__init__(Face(line))

    @override
    def draw(self, thing: OptionToRaise) -> None:
        words, place = self._words, int(str(self.key)) + 1
        dimension = label(words, thing.dimension)
        self._place.setText(words.text("{n}.", n=place))
        self._text.setText(thing.text)
        self._dimension.setText(dimension)
        self._dimension.setVisible(thing.dimension is not Dimension.OTHER)
        self.face.setAccessibleName(
            words.text("Option to raise {n}: {text}. {dimension}", n=place, text=thing.text, dimension=dimension)
        )

    @override
    def make_editor(self) -> QWidget:
        words = self._words
        self._line = SavedLine(words.text("What you will put on the table"))
        self._line.setAccessibleName(words.text("Option to raise"))
        self._kind: Choice[Dimension] = Choice([(one, label(words, one)) for one in Dimension])
        self._kind.setAccessibleName(words.text("Differs in"))
        self._line.committed.connect(self._on_text)
        self._kind.committed.connect(self._on_kind)
        foot = row(
            self._kind,
            None,
            IconButton("arrow-up", words.text("Move option up (Alt+Up)"), do=partial(self._ask_to_move, -1)),
            IconButton("arrow-down", words.text("Move option down (Alt+Down)"), do=partial(self._ask_to_move, 1)),
            IconButton("trash-2", words.text("Remove option"), do=self._ask_to_remove),
            gap=4,
        )
        return boxed(column(self._line, foot, gap=6))

    @override
    def fill(self, thing: OptionToRaise) -> None:
        self._line.set_value(thing.text)
        self._kind.set_value(thing.dimension)

    def _on_text(self, text: str) -> None:
        if self.thing is not None:
            self.written.emit(self.key, replace(self.thing, text=text))

    def _on_kind(self, dimension: Dimension) -> None:
        if self.thing is not None:
            self.written.emit(self.key, replace(self.thing, dimension=dimension))

    def _ask_to_move(self, by: int) -> None:
        self.moved.emit(self.key, by)

    def _ask_to_remove(self) -> None:
        self.removed.emit(self.key)


class ToRaise(QWidget):
    """The options in their order, and a line that offers what came up in earlier talks."""

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Show no option yet."""
        super().__init__()
        self._words = words = workbench.words
        self._autosave = autosave
        self._raised: tuple[RaisedRow, ...] = ()
        self.list: SlotList[OptionToRaise] = SlotList(self._slot, gap=2)
        self.list.moved.connect(self._on_moved)
        self.list.removed.connect(self._on_removed)
        self.next = SuggestLine(self._offered, words.text("Add an option to raise"))
        self.next.setAccessibleName(words.text("Add an option to raise"))
        self._draft = Drafting(self.next, lambda: len(self._plan().to_raise), self._on_drafted, self._on_added)
        self._draft.ended.connect(self._on_ended)
        heading = Label(words.text("Options to raise, in this order"), "label")
        self.setLayout(column(heading, self.list, self.next, gap=4))

    def show_view(self, view: PlanView) -> None:
        """Offer what came up in earlier talks with this account."""
        self._raised = view.raised

    def show_options(self, options: tuple[OptionToRaise, ...]) -> None:
        """Show the options of a plan, but the one that is still being written."""
        self.list.show_things(self._draft.others(options))

    def _slot(self) -> OptionSlot:
        slot = OptionSlot(self._words)
        slot.written.connect(self._on_written)
        return slot

    def _plan(self) -> CallPlan:
        return plan_of(self._autosave.value) if self._autosave.value is not None else CallPlan()

    def _offered(self, typed: str) -> Sequence[tuple[str, str]]:
        return [(text, text) for text in offered_options(typed, self._plan(), self._raised)]

    def _on_ended(self) -> None:
        self.show_options(self._plan().to_raise)

    def _on_drafted(self, at: int, text: str) -> None:
        change = partial(option_put, at=at, option=option_named(text, self._raised))
        self._autosave.edit(self._words.text("Add option to raise"), change)

    def _on_added(self, at: int, text: str) -> None:
        # Choosing a suggestion with Enter tells the line twice.
        others = self._plan().to_raise[:at]
        self._on_drafted(at, "" if any(fold(option.text) == fold(text) for option in others) else text)

    def _on_written(self, at: int, option: OptionToRaise) -> None:
        self._autosave.edit(self._words.text("Write option to raise"), partial(option_put, at=at, option=option))

    def _on_removed(self, at: int) -> None:
        change = partial(option_put, at=at, option=OptionToRaise(text=""))
        self._autosave.edit(self._words.text("Remove option to raise"), change)

    def _on_moved(self, at: int, by: int) -> None:
        if 0 <= at + by < len(self._plan().to_raise):
            self.list.close_editors()
            self._autosave.edit(self._words.text("Move option to raise"), partial(option_shifted, at=at, by=by))
            self.list.focus_on(at + by)
