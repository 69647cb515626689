"""The first tables of accounts, people and findings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns


def make() -> None:
    """Make the tables."""
    _person()
    _person_contact()
    _account()
    _account_contact()
    _affiliation()
    _finding()


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("do_not_contact", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )


def _person_contact() -> None:
    op.create_table(
        "person_contact",
        sa.Column("person_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "place", name="pk_person_contact"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_person_contact_person_id_person", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _account() -> None:
    op.create_table(
        "account",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("industry", sa.Text(), nullable=False),
        sa.Column("industry_words", sa.Text(), nullable=False),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("founded", sa.Integer()),
        sa.Column("employees", sa.Integer()),
        sa.Column("revenue_millions", sa.Text(), nullable=False),
        sa.Column("parent_id", columns.Key),
        sa.Column("owner_id", columns.Key),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["account.id"], name="fk_account_parent_id_account", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["rep.id"], name="fk_account_owner_id_rep", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_account_parent_id", "account", ["parent_id"])


def _account_contact() -> None:
    op.create_table(
        "account_contact",
        sa.Column("account_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "place", name="pk_account_contact"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_account_contact_account_id_account", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _affiliation() -> None:
    op.create_table(
        "affiliation",
        sa.Column("person_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("account_id", columns.Key, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("until", sa.Date()),
        sa.PrimaryKeyConstraint("person_id", "place", name="pk_affiliation"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_affiliation_person_id_person", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name="fk_affiliation_account_id_account",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_affiliation_account_id", "affiliation", ["account_id"])


def _finding() -> None:
    op.create_table(
        "finding",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("account_id", columns.Key),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_words", sa.Text(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("found_on", sa.Date()),
        sa.Column("said_by_id", columns.Key),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_finding"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_finding_account_id_account", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["said_by_id"], ["person.id"], name="fk_finding_said_by_id_person", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_finding_account_id", "finding", ["account_id"])
