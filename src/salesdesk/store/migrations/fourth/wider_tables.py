"""Earlier tables that have further columns from here on, as they were then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns
from salesdesk.store.migrations.second.rebuilding import rebuilt


def widen() -> None:
    """Make the tables anew; a record of an earlier schema means what the further columns are filled with."""
    rebuilt("deal", _deal, segment="", keeps=0, unproven=False, note_words="")
    rebuilt("evidence", _evidence)
    rebuilt("desk", _desk, segment_by="industry", lead_hours=1, opens_minute=540, closes_minute=1020)


def _deal() -> None:
    op.create_table(
        "deal",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("account_id", columns.Key),
        sa.Column("owner_id", columns.Key),
        sa.Column("stage_id", columns.Key),
        sa.Column("status", columns.Word, nullable=False),
        sa.Column("outcome", columns.Word),
        sa.Column("motion", columns.Word, nullable=False),
        sa.Column("category", columns.Word, nullable=False),
        sa.Column("value_minor", sa.BigInteger()),
        sa.Column("value_currency", sa.String(3)),
        sa.Column("chance", columns.Share),
        sa.Column("created_on", sa.Date()),
        sa.Column("qualified_on", sa.Date()),
        sa.Column("expected_on", sa.Date()),
        sa.Column("closed_on", sa.Date()),
        sa.Column("segment", sa.Text(), nullable=False),
        sa.Column("keeps", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("account_words", sa.Text()),
        sa.Column("owner_words", sa.Text()),
        sa.Column("note_words", sa.Text(), nullable=False),
        sa.Column("stage_place", sa.Integer()),
        sa.Column("odds", columns.Share),
        sa.Column("known_from", sa.Date()),
        sa.Column("since", sa.Date()),
        sa.Column("next_at", columns.Instant),
        sa.Column("contact_on", sa.Date()),
        sa.Column("acted_on", sa.Date()),
        sa.Column("paused_age", sa.Integer()),
        sa.Column("unproven", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("weighted_minor", sa.BigInteger()),
        sa.Column("cycle", sa.Integer()),
        sa.Column("still_age", sa.Integer()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_deal"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_deal_account_id_account", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["rep.id"], name="fk_deal_owner_id_rep", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["stage_id"], ["stage.id"], name="fk_deal_stage_id_stage", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_deal_account_id", "deal", ["account_id"])
    op.create_index("ix_deal_closed_on", "deal", ["closed_on"])
    op.create_index("ix_deal_known_from", "deal", ["known_from"])
    op.create_index("ix_deal_owner_id", "deal", ["owner_id"])
    for key in (
        *("account_words", "words", "stage_place", "expected_on", "next_at", "owner_words", "category"),
        *("motion", "acted_on", "unproven", "created_on", "odds"),
    ):
        op.create_index(f"ix_deal_status_{key}_id", "deal", ["status", key, "id", "archived_at"])
    for amount in ("value_minor", "weighted_minor"):
        name = f"ix_deal_status_value_currency_{amount}_id"
        op.create_index(name, "deal", ["status", "value_currency", amount, "id", "archived_at"])
    none, some = sa.text("weighted_minor IS NULL"), sa.text("still_age IS NOT NULL")
    op.create_index("ix_deal_unweighted", "deal", ["status", "id", "weighted_minor", "archived_at"], sqlite_where=none)
    none = sa.text("still_age IS NULL")
    op.create_index("ix_deal_ages", "deal", ["status", "since", "id", "still_age", "archived_at"], sqlite_where=none)
    down = sa.text("still_age DESC")
    op.create_index("ix_deal_stands", "deal", ["status", down, "id", "since", "archived_at"], sqlite_where=some)
    op.create_index("ix_deal_status_closed_on_id", "deal", ["status", "closed_on", "id", "archived_at"])
    judged = (
        "archived_at",
        "paused_age",
        "account_id",
        "stage_id",
        "contact_on",
        "acted_on",
        "next_at",
        "cycle",
        "keeps",
    )
    op.create_index("ix_deal_status_since_id", "deal", ["status", "since", "id", *judged])


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("deal_id", columns.Key, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("stage_id", columns.Key),
        sa.Column("meeting_id", columns.Key),
        sa.Column("criterion_id", columns.Key),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name="fk_evidence_deal_id_deal", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["stage_id"], ["stage.id"], name="fk_evidence_stage_id_stage", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_evidence_meeting_id_meeting", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_evidence_deal_id", "evidence", ["deal_id"])
    op.create_index("ix_evidence_meeting_id", "evidence", ["meeting_id"])


def _desk() -> None:
    op.create_table(
        "desk",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("country", sa.String(8), nullable=False),
        sa.Column("weekdays", sa.String(16), nullable=False),
        sa.Column("fiscal_start", sa.SmallInteger(), nullable=False),
        sa.Column("span", columns.Word, nullable=False),
        sa.Column("me_id", columns.Key),
        sa.Column("company_name", sa.Text(), nullable=False),
        sa.Column("company_address", sa.Text(), nullable=False),
        sa.Column("company_email", sa.Text(), nullable=False),
        sa.Column("company_phone", sa.Text(), nullable=False),
        sa.Column("company_web", sa.Text(), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("paper", sa.String(16), nullable=False),
        sa.Column("valid_days", sa.Integer(), nullable=False),
        sa.Column("payment_terms", sa.Text(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("check_again_days", sa.Integer(), nullable=False),
        sa.Column("segment_by", columns.Word, nullable=False),
        sa.Column("lead_hours", sa.Integer(), nullable=False),
        sa.Column("opens_minute", sa.SmallInteger(), nullable=False),
        sa.Column("closes_minute", sa.SmallInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_desk"),
        sa.ForeignKeyConstraint(["me_id"], ["rep.id"], name="fk_desk_me_id_rep", deferrable=True, initially="DEFERRED"),
    )
