"""The totals of both options, told line by line: what neither has is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from salesdesk.domain.margin import Margin, margin_of
from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Tax, Totals
from salesdesk.domain.proposal import Proposal
from salesdesk.wording.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SumTold:
    """One total with its name; a `strong` one stands out."""

    name: str
    a: str
    b: str
    strong: bool = False


def sums_told(words: Words, proposal: Proposal) -> tuple[SumTold, ...]:
    """Return the totals of a proposal of two options, net first, then tax by class, then our margin."""
    a, b = (option.totals(proposal.currency) for option in proposal.options)
    return (*_net(words, a, b), *_taxes(words, a, b), *_margins(words, proposal))


def _net(words: Words, a: Totals, b: Totals) -> Iterator[SumTold]:
    offs = [t.off.first_year if t.off else None for t in (a, b)]
    if any(offs):
        less = [words.text("− {amount}", amount=words.money(off)) if off else "–" for off in offs]
        yield SumTold(name=words.text("Discount in the first year"), a=less[0], b=less[1])
    for name, one, other in (
        (words.text("One-off"), a.one_off, b.one_off),
        (words.text("Each month"), a.monthly, b.monthly),
        (words.text("Each year"), a.yearly, b.yearly),
    ):
        if one.minor or other.minor:
            yield _sum(words, name, one, other)
    yield SumTold(name=words.text("First year"), a=words.money(a.first_year), b=words.money(b.first_year), strong=True)
    if a.following_year.minor or b.following_year.minor:
        yield _sum(words, words.text("Each following year"), a.following_year, b.following_year)


def _taxes(words: Words, a: Totals, b: Totals) -> Iterator[SumTold]:
    classes = dict.fromkeys(sum_.tax for totals in (a, b) for sum_ in totals.taxes)
    for tax in classes:
        cells = [_of_class(totals, tax) for totals in (a, b)]
        name = words.text("{tax} in the first year", tax=tax.name)
        yield SumTold(name=name, a=words.money(cells[0]), b=words.money(cells[1]))
    if classes:
        name = words.text("First year with tax")
        yield _sum(words, name, a.first_year_with_tax, b.first_year_with_tax)


def _of_class(totals: Totals, tax: Tax) -> Money | None:
    return next((sum_.amount.first_year for sum_ in totals.taxes if sum_.tax == tax), None)


def _margins(words: Words, proposal: Proposal) -> Iterator[SumTold]:
    """Quietly, and for us only; told of how many items it is known."""
    margins = [margin_of(option, proposal.currency) for option in proposal.options]
    if not any(margins):
        return
    amounts = [words.money(margin.amount if margin else None) for margin in margins]
    shares = [words.percent(margin.share if margin else None) for margin in margins]
    partly = any(margin is not None and margin.known < margin.of for margin in margins)
    name = words.text("Margin in the first year, for us only")
    yield SumTold(name=name, a=amounts[0], b=amounts[1])
    yield SumTold(name=words.text("of the price"), a=shares[0], b=shares[1])
    if partly:
        known = [_known(words, margin) for margin in margins]
        yield SumTold(name=words.text("Items that tell what they cost"), a=known[0], b=known[1])


def _known(words: Words, margin: Margin | None) -> str:
    return words.text("{n} of {of}", n=margin.known, of=margin.of) if margin else "–"


def _sum(words: Words, name: str, a: Money, b: Money) -> SumTold:
    return SumTold(name=name, a=words.money(a), b=words.money(b))
