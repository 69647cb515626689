"""A proposal with everything that stands beside it: what the page and the document show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.application.rows import DealRow, FollowUpRow, RaisedRow
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import DeskSettings, Rep
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.product import Product
from salesdesk.domain.proposal import Proposal, Revision
from salesdesk.domain.two_options import Flaw


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalView:
    """Everything the proposal page and the document show."""

    proposal: Proposal
    settings: DeskSettings
    today: date
    account: Account
    deal: Deal | None
    row: DealRow | None
    person: Person | None
    rep: Rep | None
    people: tuple[Person, ...]
    raised: tuple[RaisedRow, ...]
    products: tuple[Product, ...]
    next_step: FollowUp | None
    follow_ups: tuple[FollowUpRow, ...]
    revisions: tuple[Revision, ...]
    faults: tuple[Flaw, ...]
