"""Which shared libraries a program file links to: the NEEDED entries of an ELF file (64 bit, little endian)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LOADED, DYNAMIC = 1, 2  # kinds of program header
END, NEEDED, TEXT_TABLE = 0, 1, 5  # tags of the dynamic section


def outside(files: Iterable[Path], *, brought_along: Iterable[Path]) -> set[str]:
    """Return what these files link to, directly or through libraries brought along, that is not brought along."""
    ours = {path.name: path for folder in brought_along for path in folder.glob("*.so*")}
    found: set[str] = set()
    seen: set[Path] = set()
    ahead = list(files)
    while ahead:
        path = ahead.pop()
        if path in seen:
            continue
        seen.add(path)
        needed = needed_by(path.read_bytes())
        ahead += [ours[name] for name in needed if name in ours]
        found.update(name for name in needed if name not in ours)
    return found


def needed_by(image: bytes) -> list[str]:
    """Return the names of the libraries that one ELF file asks the loader for."""
    headers = _program_headers(image)
    dynamic = next((start, size) for kind, start, _, size in headers if kind == DYNAMIC)
    entries = list(struct.iter_unpack("<qQ", image[dynamic[0] : dynamic[0] + dynamic[1] // 16 * 16]))
    entries = entries[: next(i for i, (tag, _) in enumerate(entries) if tag == END)]
    text_address = next(value for tag, value in entries if tag == TEXT_TABLE)
    text = next(
        start + text_address - address
        for kind, start, address, size in headers
        if kind == LOADED and address <= text_address < address + size
    )
    return [_text_at(image, text + value) for tag, value in entries if tag == NEEDED]


def _program_headers(image: bytes) -> list[tuple[int, int, int, int]]:
    assert image[:6] == b"\x7fELF\x02\x01"
    table, size, count = (*struct.unpack_from("<Q", image, 32), *struct.unpack_from("<HH", image, 54))
    headers: list[tuple[int, int, int, int]] = []
    for number in range(count):
        kind, _, start, address, _, in_file = struct.unpack_from("<IIQQQQ", image, table + number * size)
        headers.append((kind, start, address, in_file))
    return headers


def _text_at(image: bytes, start: int) -> str:
    return image[start : image.index(b"\0", start)].decode()
