"""Address cards as a vCard file (version 3.0, UTF-8): what every phone and mail program reads."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import vobject
from vobject.vcard import Address, Name

from salesdesk.domain.account import ContactKind, ContactPoint
from salesdesk.domain.address_card import AddressCard
from salesdesk.domain.folding import clean

_LINE: Final = 75
_UNFOLDED: Final = 1 << 30  # vobject counts the end of a line too late where characters take several bytes
_KINDS: Final[Mapping[str, str]] = {"image/png": "PNG", "image/jpeg": "JPEG"}
_TEL: Final[Mapping[ContactKind, tuple[str, ...]]] = {
    ContactKind.PHONE: ("WORK", "VOICE"),
    ContactKind.MOBILE: ("CELL",),
}
_FAX: Final = frozenset({"fax", "pager"})


def write_cards(cards: Sequence[AddressCard]) -> bytes:
    """Return the cards one after the other; lines end with CR LF and are folded at 75 bytes (RFC 2426)."""
    return "".join(_written(card) for card in cards).encode()


def _written(card: AddressCard) -> str:
    made: Any = vobject.vCard()
    _add(made, "fn", card.name)
    given, _, family = clean(card.name).strip().rpartition(" ")
    made.add("n").value = Name(family=family, given=given)
    if card.organisation:
        made.add("org").value = [clean(card.organisation)]
    for name, text in (("title", card.title), ("note", card.note), ("bday", card.birthday)):
        if text:
            _add(made, name, text)
    if card.circle or card.categories:
        _add(made, "categories", card.circle.value if card.circle else card.categories[0])
    if card.do_not_contact:
        _add(made, "x-salesdesk-do-not-contact", "TRUE")
    for number, point in enumerate(card.contacts, start=1):
        _add_point(made, point, f"item{number}")
    lines = str(made.serialize(lineLength=_UNFOLDED, validate=False)).removesuffix("\r\n").split("\r\n")
    return "".join(f"{part}\r\n" for line in (*lines[:-1], *_pictured(card), lines[-1]) for part in _folded(line))


def _add(made: Any, name: str, text: str) -> Any:  # noqa: ANN401 (of vobject)
    line = made.add(name)
    line.value = clean(text)
    return line


def _add_point(made: Any, point: ContactPoint, group: str) -> None:  # noqa: ANN401 (of vobject)
    """Add how somebody is reached; an address that we keep in one text stands in the street."""
    match point.kind:
        case ContactKind.ADDRESS:
            line = made.add("adr")
            line.value = Address(street=clean(point.value))
        case ContactKind.EMAIL:
            line = _add(made, "email", point.value)
            line.params["TYPE"] = ["INTERNET"]
        case ContactKind.WEB:
            line = _add(made, "url", point.value)
        case _:
            line = _add(made, "tel", point.value)
            line.params["TYPE"] = [point.label.upper()] if point.label in _FAX else list(_TEL[point.kind])
    if point.label and point.label not in _FAX:
        line.group = group
        _add(made, "x-ablabel", point.label).group = group


def _pictured(card: AddressCard) -> Iterator[str]:
    """Yield the line of a picture."""
    if card.picture and card.media in _KINDS:
        yield f"PHOTO;ENCODING=b;TYPE={_KINDS[card.media]}:{b64encode(card.picture).decode('ascii')}"


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of 75 bytes with the space that begins all but the first; no character is parted."""
    content = line.encode()
    start, room = 0, _LINE
    while start < len(content):
        end = min(start + room, len(content))
        while end < len(content) and content[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        yield ("" if start == 0 else " ") + content[start:end].decode()
        start, room = end, _LINE - 1
