"""Blocks 2 to 4 of the call sheet, what to know, ask, bring and answer, each cut to the room it has."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from salesdesk.application.call_sheet_paper import SheetFinding, SheetObjection, SheetQuestion
from salesdesk.documents.call_sheet.marks import BETWEEN_BOXES, BOX_INDENT, Boxed, Bullet, WritingLines
from salesdesk.documents.call_sheet.table import (
    BODY,
    BODY_BOLD,
    COLUMN,
    GUTTER,
    ITALIC,
    KIND,
    Table,
)
from salesdesk.documents.paper.blocks import Beside, Block, Stack, Text
from salesdesk.documents.paper.grid import Column, Grid, Row
from salesdesk.domain.call_strategy import QuestionKind
from salesdesk.domain.research import FindingKind
from salesdesk.wording.labels import label

_WIDEST_MATERIAL = 0.34
_MORE_SHARE = 0.2
_OBJECTION_SHARES = (0.29, 0.46, 0.25)


def know_and_ask(table: Table) -> Block:
    """2 and 3, side by side."""
    return Beside([_know(table), _ask(table)], gutter=GUTTER, before=table.gap(15))


def _know(table: Table) -> Block:
    place = table.words.text("What we know")
    blocks: list[Block] = [table.heading(2, place)]
    shown = _fairly(table.content.findings, table.room.findings)
    for kind in FindingKind:
        found = [finding for finding in shown if finding.kind is kind]
        if not found:
            continue
        name = table.capitals(label(table.words, kind))
        name.before = table.gap(7 if len(blocks) == 1 else 6)
        blocks.append(name)
        blocks += [Bullet(_finding(table, finding, place), before=table.gap(3)) for finding in found]
    if not shown:
        blocks += [WritingLines(2, 18, before=table.gap(2))]
    return Stack([*blocks, *table.more(len(table.content.findings) - len(shown))])


def _finding(table: Table, finding: SheetFinding, place: str) -> Text:
    inner = table.half - 9
    if finding.check_again:
        return table.marked(table.words.text("Check again:"), finding.text, place, inner)
    return table.text(finding.text, BODY, place, inner)


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
    shown = _of_each_kind(content.questions, table.room.questions)
    blocks += [Boxed(_question(table, question, place, inner), before=table.gap(6)) for question in shown]
    if not shown:
        blocks.append(WritingLines(3, 18, before=table.gap(2)))
    return Stack([*blocks, *table.more(len(content.questions) - len(shown))])


def _question(table: Table, question: SheetQuestion, place: str, width: float) -> Text:
    """A question behind the first letter of its kind."""
    if question.kind is None:
        return table.text(question.text, BODY, place, width)
    letter = label(table.words, question.kind)[:1] + "\N{NO-BREAK SPACE}"
    return table.marked(letter, question.text, place, width, marked_by=KIND)


def _of_each_kind(questions: Sequence[SheetQuestion], most: int) -> list[SheetQuestion]:
    """As many questions as there is room for, in their order; no kind is pushed off the sheet by another."""
    kinds = (*QuestionKind, None)
    places = [[at for at, question in enumerate(questions) if question.kind is kind] for kind in kinds]
    turns = [at for turn in zip_longest(*places) for at in turn if at is not None]
    return [questions[at] for at in sorted(turns[:most])]


def to_bring(table: Table) -> list[Block]:
    """The materials to bring, on one line with a box before each."""
    names = table.content.materials
    if not names:
        return []
    place = table.words.text("To bring")
    head = table.said(table.words.text("To bring:"), BODY_BOLD)
    widths = [head.measured.width()]
    texts: list[Text] = []
    for name in names:
        text = table.text(name, BODY, place, table.width * _WIDEST_MATERIAL, most=1)
        wide = min(table.width * _WIDEST_MATERIAL, text.measured.width()) + BOX_INDENT
        if texts and sum(widths) + wide + BETWEEN_BOXES * len(widths) > table.width * (1 - _MORE_SHARE):
            break
        widths.append(wide)
        texts.append(text)
    more = table.more(len(names) - len(texts))
    widths += [table.width * _MORE_SHARE] * len(more)
    return [Beside([head, *map(Boxed, texts), *more], widths=widths, gutter=BETWEEN_BOXES, before=table.gap(11))]


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
