"""The bundled faces, and fonts made of them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from salesdesk.application.resources import resource

INTERFACE: Final = "Inter"
SERIF: Final = "Source Serif 4"
_FALLBACK: Final = "Noto Sans"


def load_faces() -> list[str]:
    """Make the bundled faces known to Qt and return the names of their families."""
    families: set[str] = set()
    for face in sorted(resource("fonts").glob("*.ttf")):
        # Qt sets tabular digits by a feature; the frozen ones are for the documents.
        if "Tnum" not in face.name:
            number = QFontDatabase.addApplicationFont(str(face))
            families.update(QFontDatabase.applicationFontFamilies(number))
    return sorted(families)


def interface_font(pixels: int, weight: QFont.Weight, family: str = INTERFACE, *, numbers: bool = False) -> QFont:
    """Return a font of a height in pixels; `numbers` asks for digits of one width."""
    return QFont(_made(pixels, weight, family, numbers))


@lru_cache(maxsize=128)
def _made(pixels: int, weight: QFont.Weight, family: str, numbers: bool) -> QFont:  # noqa: FBT001 (a key of the cache)
    """Make a font once: copies share what is known of its letters, which a new one looks up again.

    Without hinting: hinted advances are rounded to whole pixels, which makes letters stand loose.
    """
    font = QFont([family, _FALLBACK])
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return tabular(font) if numbers else font


def tabular(font: QFont) -> QFont:
    """Return the font with digits of one width, so that figures stand under each other."""
    copy = QFont(font)
    copy.setFeature(QFont.Tag("tnum"), 1)
    return copy
