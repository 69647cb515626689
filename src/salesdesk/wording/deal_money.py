"""The money of a deal, told line by line: what was agreed, and what is only the list price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from salesdesk.domain.deal_money import DealMoney, MoneyLine
from salesdesk.domain.pricing import Sums
from salesdesk.domain.product import Recurrence
from salesdesk.wording.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountTold:
    """An amount with its name; a `strong` one is what counts, an `estimate` stands in no sum of the desk."""

    name: str
    second: str = ""
    amount: str
    strong: bool = False
    estimate: bool = False


def lines_told(words: Words, money: DealMoney) -> tuple[AmountTold, ...]:
    """Return the lines of a deal, each with how often it is due and whether its price is only the list's."""
    return tuple(_line(words, one) for one in money.lines)


def _line(words: Words, one: MoneyLine) -> AmountTold:
    what = one.what or words.text("No product")
    if one.quantity != 1 or one.unit:
        what = words.text("{what}, {quantity}", what=what, quantity=words.quantity(one.quantity, one.unit))
    due = {
        Recurrence.ONCE: words.text("one-off"),
        Recurrence.MONTHLY: words.text("each month"),
        Recurrence.YEARLY: words.text("each year"),
    }[one.recurrence]
    if one.amount is None:
        return AmountTold(name=what, second=words.text("no price yet"), amount="–")
    if one.listed:
        about = words.text("about {amount}", amount=words.money(one.amount))
        return AmountTold(name=what, second=words.text("{due}, list price", due=due), amount=about, estimate=True)
    return AmountTold(name=what, second=due, amount=words.money(one.amount))


def sums_told(words: Words, money: DealMoney) -> tuple[AmountTold, ...]:
    """Return what the deal comes to: the first year, what recurs, the estimate, and the value that counts."""
    return tuple(_sums(words, money))


def _sums(words: Words, money: DealMoney) -> Iterator[AmountTold]:
    if money.agreed is not None:
        yield from _of_lines(words, money.agreed)
    if money.listed is not None:
        amount = words.text("about {amount}", amount=words.money(money.listed.first_year))
        name = words.text("Estimate from list prices, first year")
        yield AmountTold(name=name, second=words.text("in no sum"), amount=amount, estimate=True)
    if money.value is not None:
        second = words.text("net, one-off and the first 12 months")
        yield AmountTold(name=words.text("Value"), second=second, amount=words.money(money.value), strong=True)


def _of_lines(words: Words, sums: Sums) -> Iterator[AmountTold]:
    if sums.following_year.minor and sums.one_off.minor:
        yield AmountTold(name=words.text("One-off"), amount=words.money(sums.one_off))
    yield AmountTold(name=words.text("First year"), amount=words.money(sums.first_year))
    if sums.following_year.minor:
        yield AmountTold(name=words.text("Each following year"), amount=words.money(sums.following_year))


def differs_told(words: Words, money: DealMoney) -> str:
    """Return that the lines come to another first year than the value says; nothing where they agree."""
    if money.agreed is None or money.listed is not None or money.value is None:
        return ""
    if money.agreed.first_year == money.value:
        return ""
    return words.text(
        "The lines come to {lines} in the first year, the value says {value}. The value counts.",
        lines=words.money(money.agreed.first_year),
        value=words.money(money.value),
    )
