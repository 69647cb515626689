"""Tables of the customer's own buying on a deal, and of what they did that moves it."""

from __future__ import annotations

from sqlalchemy import Column, Date

from salesdesk.domain.buying_process import BuyerStep, BuyingStage
from salesdesk.store.records.base import aggregate, money, part, refers, text
from salesdesk.store.types import Choice, Key

buying_process = aggregate(
    "buying_process",
    refers("deal_id", "deal", needed=True, index=True),
    text("spoke_to", personal=True),
    Column("stage", Choice(BuyingStage)),
    *money("price_expected"),
    Column("price_learnt_on", Date),
    Column("decides_on", Date),
    text("how_we_work", personal=True),
)

buyer_step = part("buyer_step", "buying_process", Column("step", Choice(BuyerStep), nullable=False))

rival = part(
    "rival",
    "buying_process",
    refers("competitor_id", "competitor", needed=True, index=True),
    text("relationship", personal=True),
)

evidence = aggregate(
    "evidence",
    refers("deal_id", "deal", needed=True, index=True),
    text("what", personal=True),
    Column("happened_on", Date, nullable=False),
    refers("stage_id", "stage"),
    refers("meeting_id", "meeting", index=True),
    Column("criterion_id", Key()),
)
