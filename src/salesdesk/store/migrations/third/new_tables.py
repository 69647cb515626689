"""Tables that the proposal builder brought, as they were then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns


def make() -> None:
    """Make the tables."""
    _tax_class()
    _letterhead()
    _impediment()
    _holding()
    _answer()
    _answer_doubt()
    _snippet()
    _line_group()
    _line_group_line()
    _proposal_template()
    _template_row()
    _template_step()


def _tax_class() -> None:
    op.create_table(
        "tax_class",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rate", columns.Exact, nullable=False),
        sa.Column("usual", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_tax_class"),
    )


def _letterhead() -> None:
    op.create_table(
        "letterhead",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("colour", sa.String(16), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=False),
        sa.Column("logo_kind", sa.String(16), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("names_raisers", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_letterhead"),
    )


def _impediment() -> None:
    op.create_table(
        "impediment",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("deal_id", columns.Key, nullable=False),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("person_id", columns.Key),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("removes", sa.Text(), nullable=False),
        sa.Column("removed_by", sa.Text(), nullable=False),
        sa.Column("due", sa.Date()),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("removed_on", sa.Date()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_impediment"),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name="fk_impediment_deal_id_deal", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_impediment_person_id_person", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_impediment_deal_id", "impediment", ["deal_id"])


def _holding() -> None:
    op.create_table(
        "holding",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("account_id", columns.Key, nullable=False),
        sa.Column("product_id", columns.Key),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("quantity", columns.Exact, nullable=False),
        sa.Column("value_minor", sa.BigInteger()),
        sa.Column("value_currency", sa.String(3)),
        sa.Column("since", sa.Date()),
        sa.Column("renews_on", sa.Date()),
        sa.Column("ended_on", sa.Date()),
        sa.Column("deal_id", columns.Key),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_holding"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_holding_account_id_account", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name="fk_holding_product_id_product", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name="fk_holding_deal_id_deal", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_holding_account_id", "holding", ["account_id"])
    op.create_index("ix_holding_product_id", "holding", ["product_id"])


def _answer() -> None:
    op.create_table(
        "answer",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("proposal_id", columns.Key, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("verdict", columns.Word, nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("file", sa.LargeBinary(), nullable=False),
        sa.Column("file_hash", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_answer"),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposal.id"],
            name="fk_answer_proposal_id_proposal",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_answer_proposal_id", "answer", ["proposal_id"])


def _answer_doubt() -> None:
    op.create_table(
        "answer_doubt",
        sa.Column("answer_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("doubt", columns.Word, nullable=False),
        sa.PrimaryKeyConstraint("answer_id", "place", name="pk_answer_doubt"),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answer.id"], name="fk_answer_doubt_answer_id_answer", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _snippet() -> None:
    op.create_table(
        "snippet",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_snippet"),
    )


def _line_group() -> None:
    op.create_table(
        "line_group",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_line_group"),
    )


def _line_group_line() -> None:
    op.create_table(
        "line_group_line",
        sa.Column("line_group_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.Column("price_currency", sa.String(3), nullable=False),
        sa.Column("quantity", columns.Exact, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("line_group", sa.Text(), nullable=False),
        sa.Column("product_id", columns.Key),
        sa.Column("recurrence", columns.Word, nullable=False),
        sa.Column("discount", columns.Exact, nullable=False),
        sa.Column("cost_minor", sa.BigInteger()),
        sa.Column("cost_currency", sa.String(3)),
        sa.Column("tax_name", sa.Text(), nullable=False),
        sa.Column("tax_rate", columns.Exact),
        sa.PrimaryKeyConstraint("line_group_id", "place", name="pk_line_group_line"),
        sa.ForeignKeyConstraint(
            ["line_group_id"], ["line_group.id"], name="fk_line_group_line_line_group_id_line_group", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["product.id"],
            name="fk_line_group_line_product_id_product",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_with_rowid=False,
    )


def _proposal_template() -> None:
    op.create_table(
        "proposal_template",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("lead", sa.Text(), nullable=False),
        sa.Column("worth", sa.Text(), nullable=False),
        sa.Column("propose", sa.Text(), nullable=False),
        sa.Column("compare", sa.Text(), nullable=False),
        sa.Column("payment_terms", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_proposal_template"),
    )


def _template_row() -> None:
    op.create_table(
        "template_row",
        sa.Column("proposal_template_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("proposal_template_id", "place", name="pk_template_row"),
        sa.ForeignKeyConstraint(
            ["proposal_template_id"],
            ["proposal_template.id"],
            name="fk_template_row_proposal_template_id_proposal_template",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )


def _template_step() -> None:
    op.create_table(
        "template_step",
        sa.Column("proposal_template_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("proposal_template_id", "place", name="pk_template_step"),
        sa.ForeignKeyConstraint(
            ["proposal_template_id"],
            ["proposal_template.id"],
            name="fk_template_step_proposal_template_id_proposal_template",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )
