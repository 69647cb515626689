"""Tables that the planning workspace brought, as they were then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns


def make() -> None:
    """Make the tables."""
    _competitor()
    _claim()
    _objection()
    _objection_answer()
    _material()
    _playbook()
    _playbook_step()
    _fit_criterion()
    _fit_word()
    _buying_process()
    _buyer_step()
    _rival()
    _evidence()
    _plan_material()
    _plan_option()
    _plan_claim()
    _evaluation()


def _competitor() -> None:
    op.create_table(
        "competitor",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("price_model", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_competitor"),
    )


def _claim() -> None:
    op.create_table(
        "claim",
        sa.Column("competitor_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("known_on", sa.Date()),
        sa.PrimaryKeyConstraint("competitor_id", "place", name="pk_claim"),
        sa.ForeignKeyConstraint(
            ["competitor_id"], ["competitor.id"], name="fk_claim_competitor_id_competitor", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _objection() -> None:
    op.create_table(
        "objection",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_objection"),
    )


def _objection_answer() -> None:
    op.create_table(
        "objection_answer",
        sa.Column("objection_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("objection_id", "place", name="pk_objection_answer"),
        sa.ForeignKeyConstraint(
            ["objection_id"], ["objection.id"], name="fk_objection_answer_objection_id_objection", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _material() -> None:
    op.create_table(
        "material",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_material"),
    )


def _playbook() -> None:
    op.create_table(
        "playbook",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_playbook"),
    )


def _playbook_step() -> None:
    op.create_table(
        "playbook_step",
        sa.Column("playbook_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("lead_days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("playbook_id", "place", name="pk_playbook_step"),
        sa.ForeignKeyConstraint(
            ["playbook_id"], ["playbook.id"], name="fk_playbook_step_playbook_id_playbook", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _fit_criterion() -> None:
    op.create_table(
        "fit_criterion",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("field", columns.Word, nullable=False),
        sa.Column("least", columns.Exact),
        sa.Column("most", columns.Exact),
        sa.Column("weight", sa.SmallInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_fit_criterion"),
    )


def _fit_word() -> None:
    op.create_table(
        "fit_word",
        sa.Column("fit_criterion_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("fit_criterion_id", "place", name="pk_fit_word"),
        sa.ForeignKeyConstraint(
            ["fit_criterion_id"],
            ["fit_criterion.id"],
            name="fk_fit_word_fit_criterion_id_fit_criterion",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )


def _buying_process() -> None:
    op.create_table(
        "buying_process",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("deal_id", columns.Key, nullable=False),
        sa.Column("spoke_to", sa.Text(), nullable=False),
        sa.Column("stage", columns.Word),
        sa.Column("price_expected_minor", sa.BigInteger()),
        sa.Column("price_expected_currency", sa.String(3)),
        sa.Column("price_learnt_on", sa.Date()),
        sa.Column("decides_on", sa.Date()),
        sa.Column("how_we_work", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_buying_process"),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name="fk_buying_process_deal_id_deal", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_buying_process_deal_id", "buying_process", ["deal_id"])


def _buyer_step() -> None:
    op.create_table(
        "buyer_step",
        sa.Column("buying_process_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("step", columns.Word, nullable=False),
        sa.PrimaryKeyConstraint("buying_process_id", "place", name="pk_buyer_step"),
        sa.ForeignKeyConstraint(
            ["buying_process_id"],
            ["buying_process.id"],
            name="fk_buyer_step_buying_process_id_buying_process",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )


def _rival() -> None:
    op.create_table(
        "rival",
        sa.Column("buying_process_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("competitor_id", columns.Key, nullable=False),
        sa.Column("relationship", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("buying_process_id", "place", name="pk_rival"),
        sa.ForeignKeyConstraint(
            ["buying_process_id"],
            ["buying_process.id"],
            name="fk_rival_buying_process_id_buying_process",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["competitor_id"],
            ["competitor.id"],
            name="fk_rival_competitor_id_competitor",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_rival_competitor_id", "rival", ["competitor_id"])


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("deal_id", columns.Key, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("stage_id", columns.Key),
        sa.Column("meeting_id", columns.Key),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name="fk_evidence_deal_id_deal", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["stage_id"], ["stage.id"], name="fk_evidence_stage_id_stage", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_evidence_meeting_id_meeting", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_evidence_deal_id", "evidence", ["deal_id"])
    op.create_index("ix_evidence_meeting_id", "evidence", ["meeting_id"])


def _plan_material() -> None:
    op.create_table(
        "plan_material",
        sa.Column("meeting_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("material_id", columns.Key, nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "place", name="pk_plan_material"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_plan_material_meeting_id_meeting", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["material_id"],
            ["material.id"],
            name="fk_plan_material_material_id_material",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_plan_material_material_id", "plan_material", ["material_id"])


def _plan_option() -> None:
    op.create_table(
        "plan_option",
        sa.Column("meeting_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("dimension", columns.Word, nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "place", name="pk_plan_option"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_plan_option_meeting_id_meeting", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def _plan_claim() -> None:
    op.create_table(
        "plan_claim",
        sa.Column("meeting_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("claim_id", columns.Key, nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "place", name="pk_plan_claim"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_plan_claim_meeting_id_meeting", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_plan_claim_claim_id", "plan_claim", ["claim_id"])


def _evaluation() -> None:
    op.create_table(
        "evaluation",
        sa.Column("meeting_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("reached", columns.Word),
        sa.Column("outcome", columns.Word),
        sa.Column("learnt", sa.Text(), nullable=False),
        sa.Column("agreed", sa.Text(), nullable=False),
        sa.Column("agreed_by", sa.Date()),
        sa.Column("differently", sa.Text(), nullable=False),
        sa.Column("done_at", columns.Instant),
        sa.PrimaryKeyConstraint("meeting_id", "place", name="pk_evaluation"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_evaluation_meeting_id_meeting", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
