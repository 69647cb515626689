"""The card under the table: why the picked deal is flagged, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from salesdesk.application.sweeping import FlaggedDeal, Verdict
from salesdesk.domain.sweep import SweepChoice
from salesdesk.ui.fields import Segments
from salesdesk.ui.parts import Card, CheckRow, Label
from salesdesk.ui.sweeping.forms import BackForm, ChoiceForm, KeepForm, NoDecisionForm
from salesdesk.wording.sweeps import choice_short, flagged_told, keeps_told, odds_told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from salesdesk.ui.workbench import Workbench

ORDER: Final = (SweepChoice.NO_DECISION, SweepChoice.BACK_TO_MARKETING, SweepChoice.KEEP)


class ChoiceCard(Card):
    """One deal's choice; `decided` gives the deal and its verdict (None: not decided), `left` asks for the table."""

    decided = Signal(object, object)
    left = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Show no deal yet."""
        super().__init__(" ", " ", gap=10)
        self._words = words = workbench.words
        self._deal: FlaggedDeal | None = None
        self._why = Label("", tone="text2", wrap=True)
        self.segments: Segments[SweepChoice | None] = Segments(
            words.text("What becomes of it"),
            [
                (None, words.text("Not decided (0)"), ""),
                *((one, f"{choice_short(one, words)} ({key})", "") for key, one in enumerate(ORDER, start=1)),
            ],
        )
        self.segments.committed.connect(self._on_chosen)
        zone = workbench.standing.settings.zone
        self.forms: Mapping[SweepChoice, ChoiceForm] = {
            SweepChoice.NO_DECISION: NoDecisionForm(words),
            SweepChoice.BACK_TO_MARKETING: BackForm(words, workbench.today),
            SweepChoice.KEEP: KeepForm(words, workbench.today, zone),
        }
        self.state = CheckRow("", "advice")
        self.add(self._why, self.segments, *self.forms.values(), self.state)
        for form in self.forms.values():
            form.changed.connect(self._on_written)
            form.hide()

    @property
    def shown(self) -> UUID | None:
        """The deal that is shown."""
        return self._deal.row.id if self._deal is not None else None

    def show_deal(self, deal: FlaggedDeal, verdict: Verdict | None) -> None:
        """Show a deal with what was chosen for it."""
        words, self._deal = self._words, deal
        self.title.setText(deal.row.account or deal.row.title)
        self.beside.setText(deal.row.title if deal.row.account else "")
        said = (flagged_told(deal.judged, words), odds_told(deal.odds, words), keeps_told(deal.keeps, words))
        self._why.setText(" ".join(part for part in said if part))
        self._open(verdict.choice if verdict is not None else None)
        if verdict is not None:
            self.forms[verdict.choice].show_verdict(deal, verdict)

    def choose(self, choice: SweepChoice | None) -> None:
        """Choose for the deal that is shown; the first field of the choice gets the focus if it has to be filled in."""
        deal = self._deal
        if deal is None:
            return
        self._open(choice)
        if choice is None:
            self.decided.emit(deal, None)
            return
        form = self.forms[choice]
        form.show_verdict(deal, Verdict(choice=choice))
        self.decided.emit(deal, form.verdict())

    def focus_form(self) -> None:
        """Put the focus into the first field of the choice."""
        choice = self.segments.value()
        if choice is not None:
            self.forms[choice].first().setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Read what was typed and not read yet."""
        choice = self.segments.value()
        if choice is not None:
            self.forms[choice].commit()
            self._on_written()

    def say(self, text: str, *, met: bool) -> None:
        """Say what the choice still needs, or what it does."""
        self.state.setVisible(bool(text))
        self.state.show_state(text, "met" if met else "missing")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, choice: SweepChoice | None) -> None:
        self.segments.set_value(choice)
        for one, form in self.forms.items():
            form.setVisible(one is choice)
        self.updateGeometry()

    def _on_chosen(self, choice: SweepChoice | None) -> None:
        self.choose(choice)

    def _on_written(self) -> None:
        choice = self.segments.value()
        if self._deal is not None and choice is not None:
            self.decided.emit(self._deal, self.forms[choice].verdict())
