"""Tables that following up brought, as they were then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns


def make() -> None:
    """Make the tables."""
    _network_group()
    _activity()
    _activity_person()
    _favour()
    _group_event()
    _portrait()
    _closed_period()
    _letter()
    _lead_time()
    _follow_up_person()
    _meeting_reply()


def _network_group() -> None:
    op.create_table(
        "network_group",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("web", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_network_group"),
    )


def _activity() -> None:
    op.create_table(
        "activity",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("began_at", columns.Instant, nullable=False),
        sa.Column("began_zone", sa.String(64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("channel", columns.Word, nullable=False),
        sa.Column("reach", columns.Word, nullable=False),
        sa.Column("theirs", sa.Boolean(), nullable=False),
        sa.Column("minutes", sa.Integer()),
        sa.Column("mail_purpose", columns.Word),
        sa.Column("voicemail_for", sa.Text(), nullable=False),
        sa.Column("outcome", columns.Word),
        sa.Column("account_id", columns.Key),
        sa.Column("deal_id", columns.Key),
        sa.Column("rep_id", columns.Key),
        sa.Column("meeting_id", columns.Key),
        sa.Column("lead_id", columns.Key),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("despite", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_activity"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_activity_account_id_account", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name="fk_activity_deal_id_deal", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["rep_id"], ["rep.id"], name="fk_activity_rep_id_rep", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_activity_meeting_id_meeting", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["lead.id"], name="fk_activity_lead_id_lead", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_activity_account_id", "activity", ["account_id"])
    op.create_index("ix_activity_deal_id", "activity", ["deal_id"])
    op.create_index("ix_activity_lead_id", "activity", ["lead_id"])
    op.create_index("ix_activity_log", "activity", ["day", "began_at", "id", "archived_at"])
    op.create_index("ix_activity_meeting_id", "activity", ["meeting_id"])
    op.create_index("ix_activity_rep_id", "activity", ["rep_id"])


def _activity_person() -> None:
    op.create_table(
        "activity_person",
        sa.Column("activity_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("person_id", columns.Key, nullable=False),
        sa.PrimaryKeyConstraint("activity_id", "place", name="pk_activity_person"),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name="fk_activity_person_activity_id_activity", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name="fk_activity_person_person_id_person",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_activity_person_person_id", "activity_person", ["person_id"])


def _favour() -> None:
    op.create_table(
        "favour",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("person_id", columns.Key, nullable=False),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("done_on", sa.Date()),
        sa.Column("asked_on", sa.Date()),
        sa.Column("ours", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("deal_id", columns.Key),
        sa.Column("named_id", columns.Key),
        sa.Column("thanks_due_on", sa.Date()),
        sa.Column("thanks_kind", columns.Word),
        sa.Column("thanks_words", sa.Text(), nullable=False),
        sa.Column("thanks_given_on", sa.Date()),
        sa.Column("gift_minor", sa.BigInteger()),
        sa.Column("gift_currency", sa.String(3)),
        sa.Column("thanks_waived", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_favour"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_favour_person_id_person", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deal.id"], name="fk_favour_deal_id_deal", deferrable=True, initially="DEFERRED"
        ),
        sa.ForeignKeyConstraint(
            ["named_id"], ["person.id"], name="fk_favour_named_id_person", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_favour_deal_id", "favour", ["deal_id"])
    op.create_index("ix_favour_person_id", "favour", ["person_id"])
    op.create_index("ix_favour_thanks_due_on", "favour", ["thanks_due_on"])


def _group_event() -> None:
    op.create_table(
        "group_event",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("group_id", columns.Key, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("starts_at", columns.Instant),
        sa.Column("starts_zone", sa.String(64)),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date()),
        sa.Column("last_day", sa.Date()),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("attending", sa.Boolean()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_group_event"),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["network_group.id"],
            name="fk_group_event_group_id_network_group",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_group_event_group_id", "group_event", ["group_id"])
    op.create_index("ix_group_event_uid", "group_event", ["uid"])


def _portrait() -> None:
    op.create_table(
        "portrait",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("person_id", columns.Key, nullable=False),
        sa.Column("media", sa.String(32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_portrait"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_portrait_person_id_person", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_portrait_person_id", "portrait", ["person_id"])


def _closed_period() -> None:
    op.create_table(
        "closed_period",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("period", sa.String(16), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("by_id", columns.Key),
        sa.Column("waived", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_closed_period"),
        sa.ForeignKeyConstraint(
            ["by_id"], ["rep.id"], name="fk_closed_period_by_id_rep", deferrable=True, initially="DEFERRED"
        ),
    )


def _letter() -> None:
    op.create_table(
        "letter",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", columns.Instant, nullable=False),
        sa.Column("created_by", columns.Key),
        sa.Column("changed_at", columns.Instant, nullable=False),
        sa.Column("changed_by", columns.Key),
        sa.Column("archived_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_letter"),
    )


def _lead_time() -> None:
    op.create_table(
        "lead_time",
        sa.Column("desk_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("kind", columns.Word, nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("desk_id", "place", name="pk_lead_time"),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name="fk_lead_time_desk_id_desk", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )


def _follow_up_person() -> None:
    op.create_table(
        "follow_up_person",
        sa.Column("follow_up_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("person_id", columns.Key, nullable=False),
        sa.Column("reply", columns.Word, nullable=False),
        sa.Column("replied_at", columns.Instant),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("follow_up_id", "place", name="pk_follow_up_person"),
        sa.ForeignKeyConstraint(
            ["follow_up_id"], ["follow_up.id"], name="fk_follow_up_person_follow_up_id_follow_up", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name="fk_follow_up_person_person_id_person",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_follow_up_person_person_id", "follow_up_person", ["person_id"])


def _meeting_reply() -> None:
    op.create_table(
        "meeting_reply",
        sa.Column("meeting_id", columns.Key, nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("person_id", columns.Key, nullable=False),
        sa.Column("reply", columns.Word, nullable=False),
        sa.Column("replied_at", columns.Instant),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "place", name="pk_meeting_reply"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_meeting_reply_meeting_id_meeting", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name="fk_meeting_reply_person_id_person",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_meeting_reply_person_id", "meeting_reply", ["person_id"])
