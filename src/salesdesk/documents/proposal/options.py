"""Option A or Option B: one table for both, so that every row is level and no side weighs more."""

from __future__ import annotations

from dataclasses import replace

from salesdesk.application.papers import Copy, OptionPaper, RaisedBy, Trouble
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Beside, Block, Card, Stack
from salesdesk.documents.paper.colours import FIELD
from salesdesk.documents.paper.grid import Column, Grid, Row, empty, held
from salesdesk.documents.proposal.bench import LOOKS, Bench, Side
from salesdesk.domain.balance import LOPSIDED
from salesdesk.wording.documents import occasion

_LABEL = 76.5
_GAP = 6.0
_INSET = 12.0
_BADGE = 27.0
_SENTENCE_ENDS = (".", "!", "?", "…")
_SHORT = 80
"""Characters below which an uneven pair still looks even."""


def options(bench: Bench) -> list[Block]:
    """The section's blocks: heading, what they have in common, the table, the question."""
    words, setter = bench.words, bench.setter
    title = words.text("{a} or {b}", a=bench.option_label(0), b=bench.option_label(1))
    blocks: list[Block] = [bench.h1(title)]
    if bench.content.comparison:
        blocks.append(setter.prose(bench.content.comparison, styles.LEAD, title, before=6))
    blocks += [_table(bench, title), _question(bench)]
    return blocks


def pair_columns(bench: Bench) -> list[Column]:
    """A column of labels and two equal columns on the options' grounds."""
    half = (bench.sheet.inner - _LABEL - _GAP) / 2
    first, second = (
        Column(width=half, left=_INSET, right=_INSET, gap=_GAP if side else 0, ground=look.ground, cap=look.colour)
        for side, look in enumerate(LOOKS)
    )
    return [Column(width=_LABEL, right=8), first, second]


def _table(bench: Bench, title: str) -> Grid:
    words, content = bench.words, bench.content
    a, b = content.options
    head = Row(cells=(empty(), _head(bench, 0), _head(bench, 1)), above=15, below=13, is_head=True, keeps_next=True)
    rows: list[Row] = []
    for row in content.rows:
        _note_uneven(bench, row.label, row.a, row.b)
        rows.append(
            _row(bench, row.label, *(bench.setter.prose(text, styles.CELL, row.label) for text in (row.a, row.b)))
        )
    if a.raised or b.raised:
        label = words.text("Why it is here")
        rows.append(_row(bench, label, _raised(bench, a, label), _raised(bench, b, label)))
    amounts = [
        bench.setter.text(
            words.money(option.totals.first_year, cents=bench.with_cents()), styles.BIG_AMOUNT, words.text("Investment")
        )
        for option in content.options
    ]
    if rows:
        rows[-1] = replace(rows[-1], keeps_next=True)
    rows.append(
        Row(
            cells=(_label(bench, words.text("Investment"), bench.total_label()), *amounts),
            above=7,
            below=9,
            line=None,
        )
    )
    return Grid(pair_columns(bench), [head, *held(rows)], before=18, page=bench.room)


def _label(bench: Bench, text: str, below: str) -> Block:
    label = bench.setter.text(text, styles.LABEL, text)
    return Stack([label, bench.setter.text(below, styles.TINY_NOTE, text)])


def _row(bench: Bench, label: str, a: Block, b: Block) -> Row:
    return Row(cells=(bench.setter.text(label, styles.LABEL, label), a, b), above=5, below=6)


def _head(bench: Bench, side: Side) -> Block:
    option, label = bench.content.options[side], bench.option_label(side)
    half = pair_columns(bench)[1].inner
    named = Stack(
        [
            bench.setter.text(label, LOOKS[side].label, label, role="Span"),
            bench.setter.text(option.name, styles.OPTION_NAME, label, role="Span"),
        ]
    )
    top = Beside([bench.badge(side, _BADGE), named], gutter=11, widths=[_BADGE, half - _BADGE - 11])
    if not option.sentence:
        return top
    return Stack([top, bench.setter.text(option.sentence, styles.CELL, label, before=7)])


def _raised(bench: Bench, option: OptionPaper, label: str) -> Block:
    """Who raised it and when, in their words (2.16)."""
    said = [bench.setter.text(_provenance(bench, raised), styles.QUOTE, label, before=4) for raised in option.raised]
    return Stack(said) if said else empty()


def _provenance(bench: Bench, raised: RaisedBy) -> str:
    """The customer's copy may leave out who it was; ours never does."""
    words = bench.words
    who = raised.who if bench.content.names_raisers or bench.copy is Copy.INTERNAL else ""
    talk = occasion(words, raised.kind) if raised.kind else raised.occasion
    values = {"who": who, "date": words.date(raised.on), "occasion": talk}
    if who and talk:
        said = words.text("Raised by {who} on {date} ({occasion})", **values)
    elif who:
        said = words.text("Raised by {who} on {date}", **values)
    elif talk:
        said = words.text("Raised on {date} ({occasion})", **values)
    else:
        said = words.text("Raised on {date}", **values)
    if not raised.words:
        return f"{said}."
    ends = "" if raised.words.rstrip()[-1:] in _SENTENCE_ENDS else "."
    return words.text("{raised}: “{words}”", raised=said, words=raised.words) + ends


def _question(bench: Bench) -> Block:
    question = bench.question()
    return Card(bench.setter.text(question, styles.QUESTION, question), FIELD, inset=15, before=18)


def _note_uneven(bench: Bench, label: str, a: str, b: str) -> None:
    short, long = sorted((len(a), len(b)))
    if long > _SHORT and long > LOPSIDED * short:
        bench.setter.note(Trouble.UNEVEN, label)
