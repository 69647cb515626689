"""The roll-up of deals, as it was made then: its tables, what the deals there are come to, and what keeps it."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns

_FILLING: Final = (
    (
        "INSERT INTO deal_sum SELECT deal.status, CASE WHEN deal.status = 'open' THEN "
        "coalesce(deal.stage_id, zeroblob(16)) ELSE zeroblob(16) END, deal.currency, CASE WHEN deal.status = "
        "'open' THEN deal.category ELSE 'pipeline' END, deal.status = 'open' AND deal.qualified_on IS NOT "
        "NULL, deal.status = 'open' AND deal.unproven, deal.status = 'open' AND deal.next_at IS NOT NULL, "
        "coalesce(substr(CASE WHEN deal.status = 'open' THEN deal.expected_on ELSE deal.closed_on END, 1, 8) "
        "|| '01', '0001-01-01'), sum(1), sum((deal.value_minor IS NOT NULL AND deal.value_currency = "
        "deal.currency)), sum(CASE WHEN (deal.value_minor IS NOT NULL AND deal.value_currency = "
        "deal.currency) THEN deal.value_minor ELSE 0 END), sum(((deal.value_minor IS NOT NULL AND "
        "deal.value_currency = deal.currency) AND deal.status = 'open' AND deal.weighted_minor IS NOT "
        "NULL)), sum(CASE WHEN ((deal.value_minor IS NOT NULL AND deal.value_currency = deal.currency) AND "
        "deal.status = 'open' AND deal.weighted_minor IS NOT NULL) THEN deal.weighted_minor ELSE 0 END) FROM "
        "deal WHERE deal.archived_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8"
    ),
    (
        "INSERT INTO deal_end SELECT deal.closed_on, deal.status, sum(1) FROM deal WHERE deal.archived_at IS "
        "NULL AND deal.closed_on IS NOT NULL AND (deal.status = 'won' OR (deal.status = 'lost' AND "
        "deal.outcome IS NOT 'disqualified')) GROUP BY 1, 2"
    ),
    (
        "INSERT INTO deal_cycle SELECT deal.cycle, sum(1) FROM deal WHERE deal.archived_at IS NULL AND "
        "deal.status = 'won' AND deal.cycle IS NOT NULL GROUP BY 1"
    ),
)
_TRIGGERS: Final = (
    (
        "CREATE TRIGGER deal_sum_added AFTER INSERT ON deal BEGIN INSERT INTO deal_sum (status, stage_id, "
        "currency, category, qualified, unproven, booked, month, deals, valued, minor, weighted, "
        "weighted_minor) SELECT NEW.status, CASE WHEN NEW.status = 'open' THEN coalesce(NEW.stage_id, "
        "zeroblob(16)) ELSE zeroblob(16) END, NEW.currency, CASE WHEN NEW.status = 'open' THEN NEW.category "
        "ELSE 'pipeline' END, NEW.status = 'open' AND NEW.qualified_on IS NOT NULL, NEW.status = 'open' AND "
        "NEW.unproven, NEW.status = 'open' AND NEW.next_at IS NOT NULL, coalesce(substr(CASE WHEN NEW.status "
        "= 'open' THEN NEW.expected_on ELSE NEW.closed_on END, 1, 8) || '01', '0001-01-01'), 1, "
        "(NEW.value_minor IS NOT NULL AND NEW.value_currency = NEW.currency), CASE WHEN (NEW.value_minor IS "
        "NOT NULL AND NEW.value_currency = NEW.currency) THEN NEW.value_minor ELSE 0 END, ((NEW.value_minor "
        "IS NOT NULL AND NEW.value_currency = NEW.currency) AND NEW.status = 'open' AND NEW.weighted_minor "
        "IS NOT NULL), CASE WHEN ((NEW.value_minor IS NOT NULL AND NEW.value_currency = NEW.currency) AND "
        "NEW.status = 'open' AND NEW.weighted_minor IS NOT NULL) THEN NEW.weighted_minor ELSE 0 END WHERE "
        "NEW.archived_at IS NULL ON CONFLICT (status, stage_id, currency, category, qualified, unproven, "
        "booked, month) DO UPDATE SET deals = deals + excluded.deals, valued = valued + excluded.valued, "
        "minor = minor + excluded.minor, weighted = weighted + excluded.weighted, weighted_minor = "
        "weighted_minor + excluded.weighted_minor; INSERT INTO deal_end (closed_on, status, deals) SELECT "
        "NEW.closed_on, NEW.status, 1 WHERE NEW.archived_at IS NULL AND NEW.closed_on IS NOT NULL AND "
        "(NEW.status = 'won' OR (NEW.status = 'lost' AND NEW.outcome IS NOT 'disqualified')) ON CONFLICT "
        "(closed_on, status) DO UPDATE SET deals = deals + excluded.deals; INSERT INTO deal_cycle (days, "
        "deals) SELECT NEW.cycle, 1 WHERE NEW.archived_at IS NULL AND NEW.status = 'won' AND NEW.cycle IS "
        "NOT NULL ON CONFLICT (days) DO UPDATE SET deals = deals + excluded.deals; END"
    ),
    (
        "CREATE TRIGGER deal_sum_taken AFTER DELETE ON deal BEGIN UPDATE deal_sum SET deals = deals - 1, "
        "valued = valued - (OLD.value_minor IS NOT NULL AND OLD.value_currency = OLD.currency), minor = "
        "minor - CASE WHEN (OLD.value_minor IS NOT NULL AND OLD.value_currency = OLD.currency) THEN "
        "OLD.value_minor ELSE 0 END, weighted = weighted - ((OLD.value_minor IS NOT NULL AND "
        "OLD.value_currency = OLD.currency) AND OLD.status = 'open' AND OLD.weighted_minor IS NOT NULL), "
        "weighted_minor = weighted_minor - CASE WHEN ((OLD.value_minor IS NOT NULL AND OLD.value_currency = "
        "OLD.currency) AND OLD.status = 'open' AND OLD.weighted_minor IS NOT NULL) THEN OLD.weighted_minor "
        "ELSE 0 END WHERE OLD.archived_at IS NULL AND status = (OLD.status) AND stage_id = (CASE WHEN "
        "OLD.status = 'open' THEN coalesce(OLD.stage_id, zeroblob(16)) ELSE zeroblob(16) END) AND currency = "
        "(OLD.currency) AND category = (CASE WHEN OLD.status = 'open' THEN OLD.category ELSE 'pipeline' END) "
        "AND qualified = (OLD.status = 'open' AND OLD.qualified_on IS NOT NULL) AND unproven = (OLD.status = "
        "'open' AND OLD.unproven) AND booked = (OLD.status = 'open' AND OLD.next_at IS NOT NULL) AND month = "
        "(coalesce(substr(CASE WHEN OLD.status = 'open' THEN OLD.expected_on ELSE OLD.closed_on END, 1, 8) "
        "|| '01', '0001-01-01')); DELETE FROM deal_sum WHERE deals = 0 AND status = (OLD.status) AND "
        "stage_id = (CASE WHEN OLD.status = 'open' THEN coalesce(OLD.stage_id, zeroblob(16)) ELSE "
        "zeroblob(16) END) AND currency = (OLD.currency) AND category = (CASE WHEN OLD.status = 'open' THEN "
        "OLD.category ELSE 'pipeline' END) AND qualified = (OLD.status = 'open' AND OLD.qualified_on IS NOT "
        "NULL) AND unproven = (OLD.status = 'open' AND OLD.unproven) AND booked = (OLD.status = 'open' AND "
        "OLD.next_at IS NOT NULL) AND month = (coalesce(substr(CASE WHEN OLD.status = 'open' THEN "
        "OLD.expected_on ELSE OLD.closed_on END, 1, 8) || '01', '0001-01-01')); UPDATE deal_end SET deals = "
        "deals - 1 WHERE OLD.archived_at IS NULL AND OLD.closed_on IS NOT NULL AND (OLD.status = 'won' OR "
        "(OLD.status = 'lost' AND OLD.outcome IS NOT 'disqualified')) AND closed_on = (OLD.closed_on) AND "
        "status = (OLD.status); DELETE FROM deal_end WHERE deals = 0 AND closed_on = (OLD.closed_on) AND "
        "status = (OLD.status); UPDATE deal_cycle SET deals = deals - 1 WHERE OLD.archived_at IS NULL AND "
        "OLD.status = 'won' AND OLD.cycle IS NOT NULL AND days = (OLD.cycle); DELETE FROM deal_cycle WHERE "
        "deals = 0 AND days = (OLD.cycle); END"
    ),
    (
        "CREATE TRIGGER deal_sum_changed AFTER UPDATE OF status, outcome, stage_id, currency, category, "
        "value_minor, value_currency, qualified_on, expected_on, closed_on, next_at, unproven, "
        "weighted_minor, cycle, archived_at ON deal WHEN OLD.status IS NOT NEW.status OR OLD.outcome IS NOT "
        "NEW.outcome OR OLD.stage_id IS NOT NEW.stage_id OR OLD.currency IS NOT NEW.currency OR OLD.category "
        "IS NOT NEW.category OR OLD.value_minor IS NOT NEW.value_minor OR OLD.value_currency IS NOT "
        "NEW.value_currency OR (OLD.qualified_on IS NULL) <> (NEW.qualified_on IS NULL) OR OLD.expected_on "
        "IS NOT NEW.expected_on OR OLD.closed_on IS NOT NEW.closed_on OR (OLD.next_at IS NULL) <> "
        "(NEW.next_at IS NULL) OR OLD.unproven IS NOT NEW.unproven OR OLD.weighted_minor IS NOT "
        "NEW.weighted_minor OR OLD.cycle IS NOT NEW.cycle OR (OLD.archived_at IS NULL) <> (NEW.archived_at "
        "IS NULL) BEGIN UPDATE deal_sum SET deals = deals - 1, valued = valued - (OLD.value_minor IS NOT "
        "NULL AND OLD.value_currency = OLD.currency), minor = minor - CASE WHEN (OLD.value_minor IS NOT NULL "
        "AND OLD.value_currency = OLD.currency) THEN OLD.value_minor ELSE 0 END, weighted = weighted - "
        "((OLD.value_minor IS NOT NULL AND OLD.value_currency = OLD.currency) AND OLD.status = 'open' AND "
        "OLD.weighted_minor IS NOT NULL), weighted_minor = weighted_minor - CASE WHEN ((OLD.value_minor IS "
        "NOT NULL AND OLD.value_currency = OLD.currency) AND OLD.status = 'open' AND OLD.weighted_minor IS "
        "NOT NULL) THEN OLD.weighted_minor ELSE 0 END WHERE OLD.archived_at IS NULL AND status = "
        "(OLD.status) AND stage_id = (CASE WHEN OLD.status = 'open' THEN coalesce(OLD.stage_id, "
        "zeroblob(16)) ELSE zeroblob(16) END) AND currency = (OLD.currency) AND category = (CASE WHEN "
        "OLD.status = 'open' THEN OLD.category ELSE 'pipeline' END) AND qualified = (OLD.status = 'open' AND "
        "OLD.qualified_on IS NOT NULL) AND unproven = (OLD.status = 'open' AND OLD.unproven) AND booked = "
        "(OLD.status = 'open' AND OLD.next_at IS NOT NULL) AND month = (coalesce(substr(CASE WHEN OLD.status "
        "= 'open' THEN OLD.expected_on ELSE OLD.closed_on END, 1, 8) || '01', '0001-01-01')); DELETE FROM "
        "deal_sum WHERE deals = 0 AND status = (OLD.status) AND stage_id = (CASE WHEN OLD.status = 'open' "
        "THEN coalesce(OLD.stage_id, zeroblob(16)) ELSE zeroblob(16) END) AND currency = (OLD.currency) AND "
        "category = (CASE WHEN OLD.status = 'open' THEN OLD.category ELSE 'pipeline' END) AND qualified = "
        "(OLD.status = 'open' AND OLD.qualified_on IS NOT NULL) AND unproven = (OLD.status = 'open' AND "
        "OLD.unproven) AND booked = (OLD.status = 'open' AND OLD.next_at IS NOT NULL) AND month = "
        "(coalesce(substr(CASE WHEN OLD.status = 'open' THEN OLD.expected_on ELSE OLD.closed_on END, 1, 8) "
        "|| '01', '0001-01-01')); UPDATE deal_end SET deals = deals - 1 WHERE OLD.archived_at IS NULL AND "
        "OLD.closed_on IS NOT NULL AND (OLD.status = 'won' OR (OLD.status = 'lost' AND OLD.outcome IS NOT "
        "'disqualified')) AND closed_on = (OLD.closed_on) AND status = (OLD.status); DELETE FROM deal_end "
        "WHERE deals = 0 AND closed_on = (OLD.closed_on) AND status = (OLD.status); UPDATE deal_cycle SET "
        "deals = deals - 1 WHERE OLD.archived_at IS NULL AND OLD.status = 'won' AND OLD.cycle IS NOT NULL "
        "AND days = (OLD.cycle); DELETE FROM deal_cycle WHERE deals = 0 AND days = (OLD.cycle); INSERT INTO "
        "deal_sum (status, stage_id, currency, category, qualified, unproven, booked, month, deals, valued, "
        "minor, weighted, weighted_minor) SELECT NEW.status, CASE WHEN NEW.status = 'open' THEN "
        "coalesce(NEW.stage_id, zeroblob(16)) ELSE zeroblob(16) END, NEW.currency, CASE WHEN NEW.status = "
        "'open' THEN NEW.category ELSE 'pipeline' END, NEW.status = 'open' AND NEW.qualified_on IS NOT NULL, "
        "NEW.status = 'open' AND NEW.unproven, NEW.status = 'open' AND NEW.next_at IS NOT NULL, "
        "coalesce(substr(CASE WHEN NEW.status = 'open' THEN NEW.expected_on ELSE NEW.closed_on END, 1, 8) || "
        "'01', '0001-01-01'), 1, (NEW.value_minor IS NOT NULL AND NEW.value_currency = NEW.currency), CASE "
        "WHEN (NEW.value_minor IS NOT NULL AND NEW.value_currency = NEW.currency) THEN NEW.value_minor ELSE "
        "0 END, ((NEW.value_minor IS NOT NULL AND NEW.value_currency = NEW.currency) AND NEW.status = 'open' "
        "AND NEW.weighted_minor IS NOT NULL), CASE WHEN ((NEW.value_minor IS NOT NULL AND NEW.value_currency "
        "= NEW.currency) AND NEW.status = 'open' AND NEW.weighted_minor IS NOT NULL) THEN NEW.weighted_minor "
        "ELSE 0 END WHERE NEW.archived_at IS NULL ON CONFLICT (status, stage_id, currency, category, "
        "qualified, unproven, booked, month) DO UPDATE SET deals = deals + excluded.deals, valued = valued + "
        "excluded.valued, minor = minor + excluded.minor, weighted = weighted + excluded.weighted, "
        "weighted_minor = weighted_minor + excluded.weighted_minor; INSERT INTO deal_end (closed_on, status, "
        "deals) SELECT NEW.closed_on, NEW.status, 1 WHERE NEW.archived_at IS NULL AND NEW.closed_on IS NOT "
        "NULL AND (NEW.status = 'won' OR (NEW.status = 'lost' AND NEW.outcome IS NOT 'disqualified')) ON "
        "CONFLICT (closed_on, status) DO UPDATE SET deals = deals + excluded.deals; INSERT INTO deal_cycle "
        "(days, deals) SELECT NEW.cycle, 1 WHERE NEW.archived_at IS NULL AND NEW.status = 'won' AND "
        "NEW.cycle IS NOT NULL ON CONFLICT (days) DO UPDATE SET deals = deals + excluded.deals; END"
    ),
)


def make() -> None:
    """Make the tables, fill them, and keep them from here on."""
    _deal_sum()
    _deal_end()
    _deal_cycle()
    _weigh()
    for statement in (*_FILLING, *_TRIGGERS):
        op.execute(statement)


def _weigh() -> None:
    """Fill the columns of value x chance (of a stage that has not ended) and of the cycle of won deals."""
    op.execute(
        "UPDATE deal SET weighted_minor = weighted(value_minor, coalesce(chance, (SELECT stage.chance FROM stage "
        "WHERE stage.id = deal.stage_id AND stage.archived_at IS NULL))) WHERE value_minor IS NOT NULL"
    )
    op.execute(
        "UPDATE deal SET cycle = CAST(julianday(closed_on) - julianday(coalesce(qualified_on, created_on)) AS INTEGER) "
        "WHERE status = 'won'"
    )
    op.execute(
        "UPDATE deal SET still_age = max(0, CAST(julianday(closed_on) - julianday(since) AS INTEGER)) "
        "WHERE status <> 'open' AND closed_on IS NOT NULL AND since IS NOT NULL"
    )


def _deal_sum() -> None:
    op.create_table(
        "deal_sum",
        sa.Column("status", columns.Word, nullable=False),
        sa.Column("stage_id", columns.Key, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("category", columns.Word, nullable=False),
        sa.Column("qualified", sa.Boolean(), nullable=False),
        sa.Column("unproven", sa.Boolean(), nullable=False),
        sa.Column("booked", sa.Boolean(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("deals", sa.Integer(), nullable=False),
        sa.Column("valued", sa.Integer(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("weighted", sa.Integer(), nullable=False),
        sa.Column("weighted_minor", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            *("status", "stage_id", "currency", "category", "qualified", "unproven", "booked", "month"),
            name="pk_deal_sum",
        ),
        sqlite_with_rowid=False,
    )


def _deal_end() -> None:
    op.create_table(
        "deal_end",
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("status", columns.Word, nullable=False),
        sa.Column("deals", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("closed_on", "status", name="pk_deal_end"),
        sqlite_with_rowid=False,
    )


def _deal_cycle() -> None:
    op.create_table(
        "deal_cycle",
        sa.Column("days", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("deals", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("days", name="pk_deal_cycle"),
        sqlite_with_rowid=False,
    )
