"""The first page a person ever sees: look around, start empty, open a desk, or bring one back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget

from salesdesk.ui.icons import IconView
from salesdesk.ui.parts import Card, HintStrip, Label, OpenRow, boxed, column, row
from salesdesk.ui.theme import theme
from salesdesk.ui.window_settings import LEAST

if TYPE_CHECKING:
    from salesdesk.wording import Words


class FirstRun(QMainWindow):
    """One page, no wizard: four ways to begin, and what stands in the way of one of them."""

    sample_asked = Signal()
    empty_asked = Signal()
    open_asked = Signal()
    bring_back_asked = Signal()

    def __init__(self, words: Words) -> None:
        """Build the page."""
        super().__init__()
        theme().dress(self)
        self.setWindowTitle("SalesDesk")
        self.setMinimumSize(*LEAST)
        self.resize(1440, 900)
        self._words = words
        self._trouble = HintStrip(kind="trouble")
        self._trouble.hide()
        self._busy = Label("", "second")
        self.ways = self._ways()
        logo = row(None, IconView("target", "accentText", 44), None)
        promise = words.text("Plan the call. Propose two options. Keep the pipeline honest.")
        title = Label(promise, "page-title", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        second = Label(words.text("Everything stays in one file on this machine. No account, no network."), "sentence")
        second.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card = Card(gap=4)
        card.add(*self.ways)
        self._busy.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = boxed(column(None, logo, 10, title, second, 18, card, self._trouble, self._busy, None, gap=8))
        middle.setMaximumWidth(theme().px(720))
        around = row(None, middle, None)
        around.setStretch(1, 20)
        around.setContentsMargins(28, 22, 28, 22)
        page = QWidget()
        page.setProperty("part", "canvas")
        page.setLayout(around)
        self.setCentralWidget(page)
        self.ways[0].setFocus()

    def _ways(self) -> tuple[OpenRow, ...]:
        words = self._words
        return (
            self._way(
                words.text("Look around in a sample desk"),
                words.text("A made-up company with 30 accounts and 60 deals, in a file of its own"),
                "eye",
                "1",
                self.sample_asked.emit,
            ),
            self._way(
                words.text("Start empty…"),
                words.text("Choose where your desk lies; then bring your deals in from a spreadsheet"),
                "plus",
                "2",
                self.empty_asked.emit,
            ),
            self._way(
                words.text("Open a desk…"),
                words.text("A .salesdesk file, your own or a colleague's"),
                "folder-open",
                "3",
                self.open_asked.emit,
            ),
            self._way(
                words.text("Bring back an export…"),
                words.text("A folder that “Export everything” wrote, into a new desk"),
                "import",
                "4",
                self.bring_back_asked.emit,
            ),
        )

    def _way(self, title: str, second: str, picture: str, key: str, do: Callable[[], object]) -> OpenRow:
        way = OpenRow(title, second, picture, trailing=key, room=14)
        way.clicked.connect(lambda: do())
        action = QAction(self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(way.click)
        self.addAction(action)
        return way

    def tell_trouble(self, sentences: str) -> None:
        """Say what stands in the way; the ways are open again."""
        self._trouble.say("", sentences)
        self._trouble.show()
        self.work_on("")

    def work_on(self, what: str) -> None:
        """Say what is being made just now; with nothing, the ways are open."""
        self._busy.setText(what)
        if what:
            self._trouble.hide()
        for way in self.ways:
            way.setEnabled(not what)
