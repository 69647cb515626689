"""The cards beside the list of leads: how fast they are answered, what was heard (3.4, 3.5, 4.6)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.lead_view import met_explained
from salesdesk.domain.feedback import FeedbackKind
from salesdesk.ui.acts import act
from salesdesk.ui.explained import ExplainedDialog, FigureButton
from salesdesk.ui.fields import Choice, Field, TextLine
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, Card, IconView, Label, boxed, column, row
from salesdesk.wording.labels import label
from salesdesk.wording.leads import heard_from, hours_told, median_told, met_rests_on, met_told

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.application.lead_view import FeedbackRow, LeadsView
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words


class ClockCard(Card):
    """The share that met the target, with what it rests on, the usual time, and when the clock runs."""

    def __init__(self, workbench: Workbench) -> None:
        """Build the card."""
        words = workbench.words
        change = Button(words.text("Change target"), kind="link", do=partial(workbench.navigate, "settings", "leads"))
        super().__init__(words.text("Answered in time"), trailing=change)
        self._words, self._workbench = words, workbench
        self._view: LeadsView | None = None
        self.share = Label("", "total").set_numbers()
        self.rests = Label("", "second", wrap=True)
        tip = words.text("See the formula and the leads behind it")
        self.behind = FigureButton(words, self._explain, tip)
        self.median = Label("", wrap=True)
        self.hours = Label("", "second", wrap=True)
        self.add(self.share, self.rests, self.behind, self.median, self.hours)

    def show_view(self, view: LeadsView) -> None:
        """Show how fast leads are answered."""
        self._view = view
        met = view.clock.met.n
        self.behind.set_words(self._words.plural("See the {n} lead", "See the {n} leads", met))
        self.behind.setVisible(met > 0)
        self.share.setText(met_told(self._words, view.clock))
        self.rests.setText(met_rests_on(self._words, view.clock))
        self.median.setText(median_told(self._words, view.clock))
        self.hours.setText(hours_told(self._words, view.clock))

    def _explain(self) -> None:
        if self._view is not None:
            ExplainedDialog(self._workbench, met_explained(self._view)).open()


class HeardFields(QWidget):
    """A kind, their words and a button: something heard is noted in one line."""

    def __init__(self, workbench: Workbench) -> None:
        """Build empty fields."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self._account: UUID | None = None
        self._deal: UUID | None = None
        self.kind: Choice[FeedbackKind] = Choice([(kind, label(words, kind)) for kind in FeedbackKind])
        self.kind.set_value(FeedbackKind.MESSAGE)
        self.kind.setAccessibleName(words.text("What it is about"))
        self.said = TextLine(words.text("In their words"))
        self._field = Field(words.text("Heard for marketing"), self.said)
        self.note_button = Button(words.text("Note it"), "plus", do=self.note)
        self.setLayout(column(self._field, row(self.kind, None, self.note_button), gap=8))

    def of_deal(self, deal: UUID | None, account: UUID | None) -> None:
        """Note from now on what was heard on a deal."""
        self._deal, self._account = deal, account

    def note(self) -> None:
        """Keep what was heard."""
        kind, said = self.kind.value() or FeedbackKind.MESSAGE, self.said.value()
        leads, text = self._workbench.desk.leads, self._words.text("Note what was heard")
        job = partial(leads.note, kind, said, account_id=self._account, deal_id=self._deal)
        act(self._workbench, text, job, self._on_kept, self._on_refused)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.said.hasFocus():
            self.note()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _on_kept(self, _step: Step) -> None:
        self._field.clear_error()
        self.said.clear()
        self.said.commit()
        self.said.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, sentences: str) -> None:
        self._field.set_error(sentences)
        self.said.setFocus(Qt.FocusReason.OtherFocusReason)


class HeardCard(Card):
    """What was heard in the last weeks, and the line in which more is noted."""

    def __init__(self, workbench: Workbench) -> None:
        """Build the card."""
        words = workbench.words
        super().__init__(words.text("Heard lately"))
        self._words = words
        self.fields = HeardFields(workbench)
        nothing = words.text("Nothing noted yet. Which message works, which objection comes, what a competitor says?")
        self.list = Listing(nothing, gap=8)
        self.add(self.fields, self.list)

    def show_view(self, view: LeadsView) -> None:
        """Show what was heard, newest first."""
        self.list.show_rows([_line(self._words, one) for one in view.heard])


def _line(words: Words, heard: FeedbackRow) -> QWidget:
    said = Label(words.text("“{words}”", words=heard.feedback.words), wrap=True)
    picture = IconView("quote", "text3", 14)
    line = row(picture, column(said, Label(heard_from(words, heard), "second", wrap=True), gap=1), gap=10, middle=False)
    line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    return boxed(line)
