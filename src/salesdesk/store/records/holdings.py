"""The table of what customers have."""

from __future__ import annotations

from sqlalchemy import Column, Date

from salesdesk.store.records.base import aggregate, money, refers, text
from salesdesk.store.types import Exact

holding = aggregate(
    "holding",
    refers("account_id", "account", needed=True, index=True),
    refers("product_id", "product", index=True),
    text("text"),
    Column("quantity", Exact(), nullable=False),
    *money("value"),
    Column("since", Date),
    Column("renews_on", Date),
    Column("ended_on", Date),
    refers("deal_id", "deal"),
)
