"""Reading address cards in the child: each card as plain values, what is wrong with it, as lines."""

from __future__ import annotations

import codecs
import logging
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, cast

from salesdesk.imports import encodings
from salesdesk.imports.card_lines import KNOWN, Line, RawCard, bytes_of, cards_in, plain_card, unwrapped
from salesdesk.imports.confined import TooLarge, shut

_CODECS = (
    *("ascii", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32", "mac_roman", "cp874", "cp932", "cp949"),
    *("gb18030", "gb2312", "big5", "koi8_r", "shift_jis", "euc_jp", "iso2022_jp", "quopri", "base64"),
    *(f"cp125{n}" for n in range(9)),
    *(f"iso8859-{n}" for n in (*range(1, 12), *range(13, 17))),
)
_ALSO = frozenset({"fax", "pager", "modem", "bbs", "pcs", "car"})
_SHORT = 500
_LABEL = re.compile(r"^_\$!<|>!\$_$")  # Apple's marks around labels that it translates


def lines(content: bytes, cards: int, properties: int, chars: int, picture: int) -> Iterator[Any]:
    """Load all that reading needs, shut the door, and only then look into the file; yield as `told` does."""
    read = _reader()
    logging.disable()
    for name in _CODECS:
        codecs.lookup(name)
    encodings.encoding_of("naïve café, déjà vu".encode("cp1252"))
    read("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nN:A;;;;\r\nEND:VCARD\r\n")
    shut()
    yield from told(content, cards, properties, chars, picture)


def told(content: bytes, cards: int, properties: int, chars: int, picture: int) -> Iterator[Any]:
    """Yield the cards of a file, what is wrong with each by its number, and at the end how many there were.

    At most `cards` cards with `properties` properties of `chars` characters, a picture of `picture` bytes.
    Raises TooLarge.
    """
    text, otherwise = unwrapped(content)
    read = partial(_read, _reader(), otherwise, chars)
    count = 0
    for count, raw in enumerate(cards_in(text, properties), start=1):
        if count > cards:
            raise TooLarge
        yield from _told(count, raw, read, picture)
    yield {"end": count}


def _reader() -> Callable[[str], Any]:
    from vobject import readOne  # pyright: ignore[reportUnknownVariableType]

    return cast("Callable[[str], Any]", readOne)


def _read(read: Callable[[str], Any], otherwise: str, chars: int, raw: RawCard) -> Any:  # noqa: ANN401 (of vobject)
    return read(plain_card(raw, otherwise, chars))


def _told(number: int, raw: RawCard, read: Callable[[RawCard], Any], picture: int) -> Iterator[Any]:
    said: dict[str, Any] = {"line": raw.line}
    try:
        said |= _values(read(raw))
    except Exception as error:  # vobject raises many kinds; all of them mean that this one card is left out
        yield {"wrong": [number, "damaged", f"{type(error).__name__}: {error}"[:200]]}
        yield {"card": {"line": raw.line}}
        return
    if raw.too_many:
        yield {"wrong": [number, "too_many_fields", ""]}
    for kind, what in _pictured(raw, said, picture):
        yield {"wrong": [number, kind, what]}
    yield {"card": said}


def _pictured(raw: RawCard, said: dict[str, Any], most: int) -> Iterator[tuple[str, str]]:
    """Take the first picture that we keep; yield why others are not."""
    for line in raw.lines:
        if line.name != "PHOTO" or "picture" in said:
            continue
        if _is_elsewhere(line):
            yield "picture_elsewhere", ""
            continue
        content = bytes_of(line)
        media = _media(content)
        if not media:
            yield "picture_unknown", ""
        elif len(content) > most:
            yield "picture_too_large", str(len(content))
        else:
            said["media"], said["picture"] = media, b64encode(content).decode("ascii")


def _is_elsewhere(line: Line) -> bool:
    return line.value.strip()[:8].lower().startswith((b"http:", b"https:", b"file:", b"ftp:", b"cid:"))


def _media(content: bytes) -> str:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/jpeg" if content.startswith(b"\xff\xd8\xff") else ""


def _values(card: Any) -> dict[str, Any]:  # noqa: ANN401 (of vobject)
    contents: dict[str, list[Any]] = {
        name: [line for line in held if line.name.upper() in KNOWN] for name, held in card.contents.items()
    }
    labels = {line.group: _LABEL.sub("", _text(line.value)) for line in contents.get("x-ablabel", []) if line.group}
    return {
        "name": _first(contents, "fn"),
        "parts": _name_parts(contents),
        "nickname": _first(contents, "nickname"),
        "organisation": _organisation(contents),
        "title": _first(contents, "title") or _first(contents, "role"),
        "note": "\n".join(dict.fromkeys(filter(None, (_text(line.value) for line in contents.get("note", []))))),
        "birthday": _first(contents, "bday"),
        "categories": [part for line in contents.get("categories", []) for part in _listed(line.value)],
        "do_not_contact": _first(contents, "x-salesdesk-do-not-contact").lower() == "true",
        "points": [point for name in ("tel", "email", "adr", "url") for point in _points(name, contents, labels)],
    }


def _first(contents: dict[str, list[Any]], name: str) -> str:
    return next(filter(None, (_text(line.value) for line in contents.get(name, []))), "")


def _text(value: Any) -> str:  # noqa: ANN401 (a text, or a list of texts)
    match value:
        case [*parts]:
            return " ".join(map(str, parts)).strip()
        case _:
            return str(value).strip()


def _listed(value: Any) -> list[str]:  # noqa: ANN401 (a text, or a list of texts)
    match value:
        case [*parts]:
            texts = [str(part).strip() for part in parts]
        case _:
            texts = [part.strip() for part in str(value).split(",")]
    return [text[:_SHORT] for text in texts if text]


def _name_parts(contents: dict[str, list[Any]]) -> list[str]:
    """Return given, further and family names of a card that has no other name, in the order in which they are said."""
    held = next((line.value for line in contents.get("n", [])), None)
    if held is None:
        return []
    return [
        text for part in ("given", "additional", "family") if (text := _text(getattr(held, part, "")).replace(",", " "))
    ]


def _organisation(contents: dict[str, list[Any]]) -> str:
    """Return the company alone: departments stand behind it."""
    held = [line.value for line in contents.get("org", [])]
    parts = [_text(next(iter(value), "")) for value in held]
    return next(filter(None, parts), "")


def _points(name: str, contents: dict[str, list[Any]], labels: dict[str, str]) -> Iterator[list[str]]:
    """Yield how somebody is reached as [kind, value, label], what is meant first before the rest."""
    for line in sorted(contents.get(name, []), key=_rank):
        types = _types(line)
        value = _address(line.value) if name == "adr" else _reached(_text(line.value))
        kind = {"tel": "phone", "email": "email", "adr": "address", "url": "web"}[name]
        if name == "tel" and types & {"cell", "iphone", "mobile"} and not types & {"fax", "pager"}:
            kind = "mobile"
        if value:
            yield [kind, value, labels.get(line.group, "") or "/".join(sorted(types & _ALSO))]


def _types(line: Any) -> frozenset[str]:  # noqa: ANN401 (of vobject)
    return frozenset(one.lower() for one in line.params.get("TYPE", []))


def _rank(line: Any) -> tuple[bool, ...]:  # noqa: ANN401 (of vobject)
    """Order: whatever speaks before a fax, the preferred one before others, home last."""
    types = _types(line)
    return (bool(types & _ALSO), "pref" not in types, "home" in types)


def _reached(value: str) -> str:
    """Return a number or an address without what makes a link of it: `tel:+1-555;ext=102` is `+1-555 ext. 102`."""
    for scheme in ("tel:", "mailto:"):
        if value.lower().startswith(scheme):
            value = value[len(scheme) :]
    number, ext, rest = value.partition(";ext=")
    return f"{number} ext. {rest}" if ext else value


def _address(held: Any) -> str:  # noqa: ANN401 (of vobject)
    """Return an address in lines: street, then code and city, then the rest."""
    part = {
        name: _text(getattr(held, name, ""))
        for name in ("box", "extended", "street", "code", "city", "region", "country")
    }
    town = " ".join(filter(None, (part["code"], part["city"])))
    ordered = (part["street"], part["extended"], part["box"], town, part["region"], part["country"])
    return ", ".join(text.strip(" ,") for text in ordered if text.strip(" ,"))
