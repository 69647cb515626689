"""The priced lines of both options edited as one table: an item, its price, how much of it in A and in B."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from operator import attrgetter
from uuid import UUID

from salesdesk.application.proposal_editing import Letter, merged, moved, put, with_both, without
from salesdesk.domain.folding import fold
from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Tax, checked_discount, checked_quantity, line_amount
from salesdesk.domain.product import Product, Recurrence, TaxClass
from salesdesk.domain.proposal import Proposal, ProposalLine, numbered
from salesdesk.domain.refusals import Missing

_item = attrgetter(*(field.name for field in fields(ProposalLine) if field.name != "quantity"))
"""What makes lines of both options one item: all but the quantity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedLine:
    """One item of the price table; a quantity of None means that the item is not in that option.

    `price` is per unit and net, due as often as `recurrence` says; `discount` is in per cent, `cost` what a unit
    costs us. A price of zero is "included".
    """

    text: str
    price: Money
    unit: str = ""
    group: str = ""
    product_id: UUID | None = None
    recurrence: Recurrence = Recurrence.ONCE
    a: Decimal | None = None
    b: Decimal | None = None
    discount: Decimal = Decimal(0)
    cost: Money | None = None
    tax: Tax | None = None

    def quantity(self, letter: Letter) -> Decimal | None:
        """Return how much of it is in one option."""
        return self.a if letter == "A" else self.b

    @property
    def paid_per_unit(self) -> Money:
        """What a unit costs them after the discount on it."""
        return line_amount(self.price, Decimal(1), self.discount)

    def amount(self, letter: Letter) -> Money | None:
        """Return what it comes to in one option each time it is due; None where it is not in it."""
        quantity = self.quantity(letter)
        return None if quantity is None else self._line(quantity).amount

    def _line(self, quantity: Decimal) -> ProposalLine:
        return ProposalLine(
            text=self.text,
            price=self.price,
            quantity=quantity,
            unit=self.unit,
            group=self.group,
            product_id=self.product_id,
            recurrence=self.recurrence,
            discount=self.discount,
            cost=self.cost,
            tax=self.tax,
        )

    def lines(self, letter: Letter) -> tuple[ProposalLine, ...]:
        """Return the line as one option keeps it, or none."""
        quantity = self.quantity(letter)
        return () if quantity is None else (self._line(quantity),)


def shared_lines(proposal: Proposal) -> tuple[SharedLine, ...]:
    """Return the priced lines of both options; lines that are equal but for their quantity stand in one row."""
    sides = [_by_item(option.lines) for option in proposal.options]
    keys = merged(list(sides[0]), list(sides[1]))
    return tuple(_shared(sides[0].get(key), sides[1].get(key)) for key in keys)


def same_around(before: Sequence[SharedLine], after: Sequence[SharedLine]) -> tuple[int, int]:
    """Return how many items at the top and at the end stayed as they were; none counts twice."""
    least = min(len(before), len(after))
    top = next((at for at in range(least) if before[at] != after[at]), least)
    end = next((at for at in range(least - top) if before[-1 - at] != after[-1 - at]), least - top)
    return top, end


def _by_item(lines: Iterable[ProposalLine]) -> dict[tuple[object, int], ProposalLine]:
    listed = list(lines)
    return dict(zip(numbered(_item(line) for line in listed), listed, strict=True))


def _shared(a: ProposalLine | None, b: ProposalLine | None) -> SharedLine:
    first = next(line for line in (a, b) if line is not None)
    return SharedLine(
        text=first.text,
        price=first.price,
        unit=first.unit,
        group=first.group,
        product_id=first.product_id,
        recurrence=first.recurrence,
        a=a.quantity if a else None,
        b=b.quantity if b else None,
        discount=first.discount,
        cost=first.cost,
        tax=first.tax,
    )


def with_lines(proposal: Proposal, lines: Sequence[SharedLine]) -> Proposal:
    """Return the proposal with these priced lines."""
    a, b = proposal.options
    return with_both(
        proposal,
        replace(a, lines=tuple(kept for line in lines for kept in line.lines("A"))),
        replace(b, lines=tuple(kept for line in lines for kept in line.lines("B"))),
    )


def line_added(proposal: Proposal, line: SharedLine) -> Proposal:
    """Add an item below the last one of its group, so that groups stay together."""
    lines = shared_lines(proposal)
    same = [place for place, kept in enumerate(lines) if kept.group == line.group]
    at = same[-1] + 1 if same else len(lines)
    return with_lines(proposal, (*lines[:at], line, *lines[at:]))


def line_put(proposal: Proposal, at: int, line: SharedLine) -> Proposal:
    """Change an item in both options.

    Raises Missing (text, option): it is named, and at least in one of them; OutOfRange for a quantity or a discount
    that is none.
    """
    if not line.text.strip():
        raise Missing("text", "priced_line")
    if line.a is None and line.b is None:
        raise Missing("option", "priced_line")
    for quantity in (line.a, line.b):
        if quantity is not None:
            checked_quantity(quantity)
    checked_discount(line.discount)
    return with_lines(proposal, put(shared_lines(proposal), at, line))


def quantity_set(proposal: Proposal, at: int, letter: Letter, quantity: Decimal | None) -> Proposal:
    """Say how much of an item is in one option; None takes it out. Raises Missing (option) for the last one."""
    line = shared_lines(proposal)[at]
    return line_put(proposal, at, replace(line, a=quantity) if letter == "A" else replace(line, b=quantity))


def quantity_copied(proposal: Proposal, at: int) -> Proposal:
    """Let B hold as much of an item as A does. Raises Missing (option) when A has none of it."""
    return quantity_set(proposal, at, "B", shared_lines(proposal)[at].a)


def line_removed(proposal: Proposal, at: int) -> Proposal:
    """Remove an item from both options."""
    return with_lines(proposal, without(shared_lines(proposal), at))


def line_moved(proposal: Proposal, at: int, to: int) -> Proposal:
    """Move an item in both options."""
    return with_lines(proposal, moved(shared_lines(proposal), at, to))


def line_stepped(proposal: Proposal, at: int, step: int) -> Proposal:
    """Move an item one place up (-1) or down (1); at the border of its group it goes over into the next group."""
    lines = shared_lines(proposal)
    to = at + step
    if not 0 <= to < len(lines):
        return proposal
    if lines[to].group == lines[at].group:
        return line_moved(proposal, at, to)
    return with_lines(proposal, put(lines, at, replace(lines[at], group=lines[to].group)))


def group_renamed(proposal: Proposal, group: str, name: str) -> Proposal:
    """Give a group of items another name; the name of another group joins both."""
    lines = shared_lines(proposal)
    joined = [replace(line, group=name.strip()) if line.group == group else line for line in lines]
    return with_lines(proposal, joined)


def tax_of(taxes: Iterable[TaxClass], key: UUID | None) -> Tax | None:
    """Return a class of tax as a line keeps it: the named one, else the usual one, None where there is none."""
    listed = tuple(taxes)
    named = next((one for one in listed if one.id == key), None)
    found = named or next((one for one in listed if one.usual), None)
    return Tax(name=found.name, rate=found.rate) if found else None


def line_from(product: Product, currency: str, tax: Tax | None = None) -> SharedLine:
    """Return one of a product in both options at its list price; without one in this currency it has no price yet.

    Its price is still to be typed then: such an item does not go out as "included". What the product says now is
    copied: a price list that changes later changes no proposal.
    """
    return SharedLine(
        text=product.name,
        price=_in(currency, product.price) or Money.zero(currency),
        unit=product.unit,
        group=product.group,
        product_id=product.id,
        recurrence=product.recurrence,
        a=Decimal(1),
        b=Decimal(1),
        cost=_in(currency, product.cost),
        tax=tax,
    )


def product_called(products: Iterable[Product], typed: str) -> Product | None:
    """Return the product with this code or, where none has it, with this name; case and accents do not count."""
    known, wanted = tuple(products), fold(typed)
    coded = (one for one in known if one.code and fold(one.code) == wanted)
    return next(coded, None) or next((one for one in known if fold(one.name) == wanted), None)


def _in(currency: str, amount: Money | None) -> Money | None:
    return amount if amount is not None and amount.currency == currency else None


def free_line(text: str, currency: str, tax: Tax | None = None) -> SharedLine:
    """Return one of something that is not in the product list, in both options, its price still to come."""
    return SharedLine(text=text.strip(), price=Money.zero(currency), a=Decimal(1), b=Decimal(1), tax=tax)
