"""How files with the same headings were read last: found again for the next one, kept with each import."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from salesdesk.application.importing.columns import Layout, fields_of, first_headings, layout_of
from salesdesk.application.importing.days import DateOrder
from salesdesk.application.importing.figures import DecimalMark
from salesdesk.application.importing.kinds import FileKind
from salesdesk.application.importing.programs import Program
from salesdesk.application.importing.reading import Reading, reading_of
from salesdesk.application.importing.tables import Source
from salesdesk.application.importing.troubles import NoUsableColumns, UnknownColumn, UnknownField
from salesdesk.application.importing.words import key_of
from salesdesk.domain.remembered_mapping import RememberedMapping

Matches = Mapping[str, Mapping[str, str]]
UNUSABLE: Final = (NoUsableColumns, UnknownColumn, UnknownField)
"""What a remembered mapping may meet in a file that is not like the last one after all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How somebody says that a file is to be read; what is not said is found out.

    `mapping` is our field -> the file's heading, "" where the field is left out.
    """

    kind: FileKind | None = None
    dates: DateOrder = DateOrder.AUTO
    mapping: Mapping[str, str] | None = None
    program: Program | None = None
    decimals: DecimalMark = DecimalMark.AUTO

    def read(self, source: Source, zone: str = "") -> Reading:
        """Read a file so, in a desk's zone. Raises NoUsableColumns, UnknownColumn, UnknownField, DatesAmbiguous."""
        return reading_of(source, self.kind, self.dates, self.mapping, self.program, self.decimals, zone)

    def over(self, remembered: RememberedMapping) -> How:
        """Return this where it says something, else what is remembered."""
        return How(
            kind=self.kind or FileKind(remembered.kind),
            dates=self.dates if self.dates is not DateOrder.AUTO else DateOrder(remembered.dates or DateOrder.AUTO),
            mapping=_over(self.mapping or {}, remembered),
            program=self.program or (Program(remembered.program) if remembered.program else None),
            decimals=self.decimals
            if self.decimals is not DecimalMark.AUTO
            else DecimalMark(remembered.decimal or DecimalMark.AUTO),
        )


def _over(said: Mapping[str, str], remembered: RememberedMapping) -> Mapping[str, str]:
    """Return the columns that were said, and the remembered ones that they leave free."""
    known = set(fields_of(FileKind(remembered.kind)))
    taken = {key_of(heading) for heading in said.values() if heading}
    kept = {ours: theirs for ours, theirs in remembered.columns.items() if ours in known}
    return {ours: "" if key_of(theirs) in taken else theirs for ours, theirs in kept.items()} | dict(said)


def signature_of(headings: Iterable[str]) -> str:
    """Return what stands for these headings, in whatever order they are: 64 hexadecimal digits."""
    keys = sorted({key for heading in headings if (key := key_of(heading))})
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()


def recalled(
    source: Source, kept: Iterable[RememberedMapping], kind: FileKind | None = None
) -> RememberedMapping | None:
    """Return how a file with these headings was read last, None when none was or it was read as proposed."""
    signatures = {signature_of(headings) for table in source.tables for headings in first_headings(table)}
    kinds = {kind.value} if kind else {one.value for one in FileKind}
    fitting = (one for one in kept if one.signature in signatures and one.kind in kinds)
    last = _newest(fitting)
    return None if last is None or last.is_proposal else last


def matches_before(reading: Reading, kept: Iterable[RememberedMapping]) -> Matches:
    """Return what names in the last file with these headings were taken for."""
    last = _last(reading, kept)
    return last.matches if last else {}


def to_remember(
    reading: Reading, kept: Iterable[RememberedMapping], settled: Matches, key: UUID, now: datetime
) -> RememberedMapping | None:
    """Return what an import is remembered by; None where it was read as proposed and so was the last one.

    `settled` is what names in the file were taken for; what the last file's names were taken for is known on.
    """
    last = _last(reading, kept)
    before: Matches = last.matches if last else {}
    memory = RememberedMapping(
        id=key,
        kind=reading.kind.value,
        signature=signature_of(reading.layout.headings),
        imported_at=now,
        columns=_chosen_columns(reading),
        program=reading.program.value if reading.program else "",
        dates="" if reading.dates is DateOrder.AUTO else reading.dates.value,
        decimal="" if reading.decimals is DecimalMark.AUTO else reading.decimals.value,
        matches={name: {**before.get(name, {}), **settled.get(name, {})} for name in {**before, **settled}},
    )
    return None if memory.is_proposal and (last is None or last.is_proposal) else memory


def _last(reading: Reading, kept: Iterable[RememberedMapping]) -> RememberedMapping | None:
    signature = signature_of(reading.layout.headings)
    same = (one for one in kept if one.signature == signature and one.kind == reading.kind)
    return _newest(same)


def _newest(kept: Iterable[RememberedMapping]) -> RememberedMapping | None:
    """Return the last one; of those of one moment the one that was kept last."""
    in_order = sorted(kept, key=lambda one: one.imported_at)
    return in_order[-1] if in_order else None


def _chosen_columns(reading: Reading) -> Mapping[str, str]:
    """Return all columns where they are not those that would be proposed: fields that are left out as ""."""
    layout = reading.layout
    proposal: Layout | None = None
    with suppress(*UNUSABLE):
        proposal = layout_of(reading.source)
    if proposal and (proposal.kind, proposal.header_row, proposal.places) == (
        layout.kind,
        layout.header_row,
        layout.places,
    ):
        return {}
    return {ours: layout.columns.get(ours, "") for ours in fields_of(layout.kind)}
