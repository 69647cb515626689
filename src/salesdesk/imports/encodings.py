"""Which encoding a text file is in: its mark, else UTF-8, else the likeliest of the code pages that exports use."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "cp1252"
_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "mac_roman")
_OTHERS = ("cp1253", "cp1251", "cp1255", "cp1256", "cp874", "cp932", "gb18030", "big5", "cp949", "koi8_r")
_HIGH = re.compile(rb"[\x80-\xff]")
_ALONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
# Where Western Europe has signs (£ ¥ ¯ ³ ¹ ¿), Central Europe has letters: such a sign among letters is one.
_CENTRAL = re.compile(rb"[\xa3\xa5\xaf\xb9][a-z\xe0-\xff]|[A-Za-ln-z][\xb3\xb9\xbf][a-z\s;,\t|]|[a-z]\xb3[a-z]")
_SAMPLE = 32 * 1024
_SLACK = 0.05


def encoding_of(content: bytes) -> str | None:
    """Return the name of the encoding, None when the bytes are no text in any of them."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    if b"\0" in content[:_SAMPLE]:
        return _wide(content[:_SAMPLE])
    if is_in(content, "utf-8"):
        return "utf-8"
    return _code_page(content)


def is_in(content: bytes, encoding: str) -> bool:
    """Tell whether the bytes can be read in that encoding; an unknown encoding cannot read anything."""
    try:
        content.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return False
    return True


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark from a binary file: every other byte is zero, on one side only."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    most, least = max(even, odd), min(even, odd)
    if most >= len(sample) // 2 * 0.3 and least <= most // 20:
        name = "utf-16-be" if even > odd else "utf-16-le"
        text = sample[: len(sample) // 2 * 2].decode(name, errors="replace")
        return name if "\n" in text or "\r" in text else None
    few = (even + odd) <= max(2, len(sample) // 200)
    return encoding_of(sample.replace(b"\0", b"")) if few else None


def _code_page(content: bytes) -> str | None:
    # Words of one script: accented letters stand alone among plain ones in Latin text, side by side in all others.
    sample = b"\n".join(line for line in content.splitlines() if not line.isascii())[:_SAMPLE]
    high = len(_HIGH.findall(sample))
    latin = len(_ALONE.findall(sample)) * 2 >= high
    if latin and _CENTRAL.search(sample) and is_in(content, "cp1250"):
        return "cp1250"
    first, second = (_LATIN, _OTHERS) if latin else (_OTHERS, _LATIN)
    found = _likeliest(sample, first) or _likeliest(sample, second) or _WESTERN
    return found if is_in(content, found) else next((name for name in (*first, *second) if is_in(content, name)), None)


def _likeliest(sample: bytes, candidates: tuple[str, ...]) -> str | None:
    # Imported late: most files are UTF-8, and it costs as much as reading a thousand rows.
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=list(candidates))
    best = matches.best()
    if best is None:
        return None
    if _WESTERN in candidates and is_in(sample, _WESTERN):
        western = sample.decode(_WESTERN)
        if any(str(match) == western and match.chaos <= best.chaos + _SLACK for match in matches):
            return _WESTERN
    return best.encoding
