"""Tables of what all deals come to, kept line by line as deals change, so that no figure of the desk reads them all.

Whoever changes a deal changes nothing here: the database does it by itself (`store.sqlite_rollup`), in the same
transaction. They can be made anew from the deals at any time, and are no records: no version, no history.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, Integer, String, Table

from salesdesk.domain.deal import Category, Status
from salesdesk.store.records.base import metadata
from salesdesk.store.types import Choice, Key

deal_sum = Table(
    "deal_sum",
    metadata,
    Column("status", Choice(Status), primary_key=True),
    Column("stage_id", Key(), primary_key=True),
    Column("currency", String(3), primary_key=True),
    Column("category", Choice(Category), primary_key=True),
    Column("qualified", Boolean, primary_key=True),
    Column("unproven", Boolean, primary_key=True),
    Column("booked", Boolean, primary_key=True),
    Column("month", Date, primary_key=True),
    Column("deals", Integer, nullable=False),
    Column("valued", Integer, nullable=False),
    Column("minor", BigInteger, nullable=False),
    Column("weighted", Integer, nullable=False),
    Column("weighted_minor", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""How many deals are alike, how many have a value and what it comes to, how many are weighted and their sum.

`month` is the first day of the month of the expected close, of the close for a deal that is not open; deals without a
day stand under the first day there is, those without a stage under the key of zeros. Of a deal that is not open only
status, currency and month tell; the others are those of a deal of which nothing is known.
"""

deal_end = Table(
    "deal_end",
    metadata,
    Column("closed_on", Date, primary_key=True),
    Column("status", Choice(Status), primary_key=True),
    Column("deals", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many deals that a win rate rests on (F6: won, or lost and not disqualified) were closed on a day."""

deal_cycle = Table(
    "deal_cycle",
    metadata,
    Column("days", Integer, primary_key=True, autoincrement=False),
    Column("deals", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many won deals took so many days (terms: cycle)."""
