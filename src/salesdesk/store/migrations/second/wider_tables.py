"""Tables of the first schema that have further columns from here on, as they were then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns
from salesdesk.store.migrations.second.rebuilding import rebuilt


def widen() -> None:
    """Make the tables anew; a record of the first schema means what the further columns are filled with."""
    rebuilt("meeting", _meeting, activity="call_or_meeting")
    nothing = dict.fromkeys(("who", "does", "shown_by", "moves", "best", "least"), "")
    rebuilt("call_plan", _call_plan, **nothing)
    rebuilt("plan_question", _plan_question, answered=False)
    rebuilt("plan_objection", _plan_objection)
    rebuilt("finding", _finding)
    rebuilt("desk", _desk, check_again_days=180)


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
        sa.Column("activity", columns.Word, nullable=False),
        sa.Column("stage_id", columns.Key),
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
        sa.ForeignKeyConstraint(
            ["stage_id"], ["stage.id"], name="fk_meeting_stage_id_stage", deferrable=True, initially="DEFERRED"
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
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("does", sa.Text(), nullable=False),
        sa.Column("shown_by", sa.Text(), nullable=False),
        sa.Column("moves", sa.Text(), nullable=False),
        sa.Column("best", sa.Text(), nullable=False),
        sa.Column("least", sa.Text(), nullable=False),
        sa.Column("step_id", columns.Key),
        sa.PrimaryKeyConstraint("meeting_id", "place", name="pk_call_plan"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_call_plan_meeting_id_meeting", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _plan_question() -> None:
    op.create_table(
        "plan_question",
        sa.Column("meeting_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", columns.Word),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "place", name="pk_plan_question"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_plan_question_meeting_id_meeting", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


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
        sa.Column("objection_id", columns.Key),
        sa.Column("answer_id", columns.Key),
        sa.PrimaryKeyConstraint("meeting_id", "place", name="pk_plan_objection"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_plan_objection_meeting_id_meeting", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["objection_id"],
            ["objection.id"],
            name="fk_plan_objection_objection_id_objection",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_plan_objection_objection_id", "plan_objection", ["objection_id"])


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
        sa.Column("competitor_id", columns.Key),
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
        sa.ForeignKeyConstraint(
            ["competitor_id"],
            ["competitor.id"],
            name="fk_finding_competitor_id_competitor",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_finding_account_id", "finding", ["account_id"])
    op.create_index("ix_finding_competitor_id", "finding", ["competitor_id"])


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
        sa.Column("check_again_days", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_desk"),
        sa.ForeignKeyConstraint(["me_id"], ["rep.id"], name="fk_desk_me_id_rep", deferrable=True, initially="DEFERRED"),
    )
