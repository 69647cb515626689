"""Made-up deals for the workbook, the same on every run."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from salesdesk.application.rows import DealRow, NextStep
from salesdesk.application.workbook_content import PipelineSheet
from salesdesk.domain.ageing import yardsticks_of
from salesdesk.domain.deal import Category, Deal, Motion, Stage, Status
from salesdesk.domain.exchange import day_rates
from salesdesk.domain.forecast import rates_from
from salesdesk.domain.losses import loss_report
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import figures

AS_OF = date(2026, 11, 24)
ZONE = "Europe/Berlin"
STAGES = [
    Stage(id=UUID(int=n), name=name, order=n, chance=chance)
    for n, (name, chance) in enumerate(
        [
            ("First talk", 0.1),
            ("Needs uncovered", 0.25),
            ("Options raised", 0.4),
            ("Proposal", 0.6),
            ("Agreement", 0.85),
        ],
        1,
    )
]
NO_STAGE = Stage(id=UUID(int=99), name="", order=99)
_ACCOUNTS = (
    "Alpenblick Kliniken", "Brightwater Rail", "Café Zürich Rösterei", "Dvořák & Synové", "Ζωή Τρόφιμα ΑΕ",
    "Fjordlys Sjømat", "Gdańskie Żurawie", "Hollis & Hart Ltd", "Іскра Енерго", "Juniper Print House",
)  # fmt: skip
_NEEDS = ("Cold chain sensors", "Night shift scheduling", "Label printers, 3 sites", "Service contract", "Dock doors")
_OWNERS = ("Mira Okafor", "Tomás Lindqvist", "Ελένη Παππά")
_STEPS = (
    "They send the floor plan",
    "Answer: option A or B",
    "Visit with the plant manager",
    "Budget confirmed by CFO",
)


def row(**fields: Any) -> DealRow:
    """Return an open deal in euro, changed by the fields given."""
    whole: dict[str, Any] = {
        "id": UUID(int=1),
        "title": "Cold chain sensors",
        "account": "Alpenblick Kliniken",
        "account_id": None,
        "stage": "Proposal",
        "stage_id": None,
        "stage_order": 4,
        "status": Status.OPEN,
        "outcome": None,
        "owner": "Mira Okafor",
        "owner_id": None,
        "currency": "EUR",
        "value": Money.of(12_000, "EUR"),
        "estimate": None,
        "chance": 0.6,
        "category": Category.PIPELINE,
        "motion": Motion.NEW,
        "since": date(2026, 10, 1),
        "expected_on": date(2026, 12, 10),
        "closed_on": None,
        "next_step": None,
    }
    return DealRow(**whole | fields)


def sheet_of(
    rows: Sequence[DealRow], target: Money | None = None, *, others: Sequence[DealRow] = (), **fields: Any
) -> PipelineSheet:
    """Return a sheet of these rows; the desk's figures hold the others too, each at the rate of the day."""
    currency, period = fields.get("currency", "EUR"), fields.get("period", Period.parse("2026-Q4"))
    stages = fields.pop("stages", STAGES)
    as_of = fields.get("as_of", AS_OF)
    rates = day_rates(currency, fields.get("rates", ()), as_of)
    deals = rates.deals(_deal(n, r) for n, r in enumerate((*rows, *others)))
    whole: dict[str, Any] = {"desk": "Nordhafen Technik", "as_of": as_of, "zone": ZONE, "period": period}
    whole |= {"currency": currency, "figures": figures(deals, stages, period, as_of, target, currency), "rows": rows}
    segments = fields.get("segments", {})
    whole |= {"yardsticks": yardsticks_of(deals, segments, as_of), "losses": loss_report((), rates_from(as_of), as_of)}
    return PipelineSheet(**whole | fields)


def _deal(number: int, row: DealRow) -> Deal:
    return Deal(
        id=UUID(int=number + 1), title=row.title, currency=row.currency, stage_id=row.stage_id, status=row.status,
        category=row.category, value=row.value, chance=row.chance, created_on=row.since, qualified_on=row.since,
        expected_on=row.expected_on, closed_on=row.closed_on,
    )  # fmt: skip


def some_rows(count: int, seed: int = 7) -> list[DealRow]:
    """Return so many open deals, some without value, chance, date or next step."""
    draw = random.Random(seed)
    return [_some_row(draw, n) for n in range(count)]


def _some_row(draw: random.Random, number: int) -> DealRow:
    stage = draw.choice(STAGES)
    if draw.random() < 0.06:
        stage = NO_STAGE
    valued, step = draw.random() < 0.9, draw.random() < 0.7
    day = AS_OF + timedelta(days=int(draw.triangular(-12, 150, 20)))
    starts = Moment.of(AS_OF + timedelta(days=draw.randint(1, 20)), time(draw.randint(8, 17), 30), ZONE)
    return row(
        id=UUID(int=number + 1),
        title=f"{draw.choice(_NEEDS)}",
        account=draw.choice(_ACCOUNTS),
        stage=stage.name,
        stage_id=stage.id if stage.name else None,
        stage_order=stage.order if stage.name else None,
        owner=draw.choice(_OWNERS),
        value=Money.of(draw.randint(4, 180) * 250, "EUR") if valued else None,
        estimate=None if valued else Money.of(draw.randint(4, 80) * 250, "EUR"),
        chance=stage.chance if stage.chance is None or draw.random() < 0.7 else 0.35,
        category=draw.choices(list(Category), [6, 3, 2, 1])[0],
        motion=draw.choice(list(Motion)),
        since=AS_OF - timedelta(days=int(draw.triangular(3, 130, 25))),
        expected_on=day if draw.random() < 0.93 else None,
        next_step=NextStep(topic=draw.choice(_STEPS), starts=starts) if step else None,
    )


def some_closed(count: int, seed: int = 8) -> list[DealRow]:
    """Return so many won and lost deals."""
    draw = random.Random(seed)
    closed: list[DealRow] = []
    for number in range(count):
        began = AS_OF - timedelta(days=draw.randint(60, 500))
        ended = min(AS_OF, began + timedelta(days=draw.randint(10, 120)))
        status = Status.WON if draw.random() < 0.6 else Status.LOST
        value = Money.of(draw.randint(4, 160) * 250, "EUR")
        closed.append(row(id=UUID(int=10_000 + number), status=status, since=began, closed_on=ended, value=value))
    return closed
