"""Which row is which from one file to the next (terms: import identity)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from salesdesk.application.importing.columns import FileKind
from salesdesk.application.importing.naming import name_key
from salesdesk.application.importing.reading import Cells, ReadRow
from salesdesk.application.importing.tidying import key_of_person
from salesdesk.application.importing.troubles import Problem, ProblemCode
from salesdesk.application.ports import SourceRow
from salesdesk.domain.folding import fold, squeeze

_BEGUN = ("created_on", "qualified_on")
_ENDED = ("expected_on", "closed_on", "close_date")


@dataclass(frozen=True, slots=True)
class Identified:
    """A row with its identity, and what was imported of it before."""

    row: ReadRow
    key: str
    before: SourceRow | None


def identified(
    rows: Sequence[ReadRow], kind: FileKind, known: Mapping[str, SourceRow], problems: list[Problem]
) -> list[Identified]:
    """Return the rows with their identities, in the file's order; rows without one, or with another's, are named.

    Without an id the n-th row that says the same about account, title and dates is the n-th of before; rows that are
    wholly the same as before are paired first, so that a file may be sorted anew.
    """
    found: list[Identified] = []
    seen: dict[str, int] = {}
    unnumbered: dict[str, list[ReadRow]] = defaultdict(list)
    for row in rows:
        key = _key(row.cells, kind)
        if key is None:
            nameless = ProblemCode.NO_IDENTITY if kind is FileKind.DEALS else ProblemCode.NO_NAME
            problems.append(Problem(row=row.number, column="", code=nameless))
        elif key.startswith("row:"):
            unnumbered[key].append(row)
        elif key in seen:
            problems.append(Problem(row=row.number, column="", code=ProblemCode.SAME_ROW, value=str(seen[key])))
        else:
            seen[key] = row.number
            found.append(Identified(row, key, known.get(key)))
    if unnumbered:
        found += _numbered(unnumbered, known)
        found.sort(key=lambda one: one.row.number)
    return found


def same_cells(before: Cells, now: Cells, fields: Sequence[str]) -> bool:
    """Tell whether a row says of these fields what it said before."""
    return all(before.get(name, "") == now.get(name, "") for name in fields)


def _key(cells: Cells, kind: FileKind) -> str | None:
    if kind is not FileKind.DEALS:
        if "name" not in cells:
            return None
        if kind is FileKind.CONTACTS and "id" not in cells:
            return key_of_person(cells)
        return f"id:{cells['id']}" if "id" in cells else _code_key(cells, kind) or name_key(cells["name"])
    if "id" in cells:
        return f"id:{cells['id']}"
    account, title = cells.get("account", ""), cells.get("title") or cells.get("product", "")
    if not account and not title:
        return None
    # The dates a deal began with stay when it closes; only a file without them tells its deals by their ends.
    begun = any(name in cells for name in _BEGUN)
    dates = [cells.get(name, "") for name in (_BEGUN if begun else _ENDED)]
    return "|".join((f"row:{fold(account)}", fold(title), *dates))


def _code_key(cells: Cells, kind: FileKind) -> str:
    """A row of a price list without an id is known by its code."""
    return f"code:{squeeze(cells['code'])}" if kind is FileKind.PRODUCTS and "code" in cells else ""


def _numbered(unnumbered: Mapping[str, Sequence[ReadRow]], known: Mapping[str, SourceRow]) -> Iterator[Identified]:
    before: dict[str, list[SourceRow]] = defaultdict(list)
    for key, row in known.items():
        if key.startswith("row:"):
            before[key.rpartition("|")[0]].append(row)
    for base, rows in unnumbered.items():
        yield from _paired(base, rows, before.get(base, []))


def _paired(base: str, rows: Sequence[ReadRow], before: Sequence[SourceRow]) -> Iterator[Identified]:
    free = sorted(before, key=lambda row: int(row.key.rpartition("|")[2]))
    last = int(free[-1].key.rpartition("|")[2]) if free else 0
    left: list[ReadRow] = []
    for row in rows:
        same = next((old for old in free if old.cells == row.cells), None)
        if same is None:
            left.append(row)
        else:
            free.remove(same)
            yield Identified(row, same.key, same)
    for row in left:
        if free:
            old = free.pop(0)
            yield Identified(row, old.key, old)
        else:
            last += 1
            yield Identified(row, f"{base}|{last}", None)
