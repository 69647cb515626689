"""Desks with many open deals, for the benchmarks of pages and of the start."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.money import Money
from salesdesk.store.desk_file import create_desk
from tests.store.making import TODAY, settings, stamp

_NEEDS = ("Cold chain sensors", "Night shift plan", "Label printers", "Service contract", "Dock doors")


def desk_of_deals(path: Path, count: int) -> Path:
    """Make a desk with so many open deals, all with a value and a close date, of accounts, owners and stages."""
    draw = random.Random(count)
    accounts = [Account(id=_key(draw), name=f"Harbour Works {n}") for n in range(300)]
    reps = [Rep(id=_key(draw), name=f"Mira Lind {n}") for n in range(12)]
    stages = [Stage(id=_key(draw), name=f"Step {n}", order=n, chance=n / 10) for n in range(1, 7)]
    deals = [_deal(draw, n, accounts, reps, stages) for n in range(count)]
    store = create_desk(path, settings(), stamp())
    try:
        with store.imports() as work:
            work.add_many([*accounts, *reps, *stages, *deals], stamp())
    finally:
        store.close()
    return path


def _deal(draw: random.Random, number: int, accounts: list[Account], reps: list[Rep], stages: list[Stage]) -> Deal:
    return Deal(
        id=_key(draw),
        title=f"{draw.choice(_NEEDS)} {number}",
        currency="EUR",
        account_id=draw.choice(accounts).id,
        owner_id=draw.choice(reps).id,
        stage_id=draw.choice(stages).id,
        value=Money(draw.randint(100, 9_000) * 1000, "EUR"),
        created_on=TODAY - timedelta(days=draw.randint(1, 300)),
        expected_on=date(2026, 11, 1) + timedelta(days=draw.randint(0, 500)),
    )


def _key(draw: random.Random) -> UUID:
    return UUID(int=draw.getrandbits(128), version=4)
