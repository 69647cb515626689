"""Which rows of a file of contacts look like somebody of the same account, though neither address nor name says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from salesdesk.application.importing.identity import Identified
from salesdesk.application.importing.likeness import Likely, NameKind
from salesdesk.application.importing.matching import Choices
from salesdesk.application.importing.naming import Names
from salesdesk.application.importing.reading import Cells
from salesdesk.application.importing.twins import Likeness, Twin
from salesdesk.domain.account import Account, Person
from salesdesk.domain.folding import squeeze


@dataclass(frozen=True, slots=True)
class _Met:
    """Somebody of an account: a person of the desk, or of a row of the file (else 0)."""

    name: str
    row: int
    person: UUID | None


class SamePeople:
    """Finds the look-alikes of one file of contacts; `located` finds whom a row is surely about."""

    def __init__(
        self,
        persons: Iterable[Person],
        accounts: Names[Account],
        located: Callable[[Cells], UUID | None],
        choices: Choices,
    ) -> None:
        self._accounts = accounts
        self._located = located
        self._choices = choices
        self._met: dict[UUID | str, Likely[_Met]] = defaultdict(lambda: Likely(NameKind.PERSON))
        for person in persons:
            for affiliation in person.affiliations:
                self._met[affiliation.account_id].add(person.name, _Met(person.name, 0, person.id))
        self.twins: tuple[Twin, ...] = ()

    def same(self, rows: Sequence[Identified]) -> Mapping[int, UUID | int]:
        """Find them; return the rows that are the same person by somebody's word: the one here, or the other row's."""
        self.twins = tuple(twin for one in rows if one.before is None and (twin := self._twin(one)))
        return {twin.row: twin.other_row or twin.other or 0 for twin in self.twins if twin.same}

    def _twin(self, one: Identified) -> Twin | None:
        cells, number = one.row.cells, one.row.number
        if "account" not in cells or self._located(cells) is not None:
            return None
        met = self._met[self._accounts.identity(cells["account"])]
        found = met.best(cells["name"])
        if found is None:
            met.add(cells["name"], _Met(cells["name"], number, None))
            return None
        other, _ = found
        if squeeze(other.name) == squeeze(cells["name"]):
            return None  # who is called so in the same account is the same one, whatever the address
        return Twin(
            kind=NameKind.PERSON,
            row=number,
            key=one.key,
            title=cells["name"],
            other_row=other.row,
            other=other.person,
            other_title=other.name,
            by=(Likeness.LIKE_NAME,),
            same=self._choices.is_same(NameKind.PERSON, number, one.key),
        )
