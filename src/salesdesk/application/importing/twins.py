"""Rows that look like a deal which the desk, or the same file, already has, though nothing says that they are it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from salesdesk.application.importing.likeness import ALIKE, NameKind, likeness
from salesdesk.domain.deal import Deal
from salesdesk.domain.folding import squeeze
from salesdesk.domain.money import Money

_AMOUNTS_APART: Final = 0.05
_DAYS_APART: Final = 14
_COMPARED: Final = 100
"""One deal is compared with so many whose amounts are nearest above and below its own, and no more."""


class Likeness(StrEnum):
    """In what a row is like a deal or a person, besides that both are of one account."""

    SAME_TITLE = "same_title"
    LIKE_TITLE = "like_title"
    SAME_AMOUNT = "same_amount"
    LIKE_AMOUNT = "like_amount"
    SAME_DATES = "same_dates"
    NEAR_DATES = "near_dates"
    LIKE_NAME = "like_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What deals are compared by. `titled` is false where a product stands in for the title: customers buy it again.

    `row` is the row of the file that says so, 0 for a deal of the desk; `deal` is the deal, None for a new row's.
    """

    account: UUID | str
    title: str
    titled: bool = True
    amount: Money | None = None
    begun: date | None = None
    ended: date | None = None
    row: int = 0
    key: str = ""
    deal: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A row that looks like another deal or person: its identity, and what it is like (another row, else one here).

    `same` is what somebody said, None for nothing: then it comes in as another one.
    """

    kind: NameKind = NameKind.DEAL
    row: int
    key: str
    title: str
    other_row: int
    other: UUID | None
    other_title: str
    by: tuple[Likeness, ...]
    same: bool | None = None

    def told(self, *, same: bool) -> Twin:
        """Return the row as somebody said it is."""
        return replace(self, same=same)


def twins_of(new: Sequence[Facts], known: Iterable[Facts]) -> Iterator[Twin]:
    """Find the new rows that look like a deal of the desk or like an earlier row, each with the first that it is like.

    `known` are the desk's deals, and the rows that are known by their identity.
    """
    shelves: dict[UUID | str, _Shelf] = defaultdict(_Shelf)
    titles = _Titles()
    wanted = {facts.account for facts in new}
    for facts in known:
        if facts.account in wanted:
            shelves[facts.account].add(facts)
    for facts in new:
        if not facts.account:
            continue
        shelf = shelves[facts.account]
        found = next(((other, by) for other in shelf.near(facts) if (by := _alike(facts, other, titles))), None)
        if found:
            other, by = found
            yield Twin(
                row=facts.row,
                key=facts.key,
                title=facts.title,
                other_row=other.row,
                other=other.deal,
                other_title=other.title,
                by=by,
            )
        else:
            shelf.add(facts)


def facts_of_deal(deal: Deal) -> Facts:
    """Return what a deal of the desk is compared by."""
    return Facts(
        account=deal.account_id or "",
        title=deal.title,
        amount=deal.value,
        begun=deal.age_from,
        ended=deal.closed_on or deal.expected_on,
        deal=deal.id,
    )


def _alike(one: Facts, other: Facts, titles: _Titles) -> tuple[Likeness, ...]:
    """Return in what two deals of an account are alike, nothing where they are not."""
    dates, dates_known = _dates(one, other)
    if dates_known and not dates:
        return ()
    amount, amounts_known = _amounts(one.amount, other.amount)
    if amounts_known and not amount:
        return ()
    titled = one.titled and other.titled
    if not titled and (amount is not Likeness.SAME_AMOUNT or dates is not Likeness.SAME_DATES):
        return ()
    title = titles.alike(one.title, other.title)
    return tuple(filter(None, (title, amount, dates))) if title else ()


class _Titles:
    """How titles are alike, each pair looked at once: files say the same few again and again."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Likeness | None] = {}

    def alike(self, one: str, other: str) -> Likeness | None:
        """Return how two titles are alike, None where they are not."""
        if one == other:
            return Likeness.SAME_TITLE
        pair = (one, other)
        if pair not in self._known:
            self._known[pair] = _compared(one, other)
        return self._known[pair]


def _compared(one: str, other: str) -> Likeness | None:
    if squeeze(one) == squeeze(other):
        return Likeness.SAME_TITLE
    return Likeness.LIKE_TITLE if likeness(NameKind.DEAL, one, other) >= ALIKE else None


def _amounts(one: Money | None, other: Money | None) -> tuple[Likeness | None, bool]:
    """Return how amounts are alike, and whether both are known."""
    if one is None or other is None:
        return None, False
    if one == other:
        return Likeness.SAME_AMOUNT, True
    near = one.currency == other.currency and _low(one.minor) <= other.minor <= _high(one.minor)
    return (Likeness.LIKE_AMOUNT if near else None), True


def _low(minor: int) -> float:
    return minor * (1 - _AMOUNTS_APART)


def _high(minor: int) -> float:
    return minor / (1 - _AMOUNTS_APART)


def _dates(one: Facts, other: Facts) -> tuple[Likeness | None, bool]:
    """Return how dates are alike, and whether there is any that both have: a beginning, or an end."""
    apart = -1
    if one.begun is not None and other.begun is not None:
        apart = abs((one.begun - other.begun).days)
    if one.ended is not None and other.ended is not None:
        apart = max(apart, abs((one.ended - other.ended).days))
    if apart <= 0:
        return (Likeness.SAME_DATES, True) if apart == 0 else (None, False)
    return (Likeness.NEAR_DATES if apart <= _DAYS_APART else None), True


@dataclass(slots=True)
class _Shelf:
    """The deals of one account by amount, so that a thousand rows are not each compared with a thousand deals."""

    amounts: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    facts: list[Facts] = field(default_factory=list[Facts])
    without: list[Facts] = field(default_factory=list[Facts])

    def add(self, facts: Facts) -> None:
        """Take one more deal."""
        if facts.amount is None:
            self.without.append(facts)
        else:
            insort(self.amounts, (facts.amount.minor, len(self.facts)))
            self.facts.append(facts)

    def near(self, facts: Facts) -> Iterator[Facts]:
        """Return the deals whose amount is near, or that have none; the desk's and earlier ones first."""
        if facts.amount is None:
            yield from self.facts[:_COMPARED]
        else:
            here = bisect_left(self.amounts, (facts.amount.minor, -1))
            begin = bisect_left(self.amounts, (int(_low(facts.amount.minor)), -1))
            end = bisect_right(self.amounts, (int(_high(facts.amount.minor)) + 1, -1))
            near = self.amounts[max(begin, here - _COMPARED) : min(end, here + _COMPARED)]
            yield from (self.facts[at] for at in sorted(at for _, at in near))
        yield from self.without[:_COMPARED]
