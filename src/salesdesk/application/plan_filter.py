"""Which call plans a list shows: by how ready they are, by day, by person, by words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from salesdesk.application.rows import MeetingRow
from salesdesk.domain.folding import fold


class HowReady(StrEnum):
    """Plans that are ready, that are not, or that were held."""

    ANY = "any"
    NOT_READY = "not_ready"
    READY = "ready"
    HELD = "held"


class Days(StrEnum):
    """Plans of a stretch of days, counted from today."""

    ANY = "any"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    PAST = "past"
    UNDATED = "undated"


WEEK = timedelta(days=7)
MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFilter:
    """What is wanted; `person` is the name of somebody who takes part, `text` words of account, deal, people."""

    text: str = ""
    ready: HowReady = HowReady.ANY
    days: Days = Days.ANY
    person: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether everything is wanted."""
        return self == PlanFilter()


def filtered(rows: Iterable[MeetingRow], wanted: PlanFilter, today: date, zone: str) -> list[MeetingRow]:
    """Return the rows that are wanted on a desk in a zone, in their order."""
    return [row for row in rows if _is_wanted(row, wanted, today, zone)]


def _is_wanted(row: MeetingRow, wanted: PlanFilter, today: date, zone: str) -> bool:
    return (
        _is_as_ready(row, wanted.ready)
        and _is_in(row, wanted.days, today, zone)
        and (not wanted.person or wanted.person in row.people)
        and _says(row, wanted.text)
    )


def _is_as_ready(row: MeetingRow, wanted: HowReady) -> bool:
    if wanted is HowReady.ANY:
        return True
    held, ready = row.held_on is not None, row.ready_at is not None
    found = HowReady.HELD if held else (HowReady.READY if ready else HowReady.NOT_READY)
    return found is wanted


def _is_in(row: MeetingRow, wanted: Days, today: date, zone: str) -> bool:
    if wanted is Days.ANY:
        return True
    day = row.held_on or (row.starts.day_in(zone) if row.starts else None)
    if day is None or wanted is Days.UNDATED:
        return day is None and wanted is Days.UNDATED
    first, last = {
        Days.TODAY: (today, today),
        Days.WEEK: (today, today + WEEK),
        Days.MONTH: (today, today + MONTH),
        Days.PAST: (date.min, today - timedelta(days=1)),
    }[wanted]
    return first <= day <= last


def _says(row: MeetingRow, text: str) -> bool:
    """Tell whether each word that is wanted begins a word of account, deal, people or objective."""
    wanted = fold(text).split()
    if not wanted:
        return True
    words = fold(" ".join((row.account, row.deal, *row.people, row.objective))).split()
    return all(any(word.startswith(part) for word in words) for part in wanted)


def people_in(rows: Sequence[MeetingRow]) -> list[str]:
    """Return the names of those who take part in any of the meetings, each once, in the order of the alphabet."""
    return sorted({name for row in rows for name in row.people}, key=fold)
