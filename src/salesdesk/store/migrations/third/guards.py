"""What keeps an issued revision as it is, as it was made then."""

from __future__ import annotations

from typing import Final

from alembic import op

_REFUSED: Final = "RAISE(ABORT, 'an issued revision does not change')"
_GUARDS: Final = (
    f"CREATE TRIGGER revision_stays_on_update BEFORE UPDATE ON revision BEGIN SELECT {_REFUSED}; END",
    f"CREATE TRIGGER revision_stays_on_delete BEFORE DELETE ON revision BEGIN SELECT {_REFUSED}; END",
    (
        "CREATE TRIGGER revision_comes_once BEFORE INSERT ON revision WHEN EXISTS (SELECT 1 FROM revision AS kept "
        "WHERE kept.id = NEW.id OR (kept.proposal_id = NEW.proposal_id AND kept.number = NEW.number)) "
        f"BEGIN SELECT {_REFUSED}; END"
    ),
)


def make() -> None:
    """Guard the revisions that are there and those to come."""
    for guard in _GUARDS:
        op.execute(guard)
