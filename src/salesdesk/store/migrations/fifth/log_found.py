"""What the log is found by: the index of its words, and the days on which meetings were held."""

from __future__ import annotations

from typing import Final

from alembic import op

_FOUND: Final = (
    (
        "CREATE VIRTUAL TABLE activity_found USING fts5(words, content='activity', "
        "detail=none, columnsize=0, prefix='1 2 3', tokenize=\"ascii tokenchars '_'\")"
    ),
    "INSERT INTO activity_found(activity_found, rank) VALUES('secure-delete', 1)",
    (
        "CREATE TRIGGER activity_found_added AFTER INSERT ON activity BEGIN "
        "INSERT INTO activity_found(rowid, words) VALUES (NEW.rowid, NEW.words); END"
    ),
    (
        "CREATE TRIGGER activity_found_taken AFTER DELETE ON activity BEGIN "
        "INSERT INTO activity_found(activity_found, rowid, words) VALUES ('delete', OLD.rowid, OLD.words); END"
    ),
    (
        "CREATE TRIGGER activity_found_changed AFTER UPDATE OF words ON activity WHEN OLD.words IS NOT NEW.words BEGIN "
        "INSERT INTO activity_found(activity_found, rowid, words) VALUES ('delete', OLD.rowid, OLD.words); "
        "INSERT INTO activity_found(rowid, words) VALUES (NEW.rowid, NEW.words); END"
    ),
)


def make() -> None:
    """Make the indexes; the log is empty yet."""
    for statement in _FOUND:
        op.execute(statement)
    op.create_index("ix_meeting_held_on", "meeting", ["held_on"])
