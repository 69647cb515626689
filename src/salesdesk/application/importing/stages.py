"""Stages that a file brings: found by name, new ones in the order in which deals usually go through them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import mean
from uuid import UUID

from salesdesk.application.importing.matching import Here, meaning
from salesdesk.application.importing.words import key_of, values
from salesdesk.domain.deal import Stage
from salesdesk.domain.folding import squeeze

_NUMBERED = re.compile(r"\s*(\d{1,3})\s*[-.):–]")
_MIDDLE = 48


class Stages:
    """A desk's stages by name; names nobody knows become stages behind the ones there are, chance unknown."""

    def __init__(self, kept: Iterable[Stage], new_id: Callable[[], UUID]) -> None:
        kept = tuple(kept)
        self.kept = kept
        self._ids = {squeeze(stage.name): stage.id for stage in kept}
        self._next = max((stage.order for stage in kept), default=-1) + 1
        self._new_id = new_id
        self._meant: Mapping[str, UUID | str] = {}
        self._names: dict[UUID, str] = {}
        self._chances: dict[UUID, list[float]] = {}

    def here(self) -> Here:
        """Return the stages that are here before the file, and under which names files find them."""
        return Here({stage.id: stage.name for stage in self.kept}, dict(self._ids))

    def mean(self, meant: Mapping[str, UUID | str]) -> None:
        """Take names for other stages than they say: squeezed name -> the stage here, or another name in the file."""
        self._meant = meant

    def find(self, name: str) -> UUID | None:
        """Return the stage of that name, if there is one."""
        meant = meaning(self._meant, name)
        return meant if isinstance(meant, UUID) else self._ids.get(squeeze(meant))

    def named(self, name: str, chance: float | None = None) -> UUID:
        """Return the stage of that name, made where there is none; `chance` of one of its deals helps to order it."""
        key = self.find(name)
        if key is None:
            meant = meaning(self._meant, name)
            name = meant if isinstance(meant, str) else name
            key = self._ids[squeeze(name)] = self._new_id()
            self._names[key] = name
        if chance is not None:
            self._chances.setdefault(key, []).append(chance)
        return key

    @property
    def made(self) -> Sequence[Stage]:
        """The new stages in order: by their numbers, else by their deals' chances, else by what they are called."""
        ordered = sorted(self._names, key=self._rank())
        return [Stage(id=key, name=self._names[key], order=self._next + place) for place, key in enumerate(ordered)]

    def _rank(self) -> Callable[[UUID], float]:
        numbers = {key: found for key, name in self._names.items() if (found := _NUMBERED.match(name))}
        if len(numbers) == len(self._names):
            return lambda key: int(numbers[key][1])
        means = {key: mean(chances) for key, chances in self._chances.items()}
        if all(key in means for key in self._names) and len(set(means.values())) == len(means):
            return lambda key: means[key]
        ranks = values().stage_ranks
        return lambda key: ranks.get(key_of(self._names[key]), _MIDDLE)
