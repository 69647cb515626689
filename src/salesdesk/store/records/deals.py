"""Tables of deals, and the follow-ups booked on them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Date,
    Double,
    Index,
    Integer,
    String,
    Text,
    false,
)

from salesdesk.domain.deal import BuyingRole, Category, Motion, Outcome, ReasonCode, ReasonSource, Status
from salesdesk.domain.follow_up import FollowUpKind, Reply
from salesdesk.domain.impediment import ImpedimentKind
from salesdesk.store.records.base import PERSONAL, aggregate, moment, money, part, refers, text
from salesdesk.store.types import Choice, Exact, Instant

deal = aggregate(
    "deal",
    text("title"),
    Column("currency", String(3), nullable=False),
    refers("account_id", "account", index=True),
    refers("owner_id", "rep", index=True),
    refers("stage_id", "stage"),
    Column("status", Choice(Status), nullable=False),
    Column("outcome", Choice(Outcome)),
    Column("motion", Choice(Motion), nullable=False),
    Column("category", Choice(Category), nullable=False),
    *money("value"),
    Column("chance", Double),
    Column("created_on", Date),
    Column("qualified_on", Date),
    Column("expected_on", Date),
    Column("closed_on", Date),
    text("segment"),
    Column("keeps", Integer, nullable=False),
    text("note"),
    # Derived, so that lists sort and filter without joins; no part of the value and of no version.
    text("words"),
    Column("account_words", Text, info=dict(PERSONAL)),
    Column("owner_words", Text, info=dict(PERSONAL)),
    text("note_words"),
    Column("stage_place", Integer),
    Column("odds", Double),
    Column("known_from", Date),
    Column("since", Date),
    Column("next_at", Instant()),
    Column("contact_on", Date),
    Column("acted_on", Date),
    Column("paused_age", Integer),
    Column("unproven", Boolean, nullable=False, server_default=false()),
    Column("weighted_minor", BigInteger),
    Column("cycle", Integer),
    Column("still_age", Integer),
)

# Every order of a list of deals is that of an index, which holds all that is asked of deals that are only counted.
for _sorted in (
    *("account_words", "words", "stage_place", "expected_on", "next_at", "owner_words", "category"),
    *("motion", "acted_on", "unproven", "created_on", "odds"),
):
    Index(f"ix_deal_status_{_sorted}_id", deal.c.status, deal.c[_sorted], deal.c.id, deal.c.archived_at)
# Amounts follow each other within their currency; the lists of the currencies are merged by what they are worth.
for _amount in ("value_minor", "weighted_minor"):
    _names = ("status", "value_currency", _amount, "id", "archived_at")
    Index(f"ix_deal_status_value_currency_{_amount}_id", *(deal.c[name] for name in _names))


def _of_some(name: str, some: ColumnElement[bool], *columns: ColumnElement[Any]) -> None:
    Index(name, deal.c.status, *columns, deal.c.archived_at, sqlite_where=some, postgresql_where=some)


_of_some("ix_deal_unweighted", deal.c.weighted_minor.is_(None), deal.c.id, deal.c.weighted_minor)
# Of two deals that stand still the older comes first where of two that age the one that began earlier does.
_of_some("ix_deal_ages", deal.c.still_age.is_(None), deal.c.since, deal.c.id, deal.c.still_age)
_of_some("ix_deal_stands", deal.c.still_age.is_not(None), deal.c.still_age.desc(), deal.c.id, deal.c.since)
_JUDGED = ("archived_at", "paused_age", "account_id", "stage_id", "contact_on", "acted_on", "next_at", "cycle", "keeps")
Index("ix_deal_status_since_id", deal.c.status, deal.c.since, deal.c.id, *(deal.c[name] for name in _JUDGED))
Index("ix_deal_status_closed_on_id", deal.c.status, deal.c.closed_on, deal.c.id, deal.c.archived_at)
Index(None, deal.c.closed_on)
Index(None, deal.c.known_from)

deal_pause = part(
    "deal_pause",
    "deal",
    Column("begun_on", Date, nullable=False),
    Column("ended_on", Date),
    text("reason"),
)

loss_reason = part(
    "loss_reason",
    "deal",
    Column("code", Choice(ReasonCode), nullable=False),
    Column("main", Boolean, nullable=False),
    Column("source", Choice(ReasonSource), nullable=False),
    text("competitor"),
    text("note"),
)

deal_line = part(
    "deal_line",
    "deal",
    refers("product_id", "product"),
    text("text"),
    Column("quantity", Exact(), nullable=False),
    text("unit"),
    *money("price"),
)

deal_person = part(
    "deal_person",
    "deal",
    refers("person_id", "person", needed=True, index=True),
    Column("role", Choice(BuyingRole)),
    text("wants", personal=True),
)

impediment = aggregate(
    "impediment",
    refers("deal_id", "deal", needed=True, index=True),
    Column("kind", Choice(ImpedimentKind), nullable=False),
    refers("person_id", "person"),
    text("said", personal=True),
    text("removes"),
    text("removed_by"),
    Column("due", Date),
    Column("noted_on", Date, nullable=False),
    Column("removed_on", Date),
)

follow_up = aggregate(
    "follow_up",
    text("topic", personal=True),
    Column("kind", Choice(FollowUpKind), nullable=False),
    *moment("starts", needed=True),
    Column("minutes", Integer, nullable=False),
    text("uid"),
    Column("sequence", Integer, nullable=False),
    refers("deal_id", "deal", index=True),
    refers("account_id", "account", index=True),
    refers("person_id", "person", index=True),
    refers("rep_id", "rep"),
    Column("promised_on", Date),
    text("promised_text", personal=True),
    Column("ours_on", Date),
    text("ours_text"),
    Column("theirs_on", Date),
    text("theirs_text", personal=True),
    Column("done_on", Date),
    refers("group_id", "network_group", index=True),
    Column("all_day", Boolean, nullable=False),
    text("place"),
    Column("invited", Integer),
    Column("they_act", Boolean, nullable=False),
    *moment("snoozed"),
    Column("cancelled_on", Date),
)

follow_up_person = part(
    "follow_up_person",
    "follow_up",
    refers("person_id", "person", needed=True, index=True),
    Column("reply", Choice(Reply), nullable=False),
    Column("replied_at", Instant()),
    Column("sequence", Integer, nullable=False),
)
