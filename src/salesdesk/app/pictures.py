"""Pictures of every page of a real window over a real desk, without a screen."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.app.program import Opened, application
from salesdesk.app.working_day import Done
from salesdesk.application.desk import Desk
from salesdesk.ui.first_run import FirstRun
from salesdesk.ui.rest import come_to_rest
from salesdesk.ui.theme import Mode, Theme
from salesdesk.ui.window_settings import WindowSettings
from salesdesk.wording import Words

SIZES = ((1440, 900), (1180, 760))
MODES: tuple[Mode, ...] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Scene:
    """A page as it is to be seen: its name in the file, the way there, and what is done once it is loaded."""

    name: str
    page: str
    target: str = ""
    action: str = ""


def scenes(did: Done) -> tuple[Scene, ...]:
    """Return every page the tour takes a picture of."""
    return (
        Scene("today", "today"),
        Scene("accounts", "accounts"),
        Scene("account", "accounts", str(did.account)),
        Scene("call-plans", "plans"),
        Scene("call-plan", "plans", str(did.plan)),
        Scene("talk", "talk", str(did.talk)),
        Scene("talk-evaluation", "talk", str(did.evaluation)),
        Scene("calls", "calls"),
        Scene("proposals", "proposals"),
        Scene("proposal-heard", "proposals", str(did.draft), "proposals.heard"),
        Scene("proposal-options", "proposals", str(did.draft), "proposals.options"),
        Scene("proposal-investment", "proposals", str(did.draft), "proposals.investment"),
        Scene("proposal-next-step", "proposals", str(did.draft), "proposals.next_step"),
        Scene("proposal-item", "proposals", str(did.draft), "proposals.item"),
        Scene("proposal-issued", "proposals", str(did.proposal), "proposals.options"),
        Scene("proposal-answered", "proposals", str(did.answered), "proposals.investment"),
        Scene("proposal-expired", "proposals", str(did.expired), "proposals.options"),
        Scene("returned", "returned", str(did.returned)),
        Scene("pipeline", "pipeline", "", "pipeline.table"),
        Scene("board", "pipeline", "", "pipeline.board"),
        Scene("sweep", "sweep"),
        Scene("stalled", "stalled"),
        Scene("won-lost", "losses"),
        Scene("leads", "leads"),
        Scene("deal", "deal", str(did.deal)),
        Scene("deal-moving", "deal", str(did.deal), "deal.forward"),
        Scene("library-competitor", "library", "", "library.competitors"),
        Scene("library-objection", "library", "", "library.objections"),
        Scene("library-material", "library", "", "library.materials"),
        Scene("library-playbook", "library", "", "library.playbooks"),
        Scene("library-product", "library", "", "library.products"),
        Scene("library-snippet", "library", "", "library.snippets"),
        Scene("library-template", "library", "", "library.templates"),
        Scene("settings", "settings"),
        Scene("palette", "pipeline", "", "palette"),
    )


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


def take(desk: Desk, folder: Path, did: Done, words: Words) -> int:
    """Take all pictures into the folder and return how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with stage(desk, words) as (opened, theme):
        for mode in MODES:
            theme.set_mode(mode)
            for size in SIZES:
                count += _round(opened, folder, scenes(did), mode, size)
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
    first.grab().save(str(folder / _name("first-run", mode, size)))
    first.close()
    return 1


def _name(scene: str, mode: Mode, size: tuple[int, int]) -> str:
    return f"{scene}-{mode}-{size[0]}x{size[1]}.png"
