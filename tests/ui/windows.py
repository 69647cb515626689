"""Whole windows over real desks, for tests that drive them as a person does."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.app.program import Opened
from salesdesk.application.desk import Desk
from salesdesk.ui.rest import come_to_rest
from salesdesk.ui.window_settings import WindowSettings
from salesdesk.wording import Words
from tests.new_desks import TODAY, my_desk

__all__ = ["TODAY", "empty_desk", "press", "settle", "type_in", "window_over"]


def empty_desk(folder: Path) -> Desk:
    """Return a new desk in euro on a day that stands still, with me."""
    return my_desk(folder)


@contextmanager
def window_over(desk: Desk, folder: Path) -> Generator[Opened]:
    """Show a window over a desk and close both again."""
    kept = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    opened = Opened(desk, Words(), WindowSettings(kept))
    opened.window.resize(1440, 900)
    opened.window.show()
    settle(opened)
    try:
        yield opened
    finally:
        opened.window.close()
        opened.close()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle(opened: Opened) -> None:
    """Let the window do all that was asked of it, and all that follows from that."""
    come_to_rest(opened.shell.background)


def press(opened: Opened, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys wherever the focus is, one after the other."""
    for key in keys:
        QTest.keyClick(_receiver(opened), key, modifier)
        settle(opened)


def type_in(opened: Opened, text: str) -> None:
    """Type wherever the focus is."""
    QTest.keyClicks(_receiver(opened), text)


def _receiver(opened: Opened) -> QWidget:
    modal = QApplication.activeModalWidget()
    if modal is None:
        opened.window.activateWindow()
        QApplication.processEvents()
    return QApplication.focusWidget() or modal or opened.window
