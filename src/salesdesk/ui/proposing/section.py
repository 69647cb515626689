"""What the four sections of the form share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from salesdesk.application.proposal_checks import Place
    from salesdesk.domain.proposal import Proposal
    from salesdesk.ui.proposing.open_proposal import OpenProposal


class SectionForm(QWidget):
    """Shows a part of the open proposal and edits it."""

    def __init__(self, proposal: OpenProposal) -> None:
        """Belong to a proposal; the fields fill when it is there."""
        super().__init__()
        self._proposal = proposal

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the proposal as it stands; what is being typed just now is left alone."""
        raise NotImplementedError

    def focus_place(self, place: Place) -> None:
        """Put the focus into the field that a check is about; a place without a field is the first one."""
        raise NotImplementedError

    def copy_focused(self) -> None:
        """Copy what is in the row with the focus from A to B, where the section has rows for both."""
