"""Make InterForm-Regular.ttf: the letters that names and remarks are written with, for fields that are filled in.

A field carries its whole face, since nobody knows what will be typed into it: so the face holds the Latin, Greek and
Cyrillic letters with punctuation, and neither layout rules nor hints. Needs fontTools. Run from the top of the
project: `python packaging/fonts/subset_form.py`; writes into resources/fonts and gives the same bytes each time.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
RANGES = (
    range(0x20, 0x7F),
    range(0xA0, 0x250),  # Latin with accents
    range(0x2B9, 0x2E0),  # apostrophes and accents that stand alone
    range(0x300, 0x370),  # accents that follow their letter
    range(0x370, 0x400),  # Greek
    range(0x400, 0x530),  # Cyrillic
    range(0x1E00, 0x1F00),  # Latin with two accents
    range(0x1F00, 0x2000),  # Greek of old spelling
    range(0x2010, 0x2060),  # dashes, quotation marks
    range(0x20A0, 0x20C1),  # currencies
    range(0x2100, 0x2150),  # № and ™
    range(0x2212, 0x2213),  # minus
    range(0x25A1, 0x25A2),  # the box that stands for what the face has not
)


def subset() -> bytes:
    """Return the face, made from Inter-Regular.ttf."""
    font = TTFont(FONTS / "Inter-Regular.ttf", recalcTimestamp=False)
    options = Options(
        layout_features=[],
        hinting=False,
        glyph_names=False,
        notdef_outline=True,
        recalc_timestamp=False,
        drop_tables=["GSUB", "GPOS", "GDEF", "STAT", "DSIG", "meta", "gasp"],
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for codes in RANGES for code in codes])
    subsetter.subset(font)
    rename(font)
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def rename(font: TTFont) -> None:
    """Give the face a name of its own."""
    family, unique, full, postscript = 1, 3, 4, 6
    new = {family: "Inter Form", full: "Inter Form Regular", postscript: "InterForm-Regular"}
    for record in font["name"].names:
        if record.nameID == unique:
            record.string = f"{record.toUnicode()};form"
        else:
            record.string = new.get(record.nameID, record.string)


def main() -> None:
    """Write the face."""
    (FONTS / "InterForm-Regular.ttf").write_bytes(subset())


if __name__ == "__main__":
    main()
