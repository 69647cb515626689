"""The seven blocks of the call sheet, each cut to the room it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import zip_longest

from salesdesk.application.papers import SheetFinding, SheetObjection, SheetPerson
from salesdesk.documents.call_sheet.marks import BOX_INDENT, Boxed, Bullet, Lettered, WritingLines
from salesdesk.documents.call_sheet.table import (
    BODY,
    BODY_BOLD,
    COLUMN,
    GUTTER,
    HEADING,
    ITALIC,
    MUTED_BODY,
    NAME,
    OBJECTIVE,
    SMALL_RIGHT,
    WHEN,
    Table,
)
from salesdesk.documents.paper.blocks import Beside, Block, Card, Drawn, Stack
from salesdesk.documents.paper.colours import FIELD, INK
from salesdesk.documents.paper.grid import Column, Grid, Row
from salesdesk.documents.paper.lines import Align
from salesdesk.documents.paper.pen import Pen
from salesdesk.domain.research import FindingKind
from salesdesk.wording.labels import label

_INSET = 12.0
_LAMP_GUTTER = 8.0
_OBJECTION_SHARES = (0.29, 0.46, 0.25)
_FIELD_SHARES = (0.3, 0.25, 0.45)


def header(table: Table) -> Block:
    """Whom we meet, when, who takes part, and where the deal stands."""
    content, words, width = table.content, table.words, table.width
    left, right = width * 0.66, width * 0.32
    place = words.text("Call plan")
    printed = words.text("Printed {moment}", moment=words.day_time(content.printed_at))
    top = Beside(
        [table.capitals(place), table.text(printed, SMALL_RIGHT, place, right, most=1)],
        widths=[left, right],
        gutter=width * 0.02,
    )
    lines: list[Block] = [table.text(_when(table), WHEN, place, left, most=2)]
    if content.people:
        people = "  ·  ".join(map(_person, content.people))
        lines.append(table.text(people, MUTED_BODY, place, left, most=2))
    flush = replace(MUTED_BODY, align=Align.RIGHT, leading=14)
    facts: list[Block] = [table.text(fact, flush, place, right, most=1) for fact in _facts(table)]
    below = Beside([Stack(lines), Stack(facts)], widths=[left, right], gutter=width * 0.02, before=table.gap(1))
    return Stack([top, table.text(content.account, NAME, place, width, role="H1", before=5, most=1), below])


def _when(table: Table) -> str:
    content, words = table.content, table.words
    if content.starts is None:
        return content.how or words.text("No time agreed yet")
    until = words.clock(content.starts.local + timedelta(minutes=content.minutes))
    moment = words.text("{start} – {end}", start=words.full_day_time(content.starts), end=until)
    return ", ".join(filter(None, (moment, content.how)))


def _person(person: SheetPerson) -> str:
    said = ", ".join(filter(None, (person.name, person.title)))
    return f"{said} ({person.role.lower()})" if person.role else said


def _facts(table: Table) -> list[str]:
    content, words = table.content, table.words
    deal = [words.money(content.value)] if content.value else []
    deal += [content.stage] if content.stage else []
    facts = ["  ·  ".join(deal)] if deal else []
    if content.age_days is not None and content.usual_days is not None:
        facts.append(words.text("day {age} of {usual} on average", age=content.age_days, usual=content.usual_days))
    elif content.age_days is not None:
        facts.append(words.text("day {age}", age=content.age_days))
    return facts


def objective(table: Table) -> Block:
    """1: the objective, its five letters with their reasons, what either side gets, the fall-back."""
    content, words = table.content, table.words
    width = table.width - 2 * table.gap(_INSET)
    place = words.text("Objective of this call")
    sentence = content.objective or words.text("No objective yet: write what is true when you hang up.")
    blocks: list[Block] = [
        table.heading(1, place),
        table.text(sentence, OBJECTIVE, place, width, before=6, most=table.room.objective),
    ]
    if content.lamps:
        blocks.append(_lamps(table, width))
    returns = (
        (words.text("Expected return:"), content.expected_return),
        (words.text("What they get:"), content.prospect_gets),
        (words.text("If not today:"), content.fall_back),
    )
    given = [(name, text) for name, text in returns if text]
    if given:
        column = (width - GUTTER * (len(given) - 1)) / len(given)
        texts = [_named(table, name, text, column) for name, text in given]
        blocks.append(Beside(texts, gutter=GUTTER, before=table.gap(7)))
    return Card(Stack(blocks), FIELD, inset=table.gap(_INSET), radius=5, before=table.gap(12))


def _named(table: Table, name: str, text: str, width: float) -> Block:
    said = table.text(text, BODY, name, width)
    return Stack([table.text(name, BODY_BOLD, name, width, most=1), said])


def _lamps(table: Table, width: float) -> Block:
    count = len(table.content.lamps)
    column = (width - _LAMP_GUTTER * (count - 1)) / count
    blocks: list[Block] = []
    for lamp in table.content.lamps:
        name = label(table.words, lamp.letter)
        texts: list[Block] = [table.text(name, BODY_BOLD, name, column - BOX_INDENT, most=1)]
        if lamp.reason:
            inner = column - BOX_INDENT
            texts.append(
                table.text(lamp.reason, replace(MUTED_BODY, size=7.8, leading=11), name, inner, most=table.room.reason)
            )
        blocks.append(Boxed(Stack(texts), ticked=lamp.met))
    return Beside(blocks, gutter=_LAMP_GUTTER, before=table.gap(8))


def know_and_ask(table: Table) -> Block:
    """2 and 3, side by side."""
    return Beside([_know(table), _ask(table)], gutter=GUTTER, before=table.gap(15))


def _know(table: Table) -> Block:
    place = table.words.text("What we know")
    blocks: list[Block] = [table.heading(2, place)]
    shown = _fairly(table.content.findings, table.room.findings)
    for kind in FindingKind:
        texts = [finding.text for finding in shown if finding.kind is kind]
        if not texts:
            continue
        name = table.capitals(label(table.words, kind))
        name.before = table.gap(7 if len(blocks) == 1 else 6)
        blocks.append(name)
        blocks += [Bullet(table.text(text, BODY, place, table.half - 9), before=table.gap(3)) for text in texts]
    if not shown:
        blocks += [WritingLines(2, 18, before=table.gap(2))]
    return Stack([*blocks, *table.more(len(table.content.findings) - len(shown))])


def _fairly(findings: Sequence[SheetFinding], most: int) -> list[SheetFinding]:
    """The first findings of every kind in turn, so that no kind is pushed off the sheet by another."""
    by_kind = [[finding for finding in findings if finding.kind is kind] for kind in FindingKind]
    turns = [finding for turn in zip_longest(*by_kind) for finding in turn if finding is not None]
    return turns[:most]


def _ask(table: Table) -> Block:
    content, place = table.content, table.words.text("What we ask")
    blocks: list[Block] = [table.heading(3, place)]
    if content.opening:
        blocks.append(table.text(f"“{content.opening}”", ITALIC, place, table.half, before=7))
    inner = table.half - BOX_INDENT
    shown = content.questions[: table.room.questions]
    blocks += [Boxed(table.text(text, BODY, place, inner), before=table.gap(6)) for text in shown]
    if not shown:
        blocks.append(WritingLines(3, 18, before=table.gap(2)))
    return Stack([*blocks, *table.more(len(content.questions) - len(shown))])


def objections(table: Table) -> Block:
    """4: what they may say, what we answer, the proof at hand."""
    content, words = table.content, table.words
    place = words.text("Objections we expect")
    shown = content.objections[: table.room.objections]
    blocks: list[Block] = [table.heading(4, place)]
    if shown:
        blocks.append(_objection_table(table, shown, place))
    else:
        blocks.append(WritingLines(1, 20))
    return Stack([*blocks, *table.more(len(content.objections) - len(shown))], before=table.gap(13))


def _objection_table(table: Table, shown: Sequence[SheetObjection], place: str) -> Grid:
    words = table.words
    columns = [
        Column(width=table.width * share, right=10 if share != _OBJECTION_SHARES[-1] else 0)
        for share in _OBJECTION_SHARES
    ]
    names = (words.text("They may say"), words.text("We answer"), words.text("Proof at hand"))
    head = Row(
        cells=tuple(table.said(name, COLUMN) for name in names), above=table.gap(4), below=table.gap(3), is_head=True
    )
    rows = [head]
    for objection in shown:
        texts = (
            (f"“{objection.words}”", BODY_BOLD),
            (objection.answer or words.text("No answer yet"), BODY),
            (objection.proof or "–", BODY),
        )
        cells = tuple(
            table.text(text, style, place, column.inner) for (text, style), column in zip(texts, columns, strict=True)
        )
        rows.append(Row(cells=cells, above=table.gap(4), below=table.gap(4)))
    return Grid(columns, rows)


def options_and_follow_up(table: Table) -> Block:
    """5 and 6, side by side."""
    return Beside([_options(table), _follow_up(table)], gutter=GUTTER, before=table.gap(15))


def _options(table: Table) -> Block:
    place = table.words.text("The two options on the table")
    blocks: list[Block] = [table.heading(5, place)]
    inner = table.half - 26
    for option in table.content.options[:2]:
        letter = table.said(option.letter, replace(HEADING, align=Align.CENTRE), role="Span")
        texts: list[Block] = [table.text(option.name, BODY_BOLD, place, inner, most=min(2, table.room.lines))]
        if option.line:
            texts.append(table.text(option.line, MUTED_BODY, place, inner, most=min(2, table.room.lines)))
        blocks.append(Lettered(letter, Stack(texts), before=table.gap(8)))
    if not table.content.options:
        blocks.append(WritingLines(2, 20))
    return Stack(blocks)


def _follow_up(table: Table) -> Block:
    words = table.words
    place = words.text("Follow-up to agree before we hang up")
    gutter = 9.0
    widths = [(table.half - 2 * gutter) * share for share in _FIELD_SHARES]
    line = Drawn(22, lambda pen, x, y, width: pen.line(x, y + 22, x + width, y + 22, INK, 0.7))
    names = (words.text("Date"), words.text("Time"), words.text("Topic"))
    fields = [Stack([table.capitals(name), line]) for name in names]
    facts = (words.text("they promised"), words.text("in our calendar"), words.text("in theirs"))
    boxes = [Boxed(table.said(name, BODY)) for name in facts]
    return Stack(
        [
            table.heading(6, place),
            Beside(fields, gutter=gutter, widths=widths, before=table.gap(7)),
            Beside(boxes, gutter=gutter, before=table.gap(9)),
        ]
    )


def _actual_return(table: Table, room: float) -> str:
    """The label before the line for what the call brought, with its unit where that is short."""
    words, unit = table.words, table.content.return_unit
    with_unit = words.text("Actual return, {unit}:", unit=unit)
    if unit and "\n" not in unit and table.setter.width(with_unit, table.sized(BODY)) <= room:
        return with_unit
    return words.text("Actual return:")


def after_call(table: Table) -> Block:
    """7: how it went; the lines to write on follow."""
    words = table.words
    place = words.text("After the call")
    results = (words.text("Objective reached"), words.text("Fall-back reached"), words.text("Neither"))
    boxes: list[Block] = [Boxed(table.said(name, BODY)) for name in results]
    width = table.width * 0.42
    said = table.said(_actual_return(table, width * 0.6), BODY)
    taken = said.measured.width() + 6

    def written(pen: Pen, x: float, y: float, across: float) -> None:
        said.draw(pen, x, y, width)
        pen.line(x + taken, y + 11, x + across, y + 11, INK, 0.7)

    row = Beside(
        [*boxes, Drawn(12, written)],
        widths=[table.width * 0.2, table.width * 0.2, table.width * 0.15, width],
        gutter=table.width * 0.01,
        before=table.gap(8),
    )
    return Stack([table.heading(7, place), row], before=table.gap(15))
