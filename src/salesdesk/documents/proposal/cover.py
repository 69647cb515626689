"""The cover: the title, both options by name, what is on which page, who made it for whom and when."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from salesdesk.application.papers import LogoNotRead, ProposalContent, Trouble
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Beside, Block, Stack, Text
from salesdesk.documents.paper.colours import RULE, WHITE
from salesdesk.documents.paper.lines import Style
from salesdesk.documents.paper.logo import art_of
from salesdesk.documents.paper.pen import Pen
from salesdesk.documents.paper.typed import capitals
from salesdesk.documents.proposal.bench import LOOKS, SIDES, Bench, Side
from salesdesk.documents.proposal.contents import Entry, contents_list

_BRAND_SHARE = 0.56
_PARTIES_FROM = 0.825
_BETWEEN = 38.0  # between the list of contents and the parties
_RULED = 14.0  # from a hairline to what stands under it
_LEAST_ROOM = 24.0
_MOST_ROOM = 58.0  # above the options
_MOST_PARTY_LINES = 7
_LOGO = (150.0, 40.0)
_PLATE = 9.0
_TITLE_SIZES = (42.0, 36.0, 30.0, 25.0, 20.0)
_MOST_TITLE_LINES = 4
_BADGE = 31.0
_NARROWEST = 150.0
_STEP = 6.0
_COVER_BADGE = replace(styles.BADGE, size=16, leading=20)
_PARTY = Style(size=8.8, leading=13.6)
_PARTY_SHARES = (0.34, 0.38, 0.28)
_MARK = Style(size=7.5, leading=10)


def cover_reads(content: ProposalContent) -> Hashable:
    """What of the content the cover shows."""
    named = tuple((option.letter, option.name, option.sentence) for option in content.options)
    made = (content.reference, content.issued_on, content.valid_until, content.is_draft)
    return (content.title, content.subtitle, named, made, content.client, content.seller, content.colour, content.logo)


def draw_cover(bench: Bench, pen: Pen, contents: Sequence[Entry]) -> None:
    """Draw the whole page; every text is measured and shortened to its place."""
    sheet = bench.sheet
    parties = _parties(bench)
    y_parties = min(sheet.height * _PARTIES_FROM, sheet.foot - parties.height(sheet.inner))
    listed = contents_list(bench, contents)
    y_listed = y_parties - _BETWEEN - listed.height(sheet.inner)
    options = _options(bench)
    above = y_listed - _RULED - _LEAST_ROOM - options.height(sheet.inner)
    edge = min(sheet.height * _BRAND_SHARE, above - _LEAST_ROOM)
    pen.rectangle(0, 0, sheet.width, edge, bench.brand.ground)
    half = sheet.width / 2
    for side in SIDES:  # the two ways, equally wide
        pen.rectangle(half * side, edge, half, 3.2, LOOKS[side].colour)
    _top(bench, pen)
    _title(bench, pen, edge)
    options.draw(pen, sheet.left, min(edge + _MOST_ROOM, (edge + above) / 2 + _LEAST_ROOM), sheet.inner)
    for y, block in ((y_listed, listed), (y_parties, parties)):
        pen.line(sheet.left, y - _RULED, sheet.left + sheet.inner, y - _RULED, RULE, 0.7)
        block.draw(pen, sheet.left, y, sheet.inner)


def _top(bench: Bench, pen: Pen) -> None:
    content, sheet, setter = bench.content, bench.sheet, bench.setter
    place = bench.words.text("Prepared by")
    if not draw_logo(bench, pen):
        company = setter.text(capitals(content.seller.company), styles.COVER_COMPANY, place, most=2)
        company.draw(pen, sheet.left, 58, sheet.inner * 0.62)
    number = setter.text(content.reference, replace(styles.COVER_NUMBER, colour=bench.brand.quiet), place, most=1)
    number.draw(pen, sheet.left + sheet.inner * 0.64, 58, sheet.inner * 0.36)
    if content.is_draft:
        _draft_mark(bench, pen, 76)


def draw_logo(bench: Bench, pen: Pen) -> bool:
    """Draw the logo on a white plate, where every logo shows; tell whether there is one that can be drawn."""
    logo = bench.content.logo
    if logo is None:
        return False
    try:
        art = art_of(logo)
    except LogoNotRead:
        return False
    width, height = art.fitted(*_LOGO)
    x, y = bench.sheet.left, 64 - height / 2
    plate = (x, y - _PLATE, width + 2 * _PLATE, height + 2 * _PLATE)
    pen.rounded(plate, 5, fill=WHITE)
    pen.image(art, x + _PLATE, y, width, height, alternative=bench.content.seller.company or bench.words.text("Logo"))
    return True


def _draft_mark(bench: Bench, pen: Pen, y: float) -> None:
    word, quiet = bench.words.text("Draft"), bench.brand.quiet
    width = bench.setter.width(word, _MARK) + 14
    right = bench.sheet.left + bench.sheet.inner
    pen.rounded((right - width, y, width, 15), 7.5, line=quiet, width=0.7)
    bench.setter.text(word, replace(_MARK, colour=quiet), word).draw(pen, right - width + 7, y + 2.5, width)


def _title(bench: Bench, pen: Pen, edge: float) -> None:
    sheet, setter = bench.sheet, bench.setter
    place = bench.words.text("Title of the proposal")
    subtitle_text = bench.content.subtitle or bench.words.text("A proposal with two ways to go ahead")
    style = replace(styles.COVER_SUBTITLE, colour=bench.brand.lead)
    subtitle = setter.fitted(subtitle_text, style, place, sheet.inner, 2)
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


def _options(bench: Bench) -> Block:
    gutter = 17.0
    return Beside([_option(bench, side, (bench.sheet.inner - gutter) / 2) for side in SIDES], gutter=gutter)


def _option(bench: Bench, side: Side, width: float) -> Block:
    option, label = bench.content.options[side], bench.option_label(side)
    texts: list[Block] = [bench.setter.text(option.name, styles.OPTION_NAME, label, most=2)]
    if option.sentence:
        texts.append(bench.setter.text(option.sentence, styles.BODY_MUTED, label, before=2, most=4))
    return Beside(
        [bench.badge(side, _BADGE, _COVER_BADGE), Stack(texts)], gutter=11, widths=[_BADGE, width - _BADGE - 11]
    )


def _parties(bench: Bench) -> Block:
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
    return Beside(blocks, gutter=gutter, widths=widths)


def _party(bench: Bench, heading: str, lines: list[str], width: float) -> Block:
    label = bench.setter.text(capitals(heading), styles.TINY_CAPITALS, heading)
    text = bench.setter.prose("\n".join(lines), _PARTY, heading, before=5, most=_MOST_PARTY_LINES)
    if text.is_cut(width):
        bench.setter.note(Trouble.CUT_TO_FIT, heading)
    return Stack([label, text])
