"""The section "Next step": the booked talk about the choice, what follows it, and what stands on the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from salesdesk.ui.parts import column
from salesdesk.ui.proposing.after_choice import AfterChoiceCard
from salesdesk.ui.proposing.document_card import DocumentCard
from salesdesk.ui.proposing.next_step_card import NextStepCard
from salesdesk.ui.proposing.section import SectionForm

if TYPE_CHECKING:
    from salesdesk.application.proposal_checks import Place
    from salesdesk.domain.proposal import Proposal
    from salesdesk.ui.proposing.open_proposal import OpenProposal


class NextStepSection(SectionForm):
    """Three cards below each other."""

    def __init__(self, proposal: OpenProposal) -> None:
        """Build the cards; they fill when the proposal is there."""
        super().__init__(proposal)
        self.step = NextStepCard(proposal)
        self.after = AfterChoiceCard(proposal)
        self.document = DocumentCard(proposal)
        self.setLayout(column(self.step, self.after, self.document, None, gap=14))

    @override
    def show_proposal(self, proposal: Proposal) -> None:
        """Show what is agreed."""
        view = self._proposal.view
        if view is not None:
            self.step.show_view(view)
            self.document.show_view(view)
        self.after.show_proposal(proposal)

    @override
    def focus_place(self, place: Place) -> None:
        """Put the focus into the field that a check is about."""
        if place.field in {"", "next_step"}:
            self.step.focus_place()
        else:
            self.document.focus_field(place.field)
