"""The first tables of deals and follow-ups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns


def make() -> None:
    """Make the tables."""
    _deal()
    _deal_line()
    _deal_person()
    _follow_up()
    _loss_reason()


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
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("account_words", sa.Text()),
        sa.Column("owner_words", sa.Text()),
        sa.Column("stage_place", sa.Integer()),
        sa.Column("known_from", sa.Date()),
        sa.Column("since", sa.Date()),
        sa.Column("next_at", columns.Instant),
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
    op.create_index("ix_deal_status_expected_on_id", "deal", ["status", "expected_on", "id"])


def _deal_line() -> None:
    op.create_table(
        "deal_line",
        sa.Column("deal_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("product_id", columns.Key),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("quantity", columns.Exact, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("price_minor", sa.BigInteger()),
        sa.Column("price_currency", sa.String(3)),
        sa.PrimaryKeyConstraint("deal_id", "place", name="pk_deal_line"),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name="fk_deal_line_deal_id_deal", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["product.id"],
            name="fk_deal_line_product_id_product",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_with_rowid=False,
    )


def _deal_person() -> None:
    op.create_table(
        "deal_person",
        sa.Column("deal_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("person_id", columns.Key, nullable=False),
        sa.Column("role", columns.Word),
        sa.Column("wants", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("deal_id", "place", name="pk_deal_person"),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name="fk_deal_person_deal_id_deal", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_deal_person_person_id_person", deferrable=True, initially="DEFERRED"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_deal_person_person_id", "deal_person", ["person_id"])


def _follow_up() -> None:
    op.create_table(
        "follow_up",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("starts_at", columns.Instant, nullable=False),
        sa.Column("starts_zone", sa.String(64), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("deal_id", columns.Key),
        sa.Column("account_id", columns.Key),
        sa.Column("person_id", columns.Key),
        sa.Column("rep_id", columns.Key),
        sa.Column("promised_on", sa.Date()),
        sa.Column("promised_text", sa.Text(), nullable=False),
        sa.Column("ours_on", sa.Date()),
        sa.Column("ours_text", sa.Text(), nullable=False),
        sa.Column("theirs_on", sa.Date()),
        sa.Column("theirs_text", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_follow_up"),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name="fk_follow_up_deal_id_deal", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name="fk_follow_up_account_id_account",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_follow_up_person_id_person", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["rep_id"], ["rep.id"], name="fk_follow_up_rep_id_rep", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_follow_up_account_id", "follow_up", ["account_id"])
    op.create_index("ix_follow_up_deal_id", "follow_up", ["deal_id"])
    op.create_index("ix_follow_up_person_id", "follow_up", ["person_id"])


def _loss_reason() -> None:
    op.create_table(
        "loss_reason",
        sa.Column("deal_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("code", columns.Word, nullable=False),
        sa.Column("main", sa.Boolean(), nullable=False),
        sa.Column("source", columns.Word, nullable=False),
        sa.Column("competitor", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("deal_id", "place", name="pk_loss_reason"),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name="fk_loss_reason_deal_id_deal", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
