"""The fields of a PDF's form, wherever a viewer left their values: on the field, on its kids, on the pages (B1)."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from numbers import Real
from typing import Any, TypeGuard

from salesdesk.imports.confined import TooLarge

GROUP = "option"
LETTERS = frozenset("AB")
_NAME_CHARS = 200
_DEPTH = 100
_WIDGET = "Widget"
_NO_NOTES = frozenset({"Link", "Popup", ""})
_FAR = 100_000
_ESCAPE = "\x1b"


class FormWalk:
    """One walk over a file's fields: each is looked at once, whichever way it is reached, and none is believed.

    A field and the widgets that show it may say different things; all that they say is kept.
    """

    def __init__(self, fields: int, chars: int) -> None:
        """Look at `fields` fields and annotations at most, of each value at `chars` characters."""
        self._most = self._left = fields
        self._chars = chars
        self._met: dict[int, tuple[Any, str]] = {}  # the node beside its name, so that no other takes its place
        self._said: dict[tuple[str, str], None] = {}
        self._marked: set[str] = set()
        self._notes: list[tuple[str, str]] = []
        self._shown: list[tuple[int, str, str, bool, list[int]]] = []
        self._pages = 0
        self.has_form = False
        """Whether the pair of options still stands on a page."""

    def tree(self, root: Any) -> None:  # noqa: ANN401 (whatever the file has there)
        """Look at all fields the catalogue names."""
        waiting = [(kid, "") for kid in _list(_at(_at(_got(root), "/AcroForm"), "/Fields"))][::-1]
        while waiting:
            raw, above = waiting.pop()
            node = _node(raw)
            if node is None or id(node) in self._met:
                continue
            name = _joined(above, self._text(_at(node, "/T")))
            self._look_at(node, name)
            kids = _list(_at(node, "/Kids"))
            if len(waiting) + len(kids) > 10 * self._most:
                raise TooLarge
            waiting.extend((kid, name) for kid in reversed(kids))

    def page(self, page: Any) -> None:  # noqa: ANN401 (whatever the file has there)
        """Look at what a page shows beside its content: widgets of fields, and notes."""
        for raw in _list(_at(page, "/Annots")):
            node = _node(raw)
            if node is None:
                continue
            kind = self._text(_at(node, "/Subtype"))
            self._spend()
            if kind == _WIDGET:
                if id(node) not in self._met:
                    self._climb(node)
                name = self._met[id(node)][1]
                self.has_form |= name == GROUP
                # Whatever fills a field in draws it anew: only where it stands is told, not that it has a look.
                self._shown.append((self._pages, kind, name, False, _place(node)))
            elif kind in _NO_NOTES:
                self._shown.append((self._pages, kind, "", "/AP" in node, _place(node)))
            else:
                self._notes.append((kind, self._text(_at(node, "/Contents"))))
        self._pages += 1

    def lines(self) -> Iterator[Any]:
        """Yield all that was found."""
        yield {"form": self.has_form}
        for letter in sorted(self._marked):
            yield {"choice": letter}
        for name, text in self._said:
            yield {"field": [name, text]}
        for kind, text in self._notes:
            yield {"note": [kind, text]}
        for shown in self._shown:
            yield {"shown": [*shown]}

    def _spend(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise TooLarge

    def _look_at(self, node: dict[Any, Any], name: str) -> None:
        self._spend()
        self._met[id(node)] = node, name
        # Only a field has a value: one that a program put on a widget goes stale when the next program saves.
        value = _at(node, "/V") if "/T" in node else None
        if name == GROUP:
            marks = {self._text(mark).strip().upper() for mark in (value, _at(node, "/AS"))}
            self._marked |= marks & LETTERS
        elif name and value is not None:
            self._said[name, self._text(value)] = None

    def _climb(self, widget: dict[Any, Any]) -> None:
        """Look at a widget that no field led to, and at the fields above it."""
        line: list[dict[Any, Any]] = []
        above: dict[Any, Any] | None = widget
        while above is not None and len(line) < _DEPTH:
            line.append(above)
            above = _node(_at(above, "/Parent"))
        name = ""
        for node in reversed(line):
            name = _joined(name, self._text(_at(node, "/T")))
            if id(node) not in self._met:
                self._look_at(node, name)

    def _text(self, value: Any) -> str:  # noqa: ANN401 (whatever the file has there)
        """Return what a text, a name or a stream of text says."""
        from pypdf.generic import NameObject, StreamObject, create_string_object

        if isinstance(value, StreamObject):
            try:
                value = create_string_object(value.get_data())
            except MemoryError:
                raise
            except Exception:
                return ""
        if isinstance(value, bytes):
            wide = value.startswith((b"\xfe\xff", b"\xff\xfe"))
            value = value.decode("utf-16" if wide else "cp1252", "replace")
        if not isinstance(value, str):
            return ""
        text = value.removeprefix("/") if isinstance(value, NameObject) else str(value)
        return _plain(text[: self._chars])


def _place(node: dict[Any, Any]) -> list[int]:
    """Return where something stands on its page in whole points, the smaller of each side first; [] for nowhere."""
    sides = [_got(side) for side in _list(_at(node, "/Rect"))]
    if len(sides) != 4 or not all(isinstance(side, Real) and isfinite(side) for side in sides):
        return []
    left, low, right, high = (round(max(-_FAR, min(_FAR, float(side)))) for side in sides)
    return [min(left, right), min(low, high), max(left, right), max(low, high)]


def _plain(text: str) -> str:
    """Return a text without what names its language inside."""
    parts = text.split(_ESCAPE)
    return "".join(parts[::2]) if len(parts) % 2 else text


def _joined(above: str, name: str) -> str:
    return ".".join(filter(None, (above, name)))[:_NAME_CHARS]


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _is_node(value: object) -> TypeGuard[dict[Any, Any]]:
    return isinstance(value, dict)


def _list(value: Any) -> list[Any]:  # noqa: ANN401 (whatever the file has there)
    return value if _is_list(value) else []


def _node(value: Any) -> dict[Any, Any] | None:  # noqa: ANN401 (whatever the file has there)
    found = _got(value)
    return found if _is_node(found) else None


def _at(node: Any, key: str) -> Any:  # noqa: ANN401 (whatever the file has there)
    there = _node(node)
    return None if there is None else _got(there.get(key))


def _got(value: Any) -> Any:  # noqa: ANN401 (whatever the file has there)
    """Return what a reference leads to, None where it leads nowhere."""
    try:
        found = value.get_object() if hasattr(value, "get_object") else value
    except MemoryError:
        raise
    except Exception:  # a broken object is as good as none
        return None
    return None if type(found).__name__ == "NullObject" else found
