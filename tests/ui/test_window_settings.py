"""What the window remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSettings

from salesdesk.ui.window_settings import WindowSettings, pulled_back

if TYPE_CHECKING:
    from pathlib import Path


def test_settings_that_make_no_sense_count_as_not_set_and_the_window_comes_back_to_the_screen(tmp_path: Path) -> None:
    raw = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    kept = WindowSettings(raw)
    raw.setValue("look/mode", "sepia")
    raw.setValue("look/text_size", "900")
    assert (kept.mode, kept.text_size, kept.density, kept.last_page) == ("system", 100, "comfortable", "")
    kept.mode, kept.text_size, kept.density = "dark", 120, "compact"
    assert (kept.mode, kept.text_size, kept.density) == ("dark", 120, "compact")
    for action in ("a", "b", "a"):
        kept.used(action)
    assert kept.recent_actions() == ["a", "b"]
    kept.keep("deals", QByteArray(b"columns"))
    assert kept.kept("deals") == b"columns"
    screens = [QRect(0, 0, 1920, 1080), QRect(1920, 0, 1280, 720)]
    assert pulled_back(QRect(5000, 300, 1440, 900), screens[:1]) == QRect(480, 180, 1440, 900)
    assert pulled_back(QRect(1950, 10, 1440, 900), screens) == QRect(1920, 0, 1280, 720)
    assert pulled_back(QRect(100, 100, 800, 600), screens) == QRect(100, 100, 800, 600)
