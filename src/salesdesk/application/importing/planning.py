"""What an import would do to a desk: which rows add, change or leave records, told before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from salesdesk.application.importing.identity import Identified, identified, same_cells
from salesdesk.application.importing.merging import Attributes, Units, merged
from salesdesk.application.importing.reading import Cells, Reading
from salesdesk.application.importing.refusing import RowRefused
from salesdesk.application.importing.troubles import Problem, ProblemCode
from salesdesk.application.ports import SourceRow

_TOLD_EVERY = 500


class Words(Protocol):
    """What rows of one kind say."""

    def attributes(self, cells: Cells, *, make: bool) -> Attributes:
        """Return the attributes of the row's record; `make` brings what it names into being. Raises RowRefused."""
        ...


class Home(Protocol):
    """Where the records of one kind are, as they stand after the rows read so far."""

    def located(self, cells: Cells) -> UUID | None:
        """Return the record that a row never seen before is about, by its name."""
        ...

    def get(self, key: UUID) -> Any:  # noqa: ANN401 (records of any kind)
        """Return a live record, None when it was put away here."""
        ...

    def row_of(self, key: UUID) -> SourceRow | None:
        """Return the row that a record came from before, whatever its identity."""
        ...

    def is_new(self, key: UUID) -> bool:
        """Tell whether the record was made by this very file."""
        ...

    def add(self, key: UUID, cells: Cells, attributes: Attributes) -> None:
        """Add a record, or complete one that this file made by its name. Raises RowRefused."""
        ...

    def put(self, after: Any) -> None:  # noqa: ANN401
        """Take what became of a record. Raises RowRefused."""
        ...


class Verdict(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    LEFT_OUT = "left_out"


Same = Callable[[Sequence[Identified]], Mapping[int, UUID | int]]


def _none_the_same(_rows: Sequence[Identified]) -> Mapping[int, UUID | int]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How rows of one kind become records: their words, their home, what belongs together, where it comes from.

    `same` says which rows somebody took for another record than nothing says they are: one here, or another row's.
    """

    words: Words
    home: Home
    entity: str
    units: Units
    fields: Mapping[str, tuple[str, ...]]
    same: Same = _none_the_same


@dataclass(slots=True, kw_only=True)
class Tally:
    """What becomes of the rows."""

    verdicts: dict[int, Verdict] = field(default_factory=dict[int, Verdict])
    problems: list[Problem] = field(default_factory=list[Problem])
    source_rows: list[SourceRow] = field(default_factory=list[SourceRow])

    def count(self, verdict: Verdict) -> int:
        """Count the rows with that verdict."""
        return sum(one is verdict for one in self.verdicts.values())


class Planner:
    """Plans the rows of one file, in their order."""

    def __init__(
        self,
        reading: Reading,
        rules: Rules,
        batch: UUID,
        new_id: Callable[[], UUID],
        step: Callable[[int], None],
    ) -> None:
        self._reading = reading
        self._rules = rules
        self._step = step
        self._batch = batch
        self._new_id = new_id
        self._tally = Tally()
        self._row_of: dict[UUID, int] = {}
        self._same: Mapping[int, UUID | int] = {}

    def plan(self, known: Sequence[SourceRow]) -> Tally:
        """Decide about every row; `known` is what was imported of this kind before. No two rows are one record."""
        tally = self._tally
        fields = self._reading.fields
        ones = identified(self._reading.rows, self._reading.kind, {row.key: row for row in known}, tally.problems)
        self._same = self._rules.same(ones)
        for done, one in enumerate(ones):
            if done % _TOLD_EVERY == 0:
                self._step(done)
            if one.before and same_cells(one.before.cells, one.row.cells, fields):
                tally.verdicts[one.row.number] = Verdict.UNCHANGED
                self._row_of.setdefault(one.before.entity_id, one.row.number)
                continue
            try:
                tally.verdicts[one.row.number] = self._taken(one)
            except RowRefused as refused:
                self._name(one, refused.code, self._column(refused.field), refused.value)
        return tally

    def _taken(self, one: Identified) -> Verdict:
        home = self._rules.home
        key = one.before.entity_id if one.before else self._located(one)
        if key is not None and key in self._row_of:
            # Taken, it would put its cells in the place of the other row's, and one record would count twice.
            raise RowRefused(ProblemCode.SAME_RECORD, value=str(self._row_of[key]))
        if key is None or home.is_new(key):
            key = key or self._new_id()
            home.add(key, one.row.cells, self._rules.words.attributes(one.row.cells, make=True))
            self._remember(one, key, one.row.cells)
            return Verdict.ADDED
        return self._changed(one, key)

    def _located(self, one: Identified) -> UUID | None:
        same = self._same.get(one.row.number)
        if isinstance(same, int):
            raise RowRefused(ProblemCode.SAME_DEAL, value=str(same))
        return same or self._rules.home.located(one.row.cells)

    def _changed(self, one: Identified, key: UUID) -> Verdict:
        current = self._rules.home.get(key)
        if current is None:
            raise RowRefused(ProblemCode.ARCHIVED_HERE)
        earlier = one.before or self._rules.home.row_of(key)
        before = earlier.cells if earlier else {}
        now = {name: text for name, text in before.items() if name not in self._reading.fields} | dict(one.row.cells)
        words = self._rules.words
        base = words.attributes(before, make=False)
        after, stays = merged(current, base, words.attributes(now, make=True), self._rules.units)
        if after != current:
            self._rules.home.put(after)
        self._remember(one, key, now)
        for attribute in stays:
            column = self._column(*self._rules.fields.get(attribute, (attribute,)))
            self._name(one, ProblemCode.EDITED_HERE, column, left_out=False)
        return Verdict.UNCHANGED if after == current else Verdict.UPDATED

    def _remember(self, one: Identified, key: UUID, cells: Cells) -> None:
        self._row_of[key] = one.row.number
        self._tally.source_rows.append(
            SourceRow(
                system=self._reading.kind,
                key=one.key,
                entity=self._rules.entity,
                entity_id=key,
                cells=dict(cells),
                batch=self._batch,
            )
        )

    def _column(self, *ours: str) -> str:
        columns = self._reading.layout.columns
        return next((columns[name] for name in ours if name in columns), "")

    def _name(
        self, one: Identified, code: ProblemCode, column: str = "", value: str = "", *, left_out: bool = True
    ) -> None:
        if left_out:
            self._tally.verdicts[one.row.number] = Verdict.LEFT_OUT
        self._tally.problems.append(
            Problem(row=one.row.number, column=column, code=code, value=value, left_out=left_out)
        )
