"""Tables of what is said and kept of a period, as they were then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns


def make() -> None:
    """Make the tables."""
    _forecast_call()
    _snapshot()
    _snapshot_deal()
    _snapshot_call()
    _post_mortem()
    _week_plan()


def _forecast_call() -> None:
    op.create_table(
        "forecast_call",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("period", sa.String(16), nullable=False),
        sa.Column("owner_id", columns.Key),
        sa.Column("committed_minor", sa.BigInteger()),
        sa.Column("committed_currency", sa.String(3)),
        sa.Column("said_on", sa.Date()),
        sa.Column("adjusted_minor", sa.BigInteger()),
        sa.Column("adjusted_currency", sa.String(3)),
        sa.Column("adjusted_by_id", columns.Key),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("given_up", sa.Text(), nullable=False),
        sa.Column("given_up_on", sa.Date()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_forecast_call"),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["rep.id"], name="fk_forecast_call_owner_id_rep", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["adjusted_by_id"],
            ["rep.id"],
            name="fk_forecast_call_adjusted_by_id_rep",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_forecast_call_period", "forecast_call", ["period"])


def _snapshot() -> None:
    op.create_table(
        "snapshot",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("period", sa.String(16), nullable=False),
        sa.Column("occasion", columns.Word, nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("taken_by_id", columns.Key),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("target_minor", sa.BigInteger()),
        sa.Column("target_currency", sa.String(3)),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_snapshot"),
        sa.ForeignKeyConstraint(
            ["taken_by_id"], ["rep.id"], name="fk_snapshot_taken_by_id_rep", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_snapshot_period", "snapshot", ["period"])


def _snapshot_deal() -> None:
    op.create_table(
        "snapshot_deal",
        sa.Column("snapshot_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("deal_id", columns.Key, nullable=False),
        sa.Column("owner_id", columns.Key),
        sa.Column("foreseen", columns.Word, nullable=False),
        sa.Column("value_minor", sa.BigInteger()),
        sa.Column("value_currency", sa.String(3)),
        sa.Column("chance", columns.Share),
        sa.Column("expected_on", sa.Date()),
        sa.PrimaryKeyConstraint("snapshot_id", "place", name="pk_snapshot_deal"),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["snapshot.id"], name="fk_snapshot_deal_snapshot_id_snapshot", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["rep.id"], name="fk_snapshot_deal_owner_id_rep", deferrable=True, initially="DEFERRED"
        ),
        sqlite_with_rowid=False,
    )


def _snapshot_call() -> None:
    op.create_table(
        "snapshot_call",
        sa.Column("snapshot_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("owner_id", columns.Key),
        sa.Column("committed_minor", sa.BigInteger(), nullable=False),
        sa.Column("committed_currency", sa.String(3), nullable=False),
        sa.Column("adjusted_minor", sa.BigInteger()),
        sa.Column("adjusted_currency", sa.String(3)),
        sa.PrimaryKeyConstraint("snapshot_id", "place", name="pk_snapshot_call"),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["snapshot.id"], name="fk_snapshot_call_snapshot_id_snapshot", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["rep.id"], name="fk_snapshot_call_owner_id_rep", deferrable=True, initially="DEFERRED"
        ),
        sqlite_with_rowid=False,
    )


def _post_mortem() -> None:
    op.create_table(
        "post_mortem",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("period", sa.String(16), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("owner_id", columns.Key),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("differently", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_post_mortem"),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["rep.id"], name="fk_post_mortem_owner_id_rep", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_post_mortem_period", "post_mortem", ["period"])


def _week_plan() -> None:
    op.create_table(
        "week_plan",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rep_id", columns.Key),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_week_plan"),
        sa.ForeignKeyConstraint(
            ["rep_id"], ["rep.id"], name="fk_week_plan_rep_id_rep", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_week_plan_week", "week_plan", ["week"])
