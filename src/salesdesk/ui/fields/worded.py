"""Fields for amounts, quantities, chances, days and times, as the desk's language writes them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from salesdesk.domain.money import Money
from salesdesk.ui.fields.dates import DateField, MomentField, TimeField
from salesdesk.ui.fields.parsed import ParsedLine
from salesdesk.wording.reading import (
    read_day,
    read_decimal,
    read_exchange_rate,
    read_money,
    read_percent,
    read_rate,
    read_time,
)

if TYPE_CHECKING:
    import datetime as dt

    from salesdesk.wording import Words


class MoneyLine(ParsedLine[Money]):
    """An amount in a currency; empty means no value yet, which is not zero."""

    def __init__(self, words: Words, currency: str, placeholder: str = "") -> None:
        """Make an empty field for amounts in a currency."""
        super().__init__(
            self._read_money,
            words.money,
            words.text("This amount cannot be read. Write it like {example}", example="1250.00"),
            placeholder,
            right=True,
        )
        self._currency = currency

    def set_currency(self, currency: str) -> None:
        """Read what is typed from now on as an amount in this currency."""
        self._currency = currency

    def _read_money(self, text: str) -> Money | None:
        return read_money(text, self._currency)


def money_field(words: Words, currency: str, placeholder: str = "") -> MoneyLine:
    """Return a field for an amount in a currency."""
    return MoneyLine(words, currency, placeholder)


def quantity_field(words: Words, placeholder: str = "") -> ParsedLine[Decimal]:
    """Return a field for a quantity with or without decimals."""
    return ParsedLine(
        read_decimal,
        words.number,
        words.text("This number cannot be read. Write it like {example}", example="12.5"),
        placeholder,
        right=True,
    )


def percent_field(words: Words, placeholder: str = "") -> ParsedLine[float]:
    """Return a field for a share between 0 and 1, written in percent."""
    return ParsedLine(
        read_percent,
        words.percent,
        words.text("Write a chance between 0 and 100 %"),
        placeholder,
        right=True,
    )


def rate_field(words: Words, placeholder: str = "") -> ParsedLine[Decimal]:
    """Return a field for a rate in per cent from 0 to 100, such as a discount."""
    return ParsedLine(
        read_rate,
        words.rate,
        words.text("Write it like {example}, from 0 to 100 %", example="12.5 %"),
        placeholder,
        right=True,
    )


def exchange_rate_field(words: Words, placeholder: str = "") -> ParsedLine[Decimal]:
    """Return a field for how many of a currency one unit of the desk's buys."""
    return ParsedLine(
        read_exchange_rate,
        words.exchange_rate,
        words.text("This rate cannot be read. Write it like {example}", example=words.exchange_rate(Decimal("1.085"))),
        placeholder,
        right=True,
    )


def date_field(words: Words, today: dt.date) -> DateField:
    """Return a field for a day; a day without a year is the next one from today."""
    return DateField(
        lambda text: read_day(text, today),
        words.short_date,
        words.text("This day cannot be read. Write it like {example}", example=words.short_date(today)),
        today=today,
        words=words.text("Pick a day"),
    )


def time_field(words: Words) -> TimeField:
    """Return a field for a time of day."""
    return TimeField(
        read_time,
        words.clock,
        words.text("This time cannot be read. Write it like {example}", example="14:30"),
        words.text("Time"),
    )


def moment_field(words: Words, today: dt.date) -> MomentField:
    """Return a field for a day and a time that belong together (2.7: never one without the other)."""
    field = MomentField(date_field(words, today), time_field(words))
    field.name_parts(words.text("Day"), words.text("Time"))
    return field
