"""Which program wrote a file, told by its headings: exports of HubSpot, Pipedrive and Salesforce.

A heading counts as it is written, but for case and spare spaces: `opportunity_id` is nobody's `Opportunity ID`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from salesdesk.application.importing.kinds import FileKind
from salesdesk.application.resources import resource

_KNOWN_AT_LEAST = 3
_TELLING_WHEN_SURE = 2


class Program(StrEnum):
    """Whose export a file is; OTHER where a person says that it is none of theirs."""

    HUBSPOT = "hubspot"
    PIPEDRIVE = "pipedrive"
    SALESFORCE = "salesforce"
    OTHER = "other"


class Certainty(StrEnum):
    """How certain it is: several headings that no other program has, one of them, or a person's word."""

    LIKELY = "likely"
    SURE = "sure"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """What a row of headings is taken for: whose export of which kind of records."""

    program: Program
    kind: FileKind
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """The headings of one program's export of one kind of records.

    `telling` are those that hardly any other program has, `known` all of them; `fields` maps a heading to (rank, our
    field), the surest first. `prefix` may stand before each heading and tells by itself; a heading that begins with
    one of `unless` is of another kind of export.
    """

    prefix: str
    unless: tuple[str, ...]
    telling: frozenset[str]
    known: frozenset[str]
    fields: Mapping[str, tuple[int, str]]

    def bare(self, heading: str) -> str:
        """Return the heading as it is listed: without the prefix."""
        form = _form(heading)
        return form.removeprefix(self.prefix) if self.prefix else form


@dataclass(frozen=True, slots=True)
class _Tally:
    telling: int
    known: int

    @property
    def certainty(self) -> Certainty | None:
        if not self.telling or self.known < _KNOWN_AT_LEAST:
            return None
        return Certainty.SURE if self.telling >= _TELLING_WHEN_SURE else Certainty.LIKELY


@cache
def exports() -> Mapping[tuple[Program, FileKind], Export]:
    """Return the exports that are known."""
    listed: dict[str, dict[str, Any]] = json.loads(
        resource("words", "import_programs.json").read_text(encoding="utf-8")
    )
    return {
        (Program(program), FileKind(kind)): _export(one)
        for program, kinds in listed.items()
        for kind, one in kinds.items()
    }


def _export(listed: Mapping[str, Any]) -> Export:
    fields = {
        _form(heading): (rank, ours) for ours, theirs in listed["fields"].items() for rank, heading in enumerate(theirs)
    }
    telling = frozenset(map(_form, listed["telling"]))
    return Export(
        prefix=listed.get("prefix", "").casefold(),
        unless=tuple(each.casefold() for each in listed.get("unless", ())),
        telling=telling,
        known=telling | fields.keys() | frozenset(map(_form, listed["usual"])),
        fields=fields,
    )


def recognised(
    headings: Iterable[str], kind: FileKind | None = None, program: Program | None = None
) -> Recognition | None:
    """Return whose export these headings are the surest of, None for nobody's.

    `kind` is what the rows are, where that was said; `program` whose export a person says it is.
    """
    if program is Program.OTHER:
        return None
    names = [name for name in headings if name.strip()]
    tallies = {
        key: _tally(names, export)
        for key, export in exports().items()
        if (kind is None or key[1] is kind) and (program is None or key[0] is program)
    }
    if program is not None:
        best = max(tallies, key=lambda key: (tallies[key].known, tallies[key].telling), default=None)
        if best is None or not tallies[best].known:
            return None
        return Recognition(program=best[0], kind=best[1], certainty=Certainty.CHOSEN)
    likely = {key: tally for key, tally in tallies.items() if tally.certainty}
    best = max(
        likely,
        key=lambda key: (likely[key].certainty is Certainty.SURE, likely[key].known, likely[key].telling),
        default=None,
    )
    certainty = likely[best].certainty if best else None
    return Recognition(program=best[0], kind=best[1], certainty=certainty) if best and certainty else None


def places_of(
    headings: Sequence[str], recognition: Recognition
) -> tuple[Mapping[str, tuple[int, ...]], frozenset[int]]:
    """Return where each of our fields stands in such an export: the places of its headings, the surest first.

    Beside it the places of headings that are the program's own and none of ours.
    """
    export = exports()[recognition.program, recognition.kind]
    offers: dict[str, list[tuple[int, int]]] = {}
    foreign: set[int] = set()
    for place, heading in enumerate(headings):
        forms = (export.bare(heading), _form(heading))
        found = next((export.fields[form] for form in forms if form in export.fields), None)
        if found:
            offers.setdefault(found[1], []).append((found[0], place))
        elif not export.known.isdisjoint(forms):
            foreign.add(place)
    return {ours: tuple(place for _, place in sorted(found)) for ours, found in offers.items()}, frozenset(foreign)


def _tally(names: Sequence[str], export: Export) -> _Tally:
    forms = [_form(name) for name in names]
    if any(form.startswith(export.unless) for form in forms if export.unless):
        return _Tally(0, 0)
    prefixed = [form for form in forms if export.prefix and form.startswith(export.prefix)]
    bare = {form.removeprefix(export.prefix) if export.prefix else form for form in forms}
    return _Tally(len(set(prefixed) | bare & export.telling), len(bare & export.known))


def _form(heading: str) -> str:
    return " ".join(heading.split()).casefold()
