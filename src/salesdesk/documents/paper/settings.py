"""ReportLab's settings, pinned: a file in the home folder or an `RL_...` variable must not change a logo."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PINNED: Mapping[str, object] = MappingProxyType(
    {
        "trustedHosts": ["nowhere.invalid"],
        "trustedSchemes": ["none"],
        "toColorCanUse": None,
        "useA85": 0,
        "pageCompression": 1,
        "invariant": 0,
        "verbose": 0,
        "pdfComments": 0,
        "ttfAsciiReadable": 0,
        "allowTTFSubsetting": [],
        "canvas_baseColor": None,
        "documentLang": None,
        "warnOnMissingFontGlyphs": 0,
    }
)


def pin() -> None:
    """Set every setting that decides what a drawing holds or may read."""
    from reportlab import rl_config

    for name, value in PINNED.items():
        setattr(rl_config, name, value)
