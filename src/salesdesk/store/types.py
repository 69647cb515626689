"""Column types that lose nothing: keys, instants, amounts, exact numbers and choices, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import DateTime, Dialect, LargeBinary, Numeric, Row, Select, String, Text, Uuid
from sqlalchemy.types import TypeDecorator, TypeEngine
from typing_extensions import override

E = TypeVar("E", bound=StrEnum)

AnyRow = Row[*tuple[Any, ...]]
"""A row whose columns are read by their names."""

AnySelect = Select[*tuple[Any, ...]]
"""A select of any columns."""


def _is_postgresql(dialect: Dialect) -> bool:
    return dialect.name == "postgresql"


class Key(TypeDecorator[UUID]):
    """A key made by the application: 16 bytes on SQLite, a uuid on PostgreSQL."""

    impl = LargeBinary
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Uuid() if _is_postgresql(dialect) else LargeBinary(16))

    @override
    def bind_processor(self, dialect: Dialect) -> Any:
        return None if _is_postgresql(dialect) else _to_bytes

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        return None if _is_postgresql(dialect) else _from_bytes


def _to_bytes(key: UUID | None) -> bytes | None:
    return None if key is None else key.bytes


@lru_cache(maxsize=4096)
def _from_bytes(held: bytes | None) -> UUID | None:
    return None if held is None else UUID(bytes=held)


class Instant(TypeDecorator[datetime]):
    """An instant in UTC: aware on both sides, kept without a zone on SQLite because it is always UTC."""

    impl = DateTime
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(DateTime(timezone=_is_postgresql(dialect)))

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant without a zone")
        utc = value.astimezone(UTC)
        return utc if _is_postgresql(dialect) else utc.replace(tzinfo=None)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Exact(TypeDecorator[Decimal]):
    """A decimal number to its last digit: text on SQLite, whose numbers are binary."""

    impl = Text
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Numeric() if _is_postgresql(dialect) else Text())

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        return value if value is None or _is_postgresql(dialect) else str(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Choice(TypeDecorator[E]):
    """One of the values of an enumeration, kept as its word."""

    impl = String
    cache_ok = True

    def __init__(self, choices: type[E]) -> None:
        super().__init__(32)
        self.choices = choices

    @override
    def bind_processor(self, dialect: Dialect) -> Any:
        return _to_word

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        words: Mapping[str | None, E | None] = {None: None} | {str(choice): choice for choice in self.choices}
        return words.__getitem__


def _to_word(choice: StrEnum | None) -> str | None:
    return None if choice is None else str(choice)
