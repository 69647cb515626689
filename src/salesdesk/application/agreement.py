"""From an answered proposal to the agreement on the option that was chosen (4.18)."""

from __future__ import annotations

from dataclasses import replace

from salesdesk.application.frozen_content import content_from
from salesdesk.application.papers import AgreementContent
from salesdesk.application.proposal_paper import logo_of
from salesdesk.application.proposal_view import ProposalView
from salesdesk.domain.proposal import ProposalState
from salesdesk.domain.refusals import NotChosenYet

_ANSWERED = frozenset({ProposalState.ANSWERED_A, ProposalState.ANSWERED_B})


def agreement_of(view: ProposalView, language: str = "") -> AgreementContent:
    """Return the agreement on the option that was chosen, from what the answered revision froze.

    In the proposal's language unless another is asked for. Raises NotChosenYet while no option is chosen.
    """
    answer = view.answers[-1] if view.answers else None
    issued = next((r for r in view.revisions if answer is not None and r.number == answer.revision), None)
    if answer is None or issued is None or view.proposal.state not in _ANSWERED:
        raise NotChosenYet(view.proposal.number)
    frozen = content_from(issued.content)
    return AgreementContent(
        proposal=replace(frozen, language=language or frozen.language, logo=logo_of(view.letterhead)),
        chosen=answer.choice,
        signer=answer.signer,
        chosen_on=answer.chosen_on or answer.answered_on,
        is_received=answer.chosen_on is None,
    )
