"""Desks with very many deals, as they stand after some years: kept between runs, so that each is built once."""

from __future__ import annotations

import hashlib
import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import cast
from uuid import UUID

from salesdesk.domain.account import Account
from salesdesk.domain.deal import Category, Deal, Motion, Outcome, Stage, Status
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.store import records
from salesdesk.store.desk_file import create_desk
from salesdesk.store.sqlite_filling import kept_afterwards
from salesdesk.store.work import Work
from tests.store.making import TODAY, settings, stamp

COMMON, FIRST_LETTERS, NO_HIT = "sensor", "do", "zyxwv"
"""What is typed into the filter: a word of many deals, first letters of several words, and what nothing holds."""

_BLOCK = 50_000
_FEW = 100_000
"""Deals up to which there are activities on them."""
_NEEDS = (
    *("Cold chain sensor", "Night shift plan", "Label printer", "Service contract", "Dock door", "Report pack"),
    *("Domed roof", "Spare rollers", "Weighing line", "Quiet pump", "Yard lighting", "Double gate"),
)
_PLACES = ("Harbour", "Birch", "Cobalt", "Dune", "Ember", "Fjord", "Garnet", "Indigo", "Juniper", "Kelp")
_TRADES = ("Works", "Bakery", "Clinics", "Dairy", "Foundry", "Logistics", "Optics", "Rail", "Textiles")
_NOTES = ("", "", "Asked for the sensor that the line in the north has", "Wants to see it before spring", "")
_INDUSTRIES = ("Food", "Transport", "Health", "Metal")


def many_deals(count: int) -> Path:
    """Return the desk with so many deals; one that an earlier run built, where tables and builder are the same."""
    path = Path(tempfile.gettempdir()) / f"salesdesk-bench-{count}-{_made_of()}.salesdesk"
    if not path.exists():
        building = path.with_suffix(".building")
        building.unlink(missing_ok=True)
        _build(building, count)
        building.rename(path)
    return path


def _made_of() -> str:
    tables = sorted(Path(records.__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in [*tables, Path(__file__)])).hexdigest()[:12]


def _build(path: Path, count: int) -> None:
    draw = random.Random(count)
    names = max(300, count // 20)
    accounts = [
        Account(
            id=_key(draw),
            name=f"{draw.choice(_PLACES)} {draw.choice(_TRADES)} {n}",
            industry=draw.choice(_INDUSTRIES),
        )
        for n in range(names)
    ]
    reps = [Rep(id=_key(draw), name=f"{name} {n}") for n, name in enumerate(("Mira", "Tomas", "Eleni", "Jonas") * 5)]
    stages = [Stage(id=_key(draw), name=f"Step {n}", order=n, chance=n / 10) for n in range(1, 7)]
    store = create_desk(path, settings(), stamp())
    try:
        with store.imports() as work, kept_afterwards(cast(Work, work)._connection):
            work.add_many([*accounts, *reps, *stages], stamp())
            for start in range(0, count, _BLOCK):
                deals = [_deal(draw, n, accounts, reps, stages) for n in range(start, min(start + _BLOCK, count))]
                work.add_many(deals, stamp(record=False))
                if count <= _FEW:
                    work.add_many([*_activities(draw, deals)], stamp(record=False))
    finally:
        store.close()


def _deal(draw: random.Random, number: int, accounts: list[Account], reps: list[Rep], stages: list[Stage]) -> Deal:
    created = TODAY - timedelta(days=int(draw.triangular(0, 1_400, 200)))
    status = draw.choices((Status.OPEN, Status.WON, Status.LOST), (45, 25, 30))[0]
    closed = None if status is Status.OPEN else min(TODAY, created + timedelta(days=int(draw.gammavariate(3, 30))))
    return Deal(
        id=_key(draw),
        title=f"{draw.choice(_NEEDS)} {number}",
        currency="EUR",
        account_id=draw.choice(accounts).id,
        owner_id=draw.choice(reps).id,
        stage_id=draw.choices(stages, (30, 24, 18, 13, 9, 6))[0].id,
        status=status,
        outcome=draw.choice([*Outcome]) if status is Status.LOST else None,
        motion=draw.choice([*Motion]),
        category=draw.choice([*Category]),
        value=Money(int(draw.lognormvariate(10, 1)) * 100, "EUR") if draw.random() < 0.85 else None,
        chance=draw.choice((None, None, None, 0.25, 0.5)),
        created_on=created,
        qualified_on=min(TODAY, created + timedelta(days=draw.randint(0, 20))) if draw.random() < 0.8 else None,
        expected_on=TODAY + timedelta(days=draw.randint(-40, 400)) if draw.random() < 0.8 else None,
        closed_on=closed,
        note=draw.choice(_NOTES),
    )


def _activities(draw: random.Random, deals: list[Deal]) -> Iterator[FollowUp | Meeting]:
    for deal in deals:
        if draw.random() < 0.6:
            yield Meeting(
                id=_key(draw),
                account_id=deal.account_id,
                deal_id=deal.id,
                held_on=TODAY - timedelta(days=draw.randint(0, 120)),
            )
        if deal.status is Status.OPEN and draw.random() < 0.5:
            day = TODAY + timedelta(days=draw.randint(1, 60))
            yield FollowUp(
                id=_key(draw),
                topic="Call about the drawings",
                uid=str(_key(draw)),
                starts=Moment(datetime.combine(day, time(draw.randint(8, 17)), UTC), "Europe/Athens"),
                account_id=deal.account_id,
                deal_id=deal.id,
            )


def _key(draw: random.Random) -> UUID:
    return UUID(int=draw.getrandbits(128), version=4)
