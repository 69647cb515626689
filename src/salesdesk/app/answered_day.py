"""What the rep's day leaves of proposals that went out: one answered, one that gave way to it, one too late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.desk import Desk
from salesdesk.bootstrap import DayClock
from salesdesk.domain.deal import Deal
from salesdesk.domain.money import Money

_AGO = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Offering:
    """What the day can do for a deal: write down the talk of a day, book the next step, propose; each returns a key."""

    record: Callable[[UUID, date], UUID]
    book: Callable[[UUID], UUID]
    propose: Callable[[UUID, UUID], UUID]


def answered(desk: Desk, account: UUID, who: str, day: date, offering: Offering) -> UUID:
    """Issue two proposals on a small deal, the second in the place of the first, and hear Option B on it."""
    deal, follow_up = _deal(desk, account, "Cleaning cell for spare parts", 12_400, day, offering)
    first = offering.propose(deal, follow_up)
    desk.proposing.issue(first)
    second = offering.propose(deal, follow_up)
    desk.proposing.issue(second, superseding=True)
    desk.answering.told(second, "B", who, day, "Our fitters want to learn it anyway.")
    return second


def earlier(desk: Desk, day: date) -> Desk:
    """Return the desk as it stood four weeks before the day: what is done at it is as old as that."""
    then = DayClock(day - _AGO, desk.setting_up.settings().zone)
    bench = Bench(replace(desk.changes, clock=then))
    return replace(
        desk,
        changes=bench.changes,
        selling=replace(desk.selling, bench=bench),
        discussing=replace(desk.discussing, bench=bench),
        impediments=replace(desk.impediments, bench=bench),
        following_up=replace(desk.following_up, bench=bench),
        proposing=replace(desk.proposing, bench=bench),
    )


def expired(desk: Desk, account: UUID, day: date, offering: Offering) -> UUID:
    """Issue at an `earlier` desk what is valid until yesterday: it waits, and is to be withdrawn or revised."""
    deal, follow_up = _deal(desk, account, "Extraction for the small hall", 8_900, day - _AGO, offering)
    key = offering.propose(deal, follow_up)
    before = desk.proposing.view(key).proposal
    desk.selling.keep(before, replace(before, valid_until=day - timedelta(days=1)))
    desk.proposing.issue(key)
    return key


def _deal(desk: Desk, account: UUID, title: str, value: int, day: date, offering: Offering) -> tuple[UUID, UUID]:
    worth = Money.of(value, desk.setting_up.settings().currency)
    deal = desk.selling.new_deal(title, account_id=account, value=worth, expected_on=day + 2 * _AGO).made(Deal)
    offering.record(deal, day)
    return deal, offering.book(deal)
