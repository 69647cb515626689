"""The cover: the title, both options by name, who made it for whom and when."""

from __future__ import annotations

from dataclasses import replace

from salesdesk.application.papers import Trouble
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Beside, Block, Stack, Text
from salesdesk.documents.paper.colours import BRAND, BRAND_QUIET, RULE
from salesdesk.documents.paper.lines import Style
from salesdesk.documents.paper.pen import Pen
from salesdesk.documents.paper.typed import capitals
from salesdesk.documents.proposal.bench import LOOKS, SIDES, Bench, Side

_BRAND_SHARE = 0.56
_TITLE_SIZES = (42.0, 36.0, 30.0, 25.0, 20.0)
_MOST_TITLE_LINES = 4
_BADGE = 31.0
_NARROWEST = 150.0
_STEP = 6.0
_COVER_BADGE = replace(styles.BADGE, size=16, leading=20)
_PARTY = Style(size=8.8, leading=13.6)
_PARTY_SHARES = (0.34, 0.38, 0.28)
_MARK = Style(size=7.5, leading=10, colour=BRAND_QUIET)


def draw_cover(bench: Bench, pen: Pen) -> None:
    """Draw the whole page; every text is measured and shortened to its place."""
    sheet = bench.sheet
    edge = sheet.height * _BRAND_SHARE
    pen.rectangle(0, 0, sheet.width, edge, BRAND)
    half = sheet.width / 2
    for side in SIDES:  # the two ways, equally wide
        pen.rectangle(half * side, edge, half, 3.2, LOOKS[side].colour)
    _top(bench, pen)
    _title(bench, pen, edge)
    _options(bench, pen, edge + 58)
    _parties(bench, pen)


def _top(bench: Bench, pen: Pen) -> None:
    content, sheet, setter = bench.content, bench.sheet, bench.setter
    place = bench.words.text("Prepared by")
    company = setter.text(capitals(content.seller.company), styles.COVER_COMPANY, place, most=2)
    company.draw(pen, sheet.left, 58, sheet.inner * 0.62)
    number = setter.text(content.reference, styles.COVER_NUMBER, place, most=1)
    number.draw(pen, sheet.left + sheet.inner * 0.64, 58, sheet.inner * 0.36)
    if content.is_draft:
        _draft_mark(bench, pen, 76)


def _draft_mark(bench: Bench, pen: Pen, y: float) -> None:
    word = bench.words.text("Draft")
    width = bench.setter.width(word, _MARK) + 14
    right = bench.sheet.left + bench.sheet.inner
    pen.rounded((right - width, y, width, 15), 7.5, line=BRAND_QUIET, width=0.7)
    bench.setter.text(word, _MARK, word).draw(pen, right - width + 7, y + 2.5, width)


def _title(bench: Bench, pen: Pen, edge: float) -> None:
    sheet, setter = bench.sheet, bench.setter
    place = bench.words.text("Title of the proposal")
    subtitle_text = bench.content.subtitle or bench.words.text("A proposal with two ways to go ahead")
    subtitle = setter.fitted(subtitle_text, styles.COVER_SUBTITLE, place, sheet.inner, 2)
    foot = edge - 64 - subtitle.height(sheet.inner)
    title = _fitting_title(bench, foot - 12 - 110)
    title.draw(pen, sheet.left, foot - 12 - title.height(sheet.inner), _balanced(title, sheet.inner))
    subtitle.draw(pen, sheet.left, foot, sheet.inner)


def _fitting_title(bench: Bench, room: float) -> Text:
    """The title as large as it fits; cut only when it does not fit at the smallest size."""
    place, width = bench.words.text("Title of the proposal"), bench.sheet.inner
    for size in _TITLE_SIZES:
        style = _title_style(size)
        title = bench.setter.text(bench.content.title, style, place, role="H1")
        longest = max(_MOST_TITLE_LINES, int(room // style.leading) if size == _TITLE_SIZES[-1] else 0)
        if len(title.lines(width)) <= longest and title.height(width) <= room and _keeps_words(title, width):
            return title
    bench.setter.note(Trouble.CUT_TO_FIT, place)
    smallest = _title_style(_TITLE_SIZES[-1])
    return bench.setter.text(bench.content.title, smallest, place, role="H1", most=int(room // smallest.leading))


def _balanced(title: Text, width: float) -> float:
    """The narrowest width, to a few points, at which the title has as many lines: no lone word on the last."""
    lines = len(title.lines(width))
    if lines == 1 or title.most is not None or not _keeps_words(title, width):
        return width
    narrower = width - _STEP
    while narrower > _NARROWEST and len(title.lines(narrower)) == lines and _keeps_words(title, narrower):
        width, narrower = narrower, narrower - _STEP
    return width


def _title_style(size: float) -> Style:
    return replace(styles.COVER_TITLE, size=size, leading=size * 1.15)


def _keeps_words(title: Text, width: float) -> bool:
    """Whether no word of the title is broken at this size."""
    text = title.measured.text
    return all(
        line.end == len(text) or text[line.end - 1] in " -" or text[line.end] == "\n" for line in title.lines(width)
    )


def _options(bench: Bench, pen: Pen, y: float) -> None:
    gutter = 17.0
    blocks = [_option(bench, side, (bench.sheet.inner - gutter) / 2) for side in SIDES]
    Beside(blocks, gutter=gutter).draw(pen, bench.sheet.left, y, bench.sheet.inner)


def _option(bench: Bench, side: Side, width: float) -> Block:
    option, label = bench.content.options[side], bench.option_label(side)
    texts: list[Block] = [bench.setter.text(option.name, styles.OPTION_NAME, label, most=2)]
    if option.sentence:
        texts.append(bench.setter.text(option.sentence, styles.BODY_MUTED, label, before=2, most=4))
    return Beside(
        [bench.badge(side, _BADGE, _COVER_BADGE), Stack(texts)], gutter=11, widths=[_BADGE, width - _BADGE - 11]
    )


def _parties(bench: Bench, pen: Pen) -> None:
    content, words, sheet = bench.content, bench.words, bench.sheet
    client, seller = content.client, content.seller
    dates = [words.date(content.issued_on)]
    if content.valid_until:
        dates.append(words.text("Valid until {date}", date=words.date(content.valid_until)))
    columns = (
        (words.text("Prepared for"), [client.person, client.title, client.company, *client.address]),
        (words.text("Prepared by"), [seller.person, seller.title, seller.company, seller.email, seller.phone]),
        (words.text("Date"), dates),
    )
    gutter = 14.0
    widths = [(sheet.inner - 2 * gutter) * share for share in _PARTY_SHARES]
    blocks = [
        _party(bench, heading, [line for line in lines if line], width)
        for (heading, lines), width in zip(columns, widths, strict=True)
    ]
    block = Beside(blocks, gutter=gutter, widths=widths)
    tall = block.height(sheet.inner)
    y = min(sheet.height * 0.825, sheet.foot - tall)
    pen.line(sheet.left, y - 14, sheet.left + sheet.inner, y - 14, RULE, 0.7)
    block.draw(pen, sheet.left, y, sheet.inner)


def _party(bench: Bench, heading: str, lines: list[str], width: float) -> Block:
    label = bench.setter.text(capitals(heading), styles.TINY_CAPITALS, heading)
    text = bench.setter.fitted("\n".join(lines), _PARTY, heading, width, 7)
    text.before = 5
    return Stack([label, text])
