"""Earlier tables that have further columns from here on, as they were then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns
from salesdesk.store.migrations.second.rebuilding import rebuilt


def widen() -> None:
    """Make the tables anew; a record of an earlier schema means what the further columns are filled with."""
    rebuilt("target", _target, product_group="")
    rebuilt("desk", _desk, play_minutes=120, tolerance=5, age_odds=False)


def _target() -> None:
    op.create_table(
        "target",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("period", sa.String(16), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("amount_currency", sa.String(3), nullable=False),
        sa.Column("owner_id", columns.Key),
        sa.Column("team_id", columns.Key),
        sa.Column("product_group", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_target"),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["rep.id"], name="fk_target_owner_id_rep", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name="fk_target_team_id_team", deferrable=True, initially="DEFERRED"
        ),
    )


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
        sa.Column("caution_after", sa.Integer(), nullable=False),
        sa.Column("stop_after", sa.Integer(), nullable=False),
        sa.Column("voicemails", sa.Integer(), nullable=False),
        sa.Column("voicemail_days", sa.Integer(), nullable=False),
        sa.Column("gift_limit_minor", sa.BigInteger()),
        sa.Column("gift_limit_currency", sa.String(3)),
        sa.Column("play_minutes", sa.Integer(), nullable=False),
        sa.Column("tolerance", sa.Integer(), nullable=False),
        sa.Column("age_odds", sa.Boolean(), nullable=False),
        sa.Column("usual_cycle", sa.Integer()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_desk"),
        sa.ForeignKeyConstraint(["me_id"], ["rep.id"], name="fk_desk_me_id_rep", deferrable=True, initially="DEFERRED"),
    )
