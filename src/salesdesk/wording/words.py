"""Sentences through gettext, and money, numbers, dates and times as people write them (Babel)."""

from __future__ import annotations

import datetime as dt
import gettext
from decimal import Decimal
from functools import cache
from typing import cast

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_symbol, parse_pattern

from salesdesk.application.resources import resource
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money, minor_digits
from salesdesk.domain.period import Period, Span
from salesdesk.wording.dates import DayForm, written

DOMAIN = "salesdesk"
_TIGHT = frozenset("$£¥")
_SPACE = "\N{NO-BREAK SPACE}"


@cache
def _catalogue(language: str, domain: str) -> gettext.NullTranslations:
    return gettext.translation(domain, resource("translations"), [language], fallback=True)


@cache
def _parsed(pattern: str) -> str:
    """A pattern as Babel reads it, which takes longer than to apply it; Babel takes both, its hints know texts only."""
    return cast("str", parse_pattern(pattern))


class Words:
    """The words of one language; English is the source, so it needs no catalogue.

    `domain` names the catalogues: the window's sentences, or those of the papers we send (DocumentWords).
    """

    def __init__(self, language: str = "en", *, domain: str = DOMAIN) -> None:
        self.language = language
        self._locale = Locale.parse(language)
        self._catalogue = _catalogue(language, domain)

    def text(self, message: str, **values: object) -> str:
        """Return the sentence in this language, its {places} filled."""
        said = self._catalogue.gettext(message)
        return said.format(**values) if values else said

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """Return the form that fits the number, which stands at {n} as people write it."""
        return self._catalogue.ngettext(one, many, n).format(n=self.number(n), **values)

    def listed(self, parts: list[str] | tuple[str, ...]) -> str:
        """Return "a", "a and b", "a, b and c"."""
        if len(parts) <= 1:
            return "".join(parts)
        return self.text("{some} and {last}", some=", ".join(parts[:-1]), last=parts[-1])

    # money and numbers

    def money(self, amount: Money | None, *, cents: bool | None = None) -> str:
        """Return an amount, such as "€ 61,362"; minor units only where there are some, unless `cents` says so.

        No amount is a dash, which is not the same as zero.
        """
        if amount is None:
            return "–"
        digits = minor_digits(amount.currency)
        shown = digits if (cents if cents is not None else amount.minor % 10**digits) else 0
        number = "#,##0" + ("." + "0" * shown if shown else "")
        return format_currency(
            amount.amount,
            amount.currency,
            format=_parsed(self._pattern(amount.currency, number)),
            locale=self._locale,
            currency_digits=False,
        )

    def _pattern(self, currency: str, number: str) -> str:
        symbol = get_currency_symbol(currency, self._locale)
        if self.language != "en":
            behind = str(self._locale.currency_formats["standard"].pattern).split(";")[0].rstrip().endswith("¤")
            return f"{number}{_SPACE}¤" if behind else f"¤{_SPACE}{number}"
        return f"¤{number}" if symbol[-1:] in _TIGHT else f"¤{_SPACE}{number}"

    def symbol(self, currency: str) -> str:
        """Return the currency's sign, such as "€"."""
        return get_currency_symbol(currency, self._locale)

    def number(self, value: Decimal | float, digits: int | None = None) -> str:
        """Return a number with thousands marks; `digits` fixes the decimal places."""
        pattern = "#,##0.###" if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(value, format=pattern, locale=self._locale)

    def exchange_rate(self, rate: Decimal) -> str:
        """Return a rate to its last digit and without thousands marks, such as "1.0853"."""
        return format_decimal(rate, format="0.############", locale=self._locale)

    def percent(self, share: float | None, digits: int = 0) -> str:
        """Return a share of 1 as per cent; nothing known is a dash."""
        if share is None:
            return "–"
        return format_percent(
            share, format="#,##0" + ("." + "0" * digits if digits else "") + f"{_SPACE}%", locale=self._locale
        )

    def rate(self, rate: Decimal) -> str:
        """Return a rate in per cent, such as "7.7 %"."""
        return f"{self.number(rate)}{_SPACE}%"

    # days and times

    def date(self, day: dt.date | None) -> str:
        """Return "24 November 2026"; no day is a dash."""
        return written(day, DayForm.DATE, self._locale) if day else "–"

    def weekday_date(self, day: dt.date) -> str:
        """Return "Tuesday, 1 December"."""
        return written(day, DayForm.WEEKDAY_DATE, self._locale)

    def weekday(self, day: dt.date) -> str:
        """Return "Tuesday"."""
        return written(day, DayForm.WEEKDAY, self._locale)

    def short_date(self, day: dt.date | None) -> str:
        """Return "24 Nov 2026"; no day is a dash."""
        return written(day, DayForm.SHORT, self._locale) if day else "–"

    def day(self, day: dt.date) -> str:
        """Return "Tue 1 Dec"."""
        return written(day, DayForm.DAY, self._locale)

    def day_month(self, day: dt.date) -> str:
        """Return "1 Dec"."""
        return written(day, DayForm.DAY_MONTH, self._locale)

    def clock(self, at: dt.datetime | dt.time) -> str:
        """Return "10:30"."""
        return format_time(at.timetz() if isinstance(at, dt.datetime) else at, "HH:mm", locale=self._locale)

    def day_time(self, at: dt.datetime | Moment) -> str:
        """Return "Tue 1 Dec, 10:30": day and time always both, in the moment's own zone."""
        shown = at.local if isinstance(at, Moment) else at
        return self.text("{day}, {clock}", day=self.day(shown.date()), clock=f"{shown:%H:%M}")

    def full_day_time(self, at: dt.datetime | Moment) -> str:
        """Return "Tuesday, 1 December 2026, 10:30"."""
        shown = at.local if isinstance(at, Moment) else at
        return self.text(
            "{day}, {clock}", day=written(shown.date(), DayForm.FULL, self._locale), clock=f"{shown:%H:%M}"
        )

    def month(self, day: dt.date) -> str:
        """Return "Nov 2026"."""
        return format_date(day, "LLL y", self._locale)

    def month_name(self, month: int) -> str:
        """Return the name of a month, 1 to 12."""
        return format_date(dt.date(2000, month, 1), "LLLL", self._locale)

    def period(self, period: Period) -> str:
        """Return "November 2026", "Q4 2026" or "2026"."""
        if period.span is Span.MONTH:
            return format_date(period.first, "MMMM y", self._locale)
        year, _, quarter = period.name.partition("-")
        return self.text("{quarter} {year}", quarter=quarter, year=year) if quarter else year

    def quantity(self, quantity: Decimal, unit: str = "") -> str:
        """Return "42", "2.5 days"."""
        return f"{self.number(quantity)} {unit}".strip()
