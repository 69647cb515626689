"""Where records are while a file is planned: the desk's own and those that the file makes or changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar
from uuid import UUID

from salesdesk.application.importing.deals import courses
from salesdesk.application.importing.merging import Attributes
from salesdesk.application.importing.motions import Course, Pasts
from salesdesk.application.importing.naming import Named, Names
from salesdesk.application.importing.reading import Cells
from salesdesk.application.importing.refusing import RowRefused
from salesdesk.application.importing.troubles import ProblemCode
from salesdesk.application.ports import ImportWork, NotKept, SourceRow
from salesdesk.domain.deal import Deal, Status, checked
from salesdesk.domain.refusals import OutOfRange

N = TypeVar("N", bound=Named)
_MANY = 50


class NamedHome(Generic[N]):
    """Accounts, products or reps, which rows find by name."""

    def __init__(self, names: Names[N], check: Callable[[N], N], known: Sequence[SourceRow]) -> None:
        self._names = names
        self._check = check
        self._with_ids = {row.entity_id: row.key for row in known if row.key.startswith("id:")}

    def located(self, cells: Cells) -> UUID | None:
        """Return who is called so, unless another id of the file is known to be that one."""
        found = self._names.find(cells["name"])
        if found is None and "email" in cells:
            # A file of deals may have called its owners by their addresses.
            found = self._names.find(cells["email"])
        if found is None or "id" not in cells or self._names.is_meant(cells["name"]):
            return found
        return found if self._with_ids.setdefault(found, f"id:{cells['id']}") == f"id:{cells['id']}" else None

    def get(self, key: UUID) -> N | None:
        """Return a live record."""
        return self._names.get(key)

    def row_of(self, key: UUID) -> SourceRow | None:
        """Return the row it came from."""
        return self._names.rows.get(key)

    def is_new(self, key: UUID) -> bool:
        """Tell whether this file made it."""
        return key in self._names.made

    def add(self, key: UUID, cells: Cells, attributes: Attributes) -> None:
        """Add a record, or complete the one of that name."""
        made = self._names.made.get(key) or self._names.blank(key, attributes["name"])
        record = self._check(replace(made, **attributes))
        self._names.add(record)
        if "id" in cells:
            self._with_ids.setdefault(key, f"id:{cells['id']}")

    def put(self, after: N) -> None:
        """Take what became of a record."""
        self._names.put(self._check(after))


class DealHome:
    """Deals; new ones wait until all of the file is read, for what they are to their account hangs on the others."""

    def __init__(self, work: ImportWork, known: Sequence[SourceRow]) -> None:
        self._work = work
        self._rows = {row.entity_id: row for row in known}
        self._here: Sequence[Deal] | None = None
        self._added: dict[UUID, Attributes] = {}
        self._changed: dict[UUID, tuple[Deal, Deal]] = {}
        self._held: dict[UUID, Deal] = {}
        self._all_held = False

    def located(self, cells: Cells) -> UUID | None:
        """Return nothing: a deal has no name that would make it the same."""
        return None

    def get(self, key: UUID) -> Deal | None:
        """Return a live deal; when many are asked for, all are read at once."""
        if key in self._changed:
            return self._changed[key][1]
        if key not in self._held:
            if len(self._held) >= _MANY and not self._all_held:
                self._held |= {deal.id: deal for deal in self._work.all_of(Deal)}
                self._all_held = True
            elif not self._all_held and (deal := self._one(key)):
                self._held[key] = deal
        return self._held.get(key)

    def _one(self, key: UUID) -> Deal | None:
        try:
            kept = self._work.kept(Deal, key)
        except NotKept:
            return None
        return None if kept.archived else kept.value

    def row_of(self, key: UUID) -> SourceRow | None:
        """Return the row it came from under another identity."""
        return self._rows.get(key)

    def is_new(self, key: UUID) -> bool:
        """Tell whether this file made it."""
        return key in self._added

    def add(self, key: UUID, cells: Cells, attributes: Attributes) -> None:
        """Keep a new deal's attributes until all are there."""
        self._added[key] = attributes

    def put(self, after: Deal) -> None:
        """Take what became of a deal. Raises RowRefused when its dates contradict each other now."""
        before = self._held[after.id]
        try:
            self._changed[after.id] = (before, checked(after))
        except OutOfRange as refusal:
            raise RowRefused(ProblemCode.CLOSED_BEFORE_BEGUN, "close_date", refusal.value) from refusal

    @property
    def puts(self) -> Sequence[tuple[Deal, Deal]]:
        """What changed, before and after."""
        return list(self._changed.values())

    def added(self) -> list[Deal]:
        """Return the new deals, each with the motion that its account's earlier deals propose, unless the file says."""
        if not self._added:
            return []
        new = list(courses(self._added.values()))
        pasts = Pasts([*new, *self._earlier()])
        deals: list[Deal] = []
        for (key, said), course in zip(self._added.items(), new, strict=True):
            given: dict[str, Any] = dict(said)
            if "motion" not in given:
                given["motion"] = pasts.motion_of(course)
            deals.append(Deal(id=key, **given))
        return deals

    def customers(self) -> frozenset[UUID]:
        """Return the accounts that the file says bought something."""
        won = {said["account_id"] for said in self._added.values() if said["status"] is Status.WON}
        won |= {after.account_id for _, after in self._changed.values() if after.status is Status.WON}
        return frozenset(key for key in won if key)

    def here(self) -> Sequence[Deal]:
        """Return the desk's deals without their parts, read once."""
        if self._here is None:
            self._here = self._work.rows.deals_for_figures()
        return self._here

    def _earlier(self) -> list[Course]:
        return [Course(deal.account_id, deal.status, deal.age_from, deal.closed_on) for deal in self.here()]
