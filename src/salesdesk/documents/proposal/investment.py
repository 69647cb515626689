"""Investment: the priced items level in both options, how amounts are rounded, and the terms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Block
from salesdesk.documents.paper.colours import MUTED
from salesdesk.documents.paper.grid import Grid, Row, empty, held
from salesdesk.documents.paper.lines import Style
from salesdesk.documents.proposal.bench import LOOKS, SIDES, Bench
from salesdesk.documents.proposal.options import pair_columns
from salesdesk.documents.proposal.price_table import price_table
from salesdesk.documents.proposal.rounding import rounding

_PARAGRAPHS = re.compile(r"\n[ \n]*\n")
_NOTES = Style(size=7.5, leading=11, colour=MUTED)


def investment(bench: Bench) -> list[Block]:
    """The section's blocks; without priced items only the totals are shown."""
    words, setter, content = bench.words, bench.setter, bench.content
    title = words.text("Investment")
    blocks: list[Block] = [
        bench.h1(title),
        setter.text(_lead(bench), styles.BODY, title, before=6, keeps_next=True),
        price_table(bench),
    ]
    if content.investment:
        blocks.append(setter.text(_notes(bench), _NOTES, title, before=8))
    if content.payment:
        text = words.text("Payment for both options: {terms}", terms=content.payment)
        blocks.append(setter.prose(text, styles.SMALL, title, before=6))
    for_each = _for_each_option(bench)
    if for_each is not None:
        blocks += [bench.h2(words.text("Payment, delivery and installation")), for_each]
    return [*blocks, *_terms(bench)]


def _terms(bench: Bench) -> list[Block]:
    """The general terms, a paragraph each."""
    heading = bench.words.text("Terms")
    told = bench.setter.clean(bench.content.terms, styles.CELL, heading)
    paragraphs = [part.strip("\n") for part in _PARAGRAPHS.split(told) if part.strip()]
    if not paragraphs:
        return []
    return [bench.h2(heading), *(bench.setter.prose(part, styles.CELL, heading, before=7) for part in paragraphs)]


def _lead(bench: Bench) -> str:
    words, content = bench.words, bench.content
    if content.valid_until:
        prices = words.text(
            "All prices in {currency}, net of tax, valid until {date}.",
            currency=content.currency,
            date=words.date(content.valid_until),
        )
    else:
        prices = words.text("All prices in {currency}, net of tax.", currency=content.currency)
    if not content.investment:
        return prices
    same = words.text("The same items stand in the same rows for both options, so you can compare line by line.")
    return f"{prices} {same}"


def _notes(bench: Bench) -> str:
    """What the signs in the table mean, and how its amounts are rounded: in one sentence, always."""
    words, content = bench.words, bench.content
    amounts = [amount for row in content.investment for amount in (row.a, row.b)]
    notes: list[str] = []
    if any(amount is not None and not amount.minor for amount in amounts):
        notes.append(words.text("“included”: at no extra price."))
    if any(amount is None for amount in amounts):
        notes.append(words.text("“–”: not in this option."))
    return " ".join([*notes, rounding(words, content.currency, content.options)])


def _for_each_option(bench: Bench) -> Grid | None:
    """Payment, delivery, installation side by side."""
    words, (a, b) = bench.words, bench.content.options
    kinds: Sequence[tuple[str, str, str]] = (
        (words.text("Payment"), a.payment, b.payment),
        (words.text("Delivery"), a.delivery, b.delivery),
        (words.text("Installation"), a.installation, b.installation),
    )
    rows = [
        Row(
            cells=(
                bench.setter.text(label, styles.LABEL, label),
                *(bench.setter.prose(text or "–", styles.CELL, label) for text in (of_a, of_b)),
            ),
            above=5,
            below=6,
        )
        for label, of_a, of_b in kinds
        if of_a or of_b
    ]
    if not rows:
        return None
    labels = [bench.setter.text(bench.option_label(side), LOOKS[side].label, "") for side in SIDES]
    head = Row(cells=(empty(), *labels), above=7, below=3, is_head=True, keeps_next=True)
    return Grid(pair_columns(bench), [head, *held(rows)], before=8, page=bench.room)
