"""What the names in a file are taken for: records of the desk, by their name, by somebody's word, or as new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from heapq import nsmallest
from types import MappingProxyType
from uuid import UUID

from salesdesk.application.importing.likeness import Likely, NameKind
from salesdesk.application.importing.troubles import NothingCalled
from salesdesk.domain.folding import squeeze

Target = UUID | str | None
"""What a name is taken for: a record of the desk, another name (of the desk or the file), None for a new record."""
_WITHIN_FILE = frozenset({NameKind.OWNER, NameKind.ACCOUNT})
"""Names that people type anew each time; stages and products are chosen from lists, so two of them are two."""
_ALIVE_EVERY = 100


class Why(StrEnum):
    """What a proposal is based on."""

    NAME = "name"
    MEANING = "meaning"
    PLACE = "place"
    CHANCE = "chance"


class Standing(StrEnum):
    """How a name in the file stands to the desk; `OPEN` is like one here, and nobody said yet whether it is."""

    OPEN = "open"
    TAKEN = "taken"
    REMEMBERED = "remembered"
    NEW = "new"
    EXACT = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A record that a name may mean: its key (or the other name in the file), what it is called, how like, and why."""

    target: UUID | str
    name: str
    likeness: float
    why: Why = Why.NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One name in a file: in how many rows it stands, what it becomes ("" for a new record), what it is like."""

    kind: NameKind
    text: str
    rows: int
    standing: Standing
    becomes: str = ""
    target: UUID | str | None = None
    offer: Offer | None = None

    @property
    def key(self) -> str:
        """The name as it is compared: without case, accents and spaces."""
        return squeeze(self.text)

    def taken(self, target: Target, name: str) -> Match:
        """Return the name as it stands by somebody's word."""
        standing = Standing.NEW if target is None else Standing.TAKEN
        return replace(self, standing=standing, becomes=name, target=target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What somebody said about the names and look-alikes of a file, by kind and squeezed name.

    `remembered` is what was said about the last file with these headings: text -> id of the record. `alike` takes
    every name for the one it looks like, `anywhere` holds what was said about a name of whatever kind. `same`
    says of rows, by their identity, whether they are what they look like; `same_rows` says that they are, by
    their numbers, `all_same` of all. `looked` is what an earlier look at the same file found: what names are like is
    not looked for again.
    """

    names: Mapping[NameKind, Mapping[str, Target]] = field(default_factory=dict[NameKind, Mapping[str, Target]])
    anywhere: Mapping[str, Target] = field(default_factory=dict[str, Target])
    remembered: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    same: Mapping[str, bool] = field(default_factory=dict[str, bool])
    same_rows: frozenset[int] = frozenset()
    all_same: bool = False
    alike: bool = False
    looked: Matching | None = None

    def is_same(self, kind: NameKind, row: int, key: str) -> bool | None:
        """Return whether a row is the deal or person that it looks like, None where nobody said so."""
        if self.all_same or row in self.same_rows:
            return True
        return self.same.get(key, True if key in self.remembered.get(kind, {}) else None)

    def taking(self, match: Match, target: Target) -> Choices:
        """Return the choices with one name taken for a record or another name, or as new."""
        return replace(self, names={**self.names, match.kind: {**self.of(match.kind), match.key: target}})

    def telling(self, key: str, *, same: bool) -> Choices:
        """Return the choices with one row said to be what it looks like, or another one."""
        return replace(self, same={**self.same, key: same})

    def of(self, kind: NameKind) -> Mapping[str, Target]:
        """Return what was said about names of a kind."""
        return self.names.get(kind, MappingProxyType({}))

    def found(self, kind: NameKind, here: Here) -> Mapping[str, Offer | None]:
        """Return what an earlier look proposed for names of a kind, proposals of records that are gone left out."""
        matches = self.looked.of(kind) if self.looked else ()
        offered = ((match.key, match.offer) for match in matches if match.standing is not Standing.EXACT)
        return {key: o for key, o in offered if o is None or isinstance(o.target, str) or o.target in here.called}

    def before(self, kind: NameKind) -> Mapping[str, UUID]:
        """Return what was said about them last time."""
        return {squeeze(text): UUID(key) for text, key in self.remembered.get(kind, {}).items()}


NO_CHOICES = Choices()


@dataclass(frozen=True, slots=True)
class Here:
    """The desk's records of one kind: names (and codes, addresses) -> key, and what each is called."""

    called: Mapping[UUID, str]
    by_name: Mapping[str, UUID]

    def find(self, name: str) -> UUID | None:
        """Return who is called so."""
        return self.by_name.get(squeeze(name))


@dataclass(frozen=True, slots=True)
class Matching:
    """All names of a file, and what the desk has to choose from."""

    matches: tuple[Match, ...] = ()
    here: Mapping[NameKind, Here] = field(default_factory=dict[NameKind, Here])

    def of(self, kind: NameKind) -> tuple[Match, ...]:
        """Return the names of one kind: those to decide about first, then by how often they stand in the file."""
        return tuple(match for match in self.matches if match.kind is kind)

    def targets(self, kind: NameKind, typed: str, limit: int = 8) -> list[tuple[UUID | str, str]]:
        """Return what a name may be taken for, by what was typed: the desk's records, then names of the file."""
        named: list[tuple[UUID | str, str]] = list(self.here[kind].called.items())
        if kind in _WITHIN_FILE:
            named += [(m.text, m.text) for m in self.of(kind) if m.standing in {Standing.OPEN, Standing.NEW}]
        wanted = squeeze(typed)
        return nsmallest(limit, (n for n in named if wanted in squeeze(n[1])), key=lambda n: _place(wanted, n[1]))

    @property
    def open(self) -> tuple[Match, ...]:
        """The names that look like one here and wait for somebody's word."""
        return tuple(match for match in self.matches if match.standing is Standing.OPEN)

    @property
    def remembered(self) -> tuple[Match, ...]:
        """The names that were taken for a record as the last time."""
        return tuple(match for match in self.matches if match.standing is Standing.REMEMBERED)

    @property
    def worth_showing(self) -> bool:
        """Whether a name is not simply one of the desk's, and there is another one that it could be taken for."""
        return any(
            match.standing is not Standing.EXACT and (match.offer or self.here[match.kind].called)
            for match in self.matches
        )

    def meant(self, kind: NameKind) -> Mapping[str, UUID | str]:
        """Return the names that are taken for another one than they say: squeezed name -> record or name."""
        return {match.key: match.target for match in self.said(kind) if match.target is not None}

    def decided(self, kind: NameKind, choices: Choices) -> tuple[Match, ...]:
        """Return the names of a kind that are worth remembering: taken for another one, or said to be new ones."""
        new = choices.of(kind)
        return (*self.said(kind), *(m for m in self.of(kind) if m.standing is Standing.NEW and m.key in new))

    def said(self, kind: NameKind) -> tuple[Match, ...]:
        """Return the names of a kind that somebody took for another one, now or the last time."""
        return tuple(m for m in self.of(kind) if m.standing in {Standing.TAKEN, Standing.REMEMBERED})


def meaning(meant: Mapping[str, UUID | str], name: str) -> UUID | str:
    """Return what a name is taken for in the end: one name may be taken for another that is taken for a record."""
    seen: set[str] = set()
    while (key := squeeze(name)) in meant and key not in seen:
        seen.add(key)
        target = meant[key]
        if isinstance(target, UUID):
            return target
        name = target
    return name


def _place(wanted: str, name: str) -> tuple[bool, str]:
    """Names that begin with what was typed stand first, each group by name."""
    squeezed = squeeze(name)
    return not squeezed.startswith(wanted), squeezed


def matched(
    kind: NameKind,
    texts: Mapping[str, int],
    here: Here,
    choices: Choices,
    offers: Mapping[str, Offer],
    alive: Callable[[], object] = bool,
) -> list[Match]:
    """Say what each name of one kind becomes; `texts` counts its rows, `offers` are proposals besides likeness.

    `alive` is called every so many names; what it raises ends the work.
    Raises NothingCalled when a name is to be taken for one that is neither on the desk nor in the file.
    """
    spelt, rows = _spelt(texts)
    by_rows = sorted(spelt, key=lambda key: -rows[key])
    exact = {key: here.by_name[key] for key in by_rows if key in here.by_name}
    looked = {**choices.found(kind, here), **dict.fromkeys(exact)}
    proposed = _Proposed(kind, here, spelt, looked)
    chosen = _Chosen(kind, here, choices, spelt)
    found: list[Match] = []
    for place, key in enumerate(by_rows):
        if place % _ALIVE_EVERY == 0:
            alive()
        offer = proposed.offer(key) or (None if key in looked else offers.get(spelt[key]))
        standing, target = chosen.word_on(key, exact.get(key), offer)
        becomes = here.called.get(target, "") if isinstance(target, UUID) else (target or "")
        found.append(
            Match(
                kind=kind,
                text=spelt[key],
                rows=rows[key],
                standing=standing,
                becomes=becomes,
                target=target,
                offer=offer,
            )
        )
    order = list(Standing)
    return sorted(found, key=lambda match: order.index(match.standing))


class _Proposed:
    """Proposes what names are like: records of the desk, else names that stand in more rows of the file."""

    def __init__(
        self, kind: NameKind, here: Here, spelt: Mapping[str, str], looked: Mapping[str, Offer | None]
    ) -> None:
        is_new = spelt.keys() - looked.keys()
        self._here = here
        self._spelt = spelt
        self._looked = looked
        self._desk: Likely[UUID] = Likely(kind, ((name, key) for key, name in here.called.items() if is_new))
        self._file: Likely[str] | None = Likely(kind) if kind in _WITHIN_FILE and is_new else None

    def offer(self, key: str) -> Offer | None:
        """Return the proposal for a name; to be asked for in the order of names."""
        if key in self._looked:
            return self._looked[key]
        text = self._spelt[key]
        found = self._desk.best(text)
        if found:
            return Offer(target=found[0], name=self._here.called[found[0]], likeness=found[1])
        if self._file is None:
            return None
        other = self._file.best(text)
        if other is None:
            self._file.add(text, text)
            return None
        return Offer(target=other[0], name=other[0], likeness=other[1])


def _spelt(texts: Mapping[str, int]) -> tuple[Mapping[str, str], Mapping[str, int]]:
    """Put together what is one name but for case, accents and spaces; the spelling that stands first is shown."""
    spelt: dict[str, str] = {}
    rows: Counter[str] = Counter()
    for text, count in texts.items():
        spelt.setdefault(squeeze(text), text)
        rows[squeeze(text)] += count
    return spelt, rows


class _Chosen:
    """What somebody said about the names of one kind: now, or about the last such file."""

    def __init__(self, kind: NameKind, here: Here, choices: Choices, spelt: Mapping[str, str]) -> None:
        self._here = here
        self._alike = choices.alike
        self._spelt = spelt
        self._kind = kind
        named = {squeeze(name): target for name, target in choices.anywhere.items() if self._is_some(target)}
        self._now = {**named, **choices.of(kind)}
        self._before = choices.before(kind)

    def _is_some(self, target: Target) -> bool:
        return not isinstance(target, str) or bool(self._here.find(target)) or squeeze(target) in self._spelt

    def word_on(self, key: str, exact: UUID | None, offer: Offer | None) -> tuple[Standing, UUID | str | None]:
        """Return how the name stands and what it is taken for."""
        if key in self._now:
            return self._said(key, exact)
        before = self._before.get(key)
        if before in self._here.called and before != exact:
            return Standing.REMEMBERED, before
        if exact is not None:
            return Standing.EXACT, exact
        if offer is None:
            return Standing.NEW, None
        return (Standing.TAKEN, offer.target) if self._alike else (Standing.OPEN, None)

    def _said(self, key: str, exact: UUID | None) -> tuple[Standing, UUID | str | None]:
        target = self._now[key]
        if isinstance(target, str):
            target = self._here.find(target) or self._other(target)
        if target is None or target == self._spelt[key]:
            # There cannot be two of one name that a file could tell apart.
            return (Standing.EXACT, exact) if exact else (Standing.NEW, None)
        return Standing.TAKEN, target

    def _other(self, name: str) -> str:
        if squeeze(name) not in self._spelt:
            raise NothingCalled(self._kind, name)
        return self._spelt[squeeze(name)]
