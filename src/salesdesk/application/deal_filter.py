"""A filter in people's words, such as `stage:proposal owner:me value>20k no next step past p90`, understood.

What is no field and no mark is free text over account, deal, owner and note. What a field cannot mean is a trouble
with its words, and asks for nothing: a filter that is half typed never hides what was there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from salesdesk.application.deal_tests import (
    Asked,
    Attribute,
    ClosesBetween,
    Compare,
    DealTest,
    Figure,
    FigureIs,
    Mark,
    OneOf,
)
from salesdesk.application.filter_days import days_of
from salesdesk.application.filter_marks import nearly_a_mark
from salesdesk.domain.deal import Status
from salesdesk.domain.folding import fold
from salesdesk.domain.money import is_currency, minor_digits
from salesdesk.domain.period import Span


class FilterField(StrEnum):
    """What can stand before the colon."""

    STAGE = "stage"
    OWNER = "owner"
    TEAM = "team"
    ACCOUNT = "account"
    STATUS = "status"
    CATEGORY = "category"
    MOTION = "motion"
    IMPEDIMENT = "impediment"
    VALUE = "value"
    CHANCE = "chance"
    AGE = "age"
    KEEPS = "keeps"
    CLOSE = "close"


class FilterFault(StrEnum):
    """Why words of a filter ask for nothing."""

    UNKNOWN_FIELD = "unknown_field"
    UNKNOWN_MARK = "unknown_mark"
    UNKNOWN_NAME = "unknown_name"
    NO_NUMBER = "no_number"
    NO_DAY = "no_day"
    NOTHING_YET = "nothing_yet"


@dataclass(frozen=True, slots=True)
class FilterTrouble:
    """Words of the filter that were not understood, of which field; None where they name none."""

    fault: FilterFault
    field: FilterField | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterWords:
    """The words of the person's language: for fields, for marks (whole phrases), and for named values of fields.

    All are folded and English words stand first; `written` says how the folded ones are written.
    """

    fields: Mapping[str, FilterField]
    marks: Mapping[str, Mark]
    statuses: Mapping[str, frozenset[Status]]
    values: Mapping[FilterField, Mapping[str, str]]
    me: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()
    spans: Mapping[str, Span] = field(default_factory=dict[str, Span])
    written: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterNames:
    """What the desk knows by name, and the day, currency and fiscal year that the filter is read on.

    A team's name stands beside each of its reps: whose deals they own are the team's.
    """

    today: date
    currency: str
    fiscal_start: int = 1
    me: UUID | None = None
    names: Mapping[FilterField, Sequence[tuple[UUID, str]]] = field(
        default_factory=dict[FilterField, Sequence[tuple[UUID, str]]]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a filter asks for; `statuses` is None where it says nothing of them."""

    text: str = ""
    tests: tuple[Asked, ...] = ()
    statuses: frozenset[Status] | None = None
    troubles: tuple[FilterTrouble, ...] = ()


_GROUPED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?[kKmM%]?(?!\w)"
_ONE = rf"""(?:{_GROUPED}|"[^"]*"?|(?:[^\s,"]|(?<=\d)[\u00a0\u202f](?=\d))+)"""
_TERM = re.compile(
    r"""(?:(?P<before>[^\W\d_]+)\s+)?(?P<minus>-)?(?P<field>[^\W\d_]+)\s*(?P<compare>>=|<=|[:=<>])\s*(?:[€$£]\s*)?"""
    rf"""(?:(?![^\W\d_]+\s*[:=<>])(?P<value>{_ONE}(?:,{_ONE})*),*"""
    r"""(?:(?<=[\dkKmM])[ \u00a0\u202f]*(?P<currency>[A-Z]{3}(?!\w|\s*[:=<>])|[€$£]))?)?"""
)
_NUMBER = re.compile(r"(?P<digits>\d[\d.,'\u00a0\u202f]*)(?P<times>[km%]?)")
_TIMES: Mapping[str, Decimal] = {"k": Decimal(1000), "m": Decimal(1_000_000), "%": Decimal("0.01"), "": Decimal(1)}
_EVERY = frozenset(Status)
T = TypeVar("T")
_COMPARES: Mapping[str, Compare] = {">": Compare.MORE, ">=": Compare.AT_LEAST, "<": Compare.LESS, "<=": Compare.AT_MOST}
_KEYS: Mapping[FilterField, Attribute] = {
    FilterField.STAGE: Attribute.STAGE,
    FilterField.OWNER: Attribute.OWNER,
    FilterField.TEAM: Attribute.OWNER,
    FilterField.ACCOUNT: Attribute.ACCOUNT,
}
_WORDS: Mapping[FilterField, Attribute] = {
    FilterField.CATEGORY: Attribute.CATEGORY,
    FilterField.MOTION: Attribute.MOTION,
    FilterField.IMPEDIMENT: Attribute.IMPEDIMENT,
}
_FIGURES: Mapping[FilterField, Figure] = {
    FilterField.VALUE: Figure.VALUE,
    FilterField.CHANCE: Figure.CHANCE,
    FilterField.AGE: Figure.AGE,
    FilterField.KEEPS: Figure.KEEPS,
}


def understood(text: str, words: FilterWords, names: FilterNames) -> Understood:
    """Return what a filter asks for."""
    reader = _Reader(words, names)
    rest = _TERM.sub(reader.term, text)
    return Understood(
        text=" ".join(reader.marks(rest)),
        tests=tuple(reader.tests),
        statuses=reader.statuses,
        troubles=tuple(reader.troubles),
    )


class _Reader:
    """Goes through one filter; what it has understood so far."""

    def __init__(self, words: FilterWords, names: FilterNames) -> None:
        self._words = words
        self._names = names
        self.tests: list[Asked] = []
        self.troubles: list[FilterTrouble] = []
        self._chosen: frozenset[Status] = frozenset()
        self._refused: frozenset[Status] = frozenset()

    @property
    def statuses(self) -> frozenset[Status] | None:
        """Which statuses are asked for, those that must not be taken out; empty: every one, None: nothing said."""
        if not self._chosen and not self._refused:
            return None
        left = (self._chosen or _EVERY) - self._refused
        return frozenset() if left == _EVERY else left

    def term(self, found: re.Match[str]) -> str:
        """Take a field with its value out of the filter; what is no field of ours stays free text."""
        named = self._words.fields.get(fold(found["field"]))
        if named is None and found["compare"] in _COMPARES:
            # Nobody writes "due<31.12." into a note: as free text it would only hide every deal.
            self.troubles.append(FilterTrouble(FilterFault.UNKNOWN_FIELD, None, found["field"]))
            return f"{found['before'] or ''} "
        if named is None:
            return found[0]
        turned, rest = fold(found["before"] or "") in self._words.but, " "
        value = (found["value"] or "").strip()
        parts = [part for part in (one.strip('" ') for one in _parts(value)) if part]
        if not parts:
            self.troubles.append(FilterTrouble(FilterFault.NOTHING_YET, named, found[0].strip()))
        elif named is FilterField.STATUS:
            self._status(parts, but=turned or bool(found["minus"]))
        else:
            test = self._test(named, found["compare"], value.strip('" '), parts)
            test, code = _in_currency(test, found["currency"] or "", self._names.currency)
            rest = f" {code} " if code else " "
            if test is not None:
                self.tests.append(Asked(test, but=turned or bool(found["minus"])))
        return rest if turned or not found["before"] else f"{found['before']}{rest}"

    def marks(self, rest: str) -> Iterator[str]:
        """Take the marks out of what is left, the longest phrase first, and give back the words of free text."""
        tokens = rest.split()
        at = 0
        while at < len(tokens):
            length, mark, but = self._mark_at(tokens, at)
            nearly = 0 if mark is not None else nearly_a_mark(tokens[at:], self._words.marks)
            if mark is not None:
                self.tests.append(Asked(mark, but=but))
            elif nearly:
                # As free text it would only hide every deal.
                words = " ".join(tokens[at : at + nearly])
                self.troubles.append(FilterTrouble(FilterFault.UNKNOWN_MARK, None, words))
            else:
                yield tokens[at]
            at += nearly or length

    def _mark_at(self, tokens: Sequence[str], at: int) -> tuple[int, Mark | None, bool]:
        skipped = 1 if fold(tokens[at]) in self._words.but and at + 1 < len(tokens) else 0
        longest = max((len(phrase.split()) for phrase in self._words.marks), default=0)
        # "no next step" begins with a word that also turns a mark round: the phrase itself comes first.
        for start in dict.fromkeys((0, skipped)):
            for length in range(min(longest, len(tokens) - at - start), 0, -1):
                phrase = fold(" ".join(tokens[at + start : at + start + length]))
                bare = phrase.removeprefix("-")
                if bare in self._words.marks:
                    return start + length, self._words.marks[bare], start > 0 or bare != phrase
        return 1, None, False

    def _status(self, parts: Iterable[str], *, but: bool) -> None:
        for part in parts:
            found = _begun(self._words.statuses, part)
            if found is None:
                self.troubles.append(FilterTrouble(FilterFault.UNKNOWN_NAME, FilterField.STATUS, part))
            elif but:
                self._refused |= found
            else:
                self._chosen |= found or _EVERY

    def _test(self, named: FilterField, compare: str, value: str, parts: Sequence[str]) -> DealTest | None:
        """Return the test of a field: names may stand in a row, a comma in a number belongs to the number."""
        if named in _KEYS:
            return self._keys(named, parts)
        if named in _WORDS:
            return self._named_values(named, parts)
        return self._close(compare, value) if named is FilterField.CLOSE else self._figure(named, compare, value)

    def _keys(self, named: FilterField, parts: Sequence[str]) -> DealTest | None:
        chosen: set[UUID] = set()
        for part in parts:
            found = self._keys_of(named, part)
            if not found:
                self.troubles.append(FilterTrouble(FilterFault.UNKNOWN_NAME, named, part))
            chosen.update(found)
        return OneOf(_KEYS[named], frozenset(chosen)) if chosen else None

    def _keys_of(self, named: FilterField, part: str) -> list[UUID]:
        typed = fold(part)
        if named is FilterField.OWNER and typed in self._words.me and self._names.me is not None:
            return [self._names.me]
        every = [(key, fold(name)) for key, name in self._names.names.get(named, ())]
        exact = [key for key, name in every if name == typed]
        return exact or [key for key, name in every if any(word.startswith(typed) for word in _endings(name))]

    def _named_values(self, named: FilterField, parts: Sequence[str]) -> DealTest | None:
        chosen: set[str] = set()
        for part in parts:
            found = _begun(self._words.values.get(named, {}), part)
            if found is None:
                self.troubles.append(FilterTrouble(FilterFault.UNKNOWN_NAME, named, part))
            else:
                chosen.add(found)
        return OneOf(_WORDS[named], frozenset(chosen)) if chosen else None

    def _figure(self, named: FilterField, compare: str, part: str) -> DealTest | None:
        amount = number(part)
        if amount is None:
            self.troubles.append(FilterTrouble(FilterFault.NO_NUMBER, named, part))
            return None
        if named is FilterField.VALUE:
            amount = amount.scaleb(minor_digits(self._names.currency))
        elif named is FilterField.CHANCE and not part.endswith("%"):
            amount = amount / 100 if amount > 1 else amount
        return FigureIs(_FIGURES[named], _COMPARES.get(compare, Compare.IS), float(amount))

    def _close(self, compare: str, part: str) -> DealTest | None:
        days = days_of(part, self._words.spans, self._names.today, self._names.fiscal_start)
        if days is None:
            self.troubles.append(FilterTrouble(FilterFault.NO_DAY, FilterField.CLOSE, part))
            return None
        first, last = days
        one = timedelta(days=1)
        between: Mapping[str, Callable[[], ClosesBetween]] = {
            ">": lambda: ClosesBetween(first=last + one),
            ">=": lambda: ClosesBetween(first=first),
            "<": lambda: ClosesBetween(last=first - one),
            "<=": lambda: ClosesBetween(last=last),
        }
        return between.get(compare, lambda: ClosesBetween(first, last))()


def number(text: str) -> Decimal | None:
    """Return the number that people type for an amount: "20k", "1.5m", "20,000", "€ 300", "60 %"; None for none.

    Three digits after a mark are thousands, but for those after a lone zero; any other number of them is a fraction.
    """
    bare = fold(text).replace(" ", "").strip("€$£")
    found = _NUMBER.fullmatch(bare)
    if found is None:
        return None
    digits = re.sub(r"['\u00a0\u202f]", "", found["digits"]).rstrip(".,")
    marks = re.findall(r"[.,]", digits)
    if marks and (len(marks) > 1 or len(digits.rsplit(marks[-1], 1)[1]) == 3):
        last = marks[-1]
        whole, fraction = digits.rsplit(last, 1)
        thousands = len(fraction) == 3 and len(set(marks)) == 1 and whole != "0"
        digits = re.sub(r"[.,]", "", digits) if thousands else f"{re.sub(r'[.,]', '', whole)}.{fraction}"
    return Decimal(digits.replace(",", ".")) * _TIMES[found["times"]]


def _in_currency(test: DealTest | None, code: str, base: str) -> tuple[DealTest | None, str]:
    """Return the test in the currency that stands behind its number, and what stands there but is no currency of it."""
    if isinstance(test, FigureIs) and test.figure is Figure.VALUE:
        if not is_currency(code) or code == base:
            return test, ""
        # It was read with as many digits behind its mark as the desk's currency has.
        amount = Decimal(test.amount).scaleb(minor_digits(code) - minor_digits(base))
        return replace(test, amount=float(amount), currency=code), ""
    return test, code


def _parts(value: str) -> list[str]:
    return re.findall(r'"[^"]*"?|[^,"]+', value)


def _endings(name: str) -> Iterator[str]:
    """Yield the name from each of its words on, so that "ada h" finds "Dr. Ada Holm"."""
    words = name.split()
    for at in range(len(words)):
        yield " ".join(words[at:])


def _begun(known: Mapping[str, T], part: str) -> T | None:
    """Return what a word names, or the beginning of the only one it may be."""
    typed = fold(part)
    if typed in known:
        return known[typed]
    found = [value for name, value in known.items() if name.startswith(typed)]
    return found[0] if len({repr(value) for value in found}) == 1 else None
