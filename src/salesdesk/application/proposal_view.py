"""A proposal with everything that stands beside it: what the page and the document show."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from salesdesk.application.other_customers import OtherNames
from salesdesk.application.rows import DealRow, FollowUpRow, RaisedRow
from salesdesk.domain.account import Account, Person, proposable
from salesdesk.domain.answer import Answer
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import DeskSettings, Rep
from salesdesk.domain.discounting import gives_discount
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.impediment import Impediment, price_impediment
from salesdesk.domain.letterhead import Letterhead
from salesdesk.domain.product import Product, TaxClass
from salesdesk.domain.proposal import Proposal, ProposalState, Revision, Standing, standing
from salesdesk.domain.two_options import Flaw


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedRevision:
    """A revision as lists show it; `is_superseded` when a later one was issued, `answer` the one that was taken."""

    revision: Revision
    is_superseded: bool = False
    answer: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalView:
    """Everything the proposal page and the document show.

    `products` are those that are offered, `put_away` what the items are of besides: its price still counts (B7).
    """

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
    put_away: tuple[Product, ...] = ()
    letterhead: Letterhead | None = None
    taxes: tuple[TaxClass, ...] = ()
    impediments: tuple[Impediment, ...] = ()
    answers: tuple[Answer, ...] = ()
    others: OtherNames = field(default_factory=OtherNames)

    @property
    def who_may_be_met(self) -> tuple[Person, ...]:
        """For whom it may be and who may be met about it: nobody who is not to be contacted, but for whose it is."""
        return proposable(self.people, (self.proposal.person_id,))

    @property
    def price_list(self) -> tuple[Product, ...]:
        """What the prices of the items are held against: a product counts when it was put away, too."""
        return (*self.products, *self.put_away)

    @property
    def price_impediment(self) -> Impediment | None:
        """The impediment against which a discount may be given, None while discounts are locked (1.11)."""
        chosen = next((i for i in self.impediments if i.id == self.proposal.impediment_id and i.opens_discount), None)
        return chosen or price_impediment(self.impediments)

    @property
    def price_stands(self) -> bool:
        """Whether a discount may be given (B7)."""
        return self.price_impediment is not None

    @property
    def gives_discount(self) -> bool:
        """Whether anything is cheaper than in the price list: a discount, whatever it is called (1.11)."""
        return gives_discount(self.proposal, self.price_list)

    @property
    def standing(self) -> Standing:
        """Where the proposal stands today."""
        return standing(self.proposal.state, self.proposal.valid_until, self.today)

    @property
    def last_issued(self) -> Revision | None:
        """What went out last, None while the proposal is a draft (again)."""
        return self.revisions[-1] if self.revisions and self.proposal.state is not ProposalState.DRAFT else None

    @property
    def issued(self) -> tuple[IssuedRevision, ...]:
        """Everything that went out, oldest first; what a later revision superseded stays readable (2.16)."""
        answers = {answer.revision: answer for answer in self.answers}
        latest = max((one.number for one in self.revisions), default=0)
        return tuple(
            IssuedRevision(revision=one, is_superseded=one.number < latest, answer=answers.get(one.number))
            for one in self.revisions
        )
