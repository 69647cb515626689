"""The first tables of proposals and what was issued."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns


def make() -> None:
    """Make the tables."""
    _proposal()
    _after_choice()
    _proposal_figure()
    _proposal_need()
    _proposal_option()
    _revision()
    _option_line()
    _option_raised()
    _option_row()


def _proposal() -> None:
    op.create_table(
        "proposal",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("number", sa.String(64), nullable=False),
        sa.Column("account_id", columns.Key, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("deal_id", columns.Key),
        sa.Column("person_id", columns.Key),
        sa.Column("rep_id", columns.Key),
        sa.Column("state", columns.Word, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date()),
        sa.Column("valid_until", sa.Date()),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("paper", sa.String(16), nullable=False),
        sa.Column("heard_lead", sa.Text(), nullable=False),
        sa.Column("heard_worth", sa.Text(), nullable=False),
        sa.Column("heard_propose", sa.Text(), nullable=False),
        sa.Column("compare", sa.Text(), nullable=False),
        sa.Column("payment_terms", sa.Text(), nullable=False),
        sa.Column("next_step_id", columns.Key),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_proposal"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_proposal_account_id_account", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name="fk_proposal_deal_id_deal", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_proposal_person_id_person", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["rep_id"], ["rep.id"], name="fk_proposal_rep_id_rep", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["next_step_id"],
            ["follow_up.id"],
            name="fk_proposal_next_step_id_follow_up",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_proposal_account_id", "proposal", ["account_id"])
    op.create_index("ix_proposal_deal_id", "proposal", ["deal_id"])
    op.create_index("ix_proposal_next_step_id", "proposal", ["next_step_id"])
    op.create_index("ix_proposal_number", "proposal", ["number"])


def _after_choice() -> None:
    op.create_table(
        "after_choice",
        sa.Column("proposal_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.PrimaryKeyConstraint("proposal_id", "place", name="pk_after_choice"),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name="fk_after_choice_proposal_id_proposal", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _proposal_figure() -> None:
    op.create_table(
        "proposal_figure",
        sa.Column("proposal_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("proposal_id", "place", name="pk_proposal_figure"),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name="fk_proposal_figure_proposal_id_proposal", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _proposal_need() -> None:
    op.create_table(
        "proposal_need",
        sa.Column("proposal_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("need", sa.Text(), nullable=False),
        sa.Column("today", sa.Text(), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date()),
        sa.PrimaryKeyConstraint("proposal_id", "place", name="pk_proposal_need"),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name="fk_proposal_need_proposal_id_proposal", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _proposal_option() -> None:
    op.create_table(
        "proposal_option",
        sa.Column("proposal_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("payment_terms", sa.Text(), nullable=False),
        sa.Column("delivery", sa.Text(), nullable=False),
        sa.Column("installation", sa.Text(), nullable=False),
        sa.Column("first_year_minor", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("proposal_id", "place", name="pk_proposal_option"),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name="fk_proposal_option_proposal_id_proposal", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _revision() -> None:
    op.create_table(
        "revision",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("proposal_id", columns.Key, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_hash", sa.String(64), nullable=False),
        sa.Column("issued_at", columns.Instant, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposal.id"],
            name="fk_revision_proposal_id_proposal",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_revision_proposal_id", "revision", ["proposal_id"])


def _option_line() -> None:
    op.create_table(
        "option_line",
        sa.Column("proposal_id", columns.Key, nullable=False),
        sa.Column("option", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.Column("price_currency", sa.String(3), nullable=False),
        sa.Column("quantity", columns.Exact, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("line_group", sa.Text(), nullable=False),
        sa.Column("product_id", columns.Key),
        sa.Column("recurrence", columns.Word, nullable=False),
        sa.PrimaryKeyConstraint("proposal_id", "option", "place", name="pk_option_line"),
        sa.ForeignKeyConstraint(
            ["proposal_id", "option"],
            ["proposal_option.proposal_id", "proposal_option.place"],
            name="fk_option_line_proposal_id_option_proposal_option",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["product.id"],
            name="fk_option_line_product_id_product",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_with_rowid=False,
    )


def _option_raised() -> None:
    op.create_table(
        "option_raised",
        sa.Column("proposal_id", columns.Key, nullable=False),
        sa.Column("option", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("raised_id", columns.Key, nullable=False),
        sa.PrimaryKeyConstraint("proposal_id", "option", "place", name="pk_option_raised"),
        sa.ForeignKeyConstraint(
            ["proposal_id", "option"],
            ["proposal_option.proposal_id", "proposal_option.place"],
            name="fk_option_raised_proposal_id_option_proposal_option",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )


def _option_row() -> None:
    op.create_table(
        "option_row",
        sa.Column("proposal_id", columns.Key, nullable=False),
        sa.Column("option", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("proposal_id", "option", "place", name="pk_option_row"),
        sa.ForeignKeyConstraint(
            ["proposal_id", "option"],
            ["proposal_option.proposal_id", "proposal_option.place"],
            name="fk_option_row_proposal_id_option_proposal_option",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )
