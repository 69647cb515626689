"""The indexes of the words that deals and activities are found by, kept by triggers with the rows. SQLite only.

Each is over the folded words that stand in the row itself, each of them one token, and finds what begins so. Rows
are named by their rowid: whoever makes such a table anew makes its index anew (`FOUND`, then `REBUILDING`).
PostgreSQL does the same with a generated tsvector column and an index on it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, Connection, bindparam, literal_column, text

from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.store.driver import dbapi2
from salesdesk.store.words import searchable


def _index(table: str, *columns: str) -> tuple[str, ...]:
    """Return what makes the index of the words in some columns of a table.

    Words come folded, so that nothing is left to the tokenizer but the spaces: all that is not ASCII is part of a
    word. A word that is taken out is taken out of the file as well (secure-delete): names of people stand here too.
    """
    index, named = f"{table}_found", ", ".join(columns)
    new, old = (", ".join(f"{row}.{name}" for name in ("rowid", *columns)) for row in ("NEW", "OLD"))
    added = f"INSERT INTO {index}(rowid, {named}) VALUES ({new});"
    taken = f"INSERT INTO {index}({index}, rowid, {named}) VALUES ('delete', {old});"
    changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in columns)
    return (
        (
            f"CREATE VIRTUAL TABLE {index} USING fts5({named}, content='{table}', "
            "detail=none, columnsize=0, prefix='1 2 3', tokenize=\"ascii tokenchars '_'\")"
        ),
        f"INSERT INTO {index}({index}, rank) VALUES('secure-delete', 1)",
        f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN {added} END",
        f"CREATE TRIGGER {index}_taken AFTER DELETE ON {table} BEGIN {taken} END",
        f"CREATE TRIGGER {index}_changed AFTER UPDATE OF {named} ON {table} WHEN {changed} BEGIN {taken} {added} END",
    )


FOUND: Final = _index("deal", "words", "account_words", "owner_words", "note_words")
ACTIVITY_FOUND: Final = _index("activity", "words")
_REMEMBERED: Final = 64
REBUILDING: Final = "INSERT INTO deal_found(deal_found) VALUES('rebuild')"
_COMPARING: Final = tuple(
    f"INSERT INTO {index}({index}, rank) VALUES('integrity-check', 1)" for index in ("deal_found", "activity_found")
)


def keep_found(connection: Connection) -> None:
    """Make the indexes of a new desk; an older one gets them with the steps of its schema."""
    for statement in (*FOUND, *ACTIVITY_FOUND):
        connection.exec_driver_sql(statement)


def drop_found(connection: Connection) -> None:
    """Drop the indexes, with the tables of their own: before those of the rows are dropped."""
    for index in ("deal_found", "activity_found"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {index}")


def can_find(connection: Connection) -> bool:
    """Whether this database has the index: another one tests the words of each row."""
    return connection.dialect.name == "sqlite"


def found(words: str) -> ColumnElement[bool]:
    """Return the condition of deals that have, for each word of a text, one that begins so."""
    asked: BindParameter[str] = bindparam("asked", _said(words), unique=True)
    rowid: ColumnElement[Any] = literal_column("deal.rowid")
    return rowid.in_(text("SELECT rowid FROM deal_found WHERE deal_found MATCH :asked").bindparams(asked))


def activity_found(words: str) -> ColumnElement[bool]:
    """Return the condition of activities that have, for each word of a text, one that begins so."""
    asked: BindParameter[str] = bindparam("asked", _said(words), unique=True)
    rowid: ColumnElement[Any] = literal_column("activity.rowid")
    return rowid.in_(text("SELECT rowid FROM activity_found WHERE activity_found MATCH :asked").bindparams(asked))


def last_activities(words: str, limit: int) -> ColumnElement[bool]:
    """Return the condition of the activities written last that `activity_found` finds: no more are sought."""
    asked: BindParameter[str] = bindparam("asked", _said(words), unique=True)
    most: BindParameter[int] = bindparam("most", limit, unique=True)
    rowid: ColumnElement[Any] = literal_column("activity.rowid")
    last = "SELECT rowid FROM activity_found WHERE activity_found MATCH :asked ORDER BY rowid DESC LIMIT :most"
    return rowid.in_(text(last).bindparams(asked, most))


def activity_hits(connection: Connection, words: str, limit: int) -> int:
    """Return about how many activities are found by their notes, put away or not; at most the limit."""
    counted = text("SELECT count(*) FROM (SELECT 1 FROM activity_found WHERE activity_found MATCH :asked LIMIT :most)")
    return int(connection.execute(counted, {"asked": _said(words), "most": limit}).scalar_one())


def hits(connection: Connection, words: str, limit: int) -> int:
    """Return about how many deals are found, put away or not; at most the limit.

    It only says which way is the quicker one, so that what was counted is remembered for a while.
    """
    known: dict[tuple[str, int], int] = connection.info.setdefault("deal_found hits", {})
    asked = (_said(words), limit)
    if asked not in known:
        counted = text("SELECT count(*) FROM (SELECT 1 FROM deal_found WHERE deal_found MATCH :asked LIMIT :most)")
        if len(known) >= _REMEMBERED:
            known.clear()
        known[asked] = int(connection.execute(counted, {"asked": asked[0], "most": limit}).scalar_one())
    return known[asked]


def _said(words: str) -> str:
    """Return the words as the index is asked: letters, digits and underscores, so that no sign of its own is there."""
    return " ".join(f'"{word}"*' for word in searchable(words).split())


def require_found(connection: dbapi2.Connection, path: Path) -> None:
    """Check that the indexes hold exactly the words of the rows. Raises DeskTrouble (damaged)."""
    try:
        for comparing in _COMPARING:
            connection.execute(comparing)
    except dbapi2.DatabaseError as error:
        if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_CORRUPT"):
            raise
        raise DeskTrouble(DeskFault.DAMAGED, str(path), "an index of words does not hold those of its rows") from error
