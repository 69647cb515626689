"""The content of a proposal in canonical form: what an issued revision keeps, whose hash is printed, and back again.

The look is no content: the logo is left out, and so is the hash itself.
"""

from __future__ import annotations

import hashlib
import json
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Final, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from salesdesk.application.papers import ProposalContent
from salesdesk.domain.history import printed
from salesdesk.domain.money import Money

_SINCE_ADDED: Final = frozenset({"product_id"})
"""What earlier versions did not know is left out where there is none: what they froze hashes as it did."""


def canonical(content: ProposalContent) -> str:
    """Return the content as JSON with sorted keys: the text whose hash a revision carries."""
    bare = replace(content, logo=None, content_hash="")
    return json.dumps(_plain(bare), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(content: ProposalContent) -> str:
    """Return the SHA-256 of the canonical content, as it is printed on the acceptance page (B1)."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def content_from(text: str) -> ProposalContent:
    """Return the content of an issued revision again, with its hash and without a logo.

    What an older version did not know has its default. Raises ValueError when the text is no content of ours.
    """
    try:
        read: ProposalContent = _value(ProposalContent, json.loads(text))
    except (AttributeError, KeyError, TypeError, ArithmeticError) as error:
        raise ValueError("no content of a proposal") from error
    return replace(read, content_hash=hashlib.sha256(text.encode()).hexdigest())


def _plain(value: Any) -> Any:  # noqa: ANN401 (any part of the content)
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
    if is_dataclass(value) and not isinstance(value, (type, Money)):
        parts = {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
        return {name: part for name, part in parts.items() if part is not None or name not in _SINCE_ADDED}
    return printed(value)


def _money(text: str) -> Money:
    amount, currency = text.split()
    return Money.of(amount, currency)


_READ: Mapping[type, Callable[[Any], Any]] = types.MappingProxyType(
    {
        Money: _money,
        Decimal: Decimal,
        UUID: UUID,
        date: date.fromisoformat,
        datetime: datetime.fromisoformat,
        str: lambda text: text or "",
    }
)


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _value(kind: Any, plain: Any) -> Any:  # noqa: ANN401 (any part of the content, by its declared type)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = next(one for one in get_args(kind) if one is not type(None))
        return None if plain is None else _value(inner, plain)
    if origin is tuple:
        return tuple(_value(get_args(kind)[0], item) for item in plain)
    if is_dataclass(kind) and isinstance(kind, type) and kind is not Money:
        hints = _hints(kind)
        return kind(**{name: _value(hints[name], part) for name, part in plain.items() if name in hints})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    read = _READ.get(cast("type", kind))
    return plain if read is None else read(plain)
