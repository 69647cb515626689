"""A window begins with the page that was in front last, whichever it was."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from salesdesk.app.program import Opened
from salesdesk.bootstrap import open_desk
from salesdesk.ui.theme import Theme
from salesdesk.ui.window_settings import WindowSettings
from salesdesk.wording import Words
from tests.ui.windows import empty_desk, settle, window_over


def test_a_window_begins_with_any_page_that_was_in_front_last(look: Theme, tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    with window_over(desk, tmp_path) as first:
        pages = [name.removeprefix("page.") for name in first.shell.actions._specs if name.startswith("page.")]
    assert {"today", "activities", "favours", "groups", "settings"} <= set(pages)
    kept = WindowSettings(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    for name in pages:
        kept.last_page = name
        opened = Opened(open_desk(desk.path), Words(), kept)
        settle(opened)
        assert opened.window.page(name) is not None, name
        opened.window.close()
        opened.close()
