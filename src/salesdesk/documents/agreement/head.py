"""The top of an agreement: whose it is, between whom, and which option of which proposal was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from salesdesk.application.papers import Party
from salesdesk.documents.agreement.chosen import Chosen
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Beside, Block, Card, Stack
from salesdesk.documents.paper.lines import Style
from salesdesk.documents.paper.pen import Pen
from salesdesk.documents.paper.typed import capitals
from salesdesk.documents.proposal.cover import draw_logo

_TOP = 58.0
_UNDER_LOGO = 112.0
_FOOT = 30.0
_STRIP = 3.2
_TITLE_SIZES = (27.0, 22.0, 18.0)
_MOST_LINES = 3
_GUTTER = 17.0
_BADGE = 31.0
_INSET = 15.0
_MOST_PARTY_LINES = 8
_BIG_BADGE = replace(styles.BADGE, size=16, leading=20)
_HASH = Style(size=7, leading=10, colour=styles.SMALL.colour)


def draw_band(chosen: Chosen, pen: Pen) -> float:
    """Draw the band across the top of the first page; return how far down it reaches."""
    bench, words, setter = chosen.bench, chosen.words, chosen.setter
    sheet, brand, place = bench.sheet, bench.brand, words.text("Agreement")
    title = _title(chosen, place)
    kind = setter.fitted(
        words.text("Order confirmation and agreement"),
        replace(styles.COVER_SUBTITLE, colour=brand.lead),
        place,
        sheet.inner,
        1,
    )
    end = _UNDER_LOGO + title.height(sheet.inner) + 6 + kind.height(sheet.inner) + _FOOT
    pen.rectangle(0, 0, sheet.width, end, brand.ground)
    pen.rectangle(0, end, sheet.width, _STRIP, chosen.look.colour)
    if not draw_logo(bench, pen):
        company = setter.text(capitals(bench.content.seller.company), styles.COVER_COMPANY, place, most=2)
        company.draw(pen, sheet.left, _TOP, sheet.inner * 0.62)
    number = setter.text(bench.content.reference, replace(styles.COVER_NUMBER, colour=brand.quiet), place, most=1)
    number.draw(pen, sheet.left + sheet.inner * 0.64, _TOP, sheet.inner * 0.36)
    title.draw(pen, sheet.left, _UNDER_LOGO, sheet.inner)
    kind.draw(pen, sheet.left, _UNDER_LOGO + title.height(sheet.inner) + 6, sheet.inner)
    return end + _STRIP


def _title(chosen: Chosen, place: str) -> Block:
    """The proposal's title as large as it fits; cut only at the smallest size, and noted then."""
    width = chosen.bench.sheet.inner
    sizes = [replace(styles.COVER_TITLE, size=size, leading=size * 1.18) for size in _TITLE_SIZES]
    for style in sizes[:-1]:
        title = chosen.setter.text(chosen.bench.content.title, style, place, role="H1")
        if len(title.lines(width)) <= _MOST_LINES:
            return title
    return chosen.setter.fitted(chosen.bench.content.title, sizes[-1], place, width, _MOST_LINES, role="H1")


def opening(chosen: Chosen) -> list[Block]:
    """What was chosen by whom, the two parties, and the option itself."""
    place = chosen.words.text("Agreement")
    return [chosen.setter.text(_chose(chosen), styles.LEAD, place), _parties(chosen), _option(chosen, place)]


def _chose(chosen: Chosen) -> str:
    words, content, proposal = chosen.words, chosen.content, chosen.bench.content
    values = {
        "day": words.date(content.chosen_on),
        "client": proposal.client.company,
        "option": chosen.label,
        "number": proposal.number,
        "revision": proposal.revision,
        "date": words.date(proposal.issued_on),
    }
    if content.is_received:
        return _received(chosen, values)
    if content.signer:
        return words.text(
            "On {day}, {name} of {client} chose {option} of proposal {number}, revision {revision}, of {date}.",
            name=content.signer,
            **values,
        )
    return words.text(
        "On {day}, {client} chose {option} of proposal {number}, revision {revision}, of {date}.", **values
    )


def _received(chosen: Chosen, values: Mapping[str, object]) -> str:
    """What they chose where the page does not say on which day."""
    words, content = chosen.words, chosen.content
    if content.signer:
        return words.text(
            "{name} of {client} chose {option} of proposal {number}, revision {revision}, of {date}. "
            "Their choice was received on {day}.",
            name=content.signer,
            **values,
        )
    return words.text(
        "{client} chose {option} of proposal {number}, revision {revision}, of {date}. "
        "Their choice was received on {day}.",
        **values,
    )


def _parties(chosen: Chosen) -> Block:
    words, content = chosen.words, chosen.bench.content
    both = ((words.text("Customer"), content.client), (words.text("Supplier"), content.seller))
    return Beside([_party(chosen, name, party) for name, party in both], gutter=_GUTTER, before=18)


def _party(chosen: Chosen, name: str, party: Party) -> Block:
    setter = chosen.setter
    lines = [party.person, party.title, *party.address, party.email, party.phone]
    told = setter.prose("\n".join(line for line in lines if line), styles.CELL, name, most=_MOST_PARTY_LINES)
    return Stack(
        [
            setter.text(capitals(name), styles.TINY_CAPITALS, name),
            setter.text(party.company, styles.CELL_BOLD, name, before=3, most=2),
            told,
        ]
    )


def _option(chosen: Chosen, place: str) -> Block:
    """The option on its colour, and the hash that tells which content was accepted (B1)."""
    setter, option = chosen.setter, chosen.option
    width = chosen.bench.sheet.inner - 2 * _INSET - _BADGE - 11
    texts: list[Block] = [
        setter.text(chosen.label, chosen.look.label, place),
        setter.text(option.name, styles.OPTION_NAME, place),
    ]
    if option.sentence:
        texts.append(setter.text(option.sentence, styles.CELL, place, before=2))
    if chosen.bench.content.content_hash:
        told = chosen.words.text("Hash of the content (SHA-256)")
        texts.append(setter.text(f"{told}: {chosen.bench.content.content_hash}", _HASH, place, before=6))
    badge = chosen.bench.badge(chosen.side, _BADGE, _BIG_BADGE)
    named = Beside([badge, Stack(texts)], gutter=11, widths=[_BADGE, width])
    return Card(named, chosen.look.ground, inset=_INSET, before=18)
