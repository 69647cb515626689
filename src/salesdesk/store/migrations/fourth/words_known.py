"""What deals are found and sorted by, told to those that were there: words of the note, the chance that counts."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op


def _column(name: str) -> sa.ColumnClause[object]:
    return sa.column(name)


_DEAL: Final = sa.table("deal", *(_column(name) for name in ("note", "note_words", "stage_id", "chance", "odds")))
_STAGE: Final = sa.table("stage", sa.column("id"), sa.column("chance"))
_FOUND: Final = (
    (
        "CREATE VIRTUAL TABLE deal_found USING fts5(words, account_words, owner_words, note_words, content='deal', "
        "detail=none, columnsize=0, prefix='1 2 3', tokenize=\"ascii tokenchars '_'\")"
    ),
    "INSERT INTO deal_found(deal_found, rank) VALUES('secure-delete', 1)",
    (
        "CREATE TRIGGER deal_found_added AFTER INSERT ON deal BEGIN "
        "INSERT INTO deal_found(rowid, words, account_words, owner_words, note_words) "
        "VALUES (NEW.rowid, NEW.words, NEW.account_words, NEW.owner_words, NEW.note_words); END"
    ),
    (
        "CREATE TRIGGER deal_found_taken AFTER DELETE ON deal BEGIN "
        "INSERT INTO deal_found(deal_found, rowid, words, account_words, owner_words, note_words) "
        "VALUES ('delete', OLD.rowid, OLD.words, OLD.account_words, OLD.owner_words, OLD.note_words); END"
    ),
    (
        "CREATE TRIGGER deal_found_changed AFTER UPDATE OF words, account_words, owner_words, note_words ON deal "
        "WHEN OLD.words IS NOT NEW.words OR OLD.account_words IS NOT NEW.account_words "
        "OR OLD.owner_words IS NOT NEW.owner_words OR OLD.note_words IS NOT NEW.note_words BEGIN "
        "INSERT INTO deal_found(deal_found, rowid, words, account_words, owner_words, note_words) "
        "VALUES ('delete', OLD.rowid, OLD.words, OLD.account_words, OLD.owner_words, OLD.note_words); "
        "INSERT INTO deal_found(rowid, words, account_words, owner_words, note_words) "
        "VALUES (NEW.rowid, NEW.words, NEW.account_words, NEW.owner_words, NEW.note_words); END"
    ),
)


def tell() -> None:
    """Fill the columns, then make the index of their words and what keeps it."""
    note, chance = _DEAL.c.note, _DEAL.c.chance
    op.execute(sa.update(_DEAL).where(note != "").values(note_words=sa.func.searchable(note)))
    stages = sa.select(_STAGE.c.chance).where(_STAGE.c.id == _DEAL.c.stage_id).scalar_subquery()
    op.execute(sa.update(_DEAL).values(odds=sa.func.coalesce(chance, stages)))
    for statement in _FOUND:
        op.execute(statement)
    op.execute("INSERT INTO deal_found(deal_found) VALUES('rebuild')")
