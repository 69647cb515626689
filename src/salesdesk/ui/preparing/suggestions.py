"""What deals like this one met: the objections to expect, each with the answer that worked best (B14)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.objection import PlanObjection
from salesdesk.ui.parts import Button, Label, column
from salesdesk.ui.preparing.offers import Offer, Offers
from salesdesk.wording.objections import answer_told, beginning, met_told, nothing_met_told, raised_told

if TYPE_CHECKING:
    from salesdesk.application.objections_known import KnownObjections
    from salesdesk.domain.objections_met import ObjectionRecord
    from salesdesk.wording import Words

FIRST: Final = 4


class Suggestions(QWidget):
    """A quiet section below the plan's own objections; `chosen` gives the objection to expect as well."""

    chosen = Signal(object)

    def __init__(self, words: Words) -> None:
        """Show nothing before the desk was asked."""
        super().__init__()
        self._words = words
        self._records: tuple[ObjectionRecord, ...] = ()
        self._known: KnownObjections | None = None
        self._basis = Label("", "second", wrap=True)
        self.offers = Offers()
        self.offers.taken.connect(self._on_taken)
        self._nothing = Label("", "second", wrap=True)
        self.more = Button("", kind="link", do=self._show_all)
        self._all = False
        heading = Label(words.text("Deals like this one met"), "label")
        self.setLayout(column(heading, self._basis, self._nothing, self.offers, self.more, gap=2))
        self.hide()

    def show_known(self, known: KnownObjections, planned: tuple[PlanObjection, ...]) -> None:
        """Offer what was met, without what the plan has already."""
        self._known = known
        self._records = known.suggestions(planned)
        self._show()
        self.show()

    def start_over(self) -> None:
        """Forget what was shown, because another plan comes."""
        self._known = None
        self._all = False
        self.hide()

    def _show(self) -> None:
        words, known = self._words, self._known
        if known is None:
            return
        self._basis.setText(met_told(words, known.met))
        self._basis.setVisible(bool(self._records))
        self._nothing.setText(nothing_met_told(words, known.met))
        self._nothing.setVisible(not self._records)
        shown = self._records if self._all else self._records[:FIRST]
        self.offers.show_offers([self._offer(known, record) for record in shown])
        self.more.set_words(words.text("Show all {n}", n=words.number(len(self._records))))
        self.more.setVisible(len(shown) < len(self._records))

    def _offer(self, known: KnownObjections, record: ObjectionRecord) -> Offer:
        words = self._words
        best = known.best_answer(PlanObjection(words=record.words, objection_id=record.objection_id))
        raised = raised_told(words, record, known.met)
        told = answer_told(words, best) if best else words.text("no answer is known yet")
        return Offer(
            words.text("“{words}”", words=beginning(record.words)),
            words.text("{raised}; {answer}", raised=raised, answer=told),
            words.text("Add objection"),
        )

    def _show_all(self) -> None:
        self._all = True
        if self.more.hasFocus() and len(self.offers.rows) < len(self._records):
            self._show()
            self.offers.rows[FIRST].setFocus()
        else:
            self._show()

    def _on_taken(self, at: int) -> None:
        self.chosen.emit(self._records[at])
