"""TrueType files: what a document needs of one (its characters, their widths), and smaller ones cut out of it.

Only what our own bundled faces hold is read; a file from outside never comes here.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from struct import calcsize, iter_unpack, pack, unpack_from

_COPIED = ("cvt ", "fpgm", "prep")
_WORDS, _SCALE, _MORE, _SCALES, _MATRIX = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080
"""Of a composite glyph's part: its offsets are words; it is scaled; another part follows."""
_CHECKSUM = 0xB1B0AFBA


class TrueType:
    """One face; measures are in thousandths of its size."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        (count,) = unpack_from(">H", content, 4)
        self._tables = {
            tag.decode("ascii"): (at, length)
            for tag, _, at, length in iter_unpack(">4sLLL", content[12 : 12 + 16 * count])
        }
        head, hhea, os2 = self._table("head"), self._table("hhea"), self._table("OS/2")
        self._em: int = unpack_from(">H", head, 18)[0]
        self.box = [self._scaled(edge) for edge in unpack_from(">4h", head, 36)]
        self._is_long = unpack_from(">h", head, 50)[0] == 1
        self.ascent, self.descent = map(self._scaled, unpack_from(">2h", hhea, 4))
        self.cap_height = self._scaled(unpack_from(">h", os2, 88)[0])
        self.stem = 50 + (unpack_from(">H", os2, 4)[0] / 65) ** 2
        self.slant: float = unpack_from(">l", self._table("post"), 4)[0] / 65536
        (self._full_metrics,) = unpack_from(">H", hhea, 34)

    def _table(self, tag: str) -> bytes:
        at, length = self._tables[tag]
        return self.content[at : at + length]

    def _scaled(self, value: float) -> float:
        return value * 1000 / self._em

    @cached_property
    def _groups(self) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
        """Characters that follow each other and so do their glyphs: the first and last of them, the first's glyph."""
        cmap = self._table("cmap")
        (count,) = unpack_from(">H", cmap, 2)
        formats = {unpack_from(">H", cmap, at)[0]: at for _, _, at in iter_unpack(">HHL", cmap[4 : 4 + 8 * count])}
        found = _groups(cmap[formats[12] :]) if 12 in formats else _segments(cmap[formats[4] :])
        first, last, glyph = zip(*found, strict=True)
        return first, last, glyph

    @cached_property
    def glyphs(self) -> Mapping[int, int]:
        """The glyph of every character, by its code point; `glyph` answers for one without looking at all."""
        groups = zip(*self._groups, strict=True)
        return {code: glyph + code - first for first, last, glyph in groups for code in range(first, last + 1)}

    def glyph(self, code: int) -> int:
        """The glyph of a character by its code point, 0 when the face has none."""
        first, last, glyph = self._groups
        at = bisect_right(first, code) - 1
        return glyph[at] + code - first[at] if at >= 0 and code <= last[at] else 0

    def width(self, glyph: int) -> float:
        """How far a glyph moves the pen."""
        return self._scaled(self._metric(glyph)[0])

    def _metric(self, glyph: int) -> tuple[int, int]:
        """How far it moves the pen, and where its outline begins; the last glyphs all move it as far."""
        start, last = self._tables["hmtx"][0], self._full_metrics - 1
        advance, bearing = unpack_from(">Hh", self.content, start + 4 * min(glyph, last))
        if glyph > last:
            (bearing,) = unpack_from(">h", self.content, start + 4 * (last + 1) + 2 * (glyph - last - 1))
        return advance, bearing

    @cached_property
    def _places(self) -> array[int]:
        """Where each glyph's outline begins; one more than there are glyphs."""
        places = _numbers("I" if self._is_long else "H", self._table("loca"))
        return places if self._is_long else array("I", [at * 2 for at in places])

    def _outline(self, glyph: int) -> bytes:
        start = self._tables["glyf"][0]
        return self.content[start + self._places[glyph] : start + self._places[glyph + 1]]

    def cut(self, codes: Mapping[int, int]) -> bytes:
        """Cut out the glyphs of some characters (by their code points) and give them codes of one byte."""
        kept = list(dict.fromkeys([0, *map(self.glyph, codes.values())]))
        numbers = {glyph: number for number, glyph in enumerate(kept)}
        shown = bytearray(256)
        for code, point in codes.items():
            shown[code] = numbers[self.glyph(point)]
        outlines: list[bytes] = []
        for glyph in kept:  # grows while parts of composite glyphs are found
            outline = bytearray(self._outline(glyph))
            for at in _parts(outline):
                (part,) = unpack_from(">H", outline, at)
                if part not in numbers:
                    numbers[part] = len(kept)
                    kept.append(part)
                outline[at : at + 2] = pack(">H", numbers[part])
            outlines.append(bytes(outline) + bytes(-len(outline) % 4))
        return self._written(kept, outlines, bytes(shown))

    def _written(self, kept: list[int], outlines: list[bytes], shown: bytes) -> bytes:
        count = len(kept)
        head, hhea, maxp = (bytearray(self._table(tag)) for tag in ("head", "hhea", "maxp"))
        head[8:12] = bytes(4)
        head[50:52] = pack(">h", 1)
        hhea[34:36] = pack(">H", count)
        maxp[4:6] = pack(">H", count)
        tables = {tag: self._table(tag) for tag in _COPIED if tag in self._tables} | {
            "cmap": pack(">HHHHLHHH", 0, 1, 1, 0, 12, 0, 262, 0) + shown,
            "glyf": b"".join(outlines),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": b"".join(pack(">Hh", *self._metric(glyph)) for glyph in kept),
            "loca": pack(f">{count + 1}L", *accumulate(map(len, outlines), initial=0)),
            "maxp": bytes(maxp),
        }
        return _file(tables)


def _numbers(kind: str, table: bytes) -> array[int]:
    numbers = array(kind, table)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _groups(table: bytes) -> Iterator[tuple[int, int, int]]:
    """The groups of a map of format 12, which holds them as they are."""
    (count,) = unpack_from(">L", table, 12)
    return iter_unpack(">LLL", table[16 : 16 + 12 * count])


def _segments(table: bytes) -> Iterator[tuple[int, int, int]]:
    """The groups of a map of format 4: some of its segments list their glyphs one by one."""
    length, _, twice = unpack_from(">HHH", table, 2)
    words = _numbers("H", table[:length])
    count, base = twice // 2, 7
    for at in range(count - 1):  # the last only ends the list
        last, first = words[base + at], words[base + 1 + count + at]
        delta, reach = words[base + 1 + 2 * count + at], words[base + 1 + 3 * count + at]
        if not reach:
            yield first, last, (first + delta) & 0xFFFF
            continue
        start = base + 1 + 3 * count + at + reach // 2
        for code, glyph in zip(range(first, last + 1), words[start:], strict=False):
            if glyph:
                yield code, code, (glyph + delta) & 0xFFFF


def _parts(outline: bytes | bytearray) -> Iterator[int]:
    """Where a composite glyph names its parts."""
    if not outline or unpack_from(">h", outline)[0] >= 0:
        return
    at, flags = 10, _MORE
    while flags & _MORE:
        (flags,) = unpack_from(">H", outline, at)
        yield at + 2
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _SCALES else 8 if flags & _MATRIX else 0


def _sum(data: bytes) -> int:
    return sum(_numbers("I", data + bytes(-len(data) % 4))) & 0xFFFFFFFF


def _file(tables: Mapping[str, bytes]) -> bytes:
    """A TrueType file of these tables."""
    count = len(tables)
    power = count.bit_length() - 1
    start = calcsize(">LHHHH") + 16 * count
    entries: list[bytes] = []
    bodies: list[bytes] = []
    for tag, table in sorted(tables.items()):
        entries.append(pack(">4sLLL", tag.encode("ascii"), _sum(table), start, len(table)))
        bodies.append(table + bytes(-len(table) % 4))
        start += len(bodies[-1])
    first = pack(">LHHHH", 0x00010000, count, 16 << power, power, (count - (1 << power)) * 16)
    content = b"".join((first, *entries, *bodies))
    at = content.index(tables["head"]) + 8
    return content[:at] + pack(">L", (_CHECKSUM - _sum(content)) & 0xFFFFFFFF) + content[at + 4 :]
