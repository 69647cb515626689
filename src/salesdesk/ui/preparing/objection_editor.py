"""The fields of one objection, what the library has for its words, and the answers that were told before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from salesdesk.domain.objection import Likelihood, ObjectionKind, PlanObjection
from salesdesk.ui.fields import Choice, Field, SavedLine, TextBox
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Button, CheckRow, Ground, IconButton, row
from salesdesk.ui.preparing.offers import Offer, Offers
from salesdesk.wording.labels import label
from salesdesk.wording.objections import answer_told, beginning, worked_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLayout

    from salesdesk.application.library import ObjectionView
    from salesdesk.application.objections_known import AnswerOffer, KnownObjections
    from salesdesk.wording import Words

MOST_ANSWERS = 4


class ObjectionEditor(Ground):
    """The fields; `edited` gives the name of a part and what it holds, `taken` a whole objection taken over."""

    edited = Signal(str, object)
    taken = Signal(object)
    moved = Signal(int)
    removed = Signal()
    kept = Signal()
    done = Signal()
    arranged = Signal()

    def __init__(self, words: Words, known: Callable[[], KnownObjections]) -> None:
        """Show empty fields; `known` returns what the desk knows for the call."""
        super().__init__("item", margins=(12, 10, 12, 10), gap=10)
        self._words = words
        self._known = known
        self._thing = PlanObjection(words="")
        self._found: tuple[ObjectionView, ...] = ()
        self._told: tuple[AnswerOffer, ...] = ()
        self.words_box = TextBox(words.text("In their words"), lines=1)
        self.kind: Choice[ObjectionKind] = Choice([(kind, label(words, kind)) for kind in ObjectionKind])
        self.likely: Choice[Likelihood] = Choice([(one, label(words, one)) for one in Likelihood])
        self.answer_box = TextBox(words.text("What would you say?"))
        self.proof_line = SavedLine(words.text("A sheet, a reference, a figure"))
        self.matches = Offers(words.text("In the library"), "quote")
        self.answers = Offers(words.text("Answers to take over"), "plus")
        self.keep = Button(words.text("Keep in the library"), "plus", "quiet", do=self.kept.emit)
        self.is_kept = CheckRow(words.text("In the library"))
        self._connect()
        self.add(
            Field(words.text("What they say"), self.words_box),
            self.matches,
            Flow(
                Field(words.text("About"), self.kind),
                Field(words.text("Will it come up?"), self.likely),
                gap=8,
                line_gap=10,
            ),
            Field(words.text("What we answer"), self.answer_box),
            self.answers,
            Field(words.text("Proof at hand"), self.proof_line),
            self.keep,
            self.is_kept,
            self._foot(),
        )

    def _connect(self) -> None:
        for field, name in (
            (self.words_box, "words"),
            (self.kind, "kind"),
            (self.likely, "likelihood"),
            (self.answer_box, "answer"),
            (self.proof_line, "proof"),
        ):
            field.committed.connect(partial(self.edited.emit, name))
        self.matches.taken.connect(self._on_match)
        self.answers.taken.connect(self._on_answer)
        for offers in (self.matches, self.answers):
            offers.run_out.connect(self.answer_box.setFocus)
            offers.arranged.connect(self.arranged)

    def _foot(self) -> QLayout:
        words = self._words
        return row(
            IconButton("arrow-up", words.text("Move objection up (Alt+Up)"), do=partial(self.moved.emit, -1)),
            IconButton("arrow-down", words.text("Move objection down (Alt+Down)"), do=partial(self.moved.emit, 1)),
            IconButton("trash-2", words.text("Remove objection"), do=self.removed.emit),
            None,
            Button(words.text("Done"), do=self.done.emit),
            gap=4,
        )

    def fill(self, thing: PlanObjection, planned: tuple[PlanObjection, ...]) -> None:
        """Show an objection, and what is known for it; `planned` are those the plan has."""
        self._thing = thing
        self.words_box.set_value(thing.words)
        self.kind.set_value(thing.kind)
        self.likely.set_value(thing.likelihood)
        self.answer_box.set_value(thing.answer)
        self.proof_line.set_value(thing.proof)
        known = self._known()
        self._found = known.matches(thing, planned)
        self.matches.show_offers([self._match(known, view) for view in self._found])
        self._told = known.others(thing)[:MOST_ANSWERS]
        self.answers.show_offers([self._answer(offer) for offer in self._told])
        whole = bool(thing.words.strip()) and thing.answered
        there = whole and known.is_kept(thing)
        if self.keep.hasFocus() and there:
            self.proof_line.setFocus()
        self.keep.setVisible(whole and not there)
        self.is_kept.setVisible(there)

    def _match(self, known: KnownObjections, view: ObjectionView) -> Offer:
        words = self._words
        best = known.best_answer(PlanObjection(words=view.objection.words, objection_id=view.objection.id))
        told = answer_told(words, best) if best else words.text("no answer is known yet")
        said = words.text("“{words}”", words=beginning(view.objection.words))
        return Offer(said, told, words.text("Take over from the library"))

    def _answer(self, offer: AnswerOffer) -> Offer:
        words = self._words
        second = ", ".join(filter(None, (worked_told(words, offer.success), beginning(offer.proof))))
        return Offer(beginning(offer.answer), second, words.text("Take over this answer"))

    def _on_match(self, at: int) -> None:
        self.taken.emit(self._known().from_library(self._found[at], self._thing))

    def _on_answer(self, at: int) -> None:
        self.taken.emit(self._known().taking(self._thing, self._told[at]))
        self.answer_box.setFocus()
