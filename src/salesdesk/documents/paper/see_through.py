"""How far one sees through the shapes of an SVG: `opacity` is multiplied down to the shapes, which alone are drawn.

The library that draws SVGs knows the opacity of a fill and of a line, not that of a shape or a group as a whole. What
cannot be said that way (a style sheet, a flow of colours, a shape used twice) is refused rather than drawn opaque.
Shapes of one group that lie over each other are seen through each other, which they are not in a browser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from salesdesk.application.papers import LogoFault, LogoNotRead

_SHAPES: Final = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
_IN_A_SHEET: Final = re.compile(r"(?<![-\w])(?:stop-)?opacity\s*:(?!\s*(?:1(?:\.0*)?\s*[;}!]|100%))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Above:
    """What comes down to a shape: the opacity of all around it, and of fills and lines; whether colours flow."""

    whole: float = 1
    fill: float = 1
    stroke: float = 1
    flows: bool = False


def push_down(root: Any) -> None:  # noqa: ANN401 - lxml's elements
    """Give every shape under an element the opacity it is seen with. Raises LogoNotRead for what cannot be said."""
    _push(root, _Above())


def _push(node: Any, above: _Above) -> None:  # noqa: ANN401
    if not isinstance(node.tag, str):
        return
    name = node.tag.rpartition("}")[2]
    _require_sayable(node, name, above)
    if name in _SHAPES:
        _write_on(node, _within(node, above))
    elif name not in {"use", "clipPath"}:  # what only cuts out is not seen
        here = _within(node, above)
        for child in node:
            _push(child, here)


def _require_sayable(node: Any, name: str, above: _Above) -> None:  # noqa: ANN401
    """Raise LogoNotRead where something is seen through in a way that the shapes cannot be told."""
    if name == "style" and _IN_A_SHEET.search(node.text or ""):
        raise LogoNotRead(LogoFault.CANNOT_DRAW, "opacity")
    if name == "stop" and _or_all(_share(_taken(node, "stop-opacity"))) < 1:
        raise LogoNotRead(LogoFault.CANNOT_DRAW, "stop-opacity")
    if name == "use" and above.whole * _or_all(_share(_taken(node, "opacity"))) < 1:
        raise LogoNotRead(LogoFault.CANNOT_DRAW, "opacity")


def _write_on(shape: Any, here: _Above) -> None:  # noqa: ANN401
    if here.flows and here.whole * here.fill < 1:
        raise LogoNotRead(LogoFault.CANNOT_DRAW, "opacity")
    for name, share in (("fill-opacity", here.whole * here.fill), ("stroke-opacity", here.whole * here.stroke)):
        if share < 1:
            shape.set(name, f"{share:.4f}")


def _within(node: Any, above: _Above) -> _Above:  # noqa: ANN401
    """What comes down to the children of a node, whose own words about it are taken away."""
    whole, fill, stroke = (_share(_taken(node, name)) for name in ("opacity", "fill-opacity", "stroke-opacity"))
    colours = f"{node.get('fill', '')} {node.get('stroke', '')} {node.get('style', '')}"
    return replace(
        above,
        whole=above.whole * _or_all(whole),
        fill=above.fill if fill is None else fill,
        stroke=above.stroke if stroke is None else stroke,
        flows=above.flows or "url(" in colours,
    )


def _taken(node: Any, name: str) -> str:  # noqa: ANN401
    """Take a property away from an element, and return what it said: its style weighs more than its attribute."""
    said = str(node.attrib.pop(name, ""))
    kept: list[str] = []
    for part in str(node.get("style", "")).split(";"):
        key, _, value = part.partition(":")
        if key.strip().lower() == name:
            said = value.partition("!")[0]
        elif part.strip():
            kept.append(part)
    if "style" in node.attrib:
        node.set("style", ";".join(kept))
    return said.strip()


def _share(said: str) -> float | None:
    """Read "0.5" or "50%" as a share from 0 to 1; None for no number."""
    try:
        value = float(said[:-1]) / 100 if said.endswith("%") else float(said)
    except ValueError:
        return None
    return min(1.0, max(0.0, value)) if value == value else None


def _or_all(share: float | None) -> float:
    return 1 if share is None else share
