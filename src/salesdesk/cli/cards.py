"""`salesdesk import DESK FILE.vcf` and `salesdesk export DESK FILE.vcf`: people in and out as address cards."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from salesdesk.application.address_cards.planning import CardChoices
from salesdesk.application.importing.kinds import FileKind
from salesdesk.application.importing.likeness import NameKind
from salesdesk.cli.matching import ALL, usage
from salesdesk.cli.speech import opened, progress_line
from salesdesk.domain.account import ContactKind
from salesdesk.wording import Words
from salesdesk.wording.address_cards import KeptCardWords, by_told, counts_of_cards_told, fault_told, remarks_told

if TYPE_CHECKING:
    from salesdesk.application.address_cards.bringing_in import CardsLooked
    from salesdesk.application.address_cards.cards import CardProblem
    from salesdesk.application.address_cards.planning import CardLine
    from salesdesk.application.desk import Desk

WRONG_USAGE = 2
SHOWN = 20
ENDINGS = frozenset({".vcf", ".vcard"})


def are_cards(chosen: argparse.Namespace) -> bool:
    """Tell whether the file to import holds address cards."""
    from salesdesk.bootstrap import LazyReader

    return LazyReader().recognises(chosen.file)


def run(chosen: argparse.Namespace) -> int:
    """Bring in people from address cards, or say what that would do. Raises FileNotRead, DeskTrouble."""
    from salesdesk.bootstrap import LazyReader

    words = Words()
    if chosen.kind not in {None, FileKind.CONTACTS.value} or not all(_is_number(row) for row in chosen.same):
        print(words.text("Address cards hold contacts") if chosen.kind else usage(words), file=sys.stderr)
        return WRONG_USAGE
    choices = CardChoices(same={int(row): True for row in chosen.same if row != ALL}, all_same=ALL in chosen.same)
    with progress_line(words.text("Reading")) as progress:
        file = LazyReader().read_cards(chosen.file, progress)
    with _desk(chosen) as desk:
        kept = KeptCardWords(words, desk.cards_in.bench.today())
        bring = desk.cards_in.preview if chosen.dry_run else desk.cards_in.apply
        said = words.text("Looking at the cards") if chosen.dry_run else words.text("Importing")
        with progress_line(said) as progress:
            done = bring(file, kept, choices, progress)
    told = (
        json.dumps(as_json(done, words), ensure_ascii=False, indent=2) if chosen.json else "\n".join(lines(done, words))
    )
    print(told)
    return 0


def _is_number(row: str) -> bool:
    return row == ALL or row.isdecimal()


@contextmanager
def _desk(chosen: argparse.Namespace) -> Generator[Desk]:
    """Open the desk, or make it where --new was given and none is there; a trial or a refusal leaves none."""
    if not chosen.new or chosen.desk.exists():
        with opened(chosen.desk) as desk:
            yield desk
        return
    from salesdesk.bootstrap import discard_new_desk, new_desk

    desk = new_desk(chosen.desk, currency=chosen.currency or "")
    kept = False
    try:
        yield desk
        kept = not chosen.dry_run
    finally:
        if kept:
            desk.close()
        else:
            discard_new_desk(desk)


def as_json(done: CardsLooked, words: Words) -> dict[str, Any]:
    """Return what an import of cards did (or would do: no batch): the keys of every import, and each card."""
    counts = done.counts
    return {
        "batch": str(done.batch) if done.batch else None,
        "kind": FileKind.CONTACTS.value,
        "rows": counts.rows,
        "read": counts.read,
        "added": counts.added,
        "updated": counts.updated,
        "skipped": counts.skipped,
        "unchanged": counts.unchanged,
        "problems": [_problem(problem, words) for problem in done.problems],
        "recognised": None,
        "remembered_on": None,
        "columns": {},
        "date_order": "",
        "remarks": remarks_told(words, done),
        "matches": [],
        "same": [_alike(line, words) for line in done.lines if line.like and line.by and not line.is_sure],
        "cards": [_card(line, words) for line in done.lines],
    }


def _problem(problem: CardProblem, words: Words) -> dict[str, Any]:
    return {
        "row": problem.card,
        "line": problem.line,
        "column": "",
        "says": fault_told(words, problem),
        "left_out": problem.left_out,
    }


def _alike(line: CardLine, words: Words) -> dict[str, Any]:
    return {
        "row": line.number,
        "kind": NameKind.PERSON.value,
        "name": line.card.name,
        "like_row": None,
        "like": line.like,
        "says": by_told(words, line),
        "same": line.same,
    }


def _card(line: CardLine, words: Words) -> dict[str, Any]:
    card = line.card
    return {
        "row": line.number,
        "name": card.name,
        "account": card.organisation,
        "title": card.title,
        "phones": list(card.reached_by(ContactKind.PHONE, ContactKind.MOBILE)),
        "emails": list(card.reached_by(ContactKind.EMAIL)),
        "picture_bytes": len(card.picture),
        "becomes": line.verdict.value,
        "like": line.like or None,
        "says": by_told(words, line),
        "fields": [
            {"field": d.field.value, "here": list(d.ours), "card": list(d.theirs), "take": d.take.value}
            for d in line.differences
        ],
    }


def lines(done: CardsLooked, words: Words) -> list[str]:
    """Return what an import of cards did in lines for people."""
    told = [counts_of_cards_told(words, done.counts)]
    told += [
        words.text("  card {row} (line {line}): {says}", row=p.card, line=p.line, says=fault_told(words, p))
        for p in done.problems[:SHOWN]
    ]
    if len(done.problems) > SHOWN:
        told.append(words.text("  and {n} more; all of them with --json", n=len(done.problems) - SHOWN))
    told += remarks_told(words, done)
    asked = [line for line in done.lines if line.like and line.same is None]
    told += [
        words.text(
            "  card {row}, {name}, is like {like}: {says}",
            row=line.number,
            name=line.card.name,
            like=line.like,
            says=by_told(words, line),
        )
        for line in asked[:SHOWN]
    ]
    if asked:
        told.append(words.text("To take such a card for the person it is like: --same CARD, or --same all"))
    if done.batch is None:
        told.append(words.text("Nothing was imported: this was a trial"))
    elif done.counts.added or done.counts.updated:
        told.append(words.text("To take it back: salesdesk import DESK --take-back {batch}", batch=done.batch))
    return told


def export(chosen: argparse.Namespace) -> int:
    """Write everybody as address cards. Raises DeskTrouble, Missing, FileNotWritten."""
    words = Words()
    with opened(chosen.desk) as desk:
        saved, count = desk.cards_out.save(chosen.file)
    people = words.plural("{n} person", "{n} people", count)
    print(words.text("Address cards: {path}, {people}", path=saved.path, people=people))
    return 0
