"""Tables of plays, their call lists and catching up, as they were then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns


def make() -> None:
    """Make the tables."""
    _own_play()
    _play_run()
    _play_call()
    _stop_order()
    _stop_outcome()
    _stop_override()


def _own_play() -> None:
    op.create_table(
        "own_play",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("motion", columns.Word, nullable=False),
        sa.Column("controlled", sa.Boolean(), nullable=False),
        sa.Column("lead_days", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_own_play"),
    )


def _play_run() -> None:
    op.create_table(
        "play_run",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("period", sa.String(16), nullable=False),
        sa.Column("play", columns.Word),
        sa.Column("own_play_id", columns.Key),
        sa.Column("verdict", columns.Word, nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("chosen", sa.Boolean()),
        sa.Column("decided_on", sa.Date()),
        sa.Column("rep_id", columns.Key),
        sa.Column("assigned_id", columns.Key),
        sa.Column("booked_id", columns.Key),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_play_run"),
        sa.ForeignKeyConstraint(
            ["own_play_id"],
            ["own_play.id"],
            name="fk_play_run_own_play_id_own_play",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["rep_id"], ["rep.id"], name="fk_play_run_rep_id_rep", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["assigned_id"], ["rep.id"], name="fk_play_run_assigned_id_rep", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["booked_id"], ["rep.id"], name="fk_play_run_booked_id_rep", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_play_run_period", "play_run", ["period"])


def _play_call() -> None:
    op.create_table(
        "play_call",
        sa.Column("play_run_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("person_id", columns.Key, nullable=False),
        sa.Column("account_id", columns.Key),
        sa.Column("deal_id", columns.Key),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("called_on", sa.Date()),
        sa.Column("met_on", sa.Date()),
        sa.Column("skipped", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("play_run_id", "place", name="pk_play_call"),
        sa.ForeignKeyConstraint(
            ["play_run_id"], ["play_run.id"], name="fk_play_call_play_run_id_play_run", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_play_call_person_id_person", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name="fk_play_call_account_id_account",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name="fk_play_call_deal_id_deal", deferrable=True, initially="DEFERRED"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_play_call_account_id", "play_call", ["account_id"])
    op.create_index("ix_play_call_deal_id", "play_call", ["deal_id"])
    op.create_index("ix_play_call_person_id", "play_call", ["person_id"])


def _stop_order() -> None:
    op.create_table(
        "stop_order",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("period", sa.String(16), nullable=False),
        sa.Column("rep_id", columns.Key),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_stop_order"),
        sa.ForeignKeyConstraint(
            ["rep_id"], ["rep.id"], name="fk_stop_order_rep_id_rep", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_stop_order_period", "stop_order", ["period"])


def _stop_outcome() -> None:
    op.create_table(
        "stop_outcome",
        sa.Column("stop_order_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("stop", columns.Word, nullable=False),
        sa.Column("person_id", columns.Key),
        sa.Column("group_id", columns.Key),
        sa.Column("deal_id", columns.Key),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("skipped", sa.Text(), nullable=False),
        sa.Column("activity_id", columns.Key),
        sa.Column("referral_asked", sa.Boolean()),
        sa.Column("named", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stop_order_id", "place", name="pk_stop_outcome"),
        sa.ForeignKeyConstraint(
            ["stop_order_id"], ["stop_order.id"], name="fk_stop_outcome_stop_order_id_stop_order", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_stop_outcome_person_id_person", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["network_group.id"],
            name="fk_stop_outcome_group_id_network_group",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name="fk_stop_outcome_deal_id_deal", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activity.id"],
            name="fk_stop_outcome_activity_id_activity",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_stop_outcome_activity_id", "stop_outcome", ["activity_id"])
    op.create_index("ix_stop_outcome_deal_id", "stop_outcome", ["deal_id"])
    op.create_index("ix_stop_outcome_group_id", "stop_outcome", ["group_id"])
    op.create_index("ix_stop_outcome_person_id", "stop_outcome", ["person_id"])


def _stop_override() -> None:
    op.create_table(
        "stop_override",
        sa.Column("stop_order_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("stop", columns.Word, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("stop_order_id", "place", name="pk_stop_override"),
        sa.ForeignKeyConstraint(
            ["stop_order_id"], ["stop_order.id"], name="fk_stop_override_stop_order_id_stop_order", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
