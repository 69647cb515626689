"""Our reading and cutting of faces agrees with fontTools, which knows the format from end to end."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from salesdesk.application.resources import resource
from salesdesk.documents.paper.truetype import TrueType

FACES = sorted(path.stem for path in resource("fonts").glob("*.ttf"))
SAID = "Ärger, 7 % of Łódź: ﬁn?"


def known(content: bytes) -> Any:
    return TTFont(BytesIO(content), checkChecksums=2)


def drawn(font: Any, glyph: str) -> object:
    """The outline with its parts put in place."""
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[glyph].draw(pen)
    return pen.value


@pytest.mark.parametrize("name", FACES)
def test_characters_and_widths_are_those_of_the_file(name: str) -> None:
    content = resource("fonts", f"{name}.ttf").read_bytes()
    face, font = TrueType(content), known(content)
    order = {glyph: at for at, glyph in enumerate(font.getGlyphOrder())}
    assert dict(face.glyphs) == {code: order[glyph] for code, glyph in font.getBestCmap().items()}
    em = font["head"].unitsPerEm
    widths = {at: font["hmtx"][glyph][0] * 1000 / em for glyph, at in order.items()}
    assert {at: face.width(at) for at in widths} == pytest.approx(widths)


@pytest.mark.parametrize("name", FACES)
def test_what_is_cut_out_looks_as_before_and_has_no_more_than_was_asked_for(name: str) -> None:
    content = resource("fonts", f"{name}.ttf").read_bytes()
    face, font = TrueType(content), known(content)
    points = [ord(char) for char in SAID if ord(char) in face.glyphs]
    cut = known(face.cut(dict(enumerate(points, 40))))
    codes = cut["cmap"].getcmap(1, 0).cmap
    names = font.getBestCmap()
    for code, point in enumerate(points, 40):
        assert drawn(cut, codes[code]) == drawn(font, names[point])
        assert cut["hmtx"][codes[code]] == font["hmtx"][names[point]]
    assert len(cut.getGlyphOrder()) <= 1 + 3 * len(set(points))
    assert not {"name", "GSUB", "GPOS"} & set(cut.keys())
