"""A proposal: always two real options, "Option A or Option B?", never "yes or no?" (2.14-2.19)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.money import Money, total
from salesdesk.domain.product import MONTHS_IN_FIRST_YEAR, Recurrence, first_year

LETTERS = ("A", "B")
LONGEST_TEXT = 20_000


class ProposalState(StrEnum):
    """Where a proposal stands; only one issued proposal of a deal waits at a time."""

    DRAFT = "draft"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    """A priced line; `price` is per unit and net, a price of zero prints as "included"."""

    text: str
    price: Money
    quantity: Decimal = Decimal(1)
    unit: str = ""
    group: str = ""
    product_id: UUID | None = None
    recurrence: Recurrence = Recurrence.ONCE

    @property
    def amount(self) -> Money:
        """Quantity x price per due date, rounded half up to the minor unit: the figure that is printed."""
        return self.price.times(self.quantity)

    @property
    def first_year(self) -> Money:
        """What the line comes to in the first twelve months."""
        return first_year(self.amount, self.recurrence)

    @property
    def key(self) -> str:
        """What makes two lines the same item in both options: the product, else the text."""
        return str(self.product_id) if self.product_id else self.text.strip().casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The totals of an option, net of tax: sums of the printed line amounts."""

    one_off: Money
    monthly: Money
    yearly: Money

    @property
    def first_year(self) -> Money:
        """One-off + first 12 months of recurring: the value of the deal if this is chosen (terms: value)."""
        return self.one_off + self.following_year

    @property
    def following_year(self) -> Money:
        """What each year after the first costs."""
        return self.monthly.times(MONTHS_IN_FIRST_YEAR) + self.yearly


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareRow:
    """One row of the comparison: the same label on both sides, a text on each."""

    label: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalOption:
    """One of the two options; `raised` are the ids of the raised options it answers (2.16)."""

    name: str = ""
    sentence: str = ""
    rows: tuple[CompareRow, ...] = ()
    lines: tuple[ProposalLine, ...] = ()
    raised: tuple[UUID, ...] = ()
    payment_terms: str = ""
    delivery: str = ""
    installation: str = ""

    def totals(self, currency: str) -> Totals:
        """Add the printed line amounts by how often they are due. Raises OtherCurrency."""
        sums = {r: total((x.amount for x in self.lines if x.recurrence is r), currency) for r in Recurrence}
        return Totals(one_off=sums[Recurrence.ONCE], monthly=sums[Recurrence.MONTHLY], yearly=sums[Recurrence.YEARLY])


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What they told us: the need, how it is today, how it should be, who said so and when."""

    need: str
    today: str = ""
    wanted: str = ""
    who: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of theirs that matters, with its source."""

    value: str
    label: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What we heard: the page that shows we listened."""

    lead: str = ""
    needs: tuple[Need, ...] = ()
    figures: tuple[Figure, ...] = ()
    worth: str = ""
    propose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterChoice:
    """What happens once they have chosen, and when."""

    text: str
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposal to an account, on a deal where there is one; prices net, in `currency`.

    `next_step` is the follow-up agreed for the answer; `revision` counts what was issued (1 is the first).
    """

    id: UUID
    number: str
    account_id: UUID
    currency: str
    deal_id: UUID | None = None
    person_id: UUID | None = None
    rep_id: UUID | None = None
    state: ProposalState = ProposalState.DRAFT
    revision: int = 1
    title: str = ""
    dated: date | None = None
    valid_until: date | None = None
    language: str = "en"
    paper: str = "A4"
    heard: Heard = Heard()
    compare: str = ""
    options: tuple[ProposalOption, ...] = (ProposalOption(), ProposalOption())
    payment_terms: str = ""
    after_choice: tuple[AfterChoice, ...] = ()
    next_step: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What was issued, frozen: the content in canonical form, the PDF, and the hash of each (SHA-256)."""

    id: UUID
    proposal_id: UUID
    number: int
    content: str
    content_hash: str
    pdf: bytes
    pdf_hash: str
    issued_at: datetime
