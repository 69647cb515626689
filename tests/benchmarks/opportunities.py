"""Opportunities as a CRM gives them out, made up and the same on every run."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

_FIRST = ("Alder", "Birch", "Cobalt", "Dune", "Ember", "Fjord", "Garnet", "Harbour", "Indigo", "Juniper")
_SECOND = ("Bakery", "Clinics", "Dairy", "Foundry", "Logistics", "Optics", "Rail", "Textiles")
_PRODUCTS = ("Sensor set", "Night desk", "Label line", "Dock door", "Service year", "Cold room", "Report pack")
_REPS = tuple(
    f"{a} {b}" for a in ("Mira", "Tomas", "Eleni", "Jonas", "Ada") for b in ("Okafor", "Lind", "Pappa", "Ray")
)
_STAGES = ("Won", "Won", "Lost", "Engaging", "Prospecting")
HEADINGS = ("opportunity_id", "sales_agent", "product", "account", "deal_stage", "engage_date", "close_date",
            "close_value")  # fmt: skip
LAST_DAY = date(2026, 11, 30)


def write_opportunities(path: Path, count: int) -> Path:
    """Write so many opportunities: two in five open, without a close date and a value."""
    with path.open("w", newline="", encoding="utf-8") as file:
        written = csv.writer(file)
        written.writerow(HEADINGS)
        written.writerows(_rows(count))
    return path


def _rows(count: int) -> Iterator[list[str]]:
    draw = random.Random(20)
    for number in range(count):
        stage = draw.choice(_STAGES)
        began = LAST_DAY - timedelta(days=draw.randint(130, 700))
        ended = began + timedelta(days=draw.randint(5, 120))
        closed = stage in {"Won", "Lost"}
        value = draw.randint(40, 9000) if stage == "Won" else 0
        account = f"{draw.choice(_FIRST)} {draw.choice(_SECOND)}" if draw.random() < 0.84 else ""
        yield [
            f"OP{number:06d}",
            draw.choice(_REPS),
            draw.choice(_PRODUCTS),
            account,
            stage,
            "" if stage == "Prospecting" else began.isoformat(),
            ended.isoformat() if closed else "",
            str(value) if closed else "",
        ]
