"""What can be done with a proposal where it stands: what is offered at once, and what stands in the menu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from salesdesk.application.proposal_view import ProposalView
from salesdesk.domain.proposal import Standing


class ProposalAct(StrEnum):
    """What is done with a proposal as a whole."""

    MAIL = "mail"
    TOLD = "told"
    READ = "read"
    PRINT = "print"
    INTERNAL = "internal"
    WITHDRAW = "withdraw"
    REVISE = "revise"
    AGREEMENT = "agreement"
    FILE = "file"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Offered:
    """`sight`: few acts, the likeliest first; `menu`: the others."""

    sight: tuple[ProposalAct, ...]
    menu: tuple[ProposalAct, ...]


_PAPERS: Final = (ProposalAct.PRINT, ProposalAct.INTERNAL)
_ANSWER: Final = (ProposalAct.TOLD, ProposalAct.READ)
_WON: Final = Offered((ProposalAct.AGREEMENT,), _PAPERS)
_OFFERED: Final[Mapping[Standing, Offered]] = {
    Standing.DRAFT: Offered((), _PAPERS),
    Standing.ISSUED: Offered(
        (ProposalAct.MAIL, ProposalAct.TOLD, ProposalAct.READ), (*_PAPERS, ProposalAct.WITHDRAW, ProposalAct.REVISE)
    ),
    Standing.EXPIRED: Offered((ProposalAct.REVISE, ProposalAct.WITHDRAW), (*_ANSWER, ProposalAct.MAIL, *_PAPERS)),
    Standing.ANSWERED_A: _WON,
    Standing.ANSWERED_B: _WON,
    Standing.SUPERSEDED: Offered((), (*_ANSWER, *_PAPERS)),
    Standing.WITHDRAWN: Offered((ProposalAct.REVISE,), (*_ANSWER, *_PAPERS)),
}


def offered(view: ProposalView) -> Offered:
    """Return what can be done with a proposal as it stands today."""
    found = _OFFERED[view.standing]
    sight, menu = found.sight, found.menu
    if view.answers and view.answers[-1].file and found is _WON:
        sight = (*sight, ProposalAct.FILE)
    if view.standing is Standing.DRAFT and view.revisions:
        sight = (ProposalAct.EARLIER,)
    elif len(view.revisions) > 1:
        menu = (*menu, ProposalAct.EARLIER)
    return Offered(sight, menu)
