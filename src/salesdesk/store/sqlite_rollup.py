"""The roll-up of deals: kept by triggers in the transaction that changes a deal, compared with the deals. SQLite only.

PostgreSQL does the same with one trigger function on the table; the tables are those of `store.records.sums`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, text

from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.store.driver import dbapi2

_FIRST_DAY: Final = "'0001-01-01'"
_NO_STAGE: Final = "zeroblob(16)"
_WATCHED: Final = (
    *("status", "outcome", "stage_id", "currency", "category", "value_minor", "value_currency", "qualified_on"),
    *("expected_on", "closed_on", "next_at", "unproven", "weighted_minor", "cycle", "archived_at"),
)
_KNOWN: Final = frozenset({"qualified_on", "next_at", "archived_at"})
_KEYS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "deal_sum": (
            *("status", "stage_id", "currency", "category"),
            *("qualified", "unproven", "booked", "month"),
        ),
        "deal_end": ("closed_on", "status"),
        "deal_cycle": ("days",),
    }
)
_COUNTED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "deal_sum": ("deals", "valued", "minor", "weighted", "weighted_minor"),
        "deal_end": ("deals",),
        "deal_cycle": ("deals",),
    }
)


def _keys_of(table: str, row: str) -> tuple[str, ...]:
    """Return the expressions of a deal's line in a table."""
    if table == "deal_cycle":
        return (f"{row}.cycle",)
    if table == "deal_end":
        return f"{row}.closed_on", f"{row}.status"
    is_open = f"{row}.status = 'open'"
    day = f"CASE WHEN {is_open} THEN {row}.expected_on ELSE {row}.closed_on END"
    return (
        f"{row}.status",
        f"CASE WHEN {is_open} THEN coalesce({row}.stage_id, {_NO_STAGE}) ELSE {_NO_STAGE} END",
        f"{row}.currency",
        f"CASE WHEN {is_open} THEN {row}.category ELSE 'pipeline' END",
        f"{is_open} AND {row}.qualified_on IS NOT NULL",
        f"{is_open} AND {row}.unproven",
        f"{is_open} AND {row}.next_at IS NOT NULL",
        f"coalesce(substr({day}, 1, 8) || '01', {_FIRST_DAY})",
    )


def _counts_of(table: str, row: str) -> tuple[str, ...]:
    """Return what a deal adds to its line in a table."""
    if table != "deal_sum":
        return ("1",)
    valued = f"({row}.value_minor IS NOT NULL AND {row}.value_currency = {row}.currency)"
    weighted = f"({valued} AND {row}.status = 'open' AND {row}.weighted_minor IS NOT NULL)"
    return (
        "1",
        valued,
        f"CASE WHEN {valued} THEN {row}.value_minor ELSE 0 END",
        weighted,
        f"CASE WHEN {weighted} THEN {row}.weighted_minor ELSE 0 END",
    )


def _stands_in(table: str, row: str) -> str:
    """Return the condition of deals that a table counts."""
    kept = f"{row}.archived_at IS NULL"
    if table == "deal_cycle":
        return f"{kept} AND {row}.status = 'won' AND {row}.cycle IS NOT NULL"
    if table == "deal_end":
        rated = f"({row}.status = 'won' OR ({row}.status = 'lost' AND {row}.outcome IS NOT 'disqualified'))"
        return f"{kept} AND {row}.closed_on IS NOT NULL AND {rated}"
    return kept


def _added(table: str) -> str:
    """Return the statement that adds a deal to its line."""
    columns = ", ".join((*_KEYS[table], *_COUNTED[table]))
    values = ", ".join((*_keys_of(table, "NEW"), *_counts_of(table, "NEW")))
    sums = ", ".join(f"{name} = {name} + excluded.{name}" for name in _COUNTED[table])
    return (
        f"INSERT INTO {table} ({columns}) SELECT {values} WHERE {_stands_in(table, 'NEW')} "
        f"ON CONFLICT ({', '.join(_KEYS[table])}) DO UPDATE SET {sums};"
    )


def _taken(table: str) -> str:
    """Return the statements that take a deal out of its line, and the line away where it was the last."""
    values = zip(_COUNTED[table], _counts_of(table, "OLD"), strict=True)
    less = ", ".join(f"{name} = {name} - {value}" for name, value in values)
    pairs = zip(_KEYS[table], _keys_of(table, "OLD"), strict=True)
    line = " AND ".join(f"{name} = ({value})" for name, value in pairs)
    stood = _stands_in(table, "OLD")
    return f"UPDATE {table} SET {less} WHERE {stood} AND {line}; DELETE FROM {table} WHERE deals = 0 AND {line};"


_ADDED: Final = " ".join(_added(table) for table in _KEYS)
_TAKEN: Final = " ".join(_taken(table) for table in _KEYS)
_CHANGED: Final = " OR ".join(
    # Of these only whether there is one matters: steps are moved often.
    f"(OLD.{name} IS NULL) <> (NEW.{name} IS NULL)" if name in _KNOWN else f"OLD.{name} IS NOT NEW.{name}"
    for name in _WATCHED
)

TRIGGERS: Final = (
    f"CREATE TRIGGER deal_sum_added AFTER INSERT ON deal BEGIN {_ADDED} END",
    f"CREATE TRIGGER deal_sum_taken AFTER DELETE ON deal BEGIN {_TAKEN} END",
    (
        f"CREATE TRIGGER deal_sum_changed AFTER UPDATE OF {', '.join(_WATCHED)} ON deal WHEN {_CHANGED} "
        f"BEGIN {_TAKEN} {_ADDED} END"
    ),
)


def _summed(table: str) -> str:
    """Return the select of a whole table as it follows from the deals."""
    keys = _keys_of(table, "deal")
    counts = (f"sum({value})" for value in _counts_of(table, "deal"))
    lines = ", ".join(str(place) for place in range(1, len(keys) + 1))
    return f"SELECT {', '.join((*keys, *counts))} FROM deal WHERE {_stands_in(table, 'deal')} GROUP BY {lines}"


EMPTYING: Final = tuple(f"DELETE FROM {table}" for table in _KEYS)
FILLING: Final = tuple(f"INSERT INTO {table} {_summed(table)}" for table in _KEYS)
"""The statements that make the roll-up of the deals that are there, after those that forget the one that was."""


def keep_sums(connection: Connection) -> None:
    """Make the triggers of a new desk; an older one gets them with the step of its schema."""
    for trigger in TRIGGERS:
        connection.exec_driver_sql(trigger)


def require_sums(connection: dbapi2.Connection, path: Path) -> None:
    """Compare the roll-up with the deals. Raises DeskTrouble (damaged) with the first table that differs."""
    for table in _KEYS:
        kept, summed = f"SELECT * FROM {table}", f"SELECT * FROM ({_summed(table)})"
        for one, other in ((kept, summed), (summed, kept)):
            if connection.execute(f"{one} EXCEPT {other} LIMIT 1").fetchone() is not None:
                raise DeskTrouble(DeskFault.DAMAGED, str(path), f"{table} differs from the deals")


_STAYS: Final = """
    WITH won AS (
        SELECT id, stage_id, created_on, closed_on FROM deal
        WHERE status = 'won' AND archived_at IS NULL AND closed_on <= :day
    ),
    told AS (
        SELECT won.*, change.field, change.before, change.after, change.happened_on AS day,
               row_number() OVER (
                   PARTITION BY won.id, change.field ORDER BY change.happened_on, change.recorded_at, change.version
               ) AS place
        FROM won JOIN change ON change.entity_id = won.id
        WHERE change.entity = 'deal' AND change.field IN ('stage_id', 'created') AND NOT change.withdrawn
    ),
    begun AS (
        SELECT told.id, told.closed_on, told.day, 0 AS place, told.created_on IS told.day AS entered,
               CASE WHEN moved.id IS NULL THEN hex(told.stage_id) ELSE moved.before END AS stage
        FROM told LEFT JOIN told AS moved ON moved.id = told.id AND moved.field = 'stage_id' AND moved.place = 1
        WHERE told.field = 'created' AND told.place = 1
    ),
    been AS (
        SELECT * FROM begun WHERE stage <> ''
        UNION ALL SELECT id, closed_on, day, place, 1, after FROM told WHERE field = 'stage_id'
    ),
    stay AS (
        SELECT stage, entered, day,
               lead(day, 1, closed_on) OVER (PARTITION BY id ORDER BY day, place) AS left_on
        FROM been
    )
    SELECT stage, max(0, CAST(julianday(left_on) - julianday(day) AS INTEGER)) AS days, count(*)
    FROM stay WHERE entered AND stage IS NOT NULL GROUP BY 1, 2"""


def stays(connection: Connection, day: date) -> Mapping[UUID, Mapping[int, int]]:
    """Return how many of the deals won up to the day stayed in each stage for how many days, as `stays_of` says it."""
    found: dict[UUID, dict[int, int]] = {}
    for stage, days, count in connection.execute(text(_STAYS), {"day": day.isoformat()}):
        lengths = found.setdefault(UUID(stage), {})
        lengths[days] = lengths.get(days, 0) + count
    return found
