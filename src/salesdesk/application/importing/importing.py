"""Importing: look at a file, say what it would do, keep it in one transaction, take it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.importing.columns import FileKind
from salesdesk.application.importing.days import DateOrder
from salesdesk.application.importing.hindsight import by_day, learnt_at_closing
from salesdesk.application.importing.matching import NO_CHOICES, Choices, Matching
from salesdesk.application.importing.planning import Verdict
from salesdesk.application.importing.plans import Drafting, Made, Plan
from salesdesk.application.importing.programs import Program, Recognition
from salesdesk.application.importing.reading import Cells, Reading
from salesdesk.application.importing.remembering import UNUSABLE, How, matches_before, recalled, to_remember
from salesdesk.application.importing.surveying import Step, untold
from salesdesk.application.importing.tables import Source, TableReader
from salesdesk.application.importing.troubles import (
    NoTakingBack,
    NothingToImport,
    Problem,
    Remark,
    TakeBackRefused,
)
from salesdesk.application.importing.twins import Twin
from salesdesk.application.ports import Batch, ImportWork, Say, Stamp
from salesdesk.application.ports import untold as nobody_told
from salesdesk.application.proposals_waiting import day_in
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings, Rep, Team
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.network import Group, GroupEvent
from salesdesk.domain.product import Product, TaxClass
from salesdesk.domain.remembered_mapping import RememberedMapping

_AT_ONCE = 1000
_SAMPLE = 100
_NAMED = 10
_KINDS: Mapping[str, type[Any]] = {
    "account": Account,
    "deal": Deal,
    "follow_up": FollowUp,
    "group_event": GroupEvent,
    "network_group": Group,
    "person": Person,
    "product": Product,
    "rep": Rep,
    "stage": Stage,
    "tax_class": TaxClass,
    "team": Team,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRow:
    """A row as it was understood: our fields in canonical text, and what becomes of it."""

    number: int
    cells: Cells
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What becomes of the rows of a file; `read` = `added` + `updated` + `skipped`, `unchanged` are among the skipped.

    `rows` counts blank rows below the headings too.
    """

    rows: int
    read: int
    added: int
    updated: int
    unchanged: int

    @property
    def skipped(self) -> int:
        """Rows that change nothing: unchanged ones, and those that were left out."""
        return self.read - self.added - self.updated


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an import would do; nothing is written yet.

    `sample` are the first rows with what becomes of them, `first` is what each field says where it is first taken.
    `remembered_on` is the day (desk's zone) of the last file with these headings, where this one is read like it.
    """

    reading: Reading
    counts: Counts
    problems: tuple[Problem, ...]
    made: Made
    remarks: tuple[Remark, ...]
    sample: tuple[SampleRow, ...]
    first: Mapping[str, str]
    remembered_on: date | None = None
    matching: Matching
    twins: tuple[Twin, ...]

    @property
    def kind(self) -> FileKind:
        """What the rows are."""
        return self.reading.kind

    @property
    def columns(self) -> Mapping[str, str]:
        """Our field -> the file's heading."""
        return self.reading.layout.columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an import did; `batch` takes it back. `remembered_on` as in a preview."""

    batch: UUID
    kind: FileKind
    counts: Counts
    problems: tuple[Problem, ...]
    columns: Mapping[str, str]
    date_order: str
    made: Made
    remarks: tuple[Remark, ...]
    matching: Matching
    twins: tuple[Twin, ...]
    recognition: Recognition | None = None
    remembered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Importing:
    """What a person does with a file of rows."""

    bench: Bench
    reader: TableReader

    def read(self, path: Path, *, encoding: str = "", delimiter: str = "") -> Source:
        """Return what is in a file. Raises FileNotRead."""
        return self.reader.read(path, encoding=encoding, delimiter=delimiter)

    def understand(
        self,
        source: Source,
        kind: FileKind | None = None,
        dates: DateOrder = DateOrder.AUTO,
        mapping: Mapping[str, str] | None = None,
        program: Program | None = None,
    ) -> Reading:
        """Find the columns and read the cells. Raises NoUsableColumns, UnknownColumn, UnknownField, DatesAmbiguous."""
        return self.understand_so(source, How(kind=kind, dates=dates, mapping=mapping, program=program))

    def understand_so(self, source: Source, said: How) -> Reading:
        """Read a file as somebody says, and as it shows where nobody does.

        Raises NoUsableColumns, UnknownColumn, UnknownField, DatesAmbiguous.
        """
        with self.bench.changes.store.reading() as look:
            zone = look.every(DeskSettings)[0].zone
        return said.read(source, zone)

    def understand_as_before(self, source: Source, said: How) -> Reading:
        """Read a file as the last one with these headings was read, but for what is said about it now.

        Raises NoUsableColumns, UnknownColumn, UnknownField, DatesAmbiguous.
        """
        with self.bench.changes.store.imports() as work:
            memory = recalled(source, work.every(RememberedMapping), said.kind)
        if memory is not None:
            with suppress(*UNUSABLE):
                return replace(self.understand_so(source, said.over(memory)), remembered=memory)
        return self.understand_so(source, said)

    def preview(self, reading: Reading, choices: Choices = NO_CHOICES, say: Say = nobody_told) -> Preview:
        """Say what an import would do to this desk, with what somebody said about names that are like others.

        `say` is told how much of how much is looked at; what it raises ends the look.
        Raises NameNotInFile, NothingCalled.
        """
        with self.bench.changes.store.imports() as work:
            rows = max(1, len(reading.rows))
            plan = self._plan(reading, work, self.bench.new_id(), choices, lambda done: say(done, rows))
        verdicts = plan.tally.verdicts
        return Preview(
            reading=reading,
            counts=_counts(reading, plan),
            problems=_problems(reading, plan),
            made=plan.made,
            remarks=plan.remarks,
            sample=tuple(
                SampleRow(number=row.number, cells=row.cells, verdict=verdicts.get(row.number, Verdict.LEFT_OUT))
                for row in reading.rows[:_SAMPLE]
            ),
            first=_first_taken(reading, verdicts),
            matching=plan.matching,
            twins=plan.twins,
            remembered_on=self._day_of(reading.remembered),
        )

    def apply(self, reading: Reading, choices: Choices = NO_CHOICES, say: Say | None = None) -> Outcome:
        """Import: all of the rows that can be taken, in one transaction, or nothing.

        `say` is told how much of how much is done; what it raises ends the import, and nothing was imported.
        Raises NothingToImport when no row can be taken, NameNotInFile, NothingCalled, Conflict.
        """
        batch = self.bench.new_id()
        with self.bench.changes.store.imports() as work:
            of = 2 * max(1, len(reading.rows))
            plan = self._plan(reading, work, batch, choices, lambda done: say(done, of) if say else None)
            require_rows(reading, _counts(reading, plan), _problems(reading, plan))
            self._write(reading, plan, work, batch, say or nobody_told)
        touched = [*plan.adds, *(after for _, after in plan.puts)]
        self._tell((type(record), record.id) for record in touched)
        return Outcome(
            batch=batch,
            kind=reading.kind,
            counts=_counts(reading, plan),
            problems=_problems(reading, plan),
            columns=reading.layout.columns,
            date_order=reading.date_order,
            made=plan.made,
            remarks=plan.remarks,
            matching=plan.matching,
            twins=plan.twins,
            recognition=reading.layout.recognition,
            remembered_on=self._day_of(reading.remembered),
        )

    def batches(self) -> Sequence[Batch]:
        """Return all imports, newest first."""
        with self.bench.changes.store.imports() as work:
            return work.batches()

    def take_back(self, key: UUID, say: Say = nobody_told) -> int:
        """Undo a whole import; return how many records went or became what they were.

        `say` is told how many of how many are done; what it raises ends it, and nothing was taken back.
        Raises TakeBackRefused when a record was edited or used since, naming which, or when there is no such import.
        """
        with self.bench.changes.store.imports() as work:
            batch = work.batch(key)
            if batch is None or batch.taken_back_at is not None:
                raise TakeBackRefused(key, NoTakingBack.UNKNOWN if batch is None else NoTakingBack.ALREADY)
            if edited := work.edited_since(key):
                raise TakeBackRefused(key, NoTakingBack.EDITED, _called(work, edited), len(edited))
            touched = [(_KINDS[entity], one) for entity, one in work.touched_by(key) if entity in _KINDS]
            remembered = len(work.all_of(RememberedMapping))
            count = work.take_back(key, self.bench.now(), say)
            remembered -= len(work.all_of(RememberedMapping))
        self._tell(touched)
        return count - remembered

    def _day_of(self, memory: RememberedMapping | None) -> date | None:
        if memory is None:
            return None
        with self.bench.changes.store.reading() as look:
            return day_in(look.every(DeskSettings)[0].zone, memory.imported_at)

    def _plan(self, reading: Reading, work: ImportWork, batch: UUID, choices: Choices, step: Step = untold) -> Plan:
        currency = work.every(DeskSettings)[0].currency
        if not choices.remembered:
            choices = replace(choices, remembered=matches_before(reading, work.every(RememberedMapping)))
        return Drafting(reading, work, currency, batch, self.bench.new_id, choices, step).plan()

    def _write(self, reading: Reading, plan: Plan, work: ImportWork, batch: UUID, say: Say) -> None:
        settings = work.every(DeskSettings)[0]
        now = self.bench.now()
        stamp = Stamp(by=settings.me, at=now, on=self.bench.changes.today(settings), batch=batch)
        counts = _counts(reading, plan)
        work.add_batch(
            Batch(
                id=batch,
                file_name=reading.source.name,
                file_hash=reading.source.sha256,
                kind=reading.kind,
                imported_at=now,
                added=counts.added,
                updated=counts.updated,
                skipped=counts.skipped,
            )
        )
        kept = work.every(RememberedMapping)
        memory = to_remember(reading, kept, plan.settled, self.bench.new_id(), now)
        adds = [*plan.adds, *([memory] if memory else [])]
        with work.adding(sum(isinstance(one, Deal) for one in adds)):
            for start in range(0, len(adds), _AT_ONCE):
                say(len(adds) + start, 2 * len(adds))
                work.add_many(adds[start : start + _AT_ONCE], stamp)
        work.add_history(learnt_at_closing(plan.adds, stamp, self.bench.new_id))
        for day, pairs in by_day(plan.puts, stamp.on).items():
            work.put_many(pairs, replace(stamp, on=day))
        work.put_source_rows(plan.source_rows)
        say(1, 1)

    def _tell(self, touched: Any) -> None:  # noqa: ANN401 (pairs of a kind and a key)
        self.bench.changes.announcements.tell(frozenset(touched))


def require_rows(reading: Reading, counts: Counts, problems: tuple[Problem, ...]) -> None:
    """Refuse an import of which nothing would be taken: it is not what was meant. Raises NothingToImport."""
    if counts.added + counts.updated + counts.unchanged == 0:
        raise NothingToImport(str(reading.source.path), counts.read, problems)


def _first_taken(reading: Reading, verdicts: Mapping[int, Verdict]) -> Mapping[str, str]:
    first: dict[str, str] = {}
    for row in reading.rows:
        if verdicts.get(row.number, Verdict.LEFT_OUT) is not Verdict.LEFT_OUT:
            first = {**row.cells, **first}
        if len(first) == len(reading.fields):
            break
    return first


def _counts(reading: Reading, plan: Plan) -> Counts:
    return Counts(
        rows=reading.rows_in_file,
        read=reading.read,
        added=plan.tally.count(Verdict.ADDED),
        updated=plan.tally.count(Verdict.UPDATED),
        unchanged=plan.tally.count(Verdict.UNCHANGED),
    )


def _problems(reading: Reading, plan: Plan) -> tuple[Problem, ...]:
    return tuple(sorted((*reading.problems, *plan.tally.problems), key=lambda problem: problem.row))


def _name_of(record: Any) -> str:  # noqa: ANN401 (any kind of record)
    match record:
        case Deal() | GroupEvent():
            return record.title
        case FollowUp():
            return record.topic
        case _:
            return str(record.name)


def _called(work: ImportWork, keys: Sequence[UUID]) -> tuple[str, ...]:
    """Return what the first of these records are called."""
    names: list[str] = []
    for key in keys[:_NAMED]:
        found: Any = next((record for kind in _KINDS.values() if (record := work.find(kind, key))), None)
        if found is not None:
            names.append(_name_of(found))
    return tuple(names)
