"""The program around the windows: opens desks, holds them against a second window, moves from one to the other."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication, QFileDialog

from salesdesk.app.desk_actions import (
    add_courtesy_actions,
    add_desk_actions,
    add_work_actions,
    log_activity,
    log_call,
    show_calendar,
    show_cards,
    warn_before_call,
)
from salesdesk.app.holding import Hold
from salesdesk.application.desk import Desk
from salesdesk.application.everything.carrying import Progress
from salesdesk.application.failures import DeskTrouble
from salesdesk.bootstrap import SUFFIX, bring_back, desks_folder, new_desk, open_desk, sample_desk
from salesdesk.bootstrap_papers import LazyPreview
from salesdesk.ui.activities.running import Calls
from salesdesk.ui.announcer import Announcer
from salesdesk.ui.answering.choosing_file import take_drops
from salesdesk.ui.areas import found, page_specs
from salesdesk.ui.background import Background
from salesdesk.ui.calendars.dropping import take_calendars
from salesdesk.ui.calendars.subscribed import Subscribed
from salesdesk.ui.collecting import Collecting
from salesdesk.ui.first_run import FirstRun
from salesdesk.ui.fonts import load_faces
from salesdesk.ui.importing.dropping_cards import take_cards
from salesdesk.ui.making_pages import load_all
from salesdesk.ui.parts import Banner
from salesdesk.ui.shell import Shell
from salesdesk.ui.theme import Theme
from salesdesk.ui.window_settings import WindowSettings
from salesdesk.wording import Words
from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.troubles import told

LOG = logging.getLogger(__name__)
LAST_DESK = "desk/last"


def application() -> QApplication:
    """Return the application with its name, fonts and look; one per process."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    if app.findChild(Collecting) is None:
        Collecting(app)
    app.setOrganizationName("SalesDesk")
    app.setApplicationName("SalesDesk")
    load_faces()
    return app


def _nothing(_done: object) -> None:
    """Answer nobody."""


class Opened:
    """One desk in one window."""

    def __init__(self, desk: Desk, words: Words, settings: WindowSettings, hold: Hold | None = None) -> None:
        """Put the window together; it is shown by the caller."""
        self.desk = desk
        self.hold = hold
        self.announcer = Announcer()
        desk.changes.announcements.listeners.append(self.announcer.tell)
        specs = page_specs(desk, words, LazyPreview())
        self.shell = Shell(desk, words, settings, self.announcer, specs, found, self._furnish)
        self.window = self.shell.window
        take_drops(self.shell.workbench, self.window.end_notice)
        Subscribed(self.shell.workbench)
        take_calendars(self.shell.workbench, self.window.end_notice, partial(show_calendar, self.shell.workbench))
        take_cards(self.shell.workbench, self.window.end_notice, partial(show_cards, self.shell.workbench))
        self.window.setWindowTitle(f"{desk.path.stem} – SalesDesk")
        self.window.sidebar.show_state(words.text("On this machine, saved"))
        self.window.sidebar.state.setToolTip(str(desk.path))

    def _furnish(self, shell: Shell) -> None:
        add_work_actions(shell.workbench)
        add_courtesy_actions(shell.workbench, shell.window.in_front)
        self.calls = Calls(shell.workbench, shell.window, log_activity, log_call, warn_before_call)

    def announce_sample(self, start: Callable[[], object]) -> None:
        """Say on every page that this is a sample desk, where it is one; `start` begins a desk of one's own."""
        if not self.shell.workbench.standing.settings.sample:
            return
        words = self.shell.workbench.words
        banner = Banner(words.text("This is a sample desk."), words.text("Start my own desk"))
        banner.acted.connect(start)
        self.window.add_banner(banner)

    def keep_forecasts(self, _loaded: None = None) -> None:
        """Keep the forecasts that are due on this day, where there are any; nobody waits for it (3.7)."""
        self.shell.background.run(self.desk.snapshots.take_due, _nothing)

    def close(self) -> None:
        """Finish what is under way, close the desk, let go of it."""
        self.shell.close()
        self.desk.close()
        # Else its widgets live on behind the next window, and every change of the theme dresses them as well.
        self.window.deleteLater()
        if self.hold is not None:
            self.hold.release()


class Program(QObject):
    """Opens the first page or a desk, and moves from one desk to the other."""

    def __init__(self, words: Words) -> None:
        """Make the application; nothing is shown yet."""
        self._app = application()
        super().__init__()
        self.words = words
        self._settings = QSettings()
        self.window_settings = WindowSettings(self._settings)
        self._theme = Theme(self._app, mode=self.window_settings.mode, text_size=self.window_settings.text_size)
        self._theme.set_density(self.window_settings.density)
        self._background = Background(self)
        self._background.failed.connect(self._on_failed)
        self.opened: Opened | None = None
        self.first: FirstRun | None = None

    def run(self, desk: Path | None) -> int:
        """Show the desk (or the last one, or the first page) until the window is closed."""
        self._app.lastWindowClosed.connect(self._app.quit)
        if desk is not None:
            self.show_desk(self._held(desk, open_desk))
        else:
            self._begin()
        code = self._app.exec()
        self.leave()
        return code

    def _begin(self) -> None:
        last = Path(str(self._settings.value(LAST_DESK, "")) or ".")
        if last.suffix != SUFFIX or not last.is_file():
            self.show_first_run()
            return
        try:
            self.show_desk(self._held(last, open_desk))
        except DeskTrouble as error:
            self.show_first_run()
            if self.first is not None:
                self.first.tell_trouble(told(self.words, error))

    def leave(self) -> None:
        """Close what is open."""
        if self.opened is not None:
            self.opened.close()
            self.opened = None
        self._background.close()

    # the first page

    def show_first_run(self) -> None:
        """Show the ways to begin."""
        self.first = FirstRun(self.words)
        self.first.sample_asked.connect(self.look_around)
        self.first.empty_asked.connect(self.start_empty)
        self.first.open_asked.connect(self.open_other)
        self.first.bring_back_asked.connect(self.bring_back)
        self.first.show()

    def look_around(self) -> None:
        """Make the sample desk anew, told up to today, and open it."""
        path = desks_folder() / f"Sample{SUFFIX}"
        self._make(path, sample_desk, self.words.text("Writing the sample desk…"))

    def start_empty(self) -> None:
        """Ask where the new desk lies, and make it."""
        title = self.words.text("Where should your desk lie?")
        path = self._ask(partial(QFileDialog.getSaveFileName, None, title), self.words.text("My desk"))
        if path is not None:
            self._make(path, new_desk, self.words.text("Making your desk…"))

    def open_other(self) -> None:
        """Ask which desk to open, and open it."""
        title = self.words.text("Which desk do you want to open?")
        path = self._ask(partial(QFileDialog.getOpenFileName, None, title), "")
        if path is not None:
            self._make(path, open_desk, self.words.text("Opening…"))

    def bring_back(self) -> None:
        """Ask for the folder of an export, and open the desk that is made of it."""
        # Loaded when it is asked for: a start waits for no dialog.
        from salesdesk.ui.carrying.bringing_back import BringBackDialog

        window = self.first or (self.opened.window if self.opened is not None else None)
        folder = desks_folder()
        folder.mkdir(parents=True, exist_ok=True)
        new = folder / f"{self.words.text('My desk')}{SUFFIX}"
        BringBackDialog(window, self.words, self._background, self._brought_back, self.show_desk, new).open()

    def _brought_back(self, folder: Path, path: Path, progress: Progress) -> tuple[Desk, Hold]:
        return self._held(path, lambda new: bring_back(folder, new, progress)[0])

    def _ask(self, dialog: Callable[[str, str], tuple[str, str]], name: str) -> Path | None:
        folder = desks_folder()
        folder.mkdir(parents=True, exist_ok=True)
        kind = self.words.text("Desks (*{suffix})", suffix=SUFFIX)
        chosen, _ = dialog(str(folder / f"{name}{SUFFIX}") if name else str(folder), kind)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(SUFFIX)

    def _make(self, path: Path, way: Callable[[Path], Desk], said: str) -> None:
        if self.first is not None:
            self.first.work_on(said)
        if self.opened is not None and self.opened.desk.path.resolve() == path.resolve():
            return
        self._background.run(lambda: self._held(path, way), self.show_desk, self._on_refused, lane="files")

    def _held(self, path: Path, way: Callable[[Path], Desk]) -> tuple[Desk, Hold]:
        """Open a desk that no other window has. Raises DeskTrouble naming who has it."""
        path.parent.mkdir(parents=True, exist_ok=True) if way is sample_desk else None
        hold = Hold(path)
        try:
            return way(path), hold
        except BaseException:
            hold.release()
            raise

    # desks

    def show_desk(self, held: tuple[Desk, Hold]) -> None:
        """Show a desk in a window of its own, and close the one that was open."""
        desk, hold = held
        before, first = self.opened, self.first
        self.opened, self.first = Opened(desk, self.words, self.window_settings, hold), None
        self.opened.shell.failures.install()
        self._add_actions(self.opened)
        self.opened.announce_sample(self.start_empty)
        self._settings.setValue(LAST_DESK, str(desk.path.resolve()))
        self.opened.window.show()
        # The page in front comes first, and the snapshots that are due once nothing waits for the desk.
        self.opened.shell.background.run(load_all, self.opened.keep_forecasts, lane="files")
        if first is not None:
            first.close()
        if before is not None:
            before.window.close()
            before.close()

    def _add_actions(self, opened: Opened) -> None:
        add_desk_actions(opened.shell.workbench, self.start_empty, self.open_other, self.look_around, self.bring_back)

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, FORESEEN):
            raise error
        sentences = told(self.words, error)
        if self.first is not None:
            self.first.tell_trouble(sentences)
        elif self.opened is not None:
            self.opened.shell.workbench.notify_trouble(sentences)

    def _on_failed(self, error: Exception) -> None:
        LOG.error("%s", type(error).__name__)
        if self.opened is not None:
            self.opened.shell.failures.show(error)
        elif self.first is not None:
            self.first.tell_trouble(told(self.words, error))
