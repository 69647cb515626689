"""What sets Option A and Option B apart, told: a table made from their content, and the proof of a straw option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from salesdesk.domain.balance import Lopsided, Measure
from salesdesk.domain.differing import ItemApart, items_apart
from salesdesk.domain.discussion import Dimension
from salesdesk.domain.pricing import Totals
from salesdesk.domain.proposal import Proposal, ProposalOption
from salesdesk.domain.two_options import Difference, Fault, Flaw, differences
from salesdesk.wording.labels import N_, label
from salesdesk.wording.words import Words

SHOWN = 4
"""How many items are named in one cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A dimension in which the options differ, and what A and B say there, in lines."""

    dimension: str
    a: str
    b: str


def differences_told(words: Words, proposal: Proposal) -> tuple[Told, ...]:
    """Return the table of differences (2.17); empty where both options are the same."""
    return tuple(_told(words, proposal, one) for one in differences(proposal))


def _told(words: Words, proposal: Proposal, found: Difference) -> Told:
    sides = proposal.options
    if found.dimension is Dimension.PRICING:
        a, b = _pricing(words, proposal)
    elif found.dimension is Dimension.CONFIGURATION:
        a, b = _configuration(words, *sides)
    else:
        a, b = found.a or words.text("nothing said yet"), found.b or words.text("nothing said yet")
    return Told(dimension=label(words, found.dimension), a=a, b=b)


def _pricing(words: Words, proposal: Proposal) -> tuple[str, str]:
    totals = [option.totals(proposal.currency) for option in proposal.options]
    terms = [option.payment_terms.strip() for option in proposal.options]
    a, b = (_sums(words, one) for one in totals)
    if terms[0] != terms[1]:
        a, b = (
            (*told, term or words.text("no payment terms of its own")) for told, term in zip((a, b), terms, strict=True)
        )
    return "\n".join(a), "\n".join(b)


def _sums(words: Words, totals: Totals) -> tuple[str, ...]:
    first = words.text("{amount} in the first year", amount=words.money(totals.first_year))
    recurring = (
        (totals.monthly, N_("of it {amount} each month")),
        (totals.yearly, N_("of it {amount} each year")),
    )
    return (first, *(words.text(said, amount=words.money(one)) for one, said in recurring if one.minor))


def _configuration(words: Words, a: ProposalOption, b: ProposalOption) -> tuple[str, str]:
    apart = items_apart(a, b)
    cells: list[str] = []
    for letter in ("A", "B"):
        lines = [_item(words, one, letter) for one in apart[:SHOWN]]
        left = len(apart) - SHOWN
        if left > 0:
            lines.append(words.plural("and {n} more item", "and {n} more items", left))
        cells.append("\n".join(lines))
    return cells[0], cells[1]


def _item(words: Words, item: ItemApart, letter: str) -> str:
    quantity = item.a if letter == "A" else item.b
    if quantity is None:
        return words.text("without “{item}”", item=item.text)
    return words.text("{quantity} × {item}", quantity=words.number(quantity), item=item.text)


def proof_told(words: Words, proposal: Proposal, flaw: Flaw) -> tuple[str, ...]:
    """Return the rows that prove a straw option, each with what A and B say there; nothing for other faults (2.19)."""
    if flaw.fault not in {Fault.DOMINATED, Fault.EQUAL}:
        return ()
    a, b = proposal.options
    apart = {one.text: one for one in items_apart(a, b)}
    rows = [_proof(words, apart[text]) for text in flaw.rows if text in apart]
    sums = [words.money(option.totals(proposal.currency).first_year) for option in (a, b)]
    return (*rows, words.text("First year: {a} in A, {b} in B", a=sums[0], b=sums[1]))


def _proof(words: Words, item: ItemApart) -> str:
    sides = [words.text("none") if n is None else words.quantity(n, item.unit) for n in (item.a, item.b)]
    return words.text("“{item}”: {a} in A, {b} in B", item=item.text, a=sides[0], b=sides[1])


_FULLER: Mapping[Measure, str] = {
    Measure.TEXT: N_("Option {letter} says much more than the other ({a} letters in A, {b} in B): even them out"),
    Measure.ROWS: N_("Option {letter} fills many more rows than the other ({a} in A, {b} in B): even them out"),
}


def fuller_told(words: Words, found: Lopsided) -> str:
    """Return the hint for a side that says more than 1.5 times what the other says (B3)."""
    return words.text(_FULLER[found.measure], letter=found.letter, a=words.number(found.a), b=words.number(found.b))
