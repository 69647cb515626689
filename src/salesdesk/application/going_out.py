"""Everything that keeps a proposal from going out: two real options, a live deal, no other customer's name."""

from __future__ import annotations

from collections.abc import Sequence

from salesdesk.application.other_customers import naming_flaws
from salesdesk.application.proposal_paper import content_of
from salesdesk.application.proposal_view import ProposalView
from salesdesk.application.rows import RaisedRow
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.proposal import LETTERS, Proposal, ProposalState
from salesdesk.domain.two_options import Fault, Flaw, Provenance, faults_of


def faults_in(view: ProposalView) -> tuple[Flaw, ...]:
    """Return what keeps the proposal of a view from going out on the day of the view, in the order of the form.

    A next step that is over is none. What went out already is not asked whether its deal is still open.
    """
    step, proposal = view.next_step, view.proposal
    drafted = proposal.state is ProposalState.DRAFT
    return (
        *faults_of(
            proposal,
            provenance(view.raised),
            has_next_step=step is not None and (step.starts.day >= view.today or not drafted),
            price_stands=view.price_stands,
            products=view.price_list,
            on=view.today,
        ),
        *([Flaw(fault=Fault.DEAL_NOT_OPEN)] if drafted and not _is_open(proposal, view.deal) else []),
        *(naming_flaws(content_of(view), view.others) if len(proposal.options) == len(LETTERS) else ()),
    )


def _is_open(proposal: Proposal, deal: Deal | None) -> bool:
    """Whether its choice can win the deal: one that was put away is not there, one may be another account's now."""
    if proposal.deal_id is None:
        return True
    return deal is not None and deal.status is Status.OPEN and deal.account_id in {None, proposal.account_id}


def provenance(raised: Sequence[RaisedRow]) -> tuple[Provenance, ...]:
    """Return where each raised option comes from, as the check of 2.16 reads it."""
    return tuple(Provenance(id=r.option.id, on=r.on, account_id=r.account_id, deal_id=r.deal_id) for r in raised)
