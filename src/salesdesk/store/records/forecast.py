"""Tables of forecasts that were called and kept, of plays with their call lists, and of what is planned and learnt."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Double, Integer, String

from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.closing_in_time import Landing
from salesdesk.domain.deal import Motion
from salesdesk.domain.plays import Play
from salesdesk.domain.snapshot import Foreseen, Occasion
from salesdesk.domain.stop_order import Stop
from salesdesk.store.records.base import aggregate, money, part, refers, text
from salesdesk.store.types import Choice, Key

forecast_call = aggregate(
    "forecast_call",
    Column("period", String(16), nullable=False, index=True),
    refers("owner_id", "rep"),
    *money("committed"),
    Column("said_on", Date),
    *money("adjusted"),
    refers("adjusted_by_id", "rep"),
    text("because"),
    text("given_up"),
    Column("given_up_on", Date),
)

snapshot = aggregate(
    "snapshot",
    Column("period", String(16), nullable=False, index=True),
    Column("occasion", Choice(Occasion), nullable=False),
    Column("taken_on", Date, nullable=False),
    refers("taken_by_id", "rep"),
    Column("currency", String(3), nullable=False),
    *money("target"),
)

# A snapshot says what was thought on a day: it neither keeps a deal from being removed nor changes when one is.
snapshot_deal = part(
    "snapshot_deal",
    "snapshot",
    Column("deal_id", Key(), nullable=False),
    refers("owner_id", "rep"),
    Column("foreseen", Choice(Foreseen), nullable=False),
    *money("value"),
    Column("chance", Double),
    Column("expected_on", Date),
)

snapshot_call = part(
    "snapshot_call", "snapshot", refers("owner_id", "rep"), *money("committed", needed=True), *money("adjusted")
)

own_play = aggregate(
    "own_play",
    text("name"),
    Column("motion", Choice(Motion), nullable=False),
    Column("controlled", Boolean, nullable=False),
    Column("lead_days", Integer, nullable=False),
)

play_run = aggregate(
    "play_run",
    Column("period", String(16), nullable=False, index=True),
    Column("play", Choice(Play)),
    refers("own_play_id", "own_play"),
    Column("verdict", Choice(Landing), nullable=False),
    Column("seen_on", Date, nullable=False),
    Column("chosen", Boolean),
    Column("decided_on", Date),
    refers("rep_id", "rep"),
    refers("assigned_id", "rep"),
    refers("booked_id", "rep"),
)

play_call = part(
    "play_call",
    "play_run",
    refers("person_id", "person", needed=True, index=True),
    refers("account_id", "account", index=True),
    refers("deal_id", "deal", index=True),
    Column("due", Date, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("called_on", Date),
    Column("met_on", Date),
    text("skipped", personal=True),
)

stop_order = aggregate("stop_order", Column("period", String(16), nullable=False, index=True), refers("rep_id", "rep"))

stop_outcome = part(
    "stop_outcome",
    "stop_order",
    Column("stop", Choice(Stop), nullable=False),
    refers("person_id", "person", index=True),
    refers("group_id", "network_group", index=True),
    refers("deal_id", "deal", index=True),
    Column("done_on", Date, nullable=False),
    text("skipped", personal=True),
    refers("activity_id", "activity", index=True),
    Column("referral_asked", Boolean),
    text("named", personal=True),
)

stop_override = part(
    "stop_override",
    "stop_order",
    Column("stop", Choice(Stop), nullable=False),
    text("reason"),
    Column("done_on", Date, nullable=False),
)

post_mortem = aggregate(
    "post_mortem",
    Column("period", String(16), nullable=False, index=True),
    Column("written_on", Date, nullable=False),
    refers("owner_id", "rep"),
    text("why"),
    text("differently"),
)

week_plan = aggregate(
    "week_plan",
    Column("week", Date, nullable=False, index=True),
    Column("kind", Choice(ActivityKind), nullable=False),
    Column("number", Integer, nullable=False),
    refers("rep_id", "rep"),
)
