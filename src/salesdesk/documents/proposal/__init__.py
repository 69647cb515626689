"""The printed proposal: two ways to go ahead, side by side."""

from salesdesk.documents.proposal.binding import ProposalPress, write_proposal

__all__ = ["ProposalPress", "write_proposal"]
