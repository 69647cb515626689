"""Where both parties sign: a field each for name, title, place and date, and a line for the pen."""

from __future__ import annotations

from salesdesk.application.papers import Party
from salesdesk.documents.agreement.chosen import Chosen
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Beside, Block, Drawn, Stack
from salesdesk.documents.paper.colours import FIELD, INK, LINE
from salesdesk.documents.paper.pen import Pen
from salesdesk.documents.paper.spots import TextField
from salesdesk.documents.paper.typed import capitals

_GUTTER = 17.0
_BETWEEN = 10.0
_FIELD = 20.0
_SIGN_ROOM = 50.0


def signing(chosen: Chosen) -> Block:
    """The section: both parties sign on the same page."""
    words, content = chosen.words, chosen.bench.content
    heading = words.text("Signatures")
    told = words.text("With their signatures both parties confirm what is written here.")
    both = [
        _party(chosen, content.client, "customer", chosen.content.signer or content.client.person),
        _party(chosen, content.seller, "supplier", content.seller.person),
    ]
    whole = Stack(
        [
            chosen.setter.text(heading, styles.H2, heading, role="H2"),
            chosen.setter.text(told, styles.CELL, heading, before=4),
            Beside(both, gutter=_GUTTER, before=12),
        ]
    )
    inner = chosen.bench.sheet.inner
    return Drawn(whole.height(inner), whole.draw, before=26)


def _party(chosen: Chosen, party: Party, name: str, person: str) -> Block:
    words, setter = chosen.words, chosen.setter
    place = words.text("Signature, {company}", company=party.company)
    width = (chosen.bench.sheet.inner - _GUTTER) / 2
    caption = setter.fitted(capitals(place), styles.TINY_CAPITALS, place, width, 2)
    caption.before = 5
    title = party.title if person == party.person else ""
    return Stack(
        [
            setter.text(party.company, styles.CELL_BOLD, place, most=2),
            _field(chosen, party, words.text("Name"), f"{name}_name", person),
            _field(chosen, party, words.text("Title"), f"{name}_title", title),
            _pair(chosen, party, name),
            Drawn(_SIGN_ROOM, _line_to_sign),
            caption,
        ]
    )


def _pair(chosen: Chosen, party: Party, name: str) -> Block:
    words = chosen.words
    return Beside(
        [
            _field(chosen, party, words.text("Place"), f"{name}_place"),
            _field(chosen, party, words.text("Date"), f"{name}_date"),
        ],
        gutter=_BETWEEN,
        before=10,
    )


def _field(chosen: Chosen, party: Party, label: str, name: str, value: str = "") -> Block:
    caption = chosen.setter.text(capitals(label), styles.TINY_CAPITALS, label)
    typed = chosen.setter.clean(value, styles.CELL, label).replace("\n", " ")
    field = TextField(name=name, said=f"{label}, {party.company}", value=typed)

    def drawing(pen: Pen, x: float, y: float, width: float) -> None:
        pen.rectangle(x, y, width, _FIELD, FIELD)
        pen.line(x, y + _FIELD, x + width, y + _FIELD, LINE, 0.9)
        pen.field(x, y, width, _FIELD, field)

    return Stack([caption, Drawn(_FIELD, drawing, before=4)], before=10)


def _line_to_sign(pen: Pen, x: float, y: float, width: float) -> None:
    pen.line(x, y + _SIGN_ROOM, x + width, y + _SIGN_ROOM, INK, 0.9)
