"""The check before a proposal goes out: exactly two real options that were raised, and a next step (2.14-2.19)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.discounting import below_list_rows, gives_discount, list_for
from salesdesk.domain.discussion import Dimension
from salesdesk.domain.product import Product, Recurrence
from salesdesk.domain.proposal import LETTERS, Proposal, ProposalOption
from salesdesk.domain.refusals import Refusal


class Fault(StrEnum):
    """What keeps a proposal from going out."""

    NOT_TWO = "not_two"
    NO_NAME = "no_name"
    NO_SENTENCE = "no_sentence"
    NO_LINES = "no_lines"
    PRICED_ELSEWHERE = "priced_elsewhere"
    NOT_RAISED = "not_raised"
    RAISED_LATER = "raised_later"
    EQUAL = "equal"
    DOMINATED = "dominated"
    EMPTY_CELL = "empty_cell"
    NO_NEXT_STEP = "no_next_step"
    OVER_BEFORE_SENT = "over_before_sent"
    OVER_BEFORE_DATED = "over_before_dated"
    DATED_AHEAD = "dated_ahead"
    DEAL_NOT_OPEN = "deal_not_open"
    NO_TITLE = "no_title"
    DISCOUNT_LOCKED = "discount_locked"
    BELOW_LIST = "below_list"
    NO_DISCOUNT_REASON = "no_discount_reason"
    ANOTHER_CUSTOMER = "another_customer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One fault: of which option (a letter, or none), the words or rows that prove it, where the text stands."""

    fault: Fault
    letter: str = ""
    rows: tuple[str, ...] = ()
    section: str = ""


class NotTwoRealOptions(Refusal):
    """The proposal may not go out; `faults` says why, each with its proof."""

    def __init__(self, faults: tuple[Flaw, ...]) -> None:
        super().__init__(*faults)
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """When a raised option came up, of which deal and account: what 2.16 checks."""

    id: UUID
    on: date
    account_id: UUID | None
    deal_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """In which dimension A and B differ, and how each stands there (2.17)."""

    dimension: Dimension
    a: str
    b: str


def faults_of(
    proposal: Proposal,
    raised: Iterable[Provenance],
    *,
    has_next_step: bool,
    price_stands: bool = False,
    products: Iterable[Product] = (),
    on: date | None = None,
) -> tuple[Flaw, ...]:
    """Return everything that keeps the proposal from going out, in the order of the form.

    `price_stands` tells that an impediment of price stands on the deal in the customer's words: without it no
    discount goes out (1.11, B7). A price below the list price in `products` is a discount, whatever it is called.
    `on` is the day it would go out, in the desk's zone: a proposal without a date carries it, none is dated later,
    and what was valid only until a day before it is over already (2.18).
    """
    if len(proposal.options) != len(LETTERS):
        return (Flaw(fault=Fault.NOT_TWO, rows=(str(len(proposal.options)),)),)
    known = {p.id: p for p in raised}
    found = [] if proposal.title.strip() else [Flaw(fault=Fault.NO_TITLE)]
    for letter, option in zip(LETTERS, proposal.options, strict=True):
        found += _faults_of_option(letter, option, replace(proposal, dated=proposal.dated or on), known)
    found += _empty_cells(*proposal.options)
    found += _straw(proposal)
    listed = tuple(products)
    found += _priced_elsewhere(proposal, listed)
    found += _discount(proposal, listed, price_stands=price_stands)
    if not has_next_step:
        found.append(Flaw(fault=Fault.NO_NEXT_STEP))
    return (*found, *_validity(proposal, on))


def _validity(proposal: Proposal, on: date | None) -> list[Flaw]:
    """Whoever gets it can still choose: the last day of its validity counts as one (2.18).

    A day to come is not the one on which it went out: what is raised until then could not be cited (2.16).
    """
    until, dated = proposal.valid_until, proposal.dated
    if until is not None and on is not None and until < on:
        return [Flaw(fault=Fault.OVER_BEFORE_SENT)]
    if until is not None and dated is not None and until < dated:
        return [Flaw(fault=Fault.OVER_BEFORE_DATED)]
    return [Flaw(fault=Fault.DATED_AHEAD)] if on is not None and dated is not None and dated > on else []


def _faults_of_option(
    letter: str, option: ProposalOption, proposal: Proposal, known: Mapping[UUID, Provenance]
) -> list[Flaw]:
    checks = (
        (not option.name.strip(), Fault.NO_NAME),
        (not option.sentence.strip(), Fault.NO_SENTENCE),
        (not option.is_priced, Fault.NO_LINES),
    )
    found = [Flaw(fault=fault, letter=letter) for wrong, fault in checks if wrong]
    cited = [known[r] for r in option.raised if r in known and _belongs(known[r], proposal)]
    if not cited:
        found.append(Flaw(fault=Fault.NOT_RAISED, letter=letter))
    elif proposal.dated and not any(p.on <= proposal.dated for p in cited):
        found.append(Flaw(fault=Fault.RAISED_LATER, letter=letter, rows=(min(p.on for p in cited).isoformat(),)))
    return found


def _belongs(raised: Provenance, proposal: Proposal) -> bool:
    """Of the same deal; of the same account where the proposal has no deal (2.16)."""
    if proposal.deal_id is not None:
        return raised.deal_id == proposal.deal_id
    return raised.account_id == proposal.account_id


def _empty_cells(a: ProposalOption, b: ProposalOption) -> list[Flaw]:
    """A row that is filled on one side only is refused: the options must be comparable."""
    found: list[Flaw] = []
    for letter, one, other in (("A", a, b), ("B", b, a)):
        mine = {key for key, row in one.by_label.items() if row.text.strip()}
        theirs = ((key, row) for key, row in other.by_label.items() if row.text.strip())
        empty = tuple(row.label.strip() for key, row in theirs if key not in mine)
        if empty:
            found.append(Flaw(fault=Fault.EMPTY_CELL, letter=letter, rows=empty))
    return found


def _straw(proposal: Proposal) -> list[Flaw]:
    """Equal options, or one dominated by the other (2.19, terms)."""
    a, b = proposal.options
    if not a.is_priced or not b.is_priced:
        return []
    if not differences(proposal):
        return [Flaw(fault=Fault.EQUAL, rows=tuple(dict.fromkeys(line.text for line in a.lines)))]
    found: list[Flaw] = []
    for letter, one, other in (("A", a, b), ("B", b, a)):
        proof = dominated(one, other, proposal.currency)
        if proof:
            found.append(Flaw(fault=Fault.DOMINATED, letter=letter, rows=proof))
    return found


def _priced_elsewhere(proposal: Proposal, products: Iterable[Product]) -> list[Flaw]:
    """What has a list price in another currency only, and none here: it would go out as "included" for nothing."""
    abroad = {p.id for p in products if p.price and p.price.minor and p.price.currency != proposal.currency}
    lines = (line for option in proposal.options for line in option.lines)
    rows = tuple(dict.fromkeys(x.text for x in lines if x.product_id in abroad and not x.is_priced))
    return [Flaw(fault=Fault.PRICED_ELSEWHERE, rows=rows)] if rows else []


def _discount(proposal: Proposal, products: tuple[Product, ...], *, price_stands: bool) -> list[Flaw]:
    """A discount stands against an impediment of price, and somebody says why it is this much (1.11, B7)."""
    if not gives_discount(proposal, products):
        return []
    if price_stands:
        return [] if proposal.discount_reason.strip() else [Flaw(fault=Fault.NO_DISCOUNT_REASON)]
    found: list[Flaw] = []
    listed = list_for(proposal, products)
    for letter, option in zip(LETTERS, proposal.options, strict=True):
        below = below_list_rows(option, listed)
        if option.is_discounted:
            found.append(Flaw(fault=Fault.DISCOUNT_LOCKED, letter=letter))
        if below:
            found.append(Flaw(fault=Fault.BELOW_LIST, letter=letter, rows=below))
    return found


def _quantities(option: ProposalOption) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for line in option.lines:
        sums[line.key] = sums.get(line.key, Decimal(0)) + line.quantity
    return sums


def _terms(option: ProposalOption) -> tuple[str, str, str]:
    return _spoken(option.payment_terms), _spoken(option.delivery), _spoken(option.installation)


def _spoken(text: str) -> str:
    """A text without spare blanks: one blank more is no difference."""
    return " ".join(text.split())


def _due(option: ProposalOption) -> dict[str, frozenset[Recurrence]]:
    due: dict[str, frozenset[Recurrence]] = {}
    for line in option.lines:
        key = line.key
        due[key] = due.get(key, frozenset()) | {line.recurrence}
    return due


def _same_terms(one: ProposalOption, other: ProposalOption) -> bool:
    """Paying for the same item monthly in one option and yearly in the other is a difference in terms."""
    mine, theirs = _due(one), _due(other)
    return _terms(one) == _terms(other) and all(mine[key] == theirs[key] for key in mine.keys() & theirs.keys())


def dominated(one: ProposalOption, other: ProposalOption, currency: str) -> tuple[str, ...]:
    """Return the rows that prove that `one` is dominated by `other` (terms), or nothing when it is not.

    Dominated: it costs at least as much, no priced line has a larger quantity, at least one of these is
    strict, and payment terms (how often an item is due among them), delivery and installation are the same.
    """
    if not _same_terms(one, other):
        return ()
    mine, theirs = _quantities(one), _quantities(other)
    dearer = one.totals(currency).first_year.minor - other.totals(currency).first_year.minor
    if dearer < 0 or any(quantity > theirs.get(key, Decimal(0)) for key, quantity in mine.items()):
        return ()
    texts = {line.key: line.text for line in (*one.lines, *other.lines)}
    less = tuple(texts[key] for key, quantity in theirs.items() if mine.get(key, Decimal(0)) < quantity)
    if not less and dearer == 0:
        return ()
    return less or tuple(texts[key] for key in mine)


def differences(proposal: Proposal) -> tuple[Difference, ...]:
    """Return in which dimensions the two options differ, made from their content (2.17).

    The same product under another text is no difference.
    """
    a, b = proposal.options
    items = (_configuration(a), _configuration(b)) if _quantities(a) != _quantities(b) else ("", "")
    pairs = (
        (Dimension.PRICING, _pricing(a, proposal.currency), _pricing(b, proposal.currency)),
        (Dimension.CONFIGURATION, *items),
        (Dimension.DELIVERY, _spoken(a.delivery), _spoken(b.delivery)),
        (Dimension.INSTALLATION, _spoken(a.installation), _spoken(b.installation)),
    )
    return tuple(Difference(dimension=d, a=x, b=y) for d, x, y in pairs if x != y)


def _pricing(option: ProposalOption, currency: str) -> str:
    net = option.totals(currency).net
    sums = (net.first_year, net.one_off, net.monthly, net.yearly)
    return "; ".join((*(str(one) for one in sums), _spoken(option.payment_terms)))


def _configuration(option: ProposalOption) -> str:
    texts = {line.key: line.text for line in option.lines}
    return "; ".join(
        f"{_spoken(texts[key])} x {quantity.normalize():f}" for key, quantity in sorted(_quantities(option).items())
    )
