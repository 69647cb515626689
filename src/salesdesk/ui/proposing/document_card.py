"""What stands on the document itself: title, dates, whom it is for, paper and language, terms for both options."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.application.papers import Paper
from salesdesk.domain.proposal import Proposal
from salesdesk.ui.fields import Choice, Field, date_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Card
from salesdesk.ui.proposing.boxes import LineBox
from salesdesk.ui.proposing.links import Links
from salesdesk.wording.documents import LANGUAGES
from salesdesk.wording.places import language_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.ui.proposing.open_proposal import OpenProposal


class DocumentCard(Card):
    """The fields of the document."""

    def __init__(self, proposal: OpenProposal) -> None:
        """Build the fields; they fill when the proposal is there."""
        words = proposal.words
        super().__init__(words.text("The document"), gap=10)
        self._words = words
        self._links = Links(proposal)
        self.title_box = LineBox(words.text("What it is about"))
        self.compare = LineBox(words.text("What both have in common, and in what they differ"))
        self.dated = date_field(words, proposal.workbench.today)
        self.valid = date_field(words, proposal.workbench.today)
        self.person: Choice[UUID | None] = Choice()
        self.paper: Choice[str] = Choice([(str(p), str(p)) for p in Paper])
        self.language: Choice[str] = Choice([(code, language_name(code)) for code in LANGUAGES])
        self.payment = LineBox(words.text("Terms that hold for both options"))
        tied: tuple[tuple[Any, str, str], ...] = (
            (self.title_box, "title", words.text("Change the title")),
            (self.compare, "compare", words.text("Change the sentence over the options")),
            (self.dated, "dated", words.text("Change the date of the proposal")),
            (self.valid, "valid_until", words.text("Change how long it is valid")),
            (self.person, "person_id", words.text("Change whom it is for")),
            (self.paper, "paper", words.text("Change the paper")),
            (self.language, "language", words.text("Change the language of the document")),
            (self.payment, "payment_terms", words.text("Change the payment terms for both")),
        )
        for editor, name, text in tied:
            self._links.tie(editor, text, _shown(name), _edited(name))
        self.add(
            Field(words.text("Title"), self.title_box),
            Field(words.text("Over both options"), self.compare),
            Flow(
                Field(words.text("Date"), self.dated),
                Field(words.text("Valid until"), self.valid),
                Field(words.text("For"), self.person),
                Field(words.text("Paper"), self.paper),
                Field(words.text("Language"), self.language),
                gap=10,
                line_gap=10,
            ),
            Field(words.text("Payment, for both options"), self.payment),
        )

    def show_view(self, view: ProposalView) -> None:
        """Show what stands on the document."""
        nobody: tuple[UUID | None, str] = (None, self._words.text("Nobody in particular"))
        self.person.offer([nobody, *((p.id, p.name) for p in view.who_may_be_met)])
        self._links.show(view.proposal)

    def focus_field(self, name: str) -> None:
        """Put the focus into a field by its name."""
        fields: Mapping[str, QWidget] = {"title": self.title_box, "dated": self.dated, "valid_until": self.valid}
        fields.get(name, self.title_box).setFocus(Qt.FocusReason.OtherFocusReason)


def _shown(name: str) -> Callable[[Proposal], object]:
    return lambda proposal: getattr(proposal, name)


def _edited(name: str) -> Callable[[Proposal, Any], Proposal]:
    def edited(proposal: Proposal, value: Any) -> Proposal:  # noqa: ANN401 (what the field holds)
        fields: dict[str, Any] = {name: value}
        return replace(proposal, **fields)

    return edited
