"""`salesdesk import`: a file into a desk, told in lines or as one JSON object."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import UUID

from salesdesk.application.importing.days import DateOrder
from salesdesk.application.importing.figures import DecimalMark
from salesdesk.application.importing.importing import Counts, Outcome, Preview, require_rows
from salesdesk.application.importing.kinds import FileKind
from salesdesk.application.importing.programs import Program, Recognition
from salesdesk.application.importing.reading import currency_of
from salesdesk.application.importing.remembering import How
from salesdesk.application.importing.troubles import NoTakingBack, Problem, TakeBackRefused
from salesdesk.cli.matching import choices_said, look_alikes_told, matches_as_json, twins_as_json, usage
from salesdesk.cli.speech import opened, progress_line
from salesdesk.wording import Words
from salesdesk.wording.imports import counts_told, problem_told, remark_told
from salesdesk.wording.recognised import recognition_told, remembered_told

if TYPE_CHECKING:
    from salesdesk.application.desk import Desk
    from salesdesk.application.importing.matching import Choices
    from salesdesk.application.importing.reading import Reading
    from salesdesk.application.importing.tables import Source

WRONG_USAGE = 2
SHOWN = 20


def run(chosen: argparse.Namespace) -> int:
    """Import a file, or say what an import would do. Raises what stands in the way, worded by wording."""
    mapping = _mapping(chosen.mapping)
    if mapping is None:
        sys.stderr.write(
            Words().text("--map takes NAME=COLUMN, such as --map value=Amount; NAME= leaves a field out") + "\n"
        )
        return WRONG_USAGE
    choices = choices_said(chosen.match, chosen.same)
    if choices is None:
        sys.stderr.write(usage(Words()) + "\n")
        return WRONG_USAGE
    with _desk(chosen, _source(chosen), _how(chosen, mapping)) as (desk, reading):
        done = _tried(desk, reading, choices) if chosen.dry_run else _imported(desk, reading, choices)
        if not chosen.dry_run and not desk.selling.stages():
            desk.setting_up.add_default_stages()
    print(json.dumps(as_json(done), ensure_ascii=False, indent=2) if chosen.json else "\n".join(lines(done, Words())))
    return 0


def _tried(desk: Desk, reading: Reading, choices: Choices) -> Preview:
    """Say what an import would do; what it would refuse is refused here too. Raises NothingToImport."""
    preview = desk.importing.preview(reading, choices)
    require_rows(reading, preview.counts, preview.problems)
    return preview


def _imported(desk: Desk, reading: Reading, choices: Choices) -> Outcome:
    with progress_line(Words().text("Importing")) as progress:
        return desk.importing.apply(reading, choices, progress)


def _source(chosen: argparse.Namespace) -> Source:
    """Read the file before a desk is touched: a file that cannot be read makes no desk."""
    from salesdesk.bootstrap import LazyReader

    return LazyReader().read(chosen.file)


def _how(chosen: argparse.Namespace, mapping: dict[str, str]) -> How:
    return How(
        kind=FileKind(chosen.kind) if chosen.kind else None,
        dates=DateOrder(chosen.dates),
        mapping=mapping,
        program=Program(chosen.program) if chosen.program else None,
        decimals=DecimalMark(chosen.decimals),
    )


def _mapping(pairs: list[str]) -> dict[str, str] | None:
    split = [pair.partition("=") for pair in pairs]
    if any(not ours.strip() or not equals for ours, equals, _ in split):
        return None
    return {ours.strip(): theirs.strip() for ours, _, theirs in split}


@contextmanager
def _desk(chosen: argparse.Namespace, source: Source, how: How) -> Generator[tuple[Desk, Reading]]:
    """Open the desk, or make it where --new was given and none is there; a trial or a refusal leaves none.

    A desk that is there says how the last file with these headings was read, unless --as-proposed. A file that cannot
    be used makes no desk. Raises DeskTrouble.
    """
    if not chosen.new or chosen.desk.exists():
        with opened(chosen.desk) as desk:
            read = desk.importing.understand_so if chosen.as_proposed else desk.importing.understand_as_before
            yield desk, read(source, how)
        return
    reading = how.read(source)
    from salesdesk.bootstrap import discard_new_desk, new_desk

    currency = currency_of(reading, chosen.currency or "") or chosen.currency or ""
    desk = new_desk(chosen.desk, currency=currency, stages=False)
    kept = False
    try:
        yield desk, desk.importing.understand_so(source, how)
        kept = not chosen.dry_run
    finally:
        if kept:
            desk.close()
        else:
            discard_new_desk(desk)


def take_back(chosen: argparse.Namespace) -> int:
    """Take an import back. Raises TakeBackRefused, DeskTrouble."""
    words = Words()
    with opened(chosen.desk) as desk:
        try:
            key = UUID(chosen.take_back)
        except ValueError:
            known = [b.id for b in desk.importing.batches() if str(b.id).startswith(chosen.take_back.lower())]
            if len(known) != 1:
                raise TakeBackRefused(chosen.take_back, NoTakingBack.UNKNOWN) from None
            key = known[0]
        with progress_line(words.text("Taking back")) as progress:
            count = desk.importing.take_back(key, progress)
    if chosen.json:
        print(json.dumps({"batch": str(key), "taken_back": count}))
    else:
        print(words.plural("Taken back: {n} record", "Taken back: {n} records", count))
    return 0


def as_json(done: Outcome | Preview) -> dict[str, Any]:
    """Return what an import did (or would do: no batch) as JSON has it."""
    words = Words()
    counts: Counts = done.counts
    return {
        "batch": str(done.batch) if isinstance(done, Outcome) else None,
        "kind": done.kind.value,
        "rows": counts.rows,
        "read": counts.read,
        "added": counts.added,
        "updated": counts.updated,
        "skipped": counts.skipped,
        "unchanged": counts.unchanged,
        "problems": [_problem(p, words) for p in done.problems],
        "recognised": _recognised(_recognition(done)),
        "remembered_on": done.remembered_on.isoformat() if done.remembered_on else None,
        "columns": dict(done.columns),
        "date_order": done.date_order if isinstance(done, Outcome) else done.reading.date_order,
        "remarks": [remark_told(words, r) for r in done.remarks],
        "matches": matches_as_json(done.matching, words),
        "same": twins_as_json(done.twins, words),
    }


def _recognition(done: Outcome | Preview) -> Recognition | None:
    return done.recognition if isinstance(done, Outcome) else done.reading.layout.recognition


def _recognised(found: Recognition | None) -> dict[str, str] | None:
    if found is None:
        return None
    return {"program": found.program.value, "kind": found.kind.value, "certainty": found.certainty.value}


def _problem(problem: Problem, words: Words) -> dict[str, Any]:
    return {
        "row": problem.row,
        "column": problem.column,
        "says": problem_told(words, problem),
        "left_out": problem.left_out,
    }


def lines(done: Outcome | Preview, words: Words) -> list[str]:
    """Return what an import did in lines for people."""
    how = (recognition_told(words, _recognition(done)), remembered_told(words, done.remembered_on))
    told = [*filter(None, how), counts_told(words, done.counts)]
    told += [
        words.text("  row {row}, {column}: {says}", row=p.row, column=p.column or "–", says=problem_told(words, p))
        for p in done.problems[:SHOWN]
    ]
    if len(done.problems) > SHOWN:
        told.append(words.text("  and {n} more; all of them with --json", n=len(done.problems) - SHOWN))
    told += [remark_told(words, r) for r in done.remarks]
    told += look_alikes_told(done.matching, done.twins, words)
    if not isinstance(done, Outcome):
        told.append(words.text("Nothing was imported: this was a trial"))
    elif done.counts.added or done.counts.updated:
        told.append(words.text("To take it back: salesdesk import DESK --take-back {batch}", batch=done.batch))
    return told
