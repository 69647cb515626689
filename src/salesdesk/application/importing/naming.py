"""Who is called what: names in a file find a record, or make one that a later file completes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from salesdesk.application.ports import SourceRow
from salesdesk.domain.folding import squeeze
from salesdesk.domain.history import DataclassValue


class Named(DataclassValue, Protocol):
    """A record that files call by its name."""

    @property
    def id(self) -> UUID:
        """Its key."""
        ...

    @property
    def name(self) -> str:
        """What people call it."""
        ...


N = TypeVar("N", bound=Named)


class Names(Generic[N]):
    """The records of one kind by name: without case, accents and spaces, so that `CoolBox` is `Cool Box`.

    A record renamed here is still found by the name that files gave it. `made` holds what did not exist before,
    `changed` what existed, before and after.
    """

    def __init__(
        self,
        records: Iterable[N],
        blank: Callable[[UUID, str], N],
        new_id: Callable[[], UUID],
        rows: Iterable[SourceRow] = (),
    ) -> None:
        self._kept: dict[UUID, N] = {record.id: record for record in records}
        self.blank = blank
        self._new_id = new_id
        self._by_name: dict[str, UUID] = {}
        self._seen: dict[str, UUID] = {}
        self.made: dict[UUID, N] = {}
        self.changed: dict[UUID, tuple[N, N]] = {}
        self.rows: dict[UUID, SourceRow] = {row.entity_id: row for row in rows if row.entity_id in self._kept}
        for row in self.rows.values():
            self._by_name.setdefault(squeeze(row.cells.get("name", "")), row.entity_id)
        for record in self._kept.values():
            self._by_name.setdefault(squeeze(record.name), record.id)
            if mail := squeeze(getattr(record, "email", "")):
                self._by_name.setdefault(mail, record.id)

    def find(self, name: str) -> UUID | None:
        """Return who is called so, if anybody is."""
        return self._seen.get(name) or self._by_name.get(squeeze(name))

    def named(self, name: str) -> UUID:
        """Return who is called so; a record with nothing but the name is made where nobody is."""
        found = self._seen.get(name)
        if found is None:
            found = self.find(name)
            if found is None:
                found = self.add(self.blank(self._new_id(), name))
            self._seen[name] = found
        return found

    def add(self, record: N) -> UUID:
        """Take a new record; who is called so already keeps the name."""
        self.made[record.id] = record
        self._by_name.setdefault(squeeze(record.name), record.id)
        return record.id

    def get(self, key: UUID) -> N | None:
        """Return a live record as it stands after what was read so far."""
        if key in self.changed:
            return self.changed[key][1]
        return self.made.get(key) or self._kept.get(key)

    def put(self, record: N) -> None:
        """Take what became of a record."""
        if record.id in self.made:
            self.made[record.id] = record
        else:
            before = self._kept[record.id]
            self.changed[record.id] = (before, record)

    @property
    def puts(self) -> Mapping[UUID, tuple[N, N]]:
        """What existed and is different now, before and after."""
        return {key: pair for key, pair in self.changed.items() if pair[0] != pair[1]}


def name_key(name: str) -> str:
    """Return the identity of a record that a file knows only by name (terms: import identity)."""
    return f"name:{squeeze(name)}"
