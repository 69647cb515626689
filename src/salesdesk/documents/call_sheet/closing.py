"""Blocks 5 to 7 of the call sheet: the options, the follow-up to agree, and what came of the call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from salesdesk.documents.call_sheet.marks import Boxed, Lettered, WritingLines, boxes_in_a_row
from salesdesk.documents.call_sheet.table import BODY, BODY_BOLD, GUTTER, HEADING, MUTED_BODY, Table
from salesdesk.documents.paper.blocks import Beside, Block, Drawn, Stack
from salesdesk.documents.paper.colours import INK
from salesdesk.documents.paper.lines import Align
from salesdesk.documents.paper.pen import Pen
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.wording.labels import label

_FIELD_SHARES = (0.3, 0.25, 0.45)


def options_and_follow_up(table: Table) -> Block:
    """5 and 6, side by side."""
    return Beside([_options(table), _follow_up(table)], gutter=GUTTER, before=table.gap(15))


def _options(table: Table) -> Block:
    content, words = table.content, table.words
    ordered = words.text("Options in the order to raise them")
    place = ordered if content.in_order else words.text("The two options on the table")
    blocks: list[Block] = [table.heading(5, place)]
    inner = table.half - 26
    shown = content.options[: table.room.options]
    for option in shown:
        letter = table.said(option.letter, replace(HEADING, align=Align.CENTRE), role="Span")
        texts: list[Block] = [table.text(option.name, BODY_BOLD, place, inner, most=min(2, table.room.lines))]
        if option.line:
            texts.append(table.text(option.line, MUTED_BODY, place, inner, most=min(2, table.room.lines)))
        blocks.append(Lettered(letter, Stack(texts), before=table.gap(8)))
    if not shown:
        blocks.append(WritingLines(2, 20))
    return Stack([*blocks, *table.more(len(content.options) - len(shown))])


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
    """7: how it went, in the words of the evaluation; the lines to write on follow."""
    words = table.words
    reached = (words.text("Best result"), words.text("Least accepted"), words.text("Neither"))
    outcomes = [label(words, outcome) for outcome in OutcomeClass]
    left = table.width * 0.56
    right = table.width * 0.42
    said = table.said(_actual_return(table, right * 0.6), BODY)
    taken = said.measured.width() + 6

    def written(pen: Pen, x: float, y: float, across: float) -> None:
        said.draw(pen, x, y, right)
        pen.line(x + taken, y + 11, x + across, y + 11, INK, 0.7)

    first = Beside(
        [_ticks(table, words.text("Reached:"), reached, left), Drawn(12, written)],
        widths=[left, right],
        gutter=table.width * 0.02,
        before=table.gap(8),
    )
    second = _ticks(table, words.text("Outcome:"), outcomes, table.width)
    second.before = table.gap(6)
    return Stack([table.heading(7, words.text("After the call")), first, second], before=table.gap(15))


def _ticks(table: Table, name: str, texts: Sequence[str], width: float) -> Beside:
    return boxes_in_a_row(table.said(name, BODY_BOLD), [table.said(text, BODY) for text in texts], width)
