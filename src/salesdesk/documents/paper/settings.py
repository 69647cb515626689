"""ReportLab's settings, pinned: a file in the home folder or an `RL_...` variable must not change our documents."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reportlab import rl_config

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


class SettingsChanged(Exception):
    """A setting of ReportLab is not what we pinned: names it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def pin() -> None:
    """Set every setting that decides what a document holds or may read, and assert that it took."""
    for name, value in PINNED.items():
        setattr(rl_config, name, value)
    assert_pinned()


def assert_pinned() -> None:
    """Raise SettingsChanged when something changed a pinned setting since."""
    for name, value in PINNED.items():
        if getattr(rl_config, name) != value:
            raise SettingsChanged(name)
