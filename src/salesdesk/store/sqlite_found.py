"""The index of the words that deals are found by, kept by triggers with whatever changes a deal. SQLite only.

It is over the folded words that stand in the deal's own row, each of them one token, and finds what begins so. Rows
are named by their rowid: whoever makes the table of deals anew makes the index anew (`FOUND`, then `REBUILDING`).
PostgreSQL does the same with a generated tsvector column and an index on it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, Connection, bindparam, literal_column, text

from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.store.driver import dbapi2
from salesdesk.store.words import searchable

_COLUMNS: Final = ("words", "account_words", "owner_words", "note_words")
_NAMED: Final = ", ".join(_COLUMNS)
_NEW: Final = ", ".join(f"NEW.{name}" for name in ("rowid", *_COLUMNS))
_OLD: Final = ", ".join(f"OLD.{name}" for name in ("rowid", *_COLUMNS))
_ADDED: Final = f"INSERT INTO deal_found(rowid, {_NAMED}) VALUES ({_NEW});"
_TAKEN: Final = f"INSERT INTO deal_found(deal_found, rowid, {_NAMED}) VALUES ('delete', {_OLD});"
_CHANGED: Final = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in _COLUMNS)

# Words come folded, so that nothing is left to the tokenizer but the spaces: all that is not ASCII is part of a word.
# A word that is taken out is taken out of the file as well (secure-delete): names of people stand here too.
FOUND: Final = (
    (
        f"CREATE VIRTUAL TABLE deal_found USING fts5({_NAMED}, content='deal', "
        "detail=none, columnsize=0, prefix='1 2 3', tokenize=\"ascii tokenchars '_'\")"
    ),
    "INSERT INTO deal_found(deal_found, rank) VALUES('secure-delete', 1)",
    f"CREATE TRIGGER deal_found_added AFTER INSERT ON deal BEGIN {_ADDED} END",
    f"CREATE TRIGGER deal_found_taken AFTER DELETE ON deal BEGIN {_TAKEN} END",
    (f"CREATE TRIGGER deal_found_changed AFTER UPDATE OF {_NAMED} ON deal WHEN {_CHANGED} BEGIN {_TAKEN} {_ADDED} END"),
)
_REMEMBERED: Final = 64
REBUILDING: Final = "INSERT INTO deal_found(deal_found) VALUES('rebuild')"
_COMPARING: Final = "INSERT INTO deal_found(deal_found, rank) VALUES('integrity-check', 1)"


def keep_found(connection: Connection) -> None:
    """Make the index of a new desk; an older one gets it with the step of its schema."""
    for statement in FOUND:
        connection.exec_driver_sql(statement)


def can_find(connection: Connection) -> bool:
    """Whether this database has the index: another one tests the words of each row."""
    return connection.dialect.name == "sqlite"


def found(words: str) -> ColumnElement[bool]:
    """Return the condition of deals that have, for each word of a text, one that begins so."""
    asked: BindParameter[str] = bindparam("asked", _said(words), unique=True)
    rowid: ColumnElement[Any] = literal_column("deal.rowid")
    return rowid.in_(text("SELECT rowid FROM deal_found WHERE deal_found MATCH :asked").bindparams(asked))


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
    """Check that the index holds exactly the words of the deals. Raises DeskTrouble (damaged)."""
    try:
        connection.execute(_COMPARING)
    except dbapi2.DatabaseError as error:
        if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_CORRUPT"):
            raise
        raise DeskTrouble(DeskFault.DAMAGED, str(path), "the index of the deals' words is not theirs") from error
