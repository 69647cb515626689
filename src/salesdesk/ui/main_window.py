"""The window: sidebar, pages, banners, notices, and the keys that act everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from salesdesk.application.log_subject import NOBODY, Subject
from salesdesk.ui.notices import Notice, Toast
from salesdesk.ui.pages import (
    Begins,
    FindsHere,
    LogsAbout,
    OpensTargets,
    PageSpec,
    ShowsList,
    TellsSubject,
    first_focusable,
    panes_of,
    takes_tab,
)
from salesdesk.ui.parts.grounds import boxed, column, row
from salesdesk.ui.parts.hints import Banner
from salesdesk.ui.sidebar import Sidebar
from salesdesk.ui.theme import theme
from salesdesk.ui.window_settings import LEAST, WindowSettings, pulled_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words

BACK: Final = 50


def page_keys(specs: Sequence[PageSpec]) -> dict[str, str]:
    """Return the keys of each page: its own, else Ctrl and its place in the sidebar."""
    tops = [spec for spec in specs if not spec.bottom and not spec.under]
    numbered = {spec.id: f"Ctrl+{place}" for place, spec in enumerate(tops, 1) if place < 10}
    return {spec.id: spec.keys or numbered.get(spec.id, "") for spec in specs}


class MainWindow(QMainWindow):
    """Shows one page at a time; pages are made when they are first asked for."""

    def __init__(self, words: Words, settings: WindowSettings, specs: Sequence[PageSpec]) -> None:
        """Make the frame; `furnish` brings the workbench that pages are made with."""
        super().__init__()
        theme().dress(self)
        self._settings = settings
        self._specs = {spec.id: spec for spec in specs}
        self._pages: dict[str, QWidget] = {}
        self._trail: list[tuple[str, str]] = []
        self._workbench: Workbench | None = None
        self.words = words
        self.page_id = ""
        self.sidebar = Sidebar(words, specs, page_keys(specs))
        self.sidebar.chosen.connect(self._on_chosen)
        self.stack = QStackedWidget()
        self.banners = column(gap=0)
        right = column(self.banners, self.stack, gap=0)
        right.setStretch(1, 1)
        self.area = boxed(right)
        both = row(self.sidebar, self.area, gap=0, middle=False)
        both.setStretch(1, 1)
        self.setCentralWidget(boxed(both))
        self.toast = Toast(self.area, words.text("Undo"))
        self.setWindowTitle("SalesDesk")
        self.setMinimumSize(*LEAST)
        self._take_place()

    def furnish(self, workbench: Workbench) -> None:
        """Give pages what they are made with, and open the one that was in front last, else the first."""
        self._workbench = workbench
        self.toast.undone.connect(workbench.history.undo)
        workbench.announcer.records_changed.connect(self._on_records_changed)
        self.count()
        last = self._settings.last_page
        self.go(last if last in self._specs else next(iter(self._specs)))

    def go(self, page: str, target: str = "") -> None:
        """Bring a page to the front and, with a target, the thing on it; KeyError for an unknown page."""
        spec = self._specs[page]
        if self._workbench is None:
            return
        if page not in self._pages:
            self._pages[page] = spec.make(self._workbench)
            self.stack.addWidget(self._pages[page])
        widget = self._pages[page]
        if (page, target) != (self._trail[-1] if self._trail else None):
            self._trail = [*self._trail[-BACK:], (page, target)]
        comes, last = self.page_id != page, widget.focusWidget()
        self.page_id = page
        self._settings.last_page = spec.under or page
        self.sidebar.show_page(spec.under or page)
        self._workbench.actions.enter(page)
        self.stack.setCurrentWidget(widget)
        if target and isinstance(widget, OpensTargets):
            widget.open_target(target)
        elif not target and isinstance(widget, ShowsList):
            widget.show_list()
        if comes and isinstance(widget, Begins):
            _give_focus(widget, None if target else last)

    def go_back(self) -> None:
        """Bring back what was in front before."""
        if len(self._trail) > 1:
            self._trail.pop()
            self.go(*self._trail.pop())

    def page(self, page: str) -> QWidget | None:
        """Return a page if it was made already."""
        return self._pages.get(page)

    def title_of(self, page: str) -> str:
        """Return the name of a page."""
        return self._specs[page].title

    def in_front(self) -> Subject:
        """Return with whom one may be talking: as the line with the focus tells, else the page in front."""
        part: object = self.focusWidget()
        while isinstance(part, QWidget) and part is not self:
            if isinstance(part, LogsAbout):
                return part.logs_about
            part = part.parentWidget()
        page: object = self.page(self.page_id)
        return page.in_front() if isinstance(page, TellsSubject) else NOBODY

    def find_here(self) -> None:
        """Search on the page in front."""
        page: object = self.page(self.page_id)
        if isinstance(page, FindsHere):
            page.find_here()

    def next_pane(self, step: int = 1) -> None:
        """Move the focus to the next part: sidebar, header, body of the page."""
        current = self.page(self.page_id)
        panes = [self.sidebar, *(panes_of(current) if current is not None else [])]
        stops = [(pane, control) for pane in panes if (control := first_focusable(pane)) is not None]
        focused = QApplication.focusWidget()
        here = next((at for at, (pane, _) in enumerate(stops) if focused and pane.isAncestorOf(focused)), -step)
        if stops:
            stops[(here + step) % len(stops)][1].setFocus(Qt.FocusReason.TabFocusReason)

    def notify(self, notice: Notice) -> None:
        """Show a notice at the lower edge."""
        self.toast.tell(notice)

    def end_notice(self, notice: Notice) -> None:
        """Hide a notice that is no longer true."""
        self.toast.end(notice)

    def add_banner(self, banner: Banner) -> None:
        """Show a thin strip over every page."""
        self.banners.addWidget(banner)

    def count(self) -> None:
        """Ask again for the numbers in the sidebar."""
        if self._workbench is None:
            return
        asked = [(spec.id, spec.count) for spec in self._specs.values() if spec.count is not None]
        if asked:
            self._workbench.background.run(lambda: [(page, ask()) for page, ask in asked], self._on_counted)

    def commit_typing(self) -> None:
        """Leave the field that is being typed in, so that it is kept."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.commit_typing()
        self._settings.geometry = self.saveGeometry()
        super().closeEvent(event)

    def _take_place(self) -> None:
        self.resize(1440, 900)
        if not self._settings.geometry.isEmpty():
            self.restoreGeometry(self._settings.geometry)
        rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        place = QRect(self.pos(), self.size())
        if not self.isMaximized() and pulled_back(place, rooms) != place and not self._settings.geometry.isEmpty():
            self.setGeometry(pulled_back(place, rooms))

    def _on_chosen(self, page: str) -> None:
        self.go(page)

    def _on_counted(self, counts: list[tuple[str, int | None]]) -> None:
        for page, count in counts:
            self.sidebar.show_count(page, count)

    def _on_records_changed(self, _keys: object) -> None:
        self.count()


def _give_focus(page: Begins, last: QWidget | None) -> None:
    """Put the focus where it was on a page that comes back, else where the page's work begins."""
    if last is not None and takes_tab(last):
        last.setFocus(Qt.FocusReason.OtherFocusReason)
    else:
        page.begin()
