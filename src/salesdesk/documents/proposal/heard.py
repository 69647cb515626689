"""What we heard: needs in the customer's words, figures with their source, what it is worth, what we propose."""

from __future__ import annotations

from collections.abc import Callable

from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Beside, Block, Drawn, Stack
from salesdesk.documents.paper.colours import INK
from salesdesk.documents.paper.grid import Column, Grid, Row, head_row, held
from salesdesk.documents.paper.lines import Style
from salesdesk.documents.proposal.bench import Bench
from salesdesk.domain.proposal import Figure, Need

_MOST_FIGURES = 3
_SHARES = (0.475, 0.18, 0.155, 0.19)


def heard(bench: Bench) -> list[Block]:
    """The section's blocks; a part that has no content is not there."""
    said, words, setter = bench.content.heard, bench.words, bench.setter
    blocks: list[Block] = []
    title = words.text("What we heard")
    if said.lead:
        blocks.append(setter.prose(said.lead, styles.LEAD, title, before=6))
    if said.needs:
        blocks.append(_needs(bench, said.needs))
    if said.figures:
        blocks.append(_figures(bench, said.figures[:_MOST_FIGURES]))
    for heading, text in (
        (words.text("What that is worth"), said.worth),
        (words.text("What we propose"), said.propose),
    ):
        if text:
            blocks += [bench.h2(heading), setter.prose(text, styles.BODY, heading, before=6)]
    return [bench.h1(title), *blocks] if blocks else []


def _needs(bench: Bench, needs: tuple[Need, ...]) -> Grid:
    words, setter = bench.words, bench.setter
    place = words.text("What you told us")
    kinds: list[tuple[str, Style, Callable[[Need], str]]] = [
        (place, styles.CELL_MEDIUM, lambda need: need.need),
        (words.text("Today"), styles.CELL, lambda need: need.today or "–"),
        (words.text("Wanted"), styles.CELL_BOLD, lambda need: need.wanted or "–"),
        (words.text("Who, when"), styles.CELL_MUTED, lambda need: _who_when(bench, need)),
    ]
    shown = [bool(any(read(n).strip("–") for n in needs)) or at == 0 for at, (_, _, read) in enumerate(kinds)]
    kept = [(kind, share) for kind, share, show in zip(kinds, _SHARES, shown, strict=True) if show]
    free = bench.sheet.inner * (1 - sum(share for _, share in kept))
    columns = [
        Column(width=bench.sheet.inner * share + (0 if at else free), right=12 if at < len(kept) - 1 else 0)
        for at, (_, share) in enumerate(kept)
    ]
    rows = [head_row([setter.text(heading, styles.HEADING, place) for (heading, _, _), _ in kept])]
    rows += held(
        [
            Row(
                cells=tuple(setter.text(read(need), style, heading) for (heading, style, read), _ in kept),
                above=6,
                below=7,
            )
            for need in needs
        ]
    )
    return Grid(columns, rows, before=18, page=bench.room)


def _who_when(bench: Bench, need: Need) -> str:
    return "\n".join(filter(None, (need.who, bench.words.short_date(need.on) if need.on else "")))


def _figures(bench: Bench, figures: tuple[Figure, ...]) -> Beside:
    gutter = 17.0
    width = (bench.sheet.inner - gutter * (_MOST_FIGURES - 1)) / _MOST_FIGURES
    blocks = [_figure(bench, figure, width) for figure in figures]
    return Beside(blocks, gutter=gutter, before=24, widths=[width] * len(blocks))


def _figure(bench: Bench, figure: Figure, width: float) -> Block:
    setter, place = bench.setter, bench.words.text("What we heard")
    rule = Drawn(1.5, lambda pen, x, y, w: pen.line(x, y, x + w, y, INK, 1.5))
    value = setter.text(figure.value, _figure_style(bench, figure.value, width), place, before=10)
    parts: list[Block] = [rule, value]
    if figure.label:
        parts.append(setter.text(figure.label, styles.CELL, place, before=2))
    if figure.source:
        parts.append(setter.prose(figure.source, styles.SMALL, place, before=6))
    return Stack(parts)


def _figure_style(bench: Bench, value: str, width: float) -> Style:
    """As big as fits on one line."""
    big = styles.BIG_FIGURE
    taken = bench.setter.width(value, big)
    if taken <= width:
        return big
    size = max(11.0, big.size * width / taken - 0.2)
    return Style(face=big.face, size=size, leading=size * 1.25)
