"""What every use case stands on: the store to look into, and the changes that are the one way in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from salesdesk.application.changes import Changes, Edit, Step
from salesdesk.application.ports import NotKept, Reading
from salesdesk.domain.desk_settings import DeskSettings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bench:
    """The ground of a use case."""

    changes: Changes

    def look(self) -> AbstractContextManager[Reading]:
        """Open a consistent look at the desk."""
        return self.changes.store.reading()

    def settings(self) -> DeskSettings:
        """Return the desk's settings."""
        with self.look() as look:
            return self.changes.settings(look)

    def now(self) -> datetime:
        """Return the present instant (UTC)."""
        return self.changes.clock.now()

    def today(self) -> date:
        """Return today in the desk's zone."""
        return self.changes.today(self.settings())

    def new_id(self) -> UUID:
        """Return a new key."""
        return self.changes.ids.new()

    def do(self, *edits: Edit, on: date | None = None) -> Step:
        """Keep edits as one step."""
        return self.changes.do(*edits, on=on)

    def changed(self, kind: type[T], key: UUID, change: Callable[[T], T], on: date | None = None) -> Step:
        """Change one record by a pure function of its stored value."""
        with self.look() as look:
            before = look.kept(kind, key).value
        return self.do(Edit(before, change(before)), on=on)


def there(look: Reading, kind: type[T], key: UUID | None) -> T | None:
    """Return a record that was not put away, None for one that was and without a key."""
    try:
        return live(look, kind, key) if key else None
    except NotKept:
        return None


def live(look: Reading, kind: type[T], key: UUID) -> T:
    """Return a record that was not put away, as pages show it. Raises NotKept, also for an archived one."""
    found = look.kept(kind, key)
    if found.archived:
        raise NotKept(kind, key)
    return found.value
