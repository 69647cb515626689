"""What keeps an issued revision as it is, whatever program writes to the file. SQLite only.

PostgreSQL does the same with one function that raises and a trigger BEFORE UPDATE OR DELETE on the table, and with
the insert's rule as a unique constraint. Erasing somebody's personal data drops the guard for its own transaction.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

_REFUSED: Final = "RAISE(ABORT, 'an issued revision does not change')"

# INSERT OR REPLACE deletes without a word to the trigger on deletes, hence the one on inserts.
GUARDS: Final = (
    f"CREATE TRIGGER revision_stays_on_update BEFORE UPDATE ON revision BEGIN SELECT {_REFUSED}; END",
    f"CREATE TRIGGER revision_stays_on_delete BEFORE DELETE ON revision BEGIN SELECT {_REFUSED}; END",
    (
        "CREATE TRIGGER revision_comes_once BEFORE INSERT ON revision WHEN EXISTS (SELECT 1 FROM revision AS kept "
        "WHERE kept.id = NEW.id OR (kept.proposal_id = NEW.proposal_id AND kept.number = NEW.number)) "
        f"BEGIN SELECT {_REFUSED}; END"
    ),
)


def guard_revisions(connection: Connection) -> None:
    """Make the guards of a new desk; an older one gets them with the step of its schema."""
    for guard in GUARDS:
        connection.exec_driver_sql(guard)
