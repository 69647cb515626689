"""What is asked when a deal is lost: how it ended, every reason with who says so, and to whom (4.3)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.deal import Deal, LossReason, Outcome, ReasonCode, ReasonSource
from salesdesk.domain.loss_lines import of_competitor, offered_reasons
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Choice, Field, SuggestLine, TextLine, Tick, date_field, pair
from salesdesk.ui.parts import boxed, column, row
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words


class ReasonLine(QWidget):
    """One reason to tick; ticked, it asks whether it is the main one, who says so, and for their words."""

    ticked = Signal()
    made_main = Signal()

    def __init__(self, words: Words, code: ReasonCode) -> None:
        """Show a reason that is not ticked."""
        super().__init__()
        name = label(words, code)
        self.code = code
        self.tick = Tick(name)
        self.main = Tick(words.text("Main reason"))
        self.main.setAccessibleName(words.text("Main reason: {reason}", reason=name))
        self.source: Choice[ReasonSource] = Choice([(source, label(words, source)) for source in ReasonSource])
        self.source.setAccessibleName(words.text("Who says so: {reason}", reason=name))
        self.source.set_value(ReasonSource.REP)
        self.note = TextLine(words.text("In their words, if you have them"))
        self.note.setAccessibleName(words.text("Note: {reason}", reason=name))
        details = row(26, self.main, self.source, self.note, gap=10)
        details.setStretch(3, 1)
        self._details = boxed(details)
        self._details.hide()
        self.setLayout(column(self.tick, self._details, gap=4))
        self.tick.committed.connect(self._on_ticked)
        self.main.committed.connect(self._on_main)

    def reason(self, competitor: str) -> LossReason:
        """Return the reason as it is asked for; `competitor` is kept where the reason is about one."""
        return LossReason(
            code=self.code,
            main=self.main.value(),
            source=self.source.value() or ReasonSource.REP,
            competitor=competitor if self.main.value() or of_competitor(self.code) else "",
            note=self.note.value(),
        )

    def offer(self, *, offered: bool) -> None:
        """Offer the reason or not; what is not offered is not ticked."""
        self.setVisible(offered)
        if not offered and self.tick.value():
            self.tick.set_value(False)
            self._on_ticked(ticked=False)

    def _on_ticked(self, ticked: object) -> None:
        self._details.setVisible(bool(ticked))
        if not ticked:
            self.main.set_value(False)
        self.ticked.emit()

    def _on_main(self, _main: object) -> None:
        # Another one is chosen by ticking that: a loss has one main reason, not none.
        self.main.set_value(True)
        self.made_main.emit()


class LoseDialog(AskDialog):
    """A deal that was lost: how, why, who says so, and to whom (4.3)."""

    def __init__(self, workbench: Workbench, deal: Deal) -> None:
        """Ask for outcome and reasons; a competitor only where it was lost to one."""
        words = workbench.words
        self._deal = deal
        self._known: Sequence[str] = ()
        self._outcome: Choice[Outcome] = Choice([(one, label(words, one)) for one in Outcome])
        self._day = date_field(words, workbench.today)
        self._competitor = SuggestLine(self._suggested, words.text("Type to find, or a new name"))
        self._who = Field(words.text("Competitor"), self._competitor)
        self.reasons = [ReasonLine(words, code) for code in offered_reasons(Outcome.COMPETITIVE)]
        lines = boxed(column(*self.reasons, gap=3))
        super().__init__(
            workbench,
            words.text("Lose “{title}”", title=deal.title),
            words.text("Lose deal"),
            pair(Field(words.text("How it ended"), self._outcome), Field(words.text("Lost on"), self._day)),
            self._who,
            Field(words.text("Why: tick every reason, one of them is the main one"), lines),
        )
        self.setMinimumWidth(self.minimumWidth() * 3 // 2)
        self._day.set_value(workbench.today)
        self._outcome.set_value(Outcome.NO_DECISION)
        self._outcome.committed.connect(self._on_outcome)
        self._competitor.textEdited.connect(self._on_changed)
        self._day.committed.connect(self._on_changed)
        for line in self.reasons:
            line.ticked.connect(self._on_ticked)
            line.made_main.connect(partial(self._on_main, line))
        self._on_outcome(Outcome.NO_DECISION)
        self._outcome.setFocus()
        workbench.ask(workbench.desk.loss_reporting.competitors, self._on_competitors)

    def _on_competitors(self, names: Sequence[str]) -> None:
        self._known = names

    def _suggested(self, text: str) -> Sequence[tuple[str, str]]:
        typed = text.casefold()
        return [(name, name) for name in self._known if typed in name.casefold()]

    def _on_outcome(self, outcome: object) -> None:
        offered = offered_reasons(outcome) if isinstance(outcome, Outcome) else ()
        self._who.setVisible(outcome is Outcome.COMPETITIVE)
        for line in self.reasons:
            line.offer(offered=line.code in offered)
        self._on_changed()

    def _on_ticked(self) -> None:
        """Keep one main reason among those ticked: the first one ticked, until another is chosen."""
        ticked = [line for line in self.reasons if line.tick.value()]
        if ticked and not any(line.main.value() for line in ticked):
            ticked[0].main.set_value(True)
        self._on_changed()

    def _on_changed(self, _value: object = None) -> None:
        """Be as tall as what is asked now; a refusal spoke of what was asked before."""
        self.forget_refusal()
        self.fit()

    def _on_main(self, chosen: ReasonLine) -> None:
        for line in self.reasons:
            line.main.set_value(line is chosen)

    @override
    def answer(self) -> None:
        """Lose the deal."""
        desk, key, day = self.workbench.desk, self._deal.id, self._day.value()
        outcome = self._outcome.value() or Outcome.NO_DECISION
        rival = self._competitor.value() if outcome is Outcome.COMPETITIVE else ""
        reasons = [line.reason(rival) for line in self.reasons if line.tick.value()]
        act(
            self.workbench,
            self.words.text("“{title}” lost", title=self._deal.title),
            lambda: desk.selling.lose(key, outcome, reasons, day),
            lambda _step: self.accept(),
            self.refuse,
            toast=True,
        )
