"""How a customer buys on one deal: a summary to read that opens into its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.buying import BuyingView
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.competitor import Competitor
from salesdesk.ui.acts import act
from salesdesk.ui.autosave import Autosave
from salesdesk.ui.buying.form import BuyingForm, Change
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face, Slot
from salesdesk.ui.parts import HintStrip, Label, column, row
from salesdesk.wording.buying import buying_told, price_missing_told

if TYPE_CHECKING:
    from salesdesk.application.changes import Step
    from salesdesk.ui.workbench import Workbench

ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class BuyingSlot(Slot[BuyingView]):
    """One deal's buying; edits are kept as they are made, the first one makes the record.

    `stale` tells that the desk holds something newer, `print_asked` that how we will work is to be saved.
    """

    stale = Signal()
    print_asked = Signal()
    arranged = Signal()

    def __init__(self, workbench: Workbench, *, titled: bool) -> None:
        """Show nothing yet; `titled` names it on its face, which a card does not need."""
        self._workbench = workbench
        self._words = workbench.words
        self._titled = titled
        self._title = Label("", wrap=True)
        self._told = Label("", "second", wrap=True)
        picture = IconView("coins", "text2")
        line = row(picture, column(self._title, self._told, gap=1), gap=8, middle=False)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        super().__init__(Face(line))
        self.form: BuyingForm | None = None
        self._trouble = HintStrip(kind="trouble")
        self._autosave: Autosave[BuyingProcess] = Autosave(workbench, self)
        self._autosave.changed.connect(self._on_changed)
        self._autosave.refused.connect(self._on_refused)
        self._autosave.settled.connect(self._on_settled)
        self._missed = False

    @property
    def process(self) -> BuyingProcess | None:
        """The process as it is written now."""
        return self._autosave.value

    @override
    def draw(self, thing: BuyingView) -> None:
        self._missed = self._autosave.busy
        if thing.is_kept:
            self._autosave.take(thing.process)
        elif not self._autosave.busy:
            self._autosave.begin(thing.process)
        self._tell(thing)

    @override
    def make_editor(self) -> QWidget:
        self.form = form = BuyingForm(self._workbench)
        form.edited.connect(self._on_edited)
        form.rival_named.connect(self._on_rival_named)
        form.print_asked.connect(self.print_asked)
        form.done.connect(self.close_editor)
        form.rivals.arranged.connect(self.arranged)
        self._trouble.hide()
        form.column.insertWidget(0, self._trouble)
        return form

    @override
    def focus_first(self) -> None:
        if self.is_open and self.form is not None:
            next(iter(self.form.steps.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    @override
    def fill(self, thing: BuyingView) -> None:
        if self.form is not None:
            self.form.show_process(thing, self._shown(thing).process)

    def _tell(self, view: BuyingView) -> None:
        words = self._words
        known = buying_told(words, self._shown(view), self._workbench.today)
        told = known or words.text("Nothing known yet")
        below = ""
        if self._titled:
            due = view.lacks_price and self._shown(view).process.price_expected is None
            below = " ".join(filter(None, (known, price_missing_told(words, view) if due else "")))
            self._title.setText(words.text("How they buy") if known else words.text("How they buy: not known yet"))
            self._told.setText(below)
        else:
            self._title.setText(known or words.text("Nothing known yet. What did they do before we came?"))
        self._told.setVisible(bool(below))
        self.face.setAccessibleName(words.text("How they buy: {told}", told=below or told))

    def leave(self) -> None:
        """Go for good, once what was typed is kept."""
        self.hide()
        if self._autosave.busy:
            self._autosave.settled.connect(self.deleteLater)
        else:
            self.deleteLater()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter names a competitor; the next may follow.
        if self.form is not None and self.form.rivals.name.hasFocus() and event.key() in ENTER:
            event.accept()
        else:
            super().keyPressEvent(event)

    def _shown(self, view: BuyingView) -> BuyingView:
        written = self._autosave.value
        if written is None or written.deal_id != view.deal.id:
            return view
        return view.with_process(written)

    def _on_edited(self, text: str, change: Change) -> None:
        self._trouble.hide()
        self._autosave.edit(text, change)

    def _on_changed(self, _process: BuyingProcess) -> None:
        if self.thing is not None:
            self._tell(self.thing)
            self.fill(self.thing)

    def _on_settled(self) -> None:
        if self._missed:
            self._missed = False
            self.stale.emit()

    def _on_refused(self, sentences: str) -> None:
        self._trouble.say("", sentences)
        self._trouble.setVisible(bool(sentences))
        self._missed = True
        if not self._autosave.busy:
            self._on_settled()

    def _on_rival_named(self, name: str) -> None:
        competitor = Competitor(id=self._workbench.desk.changes.ids.new(), name=name)
        keep = self._workbench.desk.selling.keep
        text = self._words.text("Add competitor {name}", name=name)
        act(self._workbench, text, lambda: keep(None, competitor), self._on_rival_made, self._on_refused)

    def _on_rival_made(self, step: Step) -> None:
        if self.form is not None:
            self.form.name_rival(step.made(Competitor))
