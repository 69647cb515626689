"""Values to keep: stamps, small records, and hypothesis strategies for any value of the domain."""

from __future__ import annotations

import types
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID, uuid4

from hypothesis import strategies as st

from salesdesk.application.ports import ImportWork, Stamp
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.store.desk_file import SqlStore

NOW = datetime(2026, 11, 5, 9, 30, tzinfo=UTC)
TODAY = NOW.date()


def stamp(*, on: date = TODAY, batch: UUID | None = None, record: bool = True, at: datetime = NOW) -> Stamp:
    return Stamp(by=None, at=at, on=on, batch=batch or uuid4(), record=record)


def settings(**given: Any) -> DeskSettings:
    return replace(DeskSettings(id=uuid4(), name="Trial", currency="EUR", zone="Europe/Athens"), **given)


def moment(day: int, hour: int = 10) -> Moment:
    return Moment(datetime(2026, 11, day, hour, tzinfo=UTC), "Europe/Athens")


class TakenBack(Exception):
    """Ends a transaction of which nothing is to stay."""


@contextmanager
def taken_back(desk: SqlStore) -> Generator[ImportWork]:
    """Open a transaction that is rolled back at its end."""
    with suppress(TakenBack), desk.imports() as work:
        yield work
        raise TakenBack


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
currencies = st.sampled_from(["EUR", "USD", "JPY", "KWD"])
decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=None)
amounts = st.builds(Money, st.integers(-(2**63) + 1, 2**63 - 1), currencies)
moments = st.builds(
    Moment,
    st.datetimes(timezones=st.just(UTC)),
    st.sampled_from(["UTC", "Europe/Athens", "America/St_Johns"]),
)

PLAIN: Mapping[Any, st.SearchStrategy[Any]] = {
    str: texts,
    bool: st.booleans(),
    int: st.integers(-(2**31), 2**31),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bytes: st.binary(max_size=200),
    date: st.dates(),
    time: st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60)),
    datetime: st.datetimes(timezones=st.just(UTC)),
    Decimal: decimals,
    Money: amounts,
    Moment: moments,
}


def anything(hint: Any, keys: Mapping[str, UUID], name: str = "") -> st.SearchStrategy[Any]:
    """Return values of any type of the domain; `keys` names the record that each reference leads to."""
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        (inner,) = (choice for choice in get_args(hint) if choice is not type(None))
        return st.none() | anything(inner, keys, name)
    if origin is tuple:
        return st.lists(anything(get_args(hint)[0], keys, name), max_size=3).map(tuple)
    if origin is frozenset:
        (item,) = get_args(hint)
        return st.frozensets(st.integers(0, 6) if item is int else anything(item, keys, name))
    if origin is Mapping:
        key, value = get_args(hint)
        return st.dictionaries(anything(key, keys), anything(value, keys), max_size=3)
    if hint is UUID:
        return st.just(keys[name]) if name in keys else st.uuids()
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if is_dataclass(hint) and hint not in PLAIN:
        return values(hint, keys)  # type: ignore[arg-type]
    return PLAIN[hint]


def values(kind: type[Any], keys: Mapping[str, UUID], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return values of a dataclass with every field at random."""
    hints = get_type_hints(kind)
    made = {f.name: given[f.name] if f.name in given else anything(hints[f.name], keys, f.name) for f in fields(kind)}
    return st.builds(kind, **made)
