"""The head of the call sheet: whom we meet, who can say yes, where the deal stands, how they buy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from salesdesk.application.call_sheet_paper import SheetPerson
from salesdesk.documents.call_sheet.table import BODY_BOLD, MUTED_BODY, NAME, SMALL_RIGHT, WHEN, Table
from salesdesk.documents.paper.blocks import Beside, Block, Stack
from salesdesk.documents.paper.lines import Align

_BETWEEN = "  ·  "


def header(table: Table) -> Block:
    """Whom we meet, when, who takes part and wants what, and where the deal stands."""
    content, words, width = table.content, table.words, table.width
    left, right = width * 0.66, width * 0.32
    place = words.text("Call plan")
    lines: list[Block] = [table.text(_when(table), WHEN, place, left, most=2), *_people(table, left, place)]
    if content.decider_missing:
        lines.append(table.text(content.decider_missing, BODY_BOLD, place, left, before=1, most=1))
    if content.guarded:
        lines.append(table.text(content.guarded, BODY_BOLD, place, left, before=1, most=2))
    flush = replace(MUTED_BODY, align=Align.RIGHT, leading=14)
    facts: list[Block] = [table.text(fact, flush, place, right, most=1) for fact in _facts(table)]
    blocks: list[Block] = [
        above(table, place),
        table.text(content.account, NAME, place, width, role="H1", before=5, most=1),
        Beside([Stack(lines), Stack(facts)], widths=[left, right], gutter=width * 0.02, before=table.gap(1)),
    ]
    if content.how_they_buy:
        name = words.text("How they buy:")
        blocks.append(table.marked(name, content.how_they_buy, name, width, before=4, most=min(2, table.room.lines)))
    return Stack(blocks)


def above(table: Table, name: str) -> Block:
    """The line over the title: what the page is, and when it was printed."""
    words, width = table.words, table.width
    printed = words.text("Printed {moment}", moment=words.day_time(table.content.printed_at))
    right = width * 0.32
    return Beside(
        [table.capitals(name), table.text(printed, SMALL_RIGHT, name, right, most=1)],
        widths=[width * 0.66, right],
        gutter=width * 0.02,
    )


def _when(table: Table) -> str:
    content, words = table.content, table.words
    if content.starts is None:
        return content.how or words.text("No time agreed yet")
    until = words.clock(content.starts.local + timedelta(minutes=content.minutes))
    moment = words.text("{start} – {end}", start=words.full_day_time(content.starts), end=until)
    return ", ".join(filter(None, (moment, content.how)))


def _people(table: Table, width: float, place: str) -> list[Block]:
    """Who takes part: on a line each where somebody wants something, else one after the other."""
    people = table.content.people
    if not people:
        return []
    if not any(person.wants for person in people):
        return [table.text(_BETWEEN.join(map(_person, people)), MUTED_BODY, place, width, most=2)]
    shown = people[: table.room.people]
    left_out = len(people) - len(shown)
    return [_with_wants(table, person, width, place) for person in shown] + list(_others(table, left_out))


def _with_wants(table: Table, person: SheetPerson, width: float, place: str) -> Block:
    said = _person(person)
    if person.wants:
        said = table.words.text("{person}: {wants}", person=said, wants=person.wants)
    return table.text(said, MUTED_BODY, place, width, most=1)


def _others(table: Table, left_out: int) -> Sequence[Block]:
    return table.more(left_out, before=0)


def _person(person: SheetPerson) -> str:
    said = ", ".join(filter(None, (person.name, person.title)))
    return f"{said} ({person.role.lower()})" if person.role else said


def _facts(table: Table) -> list[str]:
    content, words = table.content, table.words
    deal = [words.money(content.value)] if content.value else []
    deal += [content.stage] if content.stage else []
    facts = [_BETWEEN.join(deal)] if deal else []
    if content.age_days is not None and content.usual_days is not None:
        facts.append(words.text("day {age} of {usual} on average", age=content.age_days, usual=content.usual_days))
    elif content.age_days is not None:
        facts.append(words.text("day {age}", age=content.age_days))
    return [*facts, content.step] if content.step else facts
