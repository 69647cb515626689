"""What an answer is recognised by when it comes back: which proposal it covers, and the hash of its content (B1)."""

from __future__ import annotations

from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Beside, Block, Drawn, Stack
from salesdesk.documents.paper.lines import Style
from salesdesk.documents.paper.spots import TextField
from salesdesk.documents.paper.typed import capitals
from salesdesk.documents.proposal.bench import Bench

_GUTTER = 17.0
_ROOM = 11.0
_VALUE = Style(size=7, leading=10)
_REVISION = 62.0
_HASH = 285.0  # sixty-four digits of the widest kind


def proven(bench: Bench, place: str) -> list[Block]:
    """What the acceptance covers, where to send it, and the fields that prove it."""
    words, content, setter = bench.words, bench.content, bench.setter
    covers = words.text(
        "This acceptance covers proposal {number} of {date}.",
        number=content.reference,
        date=words.date(content.issued_on),
    )
    if content.seller.email:
        covers += " " + words.text("Send it to {email}.", email=content.seller.email)
    return [setter.prose(covers, styles.SMALL, place, before=14), _fields(bench)]


def _fields(bench: Bench) -> Block:
    """Number, revision and hash; long numbers leave no room beside them for the hash, which then stands below."""
    words, content, inner = bench.words, bench.content, bench.sheet.inner
    number = _read_only(bench, words.text("Proposal"), "number", content.number)
    revision = _read_only(bench, words.text("Revision"), "revision", str(content.revision))
    last = _draft_note(bench) if content.is_draft else _hash(bench)
    most = inner - _HASH - _REVISION - 2 * _GUTTER
    width = max(bench.setter.width(content.number, _VALUE) + 6, most)
    if width == most:
        return Beside([number, revision, last], gutter=_GUTTER, widths=[width, _REVISION, _HASH], before=8)
    width = min(width, inner - _REVISION - _GUTTER)
    both = Beside([number, revision], gutter=_GUTTER, widths=[width, _REVISION])
    last.before = 5
    return Stack([both, last], before=8)


def _hash(bench: Bench) -> Stack:
    return _read_only(bench, bench.words.text("Hash of the content (SHA-256)"), "hash", bench.content.content_hash)


def _draft_note(bench: Bench) -> Stack:
    """A draft has no hash: nobody could tell later what was accepted."""
    note = bench.words.text("This is a draft. It can be answered once it is issued.")
    return Stack([Drawn(_ROOM - 2, lambda _pen, _x, _y, _width: None), bench.setter.text(note, styles.SMALL_INK, note)])


def _read_only(bench: Bench, label: str, name: str, value: str) -> Stack:
    caption = bench.setter.text(capitals(label), styles.TINY_CAPITALS, label)
    typed = bench.setter.clean(value, _VALUE, label)
    field = TextField(name=name, said=label, value=typed, size=_VALUE.size, is_read_only=True)
    return Stack([caption, Drawn(_ROOM, lambda pen, x, y, width: pen.field(x, y, width, _ROOM, field), 1)])
