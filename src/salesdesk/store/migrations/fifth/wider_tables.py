"""Earlier tables that have further columns from here on, as they were then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns
from salesdesk.store.migrations.second.rebuilding import rebuilt


def widen() -> None:
    """Make the tables anew; a record of an earlier schema means what the further columns are filled with."""
    rebuilt("person", _person, origin="")
    rebuilt("follow_up", _follow_up, all_day=False, place="", they_act=False)
    rebuilt("meeting", _meeting, sequence=0)
    rebuilt("desk", _desk, caution_after=2, stop_after=3, voicemails=2, voicemail_days=14)


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("do_not_contact", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("circle", columns.Word),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("referred_by_id", columns.Key),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.ForeignKeyConstraint(
            ["referred_by_id"],
            ["person.id"],
            name="fk_person_referred_by_id_person",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_person_referred_by_id", "person", ["referred_by_id"])


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
        sa.Column("group_id", columns.Key),
        sa.Column("all_day", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("invited", sa.Integer()),
        sa.Column("they_act", sa.Boolean(), nullable=False),
        sa.Column("snoozed_at", columns.Instant),
        sa.Column("snoozed_zone", sa.String(64)),
        sa.Column("cancelled_on", sa.Date()),
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
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["network_group.id"],
            name="fk_follow_up_group_id_network_group",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_follow_up_account_id", "follow_up", ["account_id"])
    op.create_index("ix_follow_up_deal_id", "follow_up", ["deal_id"])
    op.create_index("ix_follow_up_group_id", "follow_up", ["group_id"])
    op.create_index("ix_follow_up_person_id", "follow_up", ["person_id"])


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
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("invited", sa.Integer()),
        sa.Column("called_off_at", columns.Instant),
        sa.Column("called_off_zone", sa.String(64)),
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
        sa.Column("segment_by", columns.Word, nullable=False),
        sa.Column("lead_hours", sa.Integer(), nullable=False),
        sa.Column("opens_minute", sa.SmallInteger(), nullable=False),
        sa.Column("closes_minute", sa.SmallInteger(), nullable=False),
        sa.Column("caution_after", sa.Integer(), nullable=False),
        sa.Column("stop_after", sa.Integer(), nullable=False),
        sa.Column("voicemails", sa.Integer(), nullable=False),
        sa.Column("voicemail_days", sa.Integer(), nullable=False),
        sa.Column("gift_limit_minor", sa.BigInteger()),
        sa.Column("gift_limit_currency", sa.String(3)),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_desk"),
        sa.ForeignKeyConstraint(["me_id"], ["rep.id"], name="fk_desk_me_id_rep", deferrable=True, initially="DEFERRED"),
    )
