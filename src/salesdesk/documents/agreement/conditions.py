"""What goes with the price of an agreement: what was agreed, how it is paid and delivered, the dates, the terms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from salesdesk.documents.agreement.chosen import Chosen
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Block
from salesdesk.documents.paper.grid import Column, Grid, Row, head_row, held

_PARAGRAPHS = re.compile(r"\n[ \n]*\n")
_LABEL_SHARE = 0.24
_DATE_SHARE = 0.34


def agreed(chosen: Chosen) -> list[Block]:
    """What the chosen option says in each row of the comparison."""
    words, rows = chosen.words, chosen.bench.content.rows
    said = [(row.label, (row.a, row.b)[chosen.side]) for row in rows]
    return _told(chosen, words.text("What was agreed"), said)


def conditions(chosen: Chosen) -> list[Block]:
    """Payment, delivery and installation; terms of payment for either option hold for the chosen one."""
    words, option = chosen.words, chosen.option
    payment = "\n".join(filter(None, (option.payment.strip(), chosen.bench.content.payment.strip())))
    kinds = (
        (words.text("Payment"), payment),
        (words.text("Delivery"), option.delivery),
        (words.text("Installation"), option.installation),
    )
    return _told(chosen, words.text("Payment, delivery and installation"), kinds)


def _told(chosen: Chosen, heading: str, said: Sequence[tuple[str, str]]) -> list[Block]:
    bench, setter = chosen.bench, chosen.setter
    rows = [
        Row(
            cells=(setter.text(label, styles.LABEL, heading), setter.prose(text, styles.CELL, heading)),
            above=5,
            below=6,
        )
        for label, text in said
        if text.strip()
    ]
    if not rows:
        return []
    inner = bench.sheet.inner
    columns = [Column(width=inner * _LABEL_SHARE, right=10), Column(width=inner * (1 - _LABEL_SHARE))]
    words = chosen.words
    head = head_row(
        [
            setter.text(words.text("Part"), styles.HEADING, heading),
            setter.text(chosen.label, chosen.look.label, heading),
        ]
    )
    return [bench.h2(heading), Grid(columns, [head, *held(rows)], before=8, page=bench.room)]


def dates(chosen: Chosen) -> list[Block]:
    """What happens after the choice, and when."""
    bench, words, setter = chosen.bench, chosen.words, chosen.setter
    heading = words.text("What happens after your choice")
    rows = [
        Row(
            cells=(
                setter.text(step.text, styles.CELL_MEDIUM, heading),
                setter.text(words.date((step.a, step.b)[chosen.side]), styles.CELL, heading),
            ),
            above=6,
            below=7,
        )
        for step in bench.content.after_choice
    ]
    if not rows:
        return []
    inner = bench.sheet.inner
    columns = [Column(width=inner * (1 - _DATE_SHARE), right=14), Column(width=inner * _DATE_SHARE)]
    heads = (words.text("After your choice"), words.text("When"))
    head = head_row([setter.text(text, styles.HEADING, heading) for text in heads])
    return [bench.h2(heading), Grid(columns, [head, *held(rows)], before=8, page=bench.room)]


def terms(chosen: Chosen) -> list[Block]:
    """The general terms, a paragraph each."""
    heading = chosen.words.text("Terms")
    told = chosen.setter.clean(chosen.bench.content.terms, styles.CELL, heading)
    paragraphs = [part.strip("\n") for part in _PARAGRAPHS.split(told) if part.strip()]
    if not paragraphs:
        return []
    set_in = [chosen.setter.prose(part, styles.CELL, heading, before=7) for part in paragraphs]
    return [chosen.bench.h2(heading), *set_in]
