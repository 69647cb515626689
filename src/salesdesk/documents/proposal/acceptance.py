"""Acceptance, for print and pen: mark one option, sign; a remarks field instead of a third choice."""

from __future__ import annotations

from dataclasses import replace

from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Beside, Block, Drawn, Stack
from salesdesk.documents.paper.colours import FIELD, INK, LINE, RULE, WHITE
from salesdesk.documents.paper.pen import Pen
from salesdesk.documents.paper.typed import capitals
from salesdesk.documents.proposal.bench import LOOKS, SIDES, Bench, Side

_GUTTER = 17.0
_INSET = 17.0
_RULED = 22.0
_LEAST_RULES = 3
_FIELD = 20.0
_SIGN_ROOM = 50.0


def acceptance(bench: Bench) -> list[Block]:
    """The section's blocks, but for the lines for remarks, which take what is left of the page."""
    words, setter, content = bench.words, bench.setter, bench.content
    title = words.text("Acceptance")
    how = words.text("Please mark one option, fill in your details and sign.")
    covers = words.text(
        "This acceptance covers proposal {number} of {date}.",
        number=content.reference,
        date=words.date(content.issued_on),
    )
    if content.seller.email:
        covers += " " + words.text("Send it to {email}.", email=content.seller.email)
    blocks: list[Block] = [
        bench.h1(title),
        setter.text(bench.question(), styles.LEAD, title, before=6),
        setter.text(how, styles.CELL, title, before=4),
        Beside([_choice(bench, side) for side in SIDES], gutter=_GUTTER, before=16),
        Beside([_field(bench, words.text("Name")), _field(bench, words.text("Title"))], gutter=_GUTTER, before=22),
        Beside([_field(bench, words.text("Place")), _field(bench, words.text("Date"))], gutter=_GUTTER, before=12),
        Beside([_signature(bench, party.company) for party in (content.client, content.seller)], gutter=_GUTTER),
        setter.text(covers, styles.SMALL, title, before=16),
    ]
    return [*blocks, _remarks(bench)]


def remark_lines(room: float) -> Block | None:
    """Ruled lines for as much room as the page has left."""
    count = int(room // _RULED)
    if count < 1:
        return None

    def drawing(pen: Pen, x: float, y: float, width: float) -> None:
        for line in range(1, count + 1):
            pen.line(x, y + line * _RULED, x + width, y + line * _RULED, RULE, 0.7)

    return Drawn(count * _RULED, drawing)


def _choice(bench: Bench, side: Side) -> Block:
    option, look, setter = bench.content.options[side], LOOKS[side], bench.setter
    label = bench.option_label(side)
    width = (bench.sheet.inner - _GUTTER) / 2
    inner = width - 2 * _INSET - 26
    name = replace(styles.OPTION_NAME, colour=look.colour, size=11.5, leading=15)
    named = Stack(
        [setter.text(label, name, label), setter.text(option.name, styles.CELL_MEDIUM, label, before=1, most=3)]
    )
    amount = setter.text(
        bench.words.money(option.totals.first_year, cents=bench.with_cents()), styles.TOTAL_AMOUNT, label
    )
    total = setter.text(bench.total_label(), replace(styles.SMALL, leading=16), label)
    tallest = max(_named_height(bench, side) for side in SIDES)

    def drawing(pen: Pen, x: float, y: float, across: float) -> None:
        tall = tallest + 2 * _INSET + 34
        pen.rounded((x, y, across, tall), 6, fill=look.ground, line=look.colour, width=1)
        pen.rounded((x + _INSET, y + _INSET + 4, 16, 16), 8, fill=WHITE, line=look.colour, width=1.2)
        named.draw(pen, x + _INSET + 26, y + _INSET, inner)
        rule = y + _INSET + tallest + 12
        pen.line(x + _INSET, rule, x + across - _INSET, rule, look.colour, 0.7)
        total.draw(pen, x + _INSET, rule + 9, across - 2 * _INSET)
        amount.draw(pen, x + _INSET, rule + 9, across - 2 * _INSET)

    return Drawn(tallest + 2 * _INSET + 34, drawing)


def _named_height(bench: Bench, side: Side) -> float:
    inner = (bench.sheet.inner - _GUTTER) / 2 - 2 * _INSET - 26
    name = bench.setter.text(bench.content.options[side].name, styles.CELL_MEDIUM, "", most=3)
    return 16 + name.height(inner)


def _field(bench: Bench, label: str) -> Block:
    caption = bench.setter.text(capitals(label), styles.TINY_CAPITALS, label)

    def drawing(pen: Pen, x: float, y: float, width: float) -> None:
        pen.rectangle(x, y, width, _FIELD, FIELD)
        pen.line(x, y + _FIELD, x + width, y + _FIELD, LINE, 0.9)

    return Stack([caption, Drawn(_FIELD, drawing, 4)])


def _signature(bench: Bench, company: str) -> Block:
    label = bench.words.text("Signature, {company}", company=company)
    width = (bench.sheet.inner - _GUTTER) / 2
    caption = bench.setter.fitted(capitals(label), styles.TINY_CAPITALS, label, width, 2)
    caption.before = 5
    room = Drawn(_SIGN_ROOM, lambda pen, x, y, w: pen.line(x, y + _SIGN_ROOM, x + w, y + _SIGN_ROOM, INK, 0.9))
    return Stack([room, caption])


def _remarks(bench: Bench) -> Block:
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
    least = remark_lines(_LEAST_RULES * _RULED)
    return Stack([*blocks, *([least] if least else [])], before=18)
