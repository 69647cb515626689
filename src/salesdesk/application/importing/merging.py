"""A later file against what was done here meanwhile: what the file changed is taken, what was edited here stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from salesdesk.domain.history import DataclassValue

R = TypeVar("R", bound=DataclassValue)
Attributes = Mapping[str, Any]
# Attributes that mean something only together: they are taken together or stay together.
Units = tuple[frozenset[str], ...]


def merged(current: R, base: Attributes, new: Attributes, units: Units = ()) -> tuple[R, tuple[str, ...]]:
    """Return the record with what the file changed, and the attributes that were edited here and stay.

    `base` is what the row said when it was imported last (an attribute it never said is missing there), `new` what it
    says now. An attribute of a unit stays when any of the unit was edited.
    """
    taken: dict[str, Any] = {}
    stays: list[str] = []
    for unit in _units_of(new, units):
        moved = [name for name in unit if name not in base or base[name] != new[name]]
        if not moved or all(getattr(current, name) == new[name] for name in moved):
            continue
        if any(name in base and getattr(current, name) != base[name] for name in unit):
            stays += [name for name in moved if getattr(current, name) != new[name]]
        else:
            taken |= {name: new[name] for name in moved}
    return (replace(current, **taken) if taken else current), tuple(stays)


def _units_of(new: Attributes, units: Units) -> Iterable[tuple[str, ...]]:
    joined = frozenset[str]().union(*units)
    yield from (tuple(name for name in new if name in unit) for unit in units)
    yield from ((name,) for name in new if name not in joined)
