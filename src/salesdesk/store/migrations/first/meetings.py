"""The first tables of meetings, plans and discussions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns


def make() -> None:
    """Make the tables."""
    _meeting()
    _call_plan()
    _meeting_person()
    _plan_objection()
    _plan_question()
    _raised_option()


def _meeting() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("account_id", columns.Key),
        sa.Column("deal_id", columns.Key),
        sa.Column("rep_id", columns.Key),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("starts_at", columns.Instant),
        sa.Column("starts_zone", sa.String(64)),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_meeting_account_id_account", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name="fk_meeting_deal_id_deal", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["rep_id"], ["rep.id"], name="fk_meeting_rep_id_rep", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_meeting_account_id", "meeting", ["account_id"])
    op.create_index("ix_meeting_deal_id", "meeting", ["deal_id"])


def _call_plan() -> None:
    op.create_table(
        "call_plan",
        sa.Column("meeting_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("objective", sa.Text(), nullable=False),
        sa.Column("objective_by", sa.Date()),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.Column("return_quantity", columns.Exact),
        sa.Column("return_unit", sa.Text(), nullable=False),
        sa.Column("return_by", sa.Date()),
        sa.Column("return_actual", columns.Exact),
        sa.Column("prospect_gets", sa.Text(), nullable=False),
        sa.Column("fall_back", sa.Text(), nullable=False),
        sa.Column("ready_at", columns.Instant),
        sa.PrimaryKeyConstraint("meeting_id", "place", name="pk_call_plan"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_call_plan_meeting_id_meeting", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _meeting_person() -> None:
    op.create_table(
        "meeting_person",
        sa.Column("meeting_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("person_id", columns.Key, nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "place", name="pk_meeting_person"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_meeting_person_meeting_id_meeting", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name="fk_meeting_person_person_id_person",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_meeting_person_person_id", "meeting_person", ["person_id"])


def _plan_objection() -> None:
    op.create_table(
        "plan_objection",
        sa.Column("meeting_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("likelihood", columns.Word, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("raised", sa.Boolean()),
        sa.Column("worked", sa.Boolean()),
        sa.PrimaryKeyConstraint("meeting_id", "place", name="pk_plan_objection"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_plan_objection_meeting_id_meeting", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _plan_question() -> None:
    op.create_table(
        "plan_question",
        sa.Column("meeting_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "place", name="pk_plan_question"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_plan_question_meeting_id_meeting", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _raised_option() -> None:
    op.create_table(
        "raised_option",
        sa.Column("meeting_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("dimension", columns.Word, nullable=False),
        sa.Column("raised_by_id", columns.Key),
        sa.Column("reaction", columns.Word),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "place", name="pk_raised_option"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_raised_option_meeting_id_meeting", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["raised_by_id"],
            ["person.id"],
            name="fk_raised_option_raised_by_id_person",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_raised_option_id", "raised_option", ["id"])
