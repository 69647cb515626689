"""Tables of the desk itself: settings, teams, people who sell, targets, products, stages."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Double, Integer, LargeBinary, SmallInteger, String, Table

from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.domain.period import Span
from salesdesk.domain.product import Recurrence
from salesdesk.domain.segment import SegmentBy
from salesdesk.store.records.base import aggregate, metadata, money, part, refers, text
from salesdesk.store.types import Choice, Exact, Key

desk = aggregate(
    "desk",
    text("name"),
    Column("currency", String(3), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("country", String(8), nullable=False),
    Column("weekdays", String(16), nullable=False),
    Column("fiscal_start", SmallInteger, nullable=False),
    Column("span", Choice(Span), nullable=False),
    refers("me_id", "rep"),
    text("company_name"),
    text("company_address"),
    text("company_email"),
    text("company_phone"),
    text("company_web"),
    Column("language", String(16), nullable=False),
    Column("paper", String(16), nullable=False),
    Column("valid_days", Integer, nullable=False),
    text("payment_terms"),
    Column("sample", Boolean, nullable=False),
    Column("check_again_days", Integer, nullable=False),
    Column("segment_by", Choice(SegmentBy), nullable=False),
    Column("lead_hours", Integer, nullable=False),
    Column("opens_minute", SmallInteger, nullable=False),
    Column("closes_minute", SmallInteger, nullable=False),
    Column("caution_after", Integer, nullable=False),
    Column("stop_after", Integer, nullable=False),
    Column("voicemails", Integer, nullable=False),
    Column("voicemail_days", Integer, nullable=False),
    *money("gift_limit"),
    Column("play_minutes", Integer, nullable=False),
    Column("tolerance", Integer, nullable=False),
    Column("age_odds", Boolean, nullable=False),
    Column("usual_cycle", Integer),
)

lead_time = part(
    "lead_time", "desk", Column("kind", Choice(FollowUpKind), nullable=False), Column("days", Integer, nullable=False)
)

team = aggregate("team", text("name"), text("office"))

rep = aggregate(
    "rep",
    text("name", personal=True),
    text("words", personal=True),
    text("email", personal=True),
    Column("prefix", String(32), nullable=False),
    refers("team_id", "team"),
    refers("manager_id", "rep"),
    Column("active", Boolean, nullable=False),
)

target = aggregate(
    "target",
    Column("period", String(16), nullable=False),
    *money("amount", needed=True),
    refers("owner_id", "rep"),
    refers("team_id", "team"),
    text("product_group"),
)

product = aggregate(
    "product",
    text("name"),
    text("squeezed"),
    text("code"),
    text("product_group"),
    text("unit"),
    *money("price"),
    Column("recurrence", Choice(Recurrence), nullable=False),
    text("note"),
    refers("tax_id", "tax_class"),
    *money("cost"),
    refers("upsells_to", "product"),
    refers("renews_to", "product"),
)

tax_class = aggregate(
    "tax_class", text("name"), Column("rate", Exact(), nullable=False), Column("usual", Boolean, nullable=False)
)

letterhead = aggregate(
    "letterhead",
    Column("colour", String(16), nullable=False),
    Column("logo", LargeBinary, nullable=False),
    Column("logo_kind", String(16), nullable=False),
    text("terms"),
    Column("names_raisers", Boolean, nullable=False),
)

stage = aggregate(
    "stage",
    text("name"),
    Column("place", Integer, nullable=False),
    Column("chance", Double),
    Column("expected_days", Integer),
    Column("qualifies", Boolean, nullable=False),
)

exit_criterion = part("exit_criterion", "stage", Column("criterion_id", Key(), nullable=False), text("text"))

saving = Table(
    "saving",
    metadata,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("count", BigInteger, nullable=False),
)
"""One row that counts the transactions kept: after a commit that failed it says whether that one was."""
