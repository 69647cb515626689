"""Grounds for tests of what is said of a period, without a desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from typing_extensions import override

from salesdesk.application.forecast.ground import Ground, Scope
from salesdesk.domain.closing_in_time import cycles_of
from salesdesk.domain.deal import Deal, Outcome, Status
from salesdesk.domain.desk_settings import DeskSettings, Rep
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period, WorkCalendar
from salesdesk.domain.rates import Rate
from salesdesk.wording import Words

DAY = date(2026, 12, 1)
Q4 = Period.parse("2026-Q4")
SETTINGS = DeskSettings(id=uuid4(), name="Desk", currency="EUR", zone="Europe/Berlin")
BEGAN = date(2026, 9, 1)


def euro(amount: int) -> Money:
    """Return an amount in euro."""
    return Money.of(amount, "EUR")


def an_open(amount: int | None = 1_000, **fields: object) -> Deal:
    """Return an open deal that covers a target of Q4 2026."""
    deal = Deal(
        id=uuid4(),
        title="Lift",
        currency="EUR",
        value=None if amount is None else euro(amount),
        created_on=BEGAN,
        qualified_on=BEGAN,
        expected_on=date(2026, 12, 15),
    )
    return replace(deal, **fields)  # type: ignore[arg-type]


def decided(won: int, lost: int, amount: int = 1_000, owner: UUID | None = None, days: int = 30) -> list[Deal]:
    """Return deals that ended in the last 24 months, before Q4 2026; the won ones took so many days."""
    closed = date(2026, 8, 1)
    base = Deal(
        id=uuid4(),
        title="Press",
        currency="EUR",
        value=euro(amount),
        owner_id=owner,
        created_on=closed - timedelta(days=days),
        qualified_on=closed - timedelta(days=days),
        closed_on=closed,
        status=Status.WON,
    )
    wins = [replace(base, id=uuid4()) for _ in range(won)]
    losses = [replace(base, id=uuid4(), status=Status.LOST, outcome=Outcome.COMPETITIVE) for _ in range(lost)]
    return [*wins, *losses]


def a_ground(
    deals: Sequence[Deal],
    target: int | None = 10_000,
    *,
    desk: Sequence[Deal] | None = None,
    reps: Sequence[Rep] = (),
    scope: Scope | None = None,
    slip: Rate | None = None,
    unproven: Sequence[Deal] = (),
) -> Ground:
    """Return what is known on the day of these deals; the whole desk has no others unless told."""
    everything = tuple(deals if desk is None else desk)
    return Ground(
        settings=SETTINGS,
        period=Q4,
        day=DAY,
        today=DAY,
        calendar=WorkCalendar(),
        scope=scope or Scope(),
        target=None if target is None else euro(target),
        targets=(),
        deals=tuple(deals),
        desk=everything,
        uncounted=0,
        stages={},
        segments={},
        unproven=frozenset(one.id for one in unproven),
        reps=tuple(reps),
        teams=(),
        calls=(),
        snapshots=(),
        cycles=cycles_of(everything, {}, DAY),
        slip=slip or Rate.seen(0, 0),
    )


class PlainWords(Words):
    """Words whose spaces are all plain, for comparing."""

    @override
    def money(self, amount: Money | None, *, cents: bool | None = None) -> str:
        """Return an amount with a plain space."""
        return super().money(amount, cents=cents).replace("\N{NO-BREAK SPACE}", " ")

    @override
    def percent(self, share: float | None, digits: int = 0) -> str:
        """Return a percentage with a plain space."""
        return super().percent(share, digits).replace("\N{NO-BREAK SPACE}", " ")
