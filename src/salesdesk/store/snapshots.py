"""A value as JSON and back, exactly: what a record was before an import changed it."""

from __future__ import annotations

import types
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID


def to_json(value: Any) -> Any:  # noqa: ANN401 (any field of a value)
    """Return a value of the domain as what JSON can hold."""
    if is_dataclass(value):
        return {f.name: to_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    if isinstance(value, (UUID, Decimal)):
        return str(value)
    if isinstance(value, (tuple, frozenset)):
        return [to_json(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
    return value


_FROM_TEXT: Mapping[Any, Callable[[Any], Any]] = {
    UUID: UUID,
    bytes: b64decode,
    Decimal: Decimal,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}


def from_json(hint: Any, held: Any) -> Any:  # noqa: ANN401 (any field of a value)
    """Return the value of that type which `to_json` made."""
    if held is None:
        return None
    origin: Any = get_origin(hint)
    if origin in {Union, types.UnionType}:
        return _one_of([choice for choice in get_args(hint) if choice is not type(None)], held)
    if origin in {tuple, frozenset}:
        listed = [from_json(item, one) for item, one in zip(_items(get_args(hint), len(held)), held, strict=True)]
        return tuple(listed) if origin is tuple else frozenset(listed)
    if hasattr(hint, "__dataclass_fields__"):
        hints = _hints(hint)
        return hint(**{name: from_json(hints[name], one) for name, one in held.items()})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(held)
    return _FROM_TEXT.get(hint, lambda plain: plain)(held)


def _one_of(choices: Sequence[Any], held: Any) -> Any:  # noqa: ANN401 (any field of a value)
    """Return the value of the first type that knows it: a play is one of the eleven, or the key of one's own."""
    for choice in choices[:-1]:
        with suppress(ValueError):
            return from_json(choice, held)
    return from_json(choices[-1], held)


def _items(hints: Sequence[Any], count: int) -> Sequence[Any]:
    """Return the type of each item: one for all of them, or each its own."""
    return hints if len(hints) == count and Ellipsis not in hints else [hints[0]] * count


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 (a dataclass)
    return get_type_hints(kind)
