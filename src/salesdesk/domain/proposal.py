"""A proposal: always two real options, "Option A or Option B?", never "yes or no?" (2.14-2.19)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from salesdesk.domain.folding import same
from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Due, Tax, Totals, checked_quantity, line_amount, totals_of
from salesdesk.domain.product import Recurrence, first_year
from salesdesk.domain.refusals import OtherCurrency

K = TypeVar("K", bound=Hashable)

LETTERS = ("A", "B")
LONGEST_TEXT = 20_000


class ProposalState(StrEnum):
    """What was done with a proposal; only one issued proposal of a deal waits at a time.

    Superseded: another proposal of the deal went out in its place. Whether one has expired is told by its date:
    `standing`.
    """

    DRAFT = "draft"
    ISSUED = "issued"
    ANSWERED_A = "answered_a"
    ANSWERED_B = "answered_b"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Standing(StrEnum):
    """Where a proposal stands on a day: its state, or expired, when it still waits past the day it is valid until."""

    DRAFT = "draft"
    ISSUED = "issued"
    ANSWERED_A = "answered_a"
    ANSWERED_B = "answered_b"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


def answered(letter: str) -> ProposalState:
    """Return the state of a proposal of which this option (A or B) was chosen. Raises ValueError for another letter."""
    return ProposalState(f"answered_{letter.lower()}")


def standing(state: ProposalState, valid_until: date | None, on: date) -> Standing:
    """Return where a proposal stands on a day (in the desk's zone); the last day of its validity still counts."""
    if state is ProposalState.ISSUED and valid_until is not None and valid_until < on:
        return Standing.EXPIRED
    return Standing(state.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    """A priced line; `price` is per unit and net, a price of zero prints as "included".

    `discount` is in per cent, `cost` what a unit costs us (for the margin), `tax` the class as it was when the line
    was written: a line keeps what it was made from, so a catalogue that changes later changes no proposal.
    """

    text: str
    price: Money
    quantity: Decimal = Decimal(1)
    unit: str = ""
    group: str = ""
    product_id: UUID | None = None
    recurrence: Recurrence = Recurrence.ONCE
    discount: Decimal = Decimal(0)
    cost: Money | None = None
    tax: Tax | None = None

    @property
    def amount(self) -> Money:
        """Quantity x price less the discount, per due date, rounded half up once: the figure that is printed."""
        return line_amount(self.price, self.quantity, self.discount)

    @property
    def is_priced(self) -> bool:
        """Whether it has a price; without one it prints as "included"."""
        return self.price.minor != 0

    @property
    def listed(self) -> Money:
        """The same without the discount."""
        return line_amount(self.price, self.quantity)

    @property
    def total_cost(self) -> Money | None:
        """What the line costs us each time it is due; None while nobody said so."""
        return None if self.cost is None else self.cost.times(self.quantity)

    @property
    def due(self) -> Due:
        """What the line adds to the totals."""
        return Due(amount=self.amount, recurrence=self.recurrence, tax=self.tax)

    @property
    def first_year(self) -> Money:
        """What the line comes to in the first twelve months."""
        return first_year(self.amount, self.recurrence)

    @property
    def key(self) -> str:
        """What makes two lines the same item in both options: the product, else the text."""
        return str(self.product_id) if self.product_id else same(self.text)

    @property
    def row(self) -> tuple[str, ...]:
        """What makes lines one row of the price table: the same item in the same words, due as often, in its group.

        One product in other words is another row: what is printed beside a price is what was written with it.
        """
        return self.group, self.key, same(self.text), self.unit.strip(), self.recurrence.value


def numbered(keys: Iterable[K]) -> list[tuple[K, int]]:
    """Tell equal keys apart: each with how many equal ones came before it."""
    seen: dict[K, int] = {}
    found: list[tuple[K, int]] = []
    for key in keys:
        found.append((key, seen.get(key, 0)))
        seen[key] = seen.get(key, 0) + 1
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareRow:
    """One row of the comparison: the same label on both sides, a text on each."""

    label: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalOption:
    """One of the two options; `raised` are the ids of the raised options it answers (2.16).

    `discount` on all of its lines is in per cent.
    """

    name: str = ""
    sentence: str = ""
    rows: tuple[CompareRow, ...] = ()
    lines: tuple[ProposalLine, ...] = ()
    raised: tuple[UUID, ...] = ()
    payment_terms: str = ""
    delivery: str = ""
    installation: str = ""
    discount: Decimal = Decimal(0)

    @property
    def by_label(self) -> dict[tuple[str, int], CompareRow]:
        """Its comparing rows as they are paired: by label, whatever its case and spaces; equal labels one by one."""
        return dict(zip(numbered(same(row.label) for row in self.rows), self.rows, strict=True))

    @property
    def is_priced(self) -> bool:
        """Whether anything in it has a price: what is included is included in something."""
        return any(line.is_priced for line in self.lines)

    @property
    def is_discounted(self) -> bool:
        """Whether anything in it is cheaper than its list price (1.11)."""
        return bool(self.discount) or any(line.discount for line in self.lines)

    def totals(self, currency: str) -> Totals:
        """Add the printed line amounts by how often they are due, and the tax on them. Raises OtherCurrency."""
        return totals_of((line.due for line in self.lines), self.discount, currency)


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

    @property
    def says_nothing(self) -> bool:
        """Whether nothing that they told us stands here; what we propose is ours."""
        told = (self.lead, self.worth, *(n.need for n in self.needs), *(f.value for f in self.figures))
        return not any(text.strip() for text in told)


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterChoice:
    """What happens once they have chosen, and when."""

    text: str
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposal to an account, on a deal where there is one; prices net, in `currency`.

    `next_step` is the follow-up agreed for the answer; `revision` counts what was issued (1 is the first).
    `names_raisers` prints who raised an option on the customer's copy too. A discount stands against an impediment
    of price (1.11): `impediment_id` says which, `discount_reason` why this much.
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
    terms: str = ""
    after_choice: tuple[AfterChoice, ...] = ()
    next_step: UUID | None = None
    names_raisers: bool = True
    impediment_id: UUID | None = None
    discount_reason: str = ""

    @property
    def is_discounted(self) -> bool:
        """Whether either option is cheaper than its list prices (1.11)."""
        return any(option.is_discounted for option in self.options)


def checked_lines(proposal: Proposal) -> Proposal:
    """Return a proposal whose priced lines may be kept: of each a quantity, price and cost in one currency.

    Raises OtherCurrency, OutOfRange (quantity).
    """
    for line in (line for option in proposal.options for line in option.lines):
        checked_quantity(line.quantity)
        for amount in (line.price, line.cost):
            if amount is not None and amount.currency != proposal.currency:
                raise OtherCurrency(proposal.currency, amount.currency)
    return proposal


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
