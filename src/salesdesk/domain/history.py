"""The history of every record: what changed, from what to what, when, by whom; append-only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, dataclass, fields, is_dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar, Protocol, TypeVar
from uuid import UUID

from salesdesk.domain.deal import Category, Deal
from salesdesk.domain.money import Money


class DataclassValue(Protocol):
    """A frozen dataclass: what travels through the program."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


V = TypeVar("V", bound=DataclassValue)

CREATED = "created"
ARCHIVED = "archived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field of one record that changed: `before` and `after` in canonical text, None where there was nothing.

    `happened_on` is the day in the desk's zone on which it is true, `recorded_at` when it was written (UTC).
    `withdrawn` marks what was undone: counts and conversions ignore it.
    """

    id: UUID
    entity: str
    entity_id: UUID
    field: str
    before: str | None
    after: str | None
    happened_on: date
    recorded_at: datetime
    by: UUID | None
    batch: UUID
    withdrawn: bool = False


def printed(value: object) -> str | None:
    """Return the canonical text of a field's value; None for nothing."""
    if value is None:
        return None
    for kinds, form in _FORMS:
        if isinstance(value, kinds):
            return form(value)
    return _of_value(value) if is_dataclass(value) else str(value)


def _of_items(value: Any) -> str:  # noqa: ANN401 (a tuple of values of one kind)
    return "[" + "; ".join(printed(x) or "" for x in value) + "]"


def _of_value(value: Any) -> str:  # noqa: ANN401 (a frozen dataclass)
    return ", ".join(f"{f.name}={printed(getattr(value, f.name)) or ''}" for f in fields(value))


_FORMS: tuple[tuple[tuple[type, ...], Callable[[Any], str]], ...] = (
    ((Enum,), lambda v: str(v.value)),
    ((Money, UUID, Decimal), str),
    ((datetime, date, time), lambda v: v.isoformat()),
    ((tuple,), _of_items),
    ((frozenset,), lambda v: _of_items(sorted(v))),
    ((bytes,), lambda v: f"{len(v)} bytes"),
)


def differences(before: V | None, after: V | None) -> Mapping[str, tuple[str | None, str | None]]:
    """Return what a history entry is written for: field -> (before, after), in canonical text.

    A record that begins or ends gives one entry, `created` or `archived`.
    """
    if before is None or after is None:
        return {CREATED if before is None else ARCHIVED: (None, None)}
    names = [f.name for f in fields(after) if getattr(before, f.name) != getattr(after, f.name)]
    return {n: (printed(getattr(before, n)), printed(getattr(after, n))) for n in names}


def _money(text: str) -> Money:
    amount, currency = text.split()
    return Money.of(amount, currency)


_REWOUND: Mapping[str, Callable[[str], Any]] = {
    "value": _money,
    "stage_id": UUID,
    "chance": float,
    "category": Category,
    "expected_on": date.fromisoformat,
    "qualified_on": date.fromisoformat,
}


def rewound(deal: Deal, later: Iterable[Change]) -> Deal:
    """Return the deal as it was before the given changes (those after the as-of date, withdrawn ones left out).

    The earliest change of each field says what it was; status and dates of closing follow from the deal's dates.
    """
    earliest: dict[str, Change] = {}
    for change in sorted(later, key=lambda c: (c.happened_on, c.recorded_at)):
        if change.field in _REWOUND and not change.withdrawn:
            earliest.setdefault(change.field, change)
    old: dict[str, Any] = {name: None if c.before is None else _REWOUND[name](c.before) for name, c in earliest.items()}
    return replace(deal, **old) if old else deal
