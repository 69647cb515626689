"""What changes when an answer is taken: the proposal, its deal, what the customer has, the follow-up (B1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from salesdesk.application.changes import Edit
from salesdesk.application.papers import InvestmentRow, ProposalContent
from salesdesk.domain import deal as deals
from salesdesk.domain.account import Account, AccountKind
from salesdesk.domain.answer import Answer
from salesdesk.domain.deal import Deal, DealLine
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.holding import Holding, anniversary, more
from salesdesk.domain.money import Money, total
from salesdesk.domain.pricing import WHOLE
from salesdesk.domain.product import Recurrence, first_year
from salesdesk.domain.proposal import LETTERS, Proposal, ProposalState, answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """An answer on its way into the desk, with the records it touches.

    `content` is that of the revision it answers; `waiting` are other proposals of the deal that wait for a choice.
    `has` is what the customer has of each product before it, True where that is a record; `recurring` are the products
    of the catalogue that recur.
    """

    answer: Answer
    proposal: Proposal
    content: ProposalContent
    deal: Deal | None
    account: Account | None
    next_step: FollowUp | None
    waiting: tuple[Proposal, ...]
    act: Evidence | None
    new_id: Callable[[], UUID]
    has: Mapping[UUID, tuple[Holding, bool]] = field(default_factory=dict[UUID, tuple[Holding, bool]])
    recurring: frozenset[UUID] = frozenset()

    @property
    def side(self) -> int:
        """The place of the chosen option. Raises ValueError for a letter that is no option."""
        return LETTERS.index(self.answer.choice)

    @property
    def discount(self) -> Decimal:
        """What the option as a whole is cheaper, in per cent."""
        return self.content.options[self.side].discount

    @property
    def rows(self) -> tuple[InvestmentRow, ...]:
        """The priced rows that are in the chosen option."""
        return tuple(row for row in self.content.investment if self.amount(row) is not None)

    def amount(self, row: InvestmentRow) -> Money | None:
        """What a row comes to in the chosen option each time it is due, None where it is not in it."""
        return (row.a, row.b)[self.side]

    def quantity(self, row: InvestmentRow) -> Decimal:
        """How much of a row is in the chosen option."""
        found = row.quantity_b if self.side and row.quantity_b is not None else row.quantity
        return found or Decimal(1)

    def product_of(self, row: InvestmentRow) -> UUID | None:
        """Which product of the catalogue a row is; what an earlier version froze is known by its words."""
        if any(one.product_id for one in self.content.investment):
            return row.product_id
        return _products(self.proposal).get((row.text, row.recurrence))


def edits_of(taking: Taking) -> Iterator[Edit]:
    """Yield the edits of one answer. Raises AlreadyClosed, OtherCurrency, OutOfRange for a deal that cannot be won."""
    answer, day = taking.answer, taking.answer.answered_on
    yield Edit(taking.proposal, replace(taking.proposal, state=answered(answer.choice)))
    yield Edit(None, answer)
    for other in taking.waiting:
        yield Edit(other, replace(other, state=ProposalState.SUPERSEDED))
    if taking.next_step is not None and taking.next_step.done_on is None:
        yield Edit(taking.next_step, replace(taking.next_step, done_on=day))
    if taking.deal is not None:
        yield from _won(taking, taking.deal, day)


def _won(taking: Taking, deal: Deal, day: date) -> Iterator[Edit]:
    value = taking.content.options[taking.side].totals.first_year
    yield Edit(deal, deals.won(replace(deal, lines=lines_of(taking)), day, value))
    account = taking.account
    if account is not None and account.kind in {AccountKind.PROSPECT, AccountKind.FORMER}:
        yield Edit(account, replace(account, kind=AccountKind.CUSTOMER))
    yield from holding_edits(taking)
    if taking.act is not None:
        yield Edit(None, taking.act)


def lines_of(taking: Taking) -> tuple[DealLine, ...]:
    """Return what the deal is about from now on: the chosen option's items, their price a unit less every discount."""
    return tuple(
        DealLine(
            product_id=taking.product_of(row),
            text=row.text,
            quantity=taking.quantity(row),
            unit=row.unit,
            price=_per_unit(taking, row),
        )
        for row in taking.rows
    )


def _per_unit(taking: Taking, row: InvestmentRow) -> Money | None:
    amount = taking.amount(row)
    if amount is None:
        return None
    quantity = taking.quantity(row)
    return amount.times((WHOLE - taking.discount) / WHOLE / quantity) if quantity else amount


def _products(proposal: Proposal) -> dict[tuple[str, Recurrence], UUID]:
    """Which item is which product of the catalogue, where what was issued holds its words only."""
    lines = (line for option in proposal.options for line in option.lines)
    return {(line.text, line.recurrence): line.product_id for line in lines if line.product_id}


def holding_edits(taking: Taking) -> Iterator[Edit]:
    """Yield what they have from now on: all that recurs in the chosen option, as it was sold, renewing in a year (0.3).

    The lines of a deal do not say how often they are due, hence a record. What is paid once and in no other way is
    read from the lines; a product that recurs in the catalogue and was sold for once has a record that says so.
    """
    by_item: dict[UUID | int, list[InvestmentRow]] = {}
    for at, row in enumerate(taking.rows):
        by_item.setdefault(taking.product_of(row) or at, []).append(row)
    for rows in by_item.values():
        product = taking.product_of(rows[0])
        recurring = [row for row in rows if row.recurrence is not Recurrence.ONCE]
        if recurring or product in taking.recurring:
            yield _held(taking, _sold(taking, product, recurring or rows))


def _sold(taking: Taking, product: UUID | None, rows: Sequence[InvestmentRow]) -> Holding:
    """What was sold of one item: its rows recur, all of them or none."""
    day, recurs = taking.answer.answered_on, rows[0].recurrence is not Recurrence.ONCE
    amounts = [first_year(net, row.recurrence) for row in rows if (net := _net(taking, row)) is not None]
    return Holding(
        id=taking.new_id(),
        account_id=taking.proposal.account_id,
        product_id=product,
        text="" if product else rows[0].text,
        quantity=sum((taking.quantity(row) for row in rows), start=Decimal(0)),
        value=total(amounts, taking.content.currency) if recurs else None,
        since=day,
        renews_on=anniversary(day, day) if recurs else None,
        deal_id=taking.deal.id if taking.deal else None,
    )


def _net(taking: Taking, row: InvestmentRow) -> Money | None:
    amount = taking.amount(row)
    return None if amount is None else amount - amount.times(taking.discount / WHOLE)


def _held(taking: Taking, sold: Holding) -> Edit:
    """What was bought of a product stands as one thing, from the first purchase on."""
    kept = taking.has.get(sold.product_id) if sold.product_id else None
    if kept is None:
        return Edit(None, sold)
    before, written = kept
    return Edit(before if written else None, more(before if written else replace(before, id=sold.id), sold))
