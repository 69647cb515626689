"""Acceptance, on the screen or with a pen: mark one option, sign; a remarks field instead of a third choice (B1)."""

from __future__ import annotations

from dataclasses import replace

from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Beside, Block, Drawn, Stack
from salesdesk.documents.paper.colours import FIELD, INK, LINE, WHITE
from salesdesk.documents.paper.pen import Pen
from salesdesk.documents.paper.spots import RadioButton, TextField
from salesdesk.documents.paper.typed import capitals
from salesdesk.documents.proposal.bench import LOOKS, SIDES, Bench, Side
from salesdesk.documents.proposal.proven import proven

_GUTTER = 17.0
_INSET = 17.0
_CIRCLE = 16.0
_FIELD = 20.0
_TOTAL_LINE = 15.0
_SIGN_ROOM = 46.0
_RULED = 22.0
_NAME_LINES = 4  # of an option's name; it stands whole on the pages before

LEAST_REMARKS = 3 * _RULED
"""The room for remarks, in points, that the page has at least."""


def acceptance(bench: Bench) -> list[Block]:
    """The section's blocks; they end in room for remarks, which `remarks` fills with what is left of the page."""
    words, setter, content = bench.words, bench.setter, bench.content
    title = words.text("Acceptance")
    how = words.text(
        "Please mark one option, fill in your details and sign. The form can be filled in on screen or by hand."
    )
    return [
        bench.h1(title),
        setter.text(bench.question(), styles.LEAD, title, before=6),
        setter.text(how, styles.CELL, title, before=4),
        Beside([_choice(bench, side) for side in SIDES], gutter=_GUTTER, before=16),
        Beside([_field(bench, words.text("Name"), "name"), _field(bench, words.text("Title"), "title")], before=20),
        Beside([_field(bench, words.text("Place"), "place"), _field(bench, words.text("Date"), "date")], before=12),
        Beside([_signature(bench, party.company) for party in (content.client, content.seller)], gutter=_GUTTER),
        *proven(bench, title),
        _before_remarks(bench),
    ]


def remarks(bench: Bench, room: float) -> Block:
    """The field for remarks, so high."""
    ruled = room / max(1, room // _RULED)
    return _box(TextField(name="remarks", said=bench.words.text("Remarks"), ruled=ruled), room)


def _choice(bench: Bench, side: Side) -> Block:
    option, look, setter = bench.content.options[side], LOOKS[side], bench.setter
    label = bench.option_label(side)
    width = (bench.sheet.inner - _GUTTER) / 2
    inner = width - 2 * _INSET - 26
    name = replace(styles.OPTION_NAME, colour=look.colour, size=11.5, leading=15)
    option_name = setter.fitted(option.name, styles.CELL_MEDIUM, label, inner, _NAME_LINES)
    option_name.before = 1
    named = Stack([setter.text(label, name, label), option_name])
    amount = setter.text(
        bench.words.money(option.totals.first_year, cents=bench.with_cents()), styles.TOTAL_AMOUNT, label
    )
    total = setter.text(bench.total_label(), replace(styles.SMALL, leading=16), label)
    tallest = max(_named_height(bench, side) for side in SIDES)
    below = 0 if _fits_beside(bench) else _TOTAL_LINE
    tall = tallest + 2 * _INSET + 34 + below
    button = RadioButton(
        group="option",
        group_said=bench.question(),
        state=option.letter,
        said=f"{label}: {option_name.measured.text}",
        colour=look.colour,
    )

    def drawing(pen: Pen, x: float, y: float, across: float) -> None:
        pen.rounded((x, y, across, tall), 6, fill=look.ground, line=look.colour, width=1)
        circle = (x + _INSET, y + _INSET + 4, _CIRCLE, _CIRCLE)
        pen.rounded(circle, _CIRCLE / 2, fill=WHITE, line=look.colour, width=1.2)
        pen.field(*circle, button)
        named.draw(pen, x + _INSET + 26, y + _INSET, inner)
        rule = y + _INSET + tallest + 12
        pen.line(x + _INSET, rule, x + across - _INSET, rule, look.colour, 0.7)
        total.draw(pen, x + _INSET, rule + 9, across - 2 * _INSET)
        amount.draw(pen, x + _INSET, rule + 9 + below, across - 2 * _INSET)

    return Drawn(tall, drawing)


def _fits_beside(bench: Bench) -> bool:
    """Whether the label of the total leaves room for the amount on its line, in both options."""
    cents, setter = bench.with_cents(), bench.setter
    sums = [bench.words.money(option.totals.first_year, cents=cents) for option in bench.content.options]
    widest = max(setter.width(text, styles.TOTAL_AMOUNT) for text in sums)
    room = (bench.sheet.inner - _GUTTER) / 2 - 2 * _INSET
    return setter.width(bench.total_label(), styles.SMALL) + 10 + widest <= room


def _named_height(bench: Bench, side: Side) -> float:
    inner = (bench.sheet.inner - _GUTTER) / 2 - 2 * _INSET - 26
    name = bench.setter.text(bench.content.options[side].name, styles.CELL_MEDIUM, "", most=_NAME_LINES)
    return 16 + name.height(inner)


def _field(bench: Bench, label: str, name: str) -> Block:
    caption = bench.setter.text(capitals(label), styles.TINY_CAPITALS, label)
    box = _box(TextField(name=name, said=label), _FIELD)
    box.before = 4
    return Stack([caption, box])


def _box(field: TextField, tall: float) -> Drawn:
    """A field on its ground: with a pen it is written on the line."""

    def drawing(pen: Pen, x: float, y: float, width: float) -> None:
        pen.rectangle(x, y, width, tall, FIELD)
        pen.line(x, y + tall, x + width, y + tall, LINE, 0.9)
        pen.field(x, y, width, tall, field)

    return Drawn(tall, drawing)


def _signature(bench: Bench, company: str) -> Block:
    label = bench.words.text("Signature, {company}", company=company)
    width = (bench.sheet.inner - _GUTTER) / 2
    caption = bench.setter.fitted(capitals(label), styles.TINY_CAPITALS, label, width, 2)
    caption.before = 5
    room = Drawn(_SIGN_ROOM, lambda pen, x, y, w: pen.line(x, y + _SIGN_ROOM, x + w, y + _SIGN_ROOM, INK, 0.9))
    return Stack([room, caption])


def _before_remarks(bench: Bench) -> Block:
    words, setter = bench.words, bench.setter
    heading = words.text("Remarks")
    how = words.text(
        "If something should change in the one you prefer, write it under remarks: you will get a revised pair."
    )
    blocks: list[Block] = [
        setter.text(heading, styles.H2, heading, role="H2"),
        setter.text(how, styles.SMALL, heading, before=4),
    ]
    if bench.content.remarks:
        blocks.append(setter.text(bench.content.remarks, styles.CELL, heading, before=4))
    room = Drawn(LEAST_REMARKS, lambda _pen, _x, _y, _width: None, before=8)
    return Stack([*blocks, room], before=18)
