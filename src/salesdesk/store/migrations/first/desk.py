"""The first tables of the desk itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns


def make() -> None:
    """Make the tables."""
    _product()
    _saving()
    _stage()
    _team()
    _rep()
    _desk()
    _target()


def _product() -> None:
    op.create_table(
        "product",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("squeezed", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("product_group", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("price_minor", sa.BigInteger()),
        sa.Column("price_currency", sa.String(3)),
        sa.Column("recurrence", columns.Word, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_product"),
    )


def _saving() -> None:
    op.create_table(
        "saving",
        sa.Column("id", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saving"),
    )


def _stage() -> None:
    op.create_table(
        "stage",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("chance", columns.Share),
        sa.Column("expected_days", sa.Integer()),
        sa.Column("qualifies", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_stage"),
    )


def _team() -> None:
    op.create_table(
        "team",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_team"),
    )


def _rep() -> None:
    op.create_table(
        "rep",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("prefix", sa.String(32), nullable=False),
        sa.Column("team_id", columns.Key),
        sa.Column("manager_id", columns.Key),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_rep"),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name="fk_rep_team_id_team", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["manager_id"], ["rep.id"], name="fk_rep_manager_id_rep", deferrable=True, initially="DEFERRED"
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
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_desk"),
        sa.ForeignKeyConstraint(["me_id"], ["rep.id"], name="fk_desk_me_id_rep", deferrable=True, initially="DEFERRED"),
    )


def _target() -> None:
    op.create_table(
        "target",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("period", sa.String(16), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("amount_currency", sa.String(3), nullable=False),
        sa.Column("owner_id", columns.Key),
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
    )
