"""Calendar files, read in a guarded child; what the child says is checked, not believed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from salesdesk.application.calendar_entry import PARTSTAT, Method
from salesdesk.application.calendar_file import (
    CalendarFile,
    CalendarRefused,
    LineFault,
    LineProblem,
    ReadAttendee,
    ReadEvent,
)
from salesdesk.application.importing.troubles import FileNotRead, FileTrouble
from salesdesk.domain.follow_up import Reply
from salesdesk.domain.moment import Moment, zone_named
from salesdesk.domain.period import Period
from salesdesk.domain.refusals import OutOfRange
from salesdesk.imports import child, limits
from salesdesk.imports.child import ChildTrouble, senseless
from salesdesk.imports.contents import content_of

_MARKS: Final = (b"vcalendar", "vcalendar".encode("utf-16-le"), "vcalendar".encode("utf-16-be"))
_REPLIES: Final[Mapping[str, Reply]] = MappingProxyType({text: reply for reply, text in PARTSTAT.items()})


class CalendarFileReader:
    """Reads a calendar file in a guarded child process."""

    def read(self, path: Path, window: Period, zone: str) -> CalendarFile:
        """Return what is in a file. Raises FileNotRead, CalendarRefused, never anything else for what is in it."""
        content = content_of(path, FileTrouble.NOT_A_CALENDAR)
        if not any(mark in content.lower() for mark in _MARKS):
            raise FileNotRead(str(path), FileTrouble.NOT_A_CALENDAR)
        answer = _Answer(zone)
        try:
            child.ask(command(window), content, answer.take)
        except ChildTrouble as trouble:
            reason = FileTrouble.CALENDAR_TOO_MUCH if trouble.reason in _TOO_MUCH else FileTrouble.NOT_A_CALENDAR
            raise FileNotRead(str(path), reason, trouble.detail) from trouble
        problems = tuple(sorted(answer.problems, key=lambda problem: problem.line))
        if not answer.events:
            raise CalendarRefused(str(path), problems)
        return CalendarFile(
            path=path,
            sha256=hashlib.sha256(content).hexdigest(),
            name=answer.name,
            events=tuple(answer.events),
            problems=problems,
        )


_TOO_MUCH: Final = frozenset({FileTrouble.TOO_LARGE, FileTrouble.TOO_LONG})


def command(window: Period) -> list[str]:
    """Return what starts a child that reads a calendar file."""
    days = (window.last - window.first).days
    most = (window.first.toordinal(), days, limits.EVENTS_OF_SERIES, limits.EVENTS)
    return child.command("calendar", *most)


@dataclass(slots=True)
class _Answer:
    """What the child said so far."""

    zone: str
    name: str = ""
    events: list[ReadEvent] = field(default_factory=list[ReadEvent])
    problems: list[LineProblem] = field(default_factory=list[LineProblem])

    def take(self, line: Any) -> bool:  # noqa: ANN401 (checked here)
        """Take one line of the answer; return whether it was the last. Raises ChildTrouble."""
        match line:
            case {"event": {"calendar": str(name), **told}} if len(self.events) < limits.EVENTS:
                try:
                    self.events.append(_event(told, self.zone))
                except (KeyError, TypeError, ValueError, OverflowError, OutOfRange) as error:
                    raise senseless() from error
                self.name = self.name or name
            case {"wrong": [int(number), str(fault), str(what), bool(left_out)]} if fault in _FAULTS:
                found = LineProblem(line=number, fault=LineFault(fault), what=what, left_out=left_out)
                self.problems.append(found)
            case {"end": int()}:
                return True
            case _:
                raise senseless()
        return False


_FAULTS: Final = frozenset(fault.value for fault in LineFault)


def _event(told: Mapping[Any, Any], zone: str) -> ReadEvent:
    stamp, method = told["stamp"], str(told["method"])
    event = ReadEvent(
        line=int(told["line"]),
        uid=str(told["uid"]).strip(),
        occurrence=str(told["occurrence"]),
        sequence=told["sequence"] if told["sequence"] is None else int(told["sequence"]),
        stamp=_instant(stamp) if stamp else None,
        title=_line(told["title"]),
        place=_line(told["place"]),
        note=str(told["note"]).strip(),
        starts=_moment(told, zone),
        minutes=int(told.get("minutes", 0)),
        day=date.fromisoformat(told["day"]) if "day" in told else None,
        last_day=_last_day(told),
        cancelled=told["status"] == "CANCELLED" or method == Method.CANCEL,
        method=Method(method) if method in Method.__members__ else Method.NONE,
        people=_people(told["people"]),
    )
    return event if event.uid else _named(event)


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)


def _moment(told: Mapping[Any, Any], zone: str) -> Moment | None:
    """Return when it begins, shown in the zone the file names where the machine knows it, else in the desk's."""
    if "local" in told:
        local = datetime.fromisoformat(told["local"])
        return Moment.of(local.date(), local.time(), zone)
    return Moment(_instant(told["at"]), _known(str(told["zone"]), zone)) if "at" in told else None


def _known(zone: str, otherwise: str) -> str:
    if zone.upper() in {"", "UTC", "Z"}:
        return otherwise
    try:
        zone_named(zone)
    except OutOfRange:
        return otherwise
    return zone


def _last_day(told: Mapping[Any, Any]) -> date | None:
    days = int(told.get("days", 1))
    return date.fromisoformat(told["day"]) + timedelta(days=days - 1) if "day" in told and days > 1 else None


def _people(told: Sequence[Any]) -> tuple[ReadAttendee, ...]:
    return tuple(
        ReadAttendee(address=str(address).strip(), name=_line(name), reply=_REPLIES.get(str(said)))
        for address, name, said in told
    )


def _line(text: object) -> str:
    return " ".join(str(text).split())


def _named(event: ReadEvent) -> ReadEvent:
    """Give an event that has no UID one that the file's next version gives as well: what and when."""
    when = event.day.isoformat() if event.day else event.starts.at.isoformat() if event.starts else ""
    told = hashlib.sha256(f"{event.title}\n{event.occurrence or when}".encode()).hexdigest()
    return replace(event, uid=f"unnamed-{told[:32]}")
