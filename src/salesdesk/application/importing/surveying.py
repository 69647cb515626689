"""The names that a file says, kind by kind, held against those of the desk before any row is taken."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, Protocol
from uuid import UUID

from salesdesk.application.importing.columns import FileKind
from salesdesk.application.importing.likeness import NameKind
from salesdesk.application.importing.matching import Choices, Here, Matching, Offer, Standing, matched
from salesdesk.application.importing.reading import Cells, Reading
from salesdesk.application.importing.refusing import RowRefused
from salesdesk.application.importing.stage_offers import stage_offers
from salesdesk.application.importing.stages import Stages
from salesdesk.application.importing.standing import Standing as DealStanding
from salesdesk.application.importing.troubles import NameNotInFile, NothingCalled, Remark, RemarkCode
from salesdesk.application.importing.twins import Twin
from salesdesk.application.ports import SourceRow
from salesdesk.domain.deal import Status
from salesdesk.domain.folding import squeeze

Step = Callable[[int], None]
"""Told how many rows are planned; what it raises ends the look."""


def untold(_done: int) -> None:
    """Tell nobody."""


_MOST_WORDS: Final = 20
_NAMED: Final = 3
_Asked = tuple["Meant", Mapping[str, int], Mapping[str, Offer]]
_NAMES: Final[Mapping[FileKind, tuple[tuple[NameKind, str], ...]]] = {
    FileKind.DEALS: ((NameKind.ACCOUNT, "account"), (NameKind.OWNER, "owner"), (NameKind.PRODUCT, "product")),
    FileKind.ACCOUNTS: ((NameKind.ACCOUNT, "name"), (NameKind.ACCOUNT, "parent"), (NameKind.OWNER, "owner")),
    FileKind.PRODUCTS: (
        (NameKind.PRODUCT, "name"),
        (NameKind.PRODUCT, "upsells_to"),
        (NameKind.PRODUCT, "renews_to"),
    ),
    FileKind.CONTACTS: ((NameKind.ACCOUNT, "account"),),
    FileKind.TEAM: ((NameKind.OWNER, "name"), (NameKind.OWNER, "manager")),
}
_ALIKE: Final[Mapping[NameKind, RemarkCode]] = {
    NameKind.STAGE: RemarkCode.STAGES_ALIKE,
    NameKind.OWNER: RemarkCode.OWNERS_ALIKE,
    NameKind.ACCOUNT: RemarkCode.ACCOUNTS_ALIKE,
    NameKind.PRODUCT: RemarkCode.PRODUCTS_ALIKE,
}


class Meant(Protocol):
    """Finds or makes the records of one kind by their names."""

    def here(self) -> Here:
        """Return the records that are here before the file."""
        ...

    def mean(self, meant: Mapping[str, UUID | str]) -> None:
        """Take names for other records than they say."""
        ...


class Survey:
    """Matches the names of one file, and tells those who find records by name what is meant."""

    def __init__(self, reading: Reading, known: Sequence[SourceRow], choices: Choices, step: Step = untold) -> None:
        self._reading = reading
        self._step = step
        self._keys = {row.key for row in known}
        self._choices = choices

    def matching(self, named: Mapping[NameKind, Meant]) -> Matching:
        """Match the names in the columns of a file. Raises NameNotInFile, NothingCalled."""
        texts = self._texts()
        return self._whole({kind: (finder, texts.get(kind, {}), {}) for kind, finder in named.items()})

    def matching_of_deals(
        self, named: Mapping[NameKind, Meant], stages: Stages, standing: Callable[[Cells], DealStanding]
    ) -> Matching:
        """Match the names in a file of deals, stages included: won and lost are none. Raises as `matching`."""
        texts, in_stages, chances = self._texts(), Counter[str](), defaultdict[str, list[float]](list)
        for row in self._reading.rows:
            found = _stands(row.cells, standing)
            if found is not None and found.stage:
                in_stages[found.stage] += 1
                if "chance" in row.cells and found.status is Status.OPEN:
                    chances[found.stage].append(float(row.cells["chance"]))
        offers = stage_offers({text: chances[text] for text in in_stages}, stages.kept)
        every: dict[NameKind, _Asked] = {NameKind.STAGE: (stages, in_stages, offers)}
        for kind, finder in named.items():
            every[kind] = (finder, texts.get(kind, {}), {})
        return self._whole(every)

    def _whole(self, every: Mapping[NameKind, _Asked]) -> Matching:
        here = {kind: finder.here() for kind, (finder, _, _) in every.items()}
        found = [
            match
            for kind, (_, texts, offers) in every.items()
            for match in matched(kind, texts, here[kind], self._choices, offers, lambda: self._step(0))
        ]
        matching = Matching(tuple(found), here)
        _require_all(self._choices, matching)
        for kind, (finder, _, _) in every.items():
            finder.mean(matching.meant(kind))
        return matching

    def _texts(self) -> Mapping[NameKind, Mapping[str, int]]:
        columns = [(kind, ours) for kind, ours in _NAMES.get(self._reading.kind, ()) if ours in self._reading.fields]
        codes = {squeeze(row.cells["code"]) for row in self._reading.rows if "code" in row.cells}
        texts: dict[NameKind, Counter[str]] = defaultdict(Counter)
        for row in self._reading.rows:
            for kind, ours in columns:
                text = row.cells.get(ours, "")
                if text and not (ours == "name" and self._is_known(row.cells)) and squeeze(text) not in codes:
                    texts[kind][text] += 1
        return texts

    def _is_known(self, cells: Cells) -> bool:
        """Tell whether a row is found by what is surer than its name: its code, or an id that came before."""
        return "code" in cells or ("id" in cells and f"id:{cells['id']}" in self._keys)


def matching_remarks(matching: Matching) -> Iterator[Remark]:
    """Say how many names look like one here and are added as new, and how many were taken for one as the last time."""
    for kind, code in _ALIKE.items():
        some = [match for match in matching.open if match.kind is kind]
        said = [f"{match.text} ({match.offer.name})" for match in some[:_NAMED] if match.offer]
        if some:
            yield Remark(code=code, count=len(some), words=_first(said, len(some)))
    if again := matching.remembered:
        said = [f"{match.text} ({match.becomes})" for match in again[:_NAMED]]
        yield Remark(code=RemarkCode.MATCHES_REMEMBERED, count=len(again), words=_first(said, len(again)))


def twin_remarks(twins: Sequence[Twin]) -> Iterator[Remark]:
    """Say how many rows look like a deal or person that is there already, and come in as another one."""
    undecided = [twin for twin in twins if twin.same is None]
    for code, some in (
        (RemarkCode.LIKE_A_PERSON, [twin for twin in undecided if twin.kind is NameKind.PERSON]),
        (RemarkCode.LIKE_A_DEAL_HERE, [t for t in undecided if t.kind is NameKind.DEAL and not t.other_row]),
        (RemarkCode.LIKE_ANOTHER_ROW, [t for t in undecided if t.kind is NameKind.DEAL and t.other_row]),
    ):
        if some:
            yield Remark(code=code, count=len(some), words=tuple(str(twin.row) for twin in some[:_MOST_WORDS]))


def _first(said: Sequence[str], every: int) -> tuple[str, ...]:
    return (*said, "…") if len(said) < every else tuple(said)


def _stands(cells: Cells, standing: Callable[[Cells], DealStanding]) -> DealStanding | None:
    try:
        return standing(cells)
    except RowRefused:
        return None


def _require_all(choices: Choices, matching: Matching) -> None:
    """Refuse what was said about names that no row says, and names taken for ones that are nowhere."""
    for name, target in choices.anywhere.items():
        found = [match for match in matching.matches if match.key == squeeze(name)]
        if not found:
            asked = [match.text for match in (*matching.open, *matching.matches)]
            raise NameNotInFile(name, tuple(dict.fromkeys(asked))[:_MOST_WORDS])
        taken = any(match.standing is Standing.TAKEN for match in found)
        if isinstance(target, str) and not taken and squeeze(target) != squeeze(name):
            raise NothingCalled("", target)
