"""Which rows of a file of deals look like a deal that is there already, and which of them somebody said are it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from salesdesk.application.importing.identity import Identified
from salesdesk.application.importing.likeness import NameKind
from salesdesk.application.importing.matching import Choices
from salesdesk.application.importing.money_words import Purse
from salesdesk.application.importing.naming import Names
from salesdesk.application.importing.reading import Cells
from salesdesk.application.importing.twins import Facts, Twin, facts_of_deal, twins_of
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal

_BEGUN: Final = ("qualified_on", "created_on")
_ENDED: Final = ("closed_on", "close_date", "expected_on")


class SameDeals:
    """Finds the look-alikes of one file; `here` gives the desk's deals, asked for only where a row is new."""

    def __init__(
        self, accounts: Names[Account], purse: Purse, here: Callable[[], Iterable[Deal]], choices: Choices
    ) -> None:
        self._accounts = accounts
        self._purse = purse
        self._here = here
        self._choices = choices
        self.twins: tuple[Twin, ...] = ()

    def same(self, rows: Sequence[Identified]) -> Mapping[int, UUID | int]:
        """Find them; return the rows that are the same deal by somebody's word: the deal here, or the other row."""
        new = [self._facts(one) for one in rows if one.before is None]
        if not new:
            return {}
        found = twins_of(new, self._known(rows, {facts.account for facts in new}))
        self.twins = tuple(
            replace(twin, same=self._choices.is_same(NameKind.DEAL, twin.row, twin.key)) for twin in found
        )
        return {twin.row: twin.other_row or twin.other or 0 for twin in self.twins if twin.same}

    def _known(self, rows: Sequence[Identified], wanted: Set[UUID | str]) -> Iterator[Facts]:
        """The deals of some accounts; those that stand in this file under their own identity, as the file has them."""
        in_file = {one.before.entity_id for one in rows if one.before}
        here = (deal for deal in self._here() if deal.account_id in wanted and deal.id not in in_file)
        yield from map(facts_of_deal, here)
        yield from (self._facts(one) for one in rows if one.before)

    def _facts(self, one: Identified) -> Facts:
        cells = one.row.cells
        account = cells.get("account", "")
        return Facts(
            account=self._accounts.identity(account) if account else "",
            title=cells.get("title") or cells.get("product", ""),
            titled="title" in cells,
            amount=self._purse.money(cells.get("value", ""), cells.get("currency", "")),
            begun=_day(cells, _BEGUN),
            ended=_day(cells, _ENDED),
            row=one.row.number,
            key=one.key,
            deal=one.before.entity_id if one.before else None,
        )


def _day(cells: Cells, names: tuple[str, ...]) -> date | None:
    said = next((cells[name] for name in names if name in cells), "")
    return date.fromisoformat(said) if said else None
