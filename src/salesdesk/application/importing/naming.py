"""Who is called what: names in a file find a record, or make one that a later file completes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from salesdesk.application.importing.matching import Here, meaning
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
        self._meant: Mapping[str, UUID | str] = {}
        self.made: dict[UUID, N] = {}
        self.changed: dict[UUID, tuple[N, N]] = {}
        self.rows: dict[UUID, SourceRow] = {row.entity_id: row for row in rows if row.entity_id in self._kept}
        for row in self.rows.values():
            self._by_name.setdefault(squeeze(row.cells.get("name", "")), row.entity_id)
        for record in self._kept.values():
            self._by_name.setdefault(squeeze(record.name), record.id)
        for record in self._kept.values():
            for other in (getattr(record, "email", ""), getattr(record, "code", "")):
                if other:
                    self._by_name.setdefault(squeeze(other), record.id)

    def also_called(self, name: str, key: UUID) -> None:
        """Let a record be found by a further name."""
        self._by_name.setdefault(squeeze(name), key)

    def mean(self, meant: Mapping[str, UUID | str]) -> None:
        """Take names for other records than they say: squeezed name -> a record here, or another name in the file."""
        self._meant = meant
        self._seen.clear()

    def is_meant(self, name: str) -> bool:
        """Tell whether somebody said which record is meant by a name."""
        return squeeze(name) in self._meant

    def called(self, name: str) -> str:
        """Return what the record is called that a name was taken for by somebody's word, else the name itself."""
        found = self.find(name) if self._meant and self.is_meant(name) else None
        record = self.get(found) if found else None
        return record.name if record else name

    def find(self, name: str) -> UUID | None:
        """Return who is called so, if anybody is."""
        found = self._seen.get(name)
        if found is not None:
            return found
        meant = meaning(self._meant, name) if self._meant else name
        return meant if isinstance(meant, UUID) else self._by_name.get(squeeze(meant))

    def identity(self, name: str) -> UUID | str:
        """Return who is called so, or what a record would be found by that the file makes under this name."""
        meant = meaning(self._meant, name)
        return self.find(name) or squeeze(meant if isinstance(meant, str) else name)

    def named(self, name: str) -> UUID:
        """Return who is called so; a record with nothing but the name is made where nobody is."""
        found = self._seen.get(name)
        if found is None:
            found = self.find(name)
            if found is None:
                meant = meaning(self._meant, name)
                found = self.add(self.blank(self._new_id(), meant if isinstance(meant, str) else name))
            self._seen[name] = found
        return found

    @property
    def kept(self) -> Iterable[N]:
        """The records that are here before the file."""
        return self._kept.values()

    def here(self) -> Here:
        """Return the records that are here before the file, and under which names files find them."""
        live = {key: record.name for key, record in self._kept.items()}
        return Here(live, {name: key for name, key in self._by_name.items() if key in live})

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
