"""The card "What stands in the way" of a deal (1.10, 1.11): noted, changed, removed and let stand again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from salesdesk.domain.impediment import Impediment, ImpedimentKind
from salesdesk.ui.acts import act
from salesdesk.ui.impeding.form import ImpedimentForm
from salesdesk.ui.impeding.line import ImpedimentLine
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, Card, boxed, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.changes import Step
    from salesdesk.application.impediments import ImpedimentsView
    from salesdesk.ui.workbench import Workbench


class ImpedimentsCard(Card):
    """What keeps the deal from going on; `arranged` tells that the form came or went."""

    arranged = Signal()

    def __init__(self, workbench: Workbench, refused: Callable[[str], None]) -> None:
        """Show nothing yet; `refused` gets the sentences of a rule that said no to an act on a line."""
        words = workbench.words
        super().__init__(words.text("What stands in the way"))
        self._workbench = workbench
        self._refused = refused
        self._view: ImpedimentsView | None = None
        nothing = words.text("Nothing noted. When they hesitate, write down their words: often it is not the price.")
        self.list = Listing(nothing, gap=10)
        self.form = ImpedimentForm(workbench)
        self.note_button = Button(words.text("Note what stands in the way"), "plus", "link", do=self.note)
        self._below = boxed(row(self.note_button, None))
        self.form.opened.connect(self.arranged)
        self.form.closed.connect(self._on_closed)
        self.add(self.list, self.form, self._below)

    def show_view(self, view: ImpedimentsView) -> None:
        """Show what stands and stood in the way of a deal."""
        if self._view is not None and view.deal.id != self._view.deal.id and self.form.is_open:
            self.form.close_form()
        self._view = view
        self.list.show_rows([self._line(one, view) for one in view.impediments])
        self.arranged.emit()

    def note(self) -> None:
        """Write down a new one."""
        if self._view is not None:
            self._below.hide()
            self.form.note(self._view.deal.id, ImpedimentKind.OTHER)

    def _line(self, one: Impediment, view: ImpedimentsView) -> ImpedimentLine:
        line = ImpedimentLine(self._workbench.words, one, view.whose(one))
        line.moved.connect(self._on_moved)
        line.changed.connect(self._on_changed)
        line.dropped.connect(self._on_dropped)
        return line

    def _on_moved(self, one: Impediment) -> None:
        words, impediments = self._workbench.words, self._workbench.desk.impediments
        if one.stands:
            self._act(words.text("Take an impediment out of the way"), partial(impediments.remove, one.id))
        else:
            self._act(words.text("Let an impediment stand again"), partial(impediments.reopen, one.id))

    def _on_changed(self, one: Impediment) -> None:
        if self._view is not None:
            self._below.hide()
            self.form.change(one, self._view.people)

    def _on_dropped(self, one: Impediment) -> None:
        words, impediments = self._workbench.words, self._workbench.desk.impediments
        self._act(words.text("Put an impediment away"), partial(impediments.drop, one.id))

    def _act(self, text: str, job: Callable[[], Step]) -> None:
        act(self._workbench, text, job, refused=self._refused, toast=True)

    def _on_closed(self) -> None:
        self._below.show()
        self.note_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.arranged.emit()
