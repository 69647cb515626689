"""The map from the codes of an embedded font back to characters: what makes text in a PDF read out and copied right."""

from __future__ import annotations

from collections.abc import Mapping

_MOST_MAPPED = 100
"""Characters in one part of a map; the format allows no more."""
_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<{first}> <{last}>
endcodespacerange
{parts}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def unicode_map(characters: Mapping[int, str], octets: int) -> str:
    """Return the map of a font whose codes have so many octets; codes that stand for nothing are left out."""
    digits = 2 * octets
    lines = [f"<{code:0{digits}X}> <{char.encode('utf-16-be').hex().upper()}>" for code, char in characters.items()]
    parts = [lines[at : at + _MOST_MAPPED] for at in range(0, len(lines), _MOST_MAPPED)]
    told = (f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return _MAP.format(first="0" * digits, last="F" * digits, parts="\n".join(told))
