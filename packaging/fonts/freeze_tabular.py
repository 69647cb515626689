"""Make the InterTnum faces: Inter with its tabular digits in the place of the proportional ones.

ReportLab cannot switch a font feature on, so columns of figures need a face in which every digit is equally wide.
Needs fontTools. Run from the top of the project: `python packaging/fonts/freeze_tabular.py`; writes into
resources/fonts and gives the same bytes each time.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
STYLES = ("Regular", "SemiBold", "Bold")
DIGITS = range(ord("0"), ord("9") + 1)
# Layout rules that name the digits we exchange; ReportLab reads none of them.
DROPPED = ("GSUB", "GPOS", "GDEF", "STAT")


def tabular_glyphs(font: TTFont) -> dict[str, str]:
    """What the font's own `tnum` feature would put in the place of each glyph."""
    table = font["GSUB"].table
    lookups = {n for f in table.FeatureList.FeatureRecord if f.FeatureTag == "tnum" for n in f.Feature.LookupListIndex}
    mapping: dict[str, str] = {}
    for number in lookups:
        for subtable in table.LookupList.Lookup[number].SubTable:
            mapping |= getattr(subtable, "ExtSubTable", subtable).mapping
    return mapping


def frozen(style: str) -> bytes:
    """Return InterTnum-<style>.ttf, made from Inter-<style>.ttf."""
    font = TTFont(FONTS / f"Inter-{style}.ttf", recalcTimestamp=False)
    exchange_digits(font)
    for tag in DROPPED:
        if tag in font:
            del font[tag]
    rename(font, style)
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def exchange_digits(font: TTFont) -> None:
    """Let every digit's character lead to its tabular glyph."""
    mapping = tabular_glyphs(font)
    for table in font["cmap"].tables:
        for code in DIGITS:
            if code in table.cmap:  # two of the tables share one mapping: a digit may be exchanged already
                table.cmap[code] = mapping.get(table.cmap[code], table.cmap[code])


def rename(font: TTFont, style: str) -> None:
    """Give the face a name of its own, and drop the names of the features it no longer has."""
    family, unique, full, postscript, typographic_family, own_names = 1, 3, 4, 6, 16, 256
    names = font["name"]
    names.names = [record for record in names.names if record.nameID < own_names]
    new = {
        family: "Inter Tnum",
        typographic_family: "Inter Tnum",
        full: f"Inter Tnum {style}",
        postscript: f"InterTnum-{style}",
    }
    for record in names.names:
        if record.nameID == unique:
            record.string = f"{record.toUnicode()};tnum"
        else:
            record.string = new.get(record.nameID, record.string)


def main() -> None:
    """Freeze every style that the documents set figures in."""
    for style in STYLES:
        (FONTS / f"InterTnum-{style}.ttf").write_bytes(frozen(style))


if __name__ == "__main__":
    main()
