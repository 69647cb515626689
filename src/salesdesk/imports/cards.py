"""A file of address cards as a guarded child reads it; what the child says is checked, not believed."""

from __future__ import annotations

import hashlib
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from salesdesk.application.address_cards.cards import CardFault, CardFile, CardProblem
from salesdesk.application.importing.troubles import FileNotRead, FileTrouble
from salesdesk.application.ports import Say, untold
from salesdesk.domain.account import ContactKind, ContactPoint
from salesdesk.domain.address_card import AddressCard
from salesdesk.domain.folding import clean
from salesdesk.domain.portrait import MOST_BYTES
from salesdesk.imports import child, limits
from salesdesk.imports.child import ChildTrouble, senseless
from salesdesk.imports.contents import content_of

_HEAD: Final = b"BEGIN:VCARD"
_HEAD_WITHIN: Final = 4096
_TOLD_EVERY: Final = 50
_ENDINGS: Final = frozenset({".vcf", ".vcard"})
_TROUBLES: Final[Mapping[FileTrouble, FileTrouble]] = {
    FileTrouble.DAMAGED: FileTrouble.NOT_CARDS,
    FileTrouble.TOO_LONG: FileTrouble.TOO_LARGE,
}
_MEDIA: Final = frozenset({"image/png", "image/jpeg"})


class CardFileReader:
    """Reads address cards in a guarded child process."""

    def recognises(self, path: Path) -> bool:
        """Tell whether a file holds address cards, by how it begins or is called."""
        if path.suffix.lower() in _ENDINGS:
            return True
        try:
            with path.open("rb") as file:
                return _begins_a_card(file.read(_HEAD_WITHIN))
        except (OSError, ValueError):
            return False

    def read_cards(self, path: Path, say: Say = untold) -> CardFile:
        """Return the cards of a file. Raises FileNotRead, never anything else because of what is in the file.

        `say` is told now and then how many of how many cards are read; what it raises ends the child too.
        """
        content = content_of(path, FileTrouble.NOT_CARDS)
        begun = max(1, content.replace(b"\0", b"").upper().count(_HEAD))
        answer = CardAnswer(lambda read: say(min(read, begun), begun))
        try:
            child.ask(command(), content, answer.take)
        except ChildTrouble as trouble:
            reason = _TROUBLES.get(trouble.reason, trouble.reason)
            raise FileNotRead(str(path), reason, trouble.detail) from trouble
        if not answer.count:
            raise FileNotRead(str(path), FileTrouble.NOT_CARDS)
        return CardFile(
            path=path,
            sha256=hashlib.sha256(content).hexdigest(),
            cards=answer.cards,
            problems=tuple(answer.problems()),
            count=answer.count,
        )


def command() -> list[str]:
    """Return what starts a child that reads address cards."""
    return child.command("cards", limits.CARDS, limits.CARD_FIELDS, limits.FIELD_CHARS, MOST_BYTES)


def _begins_a_card(head: bytes) -> bool:
    return _HEAD in head.replace(b"\0", b"").upper()


@dataclass(slots=True)
class CardAnswer:
    """What the child has said so far; `step` is told now and then how many cards that is."""

    step: Callable[[int], None] = lambda _count: None
    cards: list[tuple[int, AddressCard]] = field(default_factory=list[tuple[int, AddressCard]])
    count: int = 0
    _wrong: list[tuple[int, CardFault, str]] = field(default_factory=list[tuple[int, CardFault, str]])
    _begins: dict[int, int] = field(default_factory=dict[int, int])

    def take(self, line: Any) -> bool:  # noqa: ANN401 (checked here)
        """Take one line of the answer; return whether it was the last. Raises ChildTrouble."""
        match line:
            case {"card": {"line": int(begins), **said}}:
                self._take_card(begins, {str(name): held for name, held in said.items()})
            case {"wrong": [int(number), str(fault), str(detail)]} if fault in CardFault.__members__.values():
                self._wrong.append((number, CardFault(fault), clean(detail)[:200]))
            case {"end": int(count)} if count == self.count:
                return True
            case _:
                raise senseless()
        return False

    def _take_card(self, begins: int, said: dict[str, Any]) -> None:
        self.count += 1
        self._begins[self.count] = begins
        if self.count % _TOLD_EVERY == 0:
            self.step(self.count)
        if self.count > limits.CARDS:
            raise ChildTrouble(FileTrouble.TOO_LARGE)
        if not said:
            return
        card = card_from(said)
        if card.name:
            self.cards.append((self.count, card))
        else:
            self._wrong.append((self.count, CardFault.NOTHING_SAID, ""))

    def problems(self) -> Sequence[CardProblem]:
        """Return what is wrong with the cards, in their order."""
        told = sorted(self._wrong, key=lambda wrong: wrong[0])
        return [CardProblem(card=n, line=self._begins.get(n, 0), fault=f, detail=d) for n, f, d in told]


def card_from(said: dict[str, Any]) -> AddressCard:
    """Return a card from what the child says of it. Raises ChildTrouble for what no reader of ours says."""
    points = tuple(dict.fromkeys(_point(given) for given in _list(said, "points")))
    organisation, nickname = _line(said, "organisation"), _line(said, "nickname")
    parts = " ".join(_whole(part) for part in _list(said, "parts"))
    reached = next((point.value for point in points if point.kind in {ContactKind.EMAIL, ContactKind.PHONE}), "")
    mobile = next((point.value for point in points if point.kind is ContactKind.MOBILE), "")
    names = (_line(said, "name"), parts, nickname, organisation, reached, mobile)
    media, picture = _picture(said)
    return AddressCard(
        name=next(filter(None, names), ""),
        title=_line(said, "title"),
        organisation=organisation,
        contacts=points,
        note=_text(said, "note"),
        birthday=_line(said, "birthday"),
        categories=tuple(filter(None, (_whole(part) for part in _list(said, "categories")))),
        do_not_contact=said.get("do_not_contact") is True,
        media=media,
        picture=picture,
    )


def _point(given: Any) -> ContactPoint:  # noqa: ANN401 (checked here)
    match given:
        case [str(kind), str(value), str(label)] if kind in ContactKind.__members__.values():
            shown = clean(value).strip() if kind == ContactKind.ADDRESS else _whole(value)
            return ContactPoint(kind=ContactKind(kind), value=shown, label=_whole(label))
        case _:
            raise senseless()


def _picture(said: dict[str, Any]) -> tuple[str, bytes]:
    media, wrapped = said.get("media", ""), said.get("picture", "")
    if not isinstance(media, str) or not isinstance(wrapped, str) or media not in {"", *_MEDIA}:
        raise senseless()
    try:
        picture = b64decode(wrapped, validate=True)
    except ValueError:
        raise senseless() from None
    if len(picture) > MOST_BYTES:
        raise senseless()
    return (media, picture) if media and picture else ("", b"")


def _list(said: dict[str, Any], name: str) -> list[Any]:
    match said.get(name, []):
        case [*held]:
            return held
        case _:
            raise senseless()


def _text(said: dict[str, Any], name: str) -> str:
    held = said.get(name, "")
    if not isinstance(held, str):
        raise senseless()
    return clean(held).strip()


def _line(said: dict[str, Any], name: str) -> str:
    return " ".join(_text(said, name).split())


def _whole(text: Any) -> str:  # noqa: ANN401 (checked here)
    if not isinstance(text, str):
        raise senseless()
    return " ".join(clean(text).split())
