"""The next step: a day and a time that stand in both calendars, the one question, and what follows the choice."""

from __future__ import annotations

from datetime import timedelta

from salesdesk.application.papers import Milestone, NextStep
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Beside, Block, Card, Drawn, Stack
from salesdesk.documents.paper.colours import FIELD, RULE, WHITE
from salesdesk.documents.paper.grid import Column, Grid, Row, head_row, held
from salesdesk.documents.paper.pen import Pen
from salesdesk.documents.proposal.bench import LOOKS, SIDES, Bench

_TILE = 84.0
_INSET = 20.0
_GUTTER = 22.0
_STRIP_GUTTER = 14.0
_STRIP_SHARES = (0.26, 0.34, 0.40)


def next_step(bench: Bench) -> list[Block]:
    """The section's blocks; without a booked talk and without dates there is no section."""
    content, words, setter = bench.content, bench.words, bench.setter
    if content.next_step is None and not content.after_choice:
        return []
    title = words.text("Next step")
    blocks: list[Block] = [bench.h1(title)]
    if content.next_step is not None:
        blocks.append(setter.text(_lead(bench, content.next_step), styles.LEAD, title, before=6))
        blocks.append(_card(bench, content.next_step, title))
    if content.after_choice:
        heading = words.text("What happens after your choice")
        blocks += [bench.h2(heading), _milestones(bench, content.after_choice, heading)]
    return blocks


def _lead(bench: Bench, step: NextStep) -> str:
    if step.promised:
        return bench.words.text("We agreed a time to talk this through, so nobody has to chase anybody.")
    return bench.words.text("A time to talk this through, so nobody has to chase anybody.")


def _card(bench: Bench, step: NextStep, place: str) -> Card:
    words, setter = bench.words, bench.setter
    width = bench.sheet.inner - 2 * _INSET - _TILE - _GUTTER
    until = step.starts.local + timedelta(minutes=step.minutes)
    moment = words.text("{start} – {end}", start=words.full_day_time(step.starts), end=words.clock(until))
    lines: list[Block] = [setter.text(moment[:1].upper() + moment[1:], styles.MOMENT, place)]
    lines.append(setter.prose(_what(bench, step), styles.CELL, place, before=2))
    calendars = _calendars(bench, step)
    if calendars:
        lines.append(setter.text(calendars, styles.CELL_BOLD, place))
    zone = words.text("Time zone: {zone}", zone=step.starts.zone.replace("_", " "))
    lines.append(setter.text(zone, styles.SMALL, place))
    question = setter.spans(
        [(words.text("The one question for that talk:") + " ", styles.BODY_BOLD), (bench.question(), styles.BODY)],
        place,
        before=8,
    )
    lines.append(question)
    return Card(
        Beside([_tile(bench, step), Stack(lines)], gutter=_GUTTER, widths=[_TILE, width]),
        FIELD,
        inset=_INSET,
        before=18,
    )


def _what(bench: Bench, step: NextStep) -> str:
    if not step.people:
        return step.what
    return bench.words.text("{what} with {people}", what=step.what, people=bench.words.listed(step.people))


def _calendars(bench: Bench, step: NextStep) -> str:
    if step.ours and step.theirs:
        return bench.words.text("In both calendars.")
    if step.ours:
        return bench.words.text("In our calendar; please keep it free in yours.")
    return ""


def _tile(bench: Bench, step: NextStep) -> Drawn:
    day = step.starts.day
    words, setter = bench.words, bench.setter
    place = words.text("Next step")
    month = setter.text(words.month(day), styles.TILE_MONTH, place)
    number = setter.text(str(day.day), styles.TILE_DAY, place)
    weekday = setter.text(words.weekday(day), styles.TILE_WEEKDAY, place)

    def drawing(pen: Pen, x: float, y: float, width: float) -> None:
        pen.rounded((x, y, width, _TILE), 6, fill=WHITE, line=RULE, width=0.8)
        # the head is drawn upside down into the upper corners: a rounded top over a square foot
        pen.rounded((x, y, width, 22), 6, fill=bench.brand.ground, square_bottom=True)
        month.draw(pen, x, y + 5, width)
        number.draw(pen, x, y + 29, width)
        weekday.draw(pen, x, y + 65, width)

    return Drawn(_TILE, drawing)


def _milestones(bench: Bench, steps: tuple[Milestone, ...], heading: str) -> Grid:
    """One column of dates when both options have the same, else one for each."""
    words, setter, inner = bench.words, bench.setter, bench.sheet.inner
    first = setter.text(words.text("After your choice"), styles.HEADING, heading)
    if all(step.a == step.b for step in steps):
        columns = [Column(width=inner * 0.66, right=14), Column(width=inner * 0.34)]
        heads = [first, setter.text(words.text("When, for both options"), styles.HEADING, heading)]
        dates = [[step.a] for step in steps]
    else:
        columns = [Column(width=inner * 0.36, right=14), Column(width=inner * 0.32), Column(width=inner * 0.32)]
        heads = [first, *(setter.text(bench.option_label(s), LOOKS[s].label, heading) for s in SIDES)]
        dates = [[step.a, step.b] for step in steps]
    rows: list[Row] = []
    for step, days in zip(steps, dates, strict=True):
        cells: list[Block] = [setter.text(step.text, styles.CELL_MEDIUM, heading)]
        cells += [setter.text(words.date(day), styles.CELL, heading) for day in days]
        rows.append(Row(cells=tuple(cells), above=6, below=7))
    return Grid(columns, [head_row(heads), *held(rows)], before=8, page=bench.room)


def contact(bench: Bench) -> Block | None:
    """Whom to ask before then, for the foot of the page."""
    words, setter, seller = bench.words, bench.setter, bench.content.seller
    if not (seller.person or seller.email or seller.phone):
        return None
    heading = words.text("Questions before then?")
    who = ", ".join(filter(None, (seller.person, seller.title, seller.company)))
    texts = [
        setter.text(heading, styles.CELL_BOLD, heading),
        setter.text(who, styles.CELL, heading),
        setter.prose("\n".join(filter(None, (seller.email, seller.phone))), styles.CELL, heading),
    ]
    widths = [(bench.sheet.inner - 2 * _STRIP_GUTTER) * share for share in _STRIP_SHARES]
    rule = Drawn(12, lambda pen, x, y, width: pen.line(x, y, x + width, y, RULE, 0.7))
    return Stack([rule, Beside(texts, gutter=_STRIP_GUTTER, widths=widths)], before=28)
