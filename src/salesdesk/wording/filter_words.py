"""The words of the deals' filter in the person's language, and what is said of those that were not understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, TypeVar

from salesdesk.application.deal_filter import FilterFault, FilterField, FilterTrouble, FilterWords
from salesdesk.application.deal_tests import Mark
from salesdesk.domain.deal import Category, Motion, Status
from salesdesk.domain.folding import fold
from salesdesk.domain.impediment import ImpedimentKind
from salesdesk.domain.period import Span
from salesdesk.wording.labels import label
from salesdesk.wording.marking import N_
from salesdesk.wording.words import Words

V = TypeVar("V", bound=StrEnum)

_FIELDS: Final[Mapping[FilterField, str]] = {
    FilterField.STAGE: N_("stage"),
    FilterField.OWNER: N_("owner"),
    FilterField.TEAM: N_("team"),
    FilterField.ACCOUNT: N_("account"),
    FilterField.STATUS: N_("status"),
    FilterField.CATEGORY: N_("category"),
    FilterField.MOTION: N_("motion"),
    FilterField.IMPEDIMENT: N_("impediment"),
    FilterField.VALUE: N_("value"),
    FilterField.CHANCE: N_("chance"),
    FilterField.AGE: N_("age"),
    FilterField.KEEPS: N_("kept"),
    FilterField.CLOSE: N_("close"),
}
_MARKS: Final[Mapping[Mark, str]] = {
    Mark.NO_NEXT_STEP: N_("no next step"),
    Mark.UNPROVEN: N_("unproven"),
    Mark.OVERDUE: N_("overdue"),
    Mark.NO_VALUE: N_("no value"),
    Mark.NO_CLOSE: N_("no close"),
    Mark.NO_ACCOUNT: N_("no account"),
    Mark.PAUSED: N_("paused"),
    Mark.PAST_MEAN: N_("past average"),
    Mark.PAST_P90: N_("past p90"),
    Mark.PAST_LONGEST: N_("older than any win"),
    Mark.STALLED: N_("stalled"),
}
_STATUSES: Final[Mapping[str, frozenset[Status]]] = {
    N_("open"): frozenset({Status.OPEN}),
    N_("won"): frozenset({Status.WON}),
    N_("lost"): frozenset({Status.LOST}),
    N_("handed back"): frozenset({Status.HANDED_BACK}),
    N_("closed"): frozenset({Status.WON, Status.LOST, Status.HANDED_BACK}),
    N_("all"): frozenset(),
}
_SPANS: Final[Mapping[Span, str]] = {
    Span.MONTH: N_("month"),
    Span.QUARTER: N_("quarter"),
    Span.YEAR: N_("year"),
}


def filter_words(words: Words) -> FilterWords:
    """Return the words in which a filter is typed; English ones are understood beside the person's own."""
    return FilterWords(
        fields=_either(words, _FIELDS),
        marks=_either(words, _MARKS),
        statuses={fold(name): chosen for key, chosen in _STATUSES.items() for name in (key, words.text(key))},
        values={
            FilterField.CATEGORY: _labelled(words, Category),
            FilterField.MOTION: _labelled(words, Motion),
            FilterField.IMPEDIMENT: _labelled(words, ImpedimentKind),
        },
        me=frozenset({"me", fold(words.text("me"))}),
        written={fold(name): name for name in _written(words)},
        but=frozenset({"not", fold(words.text("not"))}),
        spans=_either(words, _SPANS),
    )


def _written(words: Words) -> Iterable[str]:
    yield words.text("me")
    for said in (_FIELDS, _MARKS, _SPANS):
        yield from map(words.text, said.values())
    yield from map(words.text, _STATUSES)
    for kind in (Category, Motion, ImpedimentKind):
        yield from (label(words, one) for one in kind)


def _either(words: Words, said: Mapping[V, str]) -> Mapping[str, V]:
    return {fold(name): value for value, key in said.items() for name in (key, words.text(key))}


def _labelled(words: Words, kind: type[StrEnum]) -> Mapping[str, str]:
    return {fold(name): one.value for one in kind for name in (one.value.replace("_", " "), label(words, one))}


def field_word(words: Words, named: FilterField) -> str:
    """Return the word for a field, as it is typed before the colon."""
    return words.text(_FIELDS[named])


def mark_word(words: Words, mark: Mark) -> str:
    """Return the phrase for a mark, as it is typed."""
    return words.text(_MARKS[mark])


def status_words(words: Words) -> tuple[str, ...]:
    """Return what can be typed behind "status:"."""
    return tuple(words.text(name) for name in _STATUSES)


def span_words(words: Words) -> tuple[str, ...]:
    """Return what stands for the period around today behind "close:"."""
    return tuple(words.text(name) for name in _SPANS.values())


def trouble_told(words: Words, trouble: FilterTrouble) -> str:
    """Return what is wrong with words of the filter, and what to type instead."""
    if trouble.fault is FilterFault.UNKNOWN_MARK:
        return words.text(
            "“{words}” is no mark. Marks are {marks}",
            words=trouble.words,
            marks=", ".join(words.text(name) for name in _MARKS.values()),
        )
    if trouble.field is None:
        return words.text(
            "“{words}” is no field. Fields are {fields}",
            words=trouble.words,
            fields=", ".join(words.text(name) for name in _FIELDS.values()),
        )
    name = field_word(words, trouble.field)
    if trouble.fault is FilterFault.NOTHING_YET:
        return words.text("“{words}” asks for nothing yet. Go on typing", words=trouble.words)
    if trouble.fault is FilterFault.NO_NUMBER:
        return words.text(
            "“{words}” is no number for {field}. Type one such as 20k or 60%", words=trouble.words, field=name
        )
    if trouble.fault is FilterFault.NO_DAY:
        return words.text(
            "“{words}” is no day or period. Type one such as 31.12.2026, 2026-Q4 or +30d", words=trouble.words
        )
    return words.text("No {field} is called “{words}” here. Choose one from the list", words=trouble.words, field=name)
