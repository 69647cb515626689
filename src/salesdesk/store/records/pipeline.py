"""Tables that keep a pipeline honest: leads, what marketing hears, sweeps, saved views, rates of currencies."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, Integer, String

from salesdesk.domain.feedback import FeedbackKind
from salesdesk.domain.lead import LeadState
from salesdesk.store.records.base import PERSONAL, aggregate, moment, money, part, refers, text
from salesdesk.store.types import Choice, Exact, Instant

lead = aggregate(
    "lead",
    text("name", personal=True),
    text("words", personal=True),
    *moment("received", needed=True),
    text("source"),
    refers("account_id", "account", index=True),
    refers("person_id", "person"),
    refers("deal_id", "deal", index=True),
    refers("owner_id", "rep"),
    *moment("two_way"),
    Column("state", Choice(LeadState), nullable=False),
    Column("handed_back_on", Date),
    text("failed"),
    text("reason"),
    text("seen"),
    Column("revisit_on", Date),
    text("signal"),
    Column("signal_on", Date),
    text("note", personal=True),
)

feedback = aggregate(
    "feedback",
    Column("kind", Choice(FeedbackKind), nullable=False),
    text("said", personal=True),
    Column("noted_on", Date, nullable=False, index=True),
    refers("account_id", "account"),
    refers("deal_id", "deal", index=True),
    refers("lead_id", "lead"),
    refers("by_id", "rep"),
)

sweep = aggregate(
    "sweep",
    Column("swept_on", Date, nullable=False),
    Column("closed", Integer, nullable=False),
    Column("returned", Integer, nullable=False),
    Column("kept", Integer, nullable=False),
    *money("open_before"),
    *money("open_after"),
)

saved_view = aggregate("saved_view", text("name"), text("filter"), Column("board", Boolean, nullable=False))

view_column = part("view_column", "saved_view", text("name"), Column("width", Integer, nullable=False))

view_order = part("view_order", "saved_view", text("name"), Column("descending", Boolean, nullable=False))

exchange_rate = aggregate(
    "exchange_rate",
    Column("currency", String(3), nullable=False),
    Column("per_base", Exact(), nullable=False),
    Column("from_on", Date, nullable=False),
)

remembered_mapping = aggregate(
    "remembered_mapping",
    Column("kind", String(32), nullable=False),
    Column("signature", String(64), nullable=False, index=True),
    Column("imported_at", Instant(), nullable=False),
    Column("columns", JSON, nullable=False),
    Column("program", String(32), nullable=False),
    Column("dates", String(32), nullable=False),
    Column("decimal", String(32), nullable=False),
    Column("matches", JSON, nullable=False, info=dict(PERSONAL)),
)
"""How files with the same headings were read; `matches` names people that a file called otherwise."""
