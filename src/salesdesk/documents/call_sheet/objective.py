"""Block 1 of the call sheet: why we call, its five letters, and what either side takes away."""

from __future__ import annotations

from dataclasses import replace

from salesdesk.documents.call_sheet.marks import BOX_INDENT, Boxed
from salesdesk.documents.call_sheet.table import BODY_BOLD, GUTTER, MUTED_BODY, OBJECTIVE, Table
from salesdesk.documents.paper.blocks import Beside, Block, Card, Stack
from salesdesk.documents.paper.colours import FIELD
from salesdesk.wording.labels import label

_INSET = 12.0
_LAMP_GUTTER = 8.0


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
    results = (
        (words.text("Best result:"), content.best),
        (words.text("Least we accept:"), content.least),
    )
    returns = (
        (words.text("Expected return:"), content.expected_return),
        (words.text("What they get:"), content.prospect_gets),
        (words.text("If not today:"), content.fall_back),
    )
    blocks += _named(table, width, results, before=8)
    blocks += _named(table, width, returns, before=5 if any(text for _, text in results) else 8)
    return Card(Stack(blocks), FIELD, inset=table.gap(_INSET), radius=5, before=table.gap(12))


def _named(table: Table, width: float, texts: tuple[tuple[str, str], ...], *, before: float) -> list[Block]:
    """Texts with their names, side by side; those nobody wrote leave their room to the others."""
    given = [(name, text) for name, text in texts if text]
    if not given:
        return []
    column = (width - GUTTER * (len(given) - 1)) / len(given)
    blocks = [table.marked(name, text, name, column) for name, text in given]
    return [Beside(blocks, gutter=GUTTER, before=table.gap(before))]


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
