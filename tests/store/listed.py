"""Deals of every look for lists of them, and what each is sorted by, from the records alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from hypothesis import strategies as st

from salesdesk.application.rows import DealSort
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Category, Deal, Motion, Outcome, Stage, Status, chance_of
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.exchange import ExchangeRate
from salesdesk.domain.money import Money
from salesdesk.domain.pausing import Pause
from salesdesk.store.words import searchable
from tests.store.making import TODAY

ACCOUNTS = [Account(id=uuid4(), name=name) for name in ("Ζωή Foods", "(Acme) & Sons", "acme", "Ümit 100% AG")]
REPS = [Rep(id=uuid4(), name=name) for name in ("Ada Holm", "Émile Żak")]
STAGES = [
    Stage(id=uuid4(), name=name, order=order, chance=chance) for name, order, chance in (("B", 2, 0.4), ("A", 1, None))
]
RATES = [
    ExchangeRate(id=uuid4(), currency="JPY", per_base=Decimal(180), from_on=date(2026, 1, 1)),
    ExchangeRate(id=uuid4(), currency="USD", per_base=Decimal(7), from_on=date(2026, 1, 1)),
    ExchangeRate(id=uuid4(), currency="USD", per_base=Decimal(2), from_on=date(2026, 6, 1)),
    ExchangeRate(id=uuid4(), currency="SEK", per_base=Decimal(11), from_on=date(2027, 1, 1)),
]
WORTH = {"EUR": 1.0, "JPY": float(100 / Decimal(180)), "USD": 0.5}
ABROAD = (Money(9, "JPY"), Money(700, "SEK"), Money(10, "USD"))
PAUSES = (
    *[()] * 3,
    (Pause(begun_on=date(2026, 11, 4), reason="r"),),
    (Pause(begun_on=date(2026, 11, 3), ended_on=date(2026, 11, 6), reason="r"),),
)
DAYS = [None, *(date(2026, 11, day) for day in (1, 2, 5, 20))]


def some(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from([None, *values])


deals = st.builds(
    Deal,
    id=st.builds(uuid4),
    title=st.sampled_from(["Fleet", "fleet", "Ζωή", "x_y 100%", ""]),
    currency=st.just("EUR"),
    pauses=st.sampled_from(PAUSES),
    account_id=some(*(a.id for a in ACCOUNTS)),
    owner_id=some(*(r.id for r in REPS)),
    stage_id=some(*(s.id for s in STAGES)),
    status=st.sampled_from(Status),
    outcome=some(*Outcome),
    value=some(
        Money(0, "EUR"), Money(5, "EUR"), Money(700, "EUR"), Money(9, "JPY"), Money(700, "SEK"), Money(10, "USD")
    ),
    chance=some(0.0, 0.5),
    created_on=st.sampled_from(DAYS),
    qualified_on=st.sampled_from(DAYS),
    expected_on=st.sampled_from(DAYS),
    closed_on=st.sampled_from(DAYS),
    category=st.sampled_from(Category),
    motion=st.sampled_from(Motion),
    note=st.sampled_from(["", "Acme waits", "Fußbodenheizung für Ζωή", "wrote on 2 May"]),
)


def name_of(values: Sequence[Any], key: UUID | None) -> str:
    return next((value.name for value in values if value.id == key), "")


SORT_KEYS: Mapping[DealSort, Callable[[Deal], Any]] = {
    DealSort.ACCOUNT: lambda d: searchable(name_of(ACCOUNTS, d.account_id)) if d.account_id else None,
    DealSort.TITLE: lambda d: searchable(d.title),
    DealSort.STAGE: lambda d: next((s.order for s in STAGES if s.id == d.stage_id), None),
    DealSort.VALUE: lambda d: worth_of(d.value),
    DealSort.AGE: lambda d: age_of_deal(d),
    DealSort.EXPECTED: lambda d: d.expected_on,
    DealSort.NEXT_STEP: lambda _: None,
    DealSort.CLOSED: lambda d: d.closed_on,
    DealSort.OWNER: lambda d: searchable(name_of(REPS, d.owner_id)) if d.owner_id else None,
    DealSort.CHANCE: lambda d: chance_of(d, stage_of(d)),
    DealSort.WEIGHTED: lambda d: weighed(d.value, chance_of(d, stage_of(d))),
    DealSort.CATEGORY: lambda d: list(Category).index(d.category),
    DealSort.MOTION: lambda d: list(Motion).index(d.motion),
    DealSort.ACTED: lambda _: None,
    DealSort.UNPROVEN: lambda _: False,
    DealSort.CREATED: lambda d: d.created_on,
}


def stage_of(deal: Deal) -> Stage | None:
    return next((stage for stage in STAGES if stage.id == deal.stage_id), None)


def age_of_deal(deal: Deal) -> int | None:
    """Return how old it is; one that waits or is closed got no older since."""
    if deal.ages_from is None:
        return None
    ended = deal.closed_on if deal.status is not Status.OPEN else None
    days = ((ended or TODAY) - deal.ages_from).days
    if deal.paused_age is not None:
        return max(0, min(days, deal.paused_age))
    return days if ended is None else max(0, days)


def worth_of(value: Money | None) -> float | None:
    """Return what it is worth in euros; nobody told what a krona is worth."""
    return None if value is None or value.currency == "SEK" else value.minor * WORTH[value.currency]


def weighed(value: Money | None, chance: float | None) -> float | None:
    if value is None or chance is None or worth_of(value) is None:
        return None
    return value.times(chance).minor * WORTH[value.currency]


def kronor_of(value: Money | None, chance: float | None = 1.0) -> int | None:
    return None if value is None or chance is None or value.currency != "SEK" else value.times(chance).minor


def keys_of(sort: DealSort) -> Sequence[Callable[[Deal], Any]]:
    """Return what deals are sorted by: those without a rate by their own amounts, before those without any."""
    without: dict[DealSort, Callable[[Deal], Any]] = {
        DealSort.VALUE: lambda d: kronor_of(d.value),
        DealSort.WEIGHTED: lambda d: kronor_of(d.value, chance_of(d, stage_of(d))),
    }
    return [SORT_KEYS[sort], *([without[sort]] if sort in without else [])]
