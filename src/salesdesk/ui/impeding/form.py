"""One impediment to be written: kind, whose, their words, what removes it, who does that and until when (1.11)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea
from typing_extensions import override

from salesdesk.domain.impediment import Impediment, ImpedimentKind
from salesdesk.ui.acts import act
from salesdesk.ui.fields import Choice, Field, TextBox, TextLine, date_field, pair
from salesdesk.ui.parts import Button, Ground, row
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.application.impediments import ImpedimentsView
    from salesdesk.domain.account import Person
    from salesdesk.ui.workbench import Workbench


class ImpedimentForm(Ground):
    """The fields in place, kept with a button as one act that can be undone; `closed` tells that it is done."""

    opened = Signal()
    closed = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Stay hidden until `open`."""
        super().__init__("item", margins=(14, 12, 14, 12), gap=10)
        words = workbench.words
        self._workbench = workbench
        self._words = words
        self._base: Impediment | None = None
        self._known = False
        self.kind: Choice[ImpedimentKind] = Choice([(kind, label(words, kind)) for kind in ImpedimentKind])
        self.whose: Choice[UUID | None] = Choice()
        self.said = TextBox(words.text("Such as: your offer is ten per cent over the other one"), lines=2)
        self.removes = TextLine(words.text("Such as: payment in two parts"))
        self.by = TextLine(words.text("We, or a name"))
        self.due = date_field(words, workbench.today)
        self.since = date_field(words, workbench.today)
        self._said = Field(words.text("In their words"), self.said)
        self._since = Field(words.text("Out of the way since"), self.since)
        self.keep = Button(words.text("Note it"), "check", "primary", do=self._on_keep)
        self.leave = Button(words.text("Close without noting"), do=self.close_form)
        self.add(
            self._said,
            pair(Field(words.text("What it is about"), self.kind), Field(words.text("Whose it is"), self.whose)),
            Field(words.text("What would remove it"), self.removes),
            pair(Field(words.text("Who does that"), self.by), Field(words.text("Until when"), self.due)),
            self._since,
            row(None, self.leave, self.keep),
        )
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether something is being written."""
        return self._base is not None

    def note(self, deal_id: UUID, kind: ImpedimentKind) -> None:
        """Write down a new one of a deal."""
        impediments = self._workbench.desk.impediments
        self._workbench.ask(lambda: (impediments.blank(deal_id, kind), impediments.view(deal_id)), self._on_blank)

    def change(self, impediment: Impediment, people: Sequence[Person]) -> None:
        """Write what was learnt of one that was noted before."""
        self._open(impediment, people, known=True)

    def close_form(self) -> None:
        """Write nothing any more."""
        self._base = None
        self.hide()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _on_blank(self, found: tuple[Impediment, ImpedimentsView]) -> None:
        blank, view = found
        self._open(blank, view.people, known=False)

    def _open(self, base: Impediment, people: Sequence[Person], *, known: bool) -> None:
        words = self._words
        self._base, self._known = base, known
        self.whose.offer([(None, words.text("Nobody named")), *((person.id, person.name) for person in people)])
        self._fill(base)
        self._since.setVisible(known and not base.stands)
        self._said.clear_error()
        self.keep.set_words(words.text("Keep the changes") if known else words.text("Note it"))
        self.leave.set_words(words.text("Leave it as it was") if known else words.text("Close without noting"))
        self.setAccessibleName(words.text("What stands in the way"))
        self.show()
        self.opened.emit()
        self.said.setFocus(Qt.FocusReason.OtherFocusReason)
        # The layouts above give it room one after the other, each in its turn of the event loop.
        QTimer.singleShot(60, self, self._on_room)

    def _on_room(self) -> None:
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(self, 0, 12)
            above = above.parentWidget()

    def _fill(self, base: Impediment) -> None:
        self.kind.set_value(base.kind)
        self.whose.set_value(base.person_id)
        self.said.set_value(base.words)
        self.removes.set_value(base.removes)
        self.by.set_value(base.by)
        self.due.set_value(base.due)
        self.since.set_value(base.removed_on)

    def _written(self, base: Impediment) -> Impediment:
        for line in (self.removes, self.by, self.due, self.since):
            line.commit()
        return replace(
            base,
            kind=self.kind.value() or base.kind,
            person_id=self.whose.value(),
            words=self.said.value(),
            removes=self.removes.value(),
            by=self.by.value(),
            due=self.due.value(),
            removed_on=self.since.value() if not self._since.isHidden() else base.removed_on,
        )

    def _on_keep(self) -> None:
        before = self._base
        if before is None:
            return
        after, words, impediments = self._written(before), self._words, self._workbench.desk.impediments
        if self._known:
            text, job = words.text("Change what stands in the way"), partial(impediments.change, before, after)
        else:
            text, job = words.text("Note what stands in the way"), partial(impediments.note, after)
        act(self._workbench, text, job, self._on_kept, self._on_refused)

    def _on_kept(self, _step: Step) -> None:
        self.close_form()

    def _on_refused(self, sentences: str) -> None:
        self._said.set_error(sentences)
        self.said.setFocus(Qt.FocusReason.OtherFocusReason)
