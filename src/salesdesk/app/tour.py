"""`salesdesk tour DIR`: the main job on the sample desk without a screen, by real use cases and real windows."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from salesdesk.app import working_day
from salesdesk.application.files import FileNotWritten, WriteFault
from salesdesk.bootstrap import DayClock, open_desk, sample_desk
from salesdesk.wording import Words

DESK = "desk.salesdesk"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _File:
    """A file the tour leaves, and what it is."""

    name: str
    what: str


def run(folder: Path, as_of: date | None, say: Say, only: Collection[str] = ()) -> None:
    """Do the main job and leave its files in the folder, and pictures of the pages named (all where none is).

    Says a line for each file. Raises DeskTrouble, FileNotWritten.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    words = Words()
    if folder.exists() and not folder.is_dir():
        raise FileNotWritten(folder, WriteFault.NOT_A_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / DESK
    desk = sample_desk(path, as_of)
    day = desk.today.bench.today()
    try:
        did = working_day.do(desk, day)
        for file in _files(words):
            did.write(desk, folder / file.name)
            say(f"{file.name}: {file.what}")
    finally:
        desk.close()
    say(words.text("{file}: the sample desk as of {day}, with what the tour did on it", file=DESK, day=words.date(day)))
    from salesdesk.app import pictures

    count = pictures.take(open_desk(path, DayClock(day, did.zone)), folder / "windows", did, words, only)
    say(
        words.plural(
            "windows: {n} picture of pages, in light and dark and in two sizes",
            "windows: {n} pictures of pages, in light and dark and in two sizes",
            count,
        )
    )


def _files(words: Words) -> tuple[_File, ...]:
    return (
        _File("call-sheet.pdf", words.text("one page for today's first meeting")),
        _File("call-sheet-battlecard.pdf", words.text("the same with the battlecards of the competitors, two pages")),
        _File("proposal.pdf", words.text("an issued proposal: Option A or Option B?")),
        _File("proposal-internal.pdf", words.text("the copy for us: margins, talks, the discount")),
        _File("proposal.eml", words.text("the e-mail draft with that proposal in it")),
        _File("agreement.pdf", words.text("the agreement on an option that was chosen")),
        _File("pipeline.xlsx", words.text("the open pipeline for Excel, totals by formula, with a summary")),
        _File("review.pdf", words.text("the review pack of the quarter, with the charts of the window")),
        _File("review.xlsx", words.text("the same as a workbook")),
        _File("quota.pdf", words.text("one page for the talk about the target")),
        _File("forecast-template.xlsx", words.text("a forecast that calculates in any spreadsheet")),
        _File("follow-up.ics", words.text("the follow-up that was booked, for both calendars")),
    )
