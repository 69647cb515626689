"""A calendar file on the command line: replies and events come in, the desk's calendar goes out."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from salesdesk.application.calendar_file import CalendarRefused, LineProblem
from salesdesk.application.calendars import KIND
from salesdesk.cli.speech import opened
from salesdesk.wording import Words
from salesdesk.wording.calendar_files import (
    events_told,
    occasion_told,
    problem_line,
    problem_told,
    reply_told,
    when_told,
)

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path
    from uuid import UUID

    from salesdesk.application.calendars import CalendarPreview
    from salesdesk.application.desk import Desk
    from salesdesk.application.replying import ReplyView

WRONG_USAGE = 2
REFUSED = 1
SHOWN = 20


def is_calendar(file: Path | None, kind: str | None) -> bool:
    """Tell whether a file is to be read as a calendar: somebody says so, or its ending does and nobody says else."""
    return kind == KIND or (kind is None and file is not None and file.suffix.lower() in {".ics", ".ical", ".ifb"})


def bring_in(chosen: argparse.Namespace) -> int:
    """Take a calendar file's replies and events, or say what would happen. Raises FileNotRead, DeskTrouble."""
    words = Words()
    if chosen.mapping or chosen.match or chosen.same or chosen.program or chosen.currency:
        sys.stderr.write(words.text("A calendar needs none of this: give only --group, --dry-run or --json") + "\n")
        return WRONG_USAGE
    with _desk(chosen) as desk:
        try:
            file = desk.calendars.read(chosen.file)
        except CalendarRefused as refused:
            if not chosen.json:
                raise
            print(json.dumps(refused_as_json(refused, words), ensure_ascii=False, indent=2))
            return REFUSED
        preview = desk.calendars.preview(file, chosen.group)
        step = None if chosen.dry_run else desk.calendars.take(file, chosen.group)
    batch = step.batch if step is not None and step.edits else None
    if chosen.json:
        print(json.dumps(as_json(preview, batch, words), ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines(preview, batch, words, trial=chosen.dry_run)))
    return 0


@contextmanager
def _desk(chosen: argparse.Namespace) -> Generator[Desk]:
    """Open the desk, or make it where --new was given and none is there; a trial or a refusal leaves none."""
    if not chosen.new or chosen.desk.exists():
        with opened(chosen.desk) as desk:
            yield desk
        return
    from salesdesk.bootstrap import discard_new_desk, new_desk

    desk = new_desk(chosen.desk)
    kept = False
    try:
        yield desk
        kept = not chosen.dry_run
    finally:
        if kept:
            desk.close()
        else:
            discard_new_desk(desk)


def as_json(preview: CalendarPreview, batch: UUID | None, words: Words) -> dict[str, Any]:
    """Return what a calendar file did (or would do: no batch) as JSON has it."""
    events = preview.events
    left_out = sum(problem.left_out for problem in preview.problems)
    return {
        "batch": str(batch) if batch else None,
        "kind": KIND,
        "group": preview.group if preview.has_events else None,
        "read": len(preview.file.events) + sum(problem.left_out for problem in preview.file.problems),
        "added": len(events.added),
        "updated": len(events.updated),
        "called_off": len(events.gone),
        "unchanged": events.unchanged,
        "skipped": left_out,
        "replies": [_reply(view, words) for view in preview.replies],
        "problems": [_problem(problem, words) for problem in preview.problems],
    }


def refused_as_json(refused: CalendarRefused, words: Words) -> dict[str, Any]:
    """Return why nothing of a file could be taken as JSON has it."""
    return {
        "batch": None,
        "kind": KIND,
        "read": 0,
        "added": 0,
        "updated": 0,
        "called_off": 0,
        "unchanged": 0,
        "skipped": len(refused.problems),
        "replies": [],
        "problems": [_problem(problem, words) for problem in refused.problems],
    }


def _problem(problem: LineProblem, words: Words) -> dict[str, Any]:
    return {
        "line": problem.line,
        "code": problem.fault.value,
        "says": problem_told(words, problem),
        "left_out": problem.left_out,
    }


def _reply(view: ReplyView, words: Words) -> dict[str, Any]:
    return {
        "line": view.event.line,
        "uid": view.event.uid,
        "sequence": view.event.sequence,
        "topic": occasion_told(words, view.occasion) if view.occasion else None,
        "person": view.person.name if view.person else None,
        "address": view.attendee.address,
        "reply": view.attendee.reply.value if view.attendee.reply else None,
        "proposes": when_told(words, view.event) if view.verdict.value == "proposes" else None,
        "verdict": view.verdict.value,
        "says": reply_told(words, view),
    }


def lines(preview: CalendarPreview, batch: UUID | None, words: Words, *, trial: bool) -> list[str]:
    """Return what a calendar file did in lines for people."""
    told = [events_told(words, preview)] if preview.has_events else []
    for view in preview.replies:
        topic = occasion_told(words, view.occasion) if view.occasion else view.event.title or view.event.uid
        told.append(words.text("{topic}: {says}", topic=topic, says=reply_told(words, view)))
    told += [f"  {problem_line(words, problem)}" for problem in preview.problems[:SHOWN]]
    if len(preview.problems) > SHOWN:
        told.append(words.text("  and {n} more; all of them with --json", n=len(preview.problems) - SHOWN))
    if trial:
        told.append(words.text("Nothing was imported: this was a trial"))
    elif batch is not None:
        told.append(words.text("To take it back: salesdesk import DESK --take-back {batch}", batch=batch))
    else:
        told.append(words.text("Nothing had to be changed"))
    return told


def export(chosen: argparse.Namespace) -> int:
    """Write the desk's calendar, to be subscribed to. Raises DeskTrouble, FileNotWritten."""
    words = Words()
    if chosen.as_of or chosen.period or chosen.filter:
        said = words.text("A calendar is of today and holds everything: leave --as-of, --period and --filter out")
        print(said, file=sys.stderr)
        return WRONG_USAGE
    with opened(chosen.desk) as desk:
        saved = desk.calendars.write_whole(chosen.file)
    print(words.text("Wrote {path}: subscribe to it in your calendar program", path=saved.path))
    return 0
