"""Tables that the honest pipeline brought, as they were then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns


def make() -> None:
    """Make the tables."""
    _exit_criterion()
    _deal_pause()
    _lead()
    _feedback()
    _sweep()
    _saved_view()
    _view_column()
    _view_order()
    _exchange_rate()
    _remembered_mapping()


def _exit_criterion() -> None:
    op.create_table(
        "exit_criterion",
        sa.Column("stage_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("criterion_id", columns.Key, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stage_id", "place", name="pk_exit_criterion"),
        sa.ForeignKeyConstraint(
            ["stage_id"], ["stage.id"], name="fk_exit_criterion_stage_id_stage", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _deal_pause() -> None:
    op.create_table(
        "deal_pause",
        sa.Column("deal_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("deal_id", "place", name="pk_deal_pause"),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name="fk_deal_pause_deal_id_deal", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )


def _lead() -> None:
    op.create_table(
        "lead",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("received_at", columns.Instant, nullable=False),
        sa.Column("received_zone", sa.String(64), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("account_id", columns.Key),
        sa.Column("person_id", columns.Key),
        sa.Column("deal_id", columns.Key),
        sa.Column("owner_id", columns.Key),
        sa.Column("two_way_at", columns.Instant),
        sa.Column("two_way_zone", sa.String(64)),
        sa.Column("state", columns.Word, nullable=False),
        sa.Column("handed_back_on", sa.Date()),
        sa.Column("failed", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("revisit_on", sa.Date()),
        sa.Column("signal", sa.Text(), nullable=False),
        sa.Column("signal_on", sa.Date()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_lead"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_lead_account_id_account", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_lead_person_id_person", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name="fk_lead_deal_id_deal", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["rep.id"], name="fk_lead_owner_id_rep", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_lead_account_id", "lead", ["account_id"])
    op.create_index("ix_lead_deal_id", "lead", ["deal_id"])


def _feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("account_id", columns.Key),
        sa.Column("deal_id", columns.Key),
        sa.Column("lead_id", columns.Key),
        sa.Column("by_id", columns.Key),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_feedback_account_id_account", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name="fk_feedback_deal_id_deal", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["lead.id"], name="fk_feedback_lead_id_lead", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["rep.id"], name="fk_feedback_by_id_rep", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_feedback_deal_id", "feedback", ["deal_id"])
    op.create_index("ix_feedback_noted_on", "feedback", ["noted_on"])


def _sweep() -> None:
    op.create_table(
        "sweep",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("swept_on", sa.Date(), nullable=False),
        sa.Column("closed", sa.Integer(), nullable=False),
        sa.Column("returned", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("open_before_minor", sa.BigInteger()),
        sa.Column("open_before_currency", sa.String(3)),
        sa.Column("open_after_minor", sa.BigInteger()),
        sa.Column("open_after_currency", sa.String(3)),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_sweep"),
    )


def _saved_view() -> None:
    op.create_table(
        "saved_view",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("filter", sa.Text(), nullable=False),
        sa.Column("board", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_saved_view"),
    )


def _view_column() -> None:
    op.create_table(
        "view_column",
        sa.Column("saved_view_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("saved_view_id", "place", name="pk_view_column"),
        sa.ForeignKeyConstraint(
            ["saved_view_id"], ["saved_view.id"], name="fk_view_column_saved_view_id_saved_view", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _view_order() -> None:
    op.create_table(
        "view_order",
        sa.Column("saved_view_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("descending", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("saved_view_id", "place", name="pk_view_order"),
        sa.ForeignKeyConstraint(
            ["saved_view_id"], ["saved_view.id"], name="fk_view_order_saved_view_id_saved_view", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _exchange_rate() -> None:
    op.create_table(
        "exchange_rate",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("per_base", columns.Exact, nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_exchange_rate"),
    )


def _remembered_mapping() -> None:
    op.create_table(
        "remembered_mapping",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("signature", sa.String(64), nullable=False),
        sa.Column("imported_at", columns.Instant, nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("program", sa.String(32), nullable=False),
        sa.Column("dates", sa.String(32), nullable=False),
        sa.Column("decimal", sa.String(32), nullable=False),
        sa.Column("matches", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_remembered_mapping"),
    )
    op.create_index("ix_remembered_mapping_signature", "remembered_mapping", ["signature"])
