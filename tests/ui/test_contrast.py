"""Every colour that is written or drawn on another can be told apart; only the token file is read here."""

from __future__ import annotations

import json
import re

import pytest

from salesdesk.application.resources import resource

TOKENS: dict[str, dict[str, str]] = json.loads(resource("themes", "tokens.json").read_text("utf-8"))["colours"]
WRITTEN = [
    *(("text", ground) for ground in ("surface", "window", "sidebar", "sunken", "sel", "hover", "wash", "optBWash")),
    *(("text", ground) for ground in ("warnWash", "badWash", "okWash")),
    *(("text2", ground) for ground in ("surface", "window", "sidebar", "sunken", "sel", "hover", "wash", "optBWash")),
    *(("text3", ground) for ground in ("surface", "window")),
    *(("onAccent", ground) for ground in ("accent", "accentHover", "accentPress")),
    *(("accentText", ground) for ground in ("surface", "window", "wash", "sel")),
    *((state, ground) for state in ("ok", "warn", "bad") for ground in ("surface", "window", f"{state}Wash", "sel")),
    ("warn", "hover"),
    ("bad", "hover"),
    ("optB", "surface"),
    ("optB", "optBWash"),
    *(("onSolid", ground) for ground in ("text", "ok", "accentText", "optB")),
]
DRAWN = [
    *(("control", ground) for ground in ("surface", "window", "sidebar", "sunken", "wash", "optBWash")),
    *(("accentText", ground) for ground in ("surface", "window", "sidebar", "sunken", "wash", "optBWash", "sel")),
    *(("warn", ground) for ground in ("surface", "sunken", "warnWash")),
    *(("bad", ground) for ground in ("surface", "sunken", "badWash")),
]


def luminance(colour: str) -> float:
    """WCAG 2: relative luminance of #RRGGBB."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), WRITTEN)
def test_text_can_be_read(mode: str, ink: str, ground: str) -> None:
    assert contrast(TOKENS[ink][mode], TOKENS[ground][mode]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), DRAWN)
def test_borders_bars_and_rings_can_be_seen(mode: str, ink: str, ground: str) -> None:
    assert contrast(TOKENS[ink][mode], TOKENS[ground][mode]) >= 3


def test_both_options_weigh_the_same() -> None:
    for mode in ("light", "dark"):
        a = contrast(TOKENS["accentText"][mode], TOKENS["surface"][mode])
        b = contrast(TOKENS["optB"][mode], TOKENS["surface"][mode])
        washes = abs(luminance(TOKENS["wash"][mode]) - luminance(TOKENS["optBWash"][mode]))
        assert abs(a - b) < 1
        assert washes < 0.02


def test_the_measure_agrees_with_known_values() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#16202E", "#FFFFFF") == pytest.approx(16.40, abs=0.01)
    assert contrast("#6C7787", "#1A1F28") == pytest.approx(3.64, abs=0.01)


def test_the_style_sheet_names_only_tokens_and_no_colour_of_its_own() -> None:
    sheet = resource("themes", "window.qss").read_text("utf-8")
    assert set(re.findall(r"@([A-Za-z]\w*)", sheet)) <= set(TOKENS)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=\s*;)|rgba?\(", sheet) == []


def test_every_icon_is_shipped_with_the_licence() -> None:
    assert "ISC License" in resource("icons", "LICENSE").read_text("utf-8")
    for drawing in resource("icons").glob("*.svg"):
        assert "currentColor" in drawing.read_text("utf-8"), drawing.name
