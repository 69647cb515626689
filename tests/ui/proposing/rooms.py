"""A window with the proposals alone, over a real desk in which two options were raised."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.application.desk import Desk
from salesdesk.application.papers import ProposalContent
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.discussion import Dimension
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product
from salesdesk.domain.proposal import Proposal
from salesdesk.ui.announcer import Announcer
from salesdesk.ui.pages import PageSpec
from salesdesk.ui.proposing.editor import ProposalEditor
from salesdesk.ui.proposing.page import ProposalsPage
from salesdesk.ui.rest import come_to_rest
from salesdesk.ui.shell import Shell
from salesdesk.ui.window_settings import WindowSettings
from salesdesk.wording import Words
from tests.new_desks import my_desk

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A white page of two pixels."""

    width: int = 2
    height: int = 1
    stride: int = 8
    pixels: bytes = b"\xff" * 8


class Drawn:
    """A document of five white pages that knows whether it was closed."""

    sizes = ((1, 1), (1, 1), (1, 1), (1, 1), (1, 1))

    def __init__(self, starts: tuple[int, ...] = (0, 1, 2, 3)) -> None:
        self.starts = starts
        self.closed = 0

    def draw(self, page: int, width: int) -> DrawnPage:
        assert not self.closed
        return DrawnPage()

    def close(self) -> None:
        self.closed += 1


@dataclass
class Previewed:
    """Remembers what it was asked to show; the next one begins its parts on the pages `starts`."""

    starts: tuple[int, ...] = (0, 1, 2, 3)
    contents: list[ProposalContent] = field(default_factory=list)
    documents: list[Drawn] = field(default_factory=list)

    def __call__(self, content: ProposalContent) -> Drawn:
        self.contents.append(content)
        self.documents.append(Drawn(self.starts))
        return self.documents[-1]


@dataclass
class Room:
    """The window, the desk and the deal that is to be proposed for."""

    shell: Shell
    desk: Desk
    deal: UUID
    previewed: Previewed

    @property
    def page(self) -> ProposalsPage:
        page = self.shell.window.page("proposals")
        assert isinstance(page, ProposalsPage)
        return page

    @property
    def editor(self) -> ProposalEditor:
        return self.page.editor

    def settle(self) -> None:
        come_to_rest(self.shell.background)
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            # Without a screen nobody gives the focus back when a dialog or a list of suggestions has closed.
            (QApplication.activeModalWidget() or self.shell.window).activateWindow()
            QApplication.processEvents()

    def open(self, proposal: UUID) -> None:
        self.shell.workbench.navigate("proposals", str(proposal))
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._receiver(), key, modifier)
        self.settle()

    def type_in(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self._receiver(), letter)
        if QApplication.activePopupWidget() is not None:
            # Without a screen a list of suggestions becomes the active window, a turn after it came.
            QApplication.processEvents()

    def wait_until(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + 3
        while not done() and time.monotonic() < end:
            QTest.qWait(20)
        assert done()
        self.settle()

    def kept(self) -> Proposal:
        row = self.desk.proposing.listed()[0]
        return self.desk.proposing.view(row.id).proposal

    def _receiver(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            # As a window system does: what is open over the window gets the keys.
            return popup.focusWidget() or popup
        return QApplication.focusWidget() or QApplication.activeModalWidget() or self.shell.window


@contextmanager
def room(folder: Path, *, raised: bool = True) -> Generator[Room]:
    """Show the window and close it again."""
    desk = my_desk(folder)
    deal = _deal(desk, raised=raised)
    announcer = Announcer()
    desk.changes.announcements.listeners.append(announcer.tell)
    settings = WindowSettings(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    previewed = Previewed()

    def make(workbench: Any) -> QWidget:
        return ProposalsPage(workbench, previewed)

    specs = [
        PageSpec(id="proposals", title="Proposals", picture="file-text", make=make),
        PageSpec(id="talk", title="Talk", picture="quote", make=lambda _workbench: QWidget(), under="proposals"),
    ]
    shell = Shell(desk, Words(), settings, announcer, specs, lambda _workbench, _typed: [])
    shell.window.resize(1440, 900)
    shell.window.show()
    shown = Room(shell, desk, deal, previewed)
    shown.settle()
    try:
        yield shown
    finally:
        # The preview draws again 60 ms after it was resized.
        QTest.qWait(80)
        shell.window.close()
        shell.close()
        desk.close()
        shell.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _deal(desk: Desk, *, raised: bool) -> UUID:
    account = desk.selling.new_account("Hallertau Malt").made(Account)
    person = desk.selling.new_person(account, "Vroni Aigner", "Head of production").made(Person)
    deal = desk.selling.new_deal("Press line", account_id=account, value=Money.of(42_000, "EUR")).made(Deal)
    for name, price in (("Press", 31_000), ("Fitting by us", 4_200), ("Training day", 900)):
        desk.selling.keep(None, Product(id=desk.changes.ids.new(), name=name, price=Money.of(price, "EUR")))
    if raised:
        for day, text, quote in (
            (date(2026, 11, 3), "Fitted by us", "nobody here has time for it"),
            (date(2026, 11, 12), "Fitted by their own people", "our mechanics could do that"),
        ):
            option = desk.discussing.option(text, Dimension.INSTALLATION, raised_by=person, quote=quote)
            desk.discussing.record(day, deal_id=deal, people=[person], raised=[option])
    return deal
