"""Pictures of every page of a real window over a real desk, without a screen."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.app.program import Opened, application
from salesdesk.app.scenes import FIRST, Scene, scenes
from salesdesk.app.working_day import Done
from salesdesk.application.desk import Desk
from salesdesk.ui.first_run import FirstRun
from salesdesk.ui.rest import come_to_rest
from salesdesk.ui.theme import Mode, Theme
from salesdesk.ui.window_settings import WindowSettings
from salesdesk.wording import Words

SIZES = ((1440, 900), (1180, 760))
MODES: tuple[Mode, ...] = ("light", "dark")


@contextmanager
def stage(desk: Desk, words: Words, *, mode: Mode = "light", text_size: int = 100) -> Generator[tuple[Opened, Theme]]:
    """Open a window over a desk with settings of its own, and close it again."""
    app = application()
    theme = Theme(app, mode=mode, text_size=text_size)
    with tempfile.TemporaryDirectory(prefix="salesdesk-") as folder:
        kept = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        opened = Opened(desk, words, WindowSettings(kept))
        opened.announce_sample(lambda: None)
        try:
            opened.window.show()
            yield opened, theme
        finally:
            opened.window.close()
            opened.close()


def settle(opened: Opened) -> None:
    """Let the window load and draw all that it has to."""
    come_to_rest(opened.shell.background)


def show(opened: Opened, scene: Scene) -> QWidget:
    """Bring a scene to the front and return the widget to look at."""
    opened.shell.palette.hide()
    opened.window.go(scene.page, scene.target)
    settle(opened)
    if scene.action:
        opened.shell.actions.do(scene.action)
        settle(opened)
    return opened.window


def take(desk: Desk, folder: Path, did: Done, words: Words, only: Collection[str] = ()) -> int:
    """Take the pictures of those names into the folder, all where none is named; return how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with stage(desk, words) as (opened, theme):
        for mode in MODES:
            theme.set_mode(mode)
            for size in SIZES:
                count += _round(opened, folder, scenes(did, only), mode, size)
                if not only or FIRST in only:
                    count += _first_page(words, folder, mode, size)
    return count


def _round(opened: Opened, folder: Path, shown: Sequence[Scene], mode: Mode, size: tuple[int, int]) -> int:
    opened.window.resize(*size)
    for scene in shown:
        show(opened, scene).grab().save(str(folder / _name(scene.name, mode, size)))
    opened.shell.palette.hide()
    return len(shown)


def _first_page(words: Words, folder: Path, mode: Mode, size: tuple[int, int]) -> int:
    first = FirstRun(words)
    first.resize(*size)
    first.show()
    QApplication.processEvents()
    first.grab().save(str(folder / _name(FIRST, mode, size)))
    first.close()
    return 1


def _name(scene: str, mode: Mode, size: tuple[int, int]) -> str:
    return f"{scene}-{mode}-{size[0]}x{size[1]}.png"
