"""Which column of a file is which of our fields, and of what kind the file is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rapidfuzz import fuzz

from salesdesk.application.importing.figures import currency_of_heading
from salesdesk.application.importing.kinds import FileKind as FileKind
from salesdesk.application.importing.programs import Program, Recognition, places_of, recognised
from salesdesk.application.importing.tables import Source, Table
from salesdesk.application.importing.troubles import NoUsableColumns, UnknownColumn, UnknownField
from salesdesk.application.importing.words import headings, key_of

# Headings are few and short; what is hostile must not cost more.
_HEADER_ROWS = 40
_HEADER_CELLS = 50_000
_LONGEST = 200
_MOST_GUESSED = 300
_CLOSE_ENOUGH = 90
_AFTER_ALL = 1000
_ALPHABET = 26
_LETTERS = re.compile(r"\[[A-Z]{1,3}\]")
_ENOUGH_OF_ANYTHING = 4
_SURE_BESIDE_GUESSES = 2
_SHORTEST_GUESS = 6
# One slip away from "contact" is "contract": a guess would make people of contracts.
_NEVER_GUESSED = frozenset({"contact"})
_NO_PLACES: tuple[Mapping[str, tuple[int, ...]], frozenset[int]] = ({}, frozenset())
_IN_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")


_CALLED = ("name", "last_name", "first_name", "email")
_NEEDED: Mapping[FileKind, tuple[tuple[str, ...], ...]] = {
    FileKind.DEALS: (
        ("title", "account", "product", "id"),
        ("stage", "status", "value", "close_date", "closed_on", "expected_on", "qualified_on", "chance"),
    ),
    FileKind.ACCOUNTS: (
        ("name",),
        (
            "industry",
            "employees",
            "revenue_millions",
            "founded",
            "parent",
            "country",
            "web",
            "kind",
            "region",
            "address",
        ),
    ),
    FileKind.CONTACTS: (_CALLED, ("email", "phone", "mobile"), ("account", "account_key", "role")),
    FileKind.PRODUCTS: (("name",), ("price", "group", "code")),
    FileKind.TEAM: (("name",), ("manager", "office", "team")),
}
# A file told to be of a kind need not prove it: what a row is about is enough.
_LEAST: Mapping[FileKind, tuple[tuple[str, ...], ...]] = {
    FileKind.DEALS: _NEEDED[FileKind.DEALS],
    FileKind.ACCOUNTS: (("name",),),
    FileKind.CONTACTS: (_CALLED,),
    FileKind.PRODUCTS: (("name",),),
    FileKind.TEAM: (("name",),),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a sheet is to be read: its kind, the row of headings, and where each of our fields stands.

    `places` maps our field to a column's position, `headings` are the file's names by position, `guessed` our fields
    whose heading was only close to a known one. `recognition` says whose export it is, None where it is nobody's.
    """

    kind: FileKind
    table: Table
    header_row: int
    headings: tuple[str, ...]
    places: Mapping[str, int]
    guessed: frozenset[str] = frozenset()
    recognition: Recognition | None = None

    @property
    def columns(self) -> Mapping[str, str]:
        """Our field -> the file's heading."""
        return {ours: self.called(place) for ours, place in self.places.items()}

    def called(self, place: int) -> str:
        """Return a column's heading; one without a heading is called by its letters, such as [AB]."""
        return self.headings[place] or f"[{_letters(place)}]"

    @property
    def unused(self) -> tuple[str, ...]:
        """The headings that are none of our fields."""
        used = set(self.places.values())
        return tuple(name for place, name in enumerate(self.headings) if name and place not in used)


def _letters(place: int) -> str:
    """Return what a spreadsheet calls a column."""
    first, last = divmod(place, _ALPHABET)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)


def fields_of(kind: FileKind) -> tuple[str, ...]:
    """Return our fields of a kind of file, in the order they are asked for."""
    return headings(kind).fields


def layout_of(
    source: Source,
    kind: FileKind | None = None,
    mapping: Mapping[str, str] | None = None,
    program: Program | None = None,
) -> Layout:
    """Find the sheet, the row of headings, the kind (when not given), whose export it is and the columns.

    `mapping` overrides: our field -> the file's heading; an empty heading leaves the field out. `program` is whose
    export a person says it is, None finds out. Raises NoUsableColumns, UnknownColumn, UnknownField.
    """
    wanted = dict(mapping or {})
    kinds = _kinds_for(kind, wanted)
    told = kind is not None or bool(wanted)
    for table in source.tables:
        rows = _first_rows(table)
        if known := _exported(table, rows, kinds, wanted, program):
            return known
        found = [layout for row in rows for k in kinds if (layout := _laid_out(table, row, k, wanted))]
        for way in (_as_they_are, _guessed, _described):
            good = [layout for layout in way(found, wanted) if _is_enough(layout, told=told)]
            if good:
                return _with_guesses(_best(good), wanted)
    raise _refused(source, kind, wanted)


def _best(good: Sequence[Layout]) -> Layout:
    """Return the layout with the most columns; deals have people beside them, so contacts are the second thought."""
    if any(layout.kind is FileKind.DEALS for layout in good):
        good = [layout for layout in good if layout.kind is not FileKind.CONTACTS]
    return max(good, key=lambda layout: (len(layout.places), -layout.header_row))


def _exported(
    table: Table,
    rows: Sequence[_Row],
    kinds: Sequence[FileKind],
    wanted: Mapping[str, str],
    program: Program | None,
) -> Layout | None:
    """Return the first row of headings that is a program's export, laid out as that program means it."""
    kind = kinds[0] if len(kinds) == 1 else None
    for row in rows:
        seen = recognised(row[1], kind, program)
        layout = _laid_out(table, row, seen.kind, wanted, seen) if seen and seen.kind in kinds else None
        if layout and _is_enough(layout, told=True):
            return layout
    return None


def _kinds_for(kind: FileKind | None, wanted: Mapping[str, str]) -> tuple[FileKind, ...]:
    """Return the kinds that have all of the named fields. Raises UnknownField."""
    asked = (kind,) if kind else tuple(FileKind)
    known = tuple(dict.fromkeys(ours for each in asked for ours in fields_of(each)))
    if unknown := next((ours for ours in wanted if ours not in known), None):
        raise UnknownField(unknown, kind or "", known)
    return tuple(each for each in asked if set(wanted) <= set(fields_of(each)))


def first_headings(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return the rows that may be headings, as they are compared and remembered."""
    return tuple(names for _, names, _ in _first_rows(table))


_Row = tuple[int, tuple[str, ...], tuple[tuple[str, ...], ...]]


def _first_rows(table: Table) -> list[_Row]:
    """Return (row number, headings, their compared forms) of the rows that may be headings: texts, more than one."""
    rows: list[_Row] = []
    seen = 0
    for number, cells in islice(table.rows, _HEADER_ROWS):
        seen += len(cells)
        if rows and seen > _HEADER_CELLS:
            break
        names = tuple(" ".join(cell[:_LONGEST].split()) if isinstance(cell, str) else "" for cell in cells)
        if sum(map(bool, names)) > 1:
            rows.append((number, names, tuple(map(_forms, names))))
    return rows


def _forms(name: str) -> tuple[str, ...]:
    plainer = (_IN_BRACKETS.sub(" ", name), currency_of_heading(name)[0])
    return tuple(dict.fromkeys(form for form in map(key_of, (name, *plainer)) if form))


def _laid_out(
    table: Table, row: _Row, kind: FileKind, wanted: Mapping[str, str], recognition: Recognition | None = None
) -> Layout | None:
    """Give each field its surest heading: by rank, a heading that is known without its brackets after all others.

    What a recognised program means by a heading goes before all that other files may mean by it.
    """
    number, names, forms = row
    own, foreign = places_of(names, recognition) if recognition else _NO_PLACES
    places = {ours: place for ours, theirs in wanted.items() if (place := _place_of(theirs, names)) is not None}
    if len(places) < sum(map(bool, wanted.values())):
        return None
    known = headings(kind).known
    general = sorted(
        (rank + _AFTER_ALL * later, place, ours)
        for place, of_one in enumerate(forms)
        for later, form in enumerate(of_one)
        for rank, ours in known.get(form, ())
        if ours not in wanted and place not in foreign
    )
    meant = [(rank, place, ours) for ours, found in own.items() for rank, place in enumerate(found)]
    for _, place, ours in (*(one for one in meant if one[2] not in wanted), *general):
        if ours not in places and place not in places.values():
            places[ours] = place
    return Layout(
        kind=kind,
        table=table,
        header_row=number,
        headings=names,
        places=_ordered(places, kind),
        recognition=recognition,
    )


def _ordered(places: Mapping[str, int], kind: FileKind) -> Mapping[str, int]:
    return {ours: places[ours] for ours in fields_of(kind) if ours in places}


def _place_of(theirs: str, names: Sequence[str]) -> int | None:
    """Return where the heading stands: as it is written, else as it is compared."""
    bare = " ".join(theirs.split())
    if not bare:
        return None
    if _LETTERS.fullmatch(bare) and bare not in names:
        return next((p for p, name in enumerate(names) if not name and bare == f"[{_letters(p)}]"), None)
    if bare in names:
        return names.index(bare)
    key, keys = key_of(bare), [key_of(name) for name in names]
    return keys.index(key) if key and key in keys else None


def _is_enough(layout: Layout, *, told: bool) -> bool:
    """Tell whether the columns say what a row is about; unasked, more than headings that stand on any list."""
    needed = (_LEAST if told else _NEEDED)[layout.kind]
    if not all(any(ours in layout.places for ours in group) for group in needed):
        return False
    anything = headings(layout.kind).anything
    return (
        told
        or len(layout.places) >= _ENOUGH_OF_ANYTHING
        or any(key_of(theirs) not in anything for theirs in layout.columns.values())
    )


def _with_guesses(layout: Layout, wanted: Mapping[str, str]) -> Layout:
    """Add the headings that are one slip away from a known one, where no second field is as near."""
    free = {ours for ours in fields_of(layout.kind) if ours not in layout.places and ours not in wanted}
    free -= _NEVER_GUESSED
    taken = set(layout.places.values())
    guesses: dict[str, int] = {ours: layout.places[ours] for ours in layout.guessed}
    for place, name in enumerate(layout.headings[:_MOST_GUESSED]):
        key = key_of(name)
        if place not in taken and len(key) >= _SHORTEST_GUESS:
            near = _near(key, layout.kind) & free
            if len(near) == 1 and not near & guesses.keys():
                guesses[near.pop()] = place
    places = _ordered({**layout.places, **guesses}, layout.kind)
    return replace(layout, places=places, guessed=frozenset(guesses))


def _named_by_description(layout: Layout, wanted: Mapping[str, str]) -> Layout | None:
    """Take the description for the name: many price lists have a number, a description and a price, and no more.

    Only beside a price or a code, and not where a person said what the name or the description is.
    """
    if "name" in layout.places or "name" in wanted or not {"price", "code"} & layout.places.keys():
        return None
    known = headings(layout.kind).named_by
    given = {layout.places[ours] for ours in wanted if ours in layout.places}
    for place, name in enumerate(layout.headings):
        if place not in given and not known.isdisjoint(_forms(name)):
            places = {ours: at for ours, at in layout.places.items() if at != place} | {"name": place}
            return replace(layout, places=_ordered(places, layout.kind))
    return None


def _as_they_are(found: Sequence[Layout], _wanted: Mapping[str, str]) -> Sequence[Layout]:
    return found


def _guessed(found: Sequence[Layout], wanted: Mapping[str, str]) -> Sequence[Layout]:
    guessed = [_with_guesses(layout, wanted) for layout in found if len(layout.places) >= _SURE_BESIDE_GUESSES]
    return [layout for layout in guessed if layout.guessed]


def _described(found: Sequence[Layout], wanted: Mapping[str, str]) -> Sequence[Layout]:
    return [named for layout in found if (named := _named_by_description(layout, wanted))]


def _near(key: str, kind: FileKind) -> set[str]:
    return {
        ours
        for known, offers in headings(kind).known.items()
        if len(known) >= _SHORTEST_GUESS and fuzz.ratio(key, known) >= _CLOSE_ENOUGH
        for _, ours in offers
    }


def _refused(source: Source, kind: FileKind | None, wanted: Mapping[str, str]) -> NoUsableColumns | UnknownColumn:
    found = _likeliest_headings(source)
    for theirs in wanted.values():
        if theirs and _place_of(theirs, found) is None:
            return UnknownColumn(theirs, found)
    needed = _LEAST[kind] if kind else _NEEDED[FileKind.DEALS]
    return NoUsableColumns(str(source.path), kind or "", found, needed)


def _likeliest_headings(source: Source) -> tuple[str, ...]:
    """Return the row of most different texts among the first: what a person would take for the headings."""
    rows = [names for table in source.tables for _, names, _ in _first_rows(table)]
    best = max(rows, key=lambda names: len({name for name in names if name}), default=())
    return tuple(name for name in best if name)
