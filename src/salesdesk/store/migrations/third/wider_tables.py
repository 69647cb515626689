"""Earlier tables that have further columns from here on, as they were then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns
from salesdesk.store.migrations.second.rebuilding import rebuilt


def widen() -> None:
    """Make the tables anew; a record of an earlier schema means what the further columns are filled with."""
    rebuilt("product", _product)
    rebuilt("proposal", _proposal, terms="", names_raisers=True, discount_reason="")
    rebuilt("proposal_option", _proposal_option, discount="0")
    rebuilt("option_line", _option_line, discount="0", tax_name="")


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
        sa.Column("tax_id", columns.Key),
        sa.Column("cost_minor", sa.BigInteger()),
        sa.Column("cost_currency", sa.String(3)),
        sa.Column("upsells_to", columns.Key),
        sa.Column("renews_to", columns.Key),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_product"),
        sa.ForeignKeyConstraint(
            ["tax_id"], ["tax_class.id"], name="fk_product_tax_id_tax_class", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["upsells_to"], ["product.id"], name="fk_product_upsells_to_product", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["renews_to"], ["product.id"], name="fk_product_renews_to_product", deferrable=True, initially="DEFERRED"
        ),
    )


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
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("names_raisers", sa.Boolean(), nullable=False),
        sa.Column("impediment_id", columns.Key),
        sa.Column("discount_reason", sa.Text(), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["impediment_id"],
            ["impediment.id"],
            name="fk_proposal_impediment_id_impediment",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_proposal_account_id", "proposal", ["account_id"])
    op.create_index("ix_proposal_deal_id", "proposal", ["deal_id"])
    op.create_index("ix_proposal_next_step_id", "proposal", ["next_step_id"])
    op.create_index("ix_proposal_number", "proposal", ["number"])


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
        sa.Column("discount", columns.Exact, nullable=False),
        sa.PrimaryKeyConstraint("proposal_id", "place", name="pk_proposal_option"),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name="fk_proposal_option_proposal_id_proposal", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


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
        sa.Column("discount", columns.Exact, nullable=False),
        sa.Column("cost_minor", sa.BigInteger()),
        sa.Column("cost_currency", sa.String(3)),
        sa.Column("tax_name", sa.Text(), nullable=False),
        sa.Column("tax_rate", columns.Exact),
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
