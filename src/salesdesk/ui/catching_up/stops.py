"""The three stops in their order, the next in sight, how many are folded away, and who is not called (1.1, 1.4, B4)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.stop_order import StopState
from salesdesk.ui.fold import Fold
from salesdesk.ui.laid_out import nest
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, Card, Label, OpenRow, Pill, Row, boxed, column, row
from salesdesk.wording.catching_up import (
    folded_count,
    folded_told,
    nothing_told,
    outcome_told,
    override_told,
    stop_told,
    stopped_told,
    then_told,
)
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.forecast.catching_up import CatchUpView
    from salesdesk.application.forecast.stop_names import Nobody
    from salesdesk.domain.stop_order import StopShown
    from salesdesk.ui.parts.pills import PillRole
    from salesdesk.ui.workbench import Workbench

_LOOKS: Final[Mapping[StopState, tuple[PillRole, str]]] = {
    StopState.OPEN: ("info", "phone"),
    StopState.OVERRIDDEN: ("warn", "circle-alert"),
    StopState.WAITING: ("neutral", "clock"),
    StopState.DONE: ("ok", "circle-check"),
}


class StopsCard(Card):
    """Each stop with its state and how far it is; one that waits can be opened early (`early` gives it)."""

    early = Signal(object)

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__(workbench.words.text("In this order"), gap=12)
        self._words = workbench.words
        self.list = Listing("", gap=12)
        self.add(self.list)

    def show_view(self, view: CatchUpView) -> None:
        """Show where each stop stands."""
        self.list.show_rows([self._line(at, one) for at, one in enumerate(view.stops, start=1)])

    def _line(self, at: int, one: StopShown) -> QWidget:
        words = self._words
        name = words.text("{n}. {stop}", n=words.number(at), stop=label(words, one.stop))
        pill = Pill(" ")
        role, picture = _LOOKS[one.state]
        pill.show_state(label(words, one.state), role, picture)
        told = column(Label(name, "row-title", wrap=True), Label(stop_told(one, words), "second"), gap=1)
        head = row(told, pill, gap=10)
        head.setStretch(0, 1)
        lines = column(head, gap=4)
        if one.override is not None and one.state is not StopState.WAITING:
            lines.addWidget(Label(override_told(one, words), "second", wrap=True))
        if one.state is StopState.WAITING and one.names:
            button = Button(words.text("Open {stop} early…", stop=label(words, one.stop).lower()), kind="link")
            button.clicked.connect(partial(self.early.emit, one.stop))
            line = row(button, None)
            # Its words stand flush with those above: a link has room around it to be pressed.
            line.setContentsMargins(-6, 0, 0, 0)
            nest(lines, line)
        return boxed(lines)


class ThenCard(Card):
    """The next in sight, at most two beside the one on the card, and how many are folded away (1.1)."""

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__(workbench.words.text("Then"), gap=10)
        self._words = workbench.words
        self.list = Listing(workbench.words.text("Nobody else at this stop."), gap=8)
        self.folded = Label(" ", "second", wrap=True)
        self.rest = Label(" ", "second", wrap=True)
        self.add(self.list, self.folded, self.rest)

    def show_view(self, view: CatchUpView) -> None:
        """Show who comes next."""
        words = self._words
        self.list.show_rows([Row(one.who, then_told(one, words), "user") for one in view.in_sight[1:]])
        self.folded.setText(folded_count(view, words))
        self.rest.setText(folded_told(view, words))
        for one in (self.folded, self.rest):
            one.setVisible(bool(one.text()))


class OverCard(Card):
    """What is said in place of somebody's card once everybody has an outcome; `led` asks for the gap."""

    led = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Hide until everybody has an outcome."""
        super().__init__(gap=8)
        self._words = workbench.words
        self.title, self.told = Label(" ", "page-title", wrap=True), Label(" ", "body", wrap=True)
        gap = Button(workbench.words.text("See the gap"), "arrow-right", "primary", do=self.led.emit)
        self.add(self.title, self.told, 4, row(gap, None))
        self.hide()

    def show_view(self, view: CatchUpView) -> None:
        """Say that it is done, where it is."""
        title, told = nothing_told(view, self._words)
        self.title.setText(title)
        self.told.setText(told)
        self.setVisible(view.current is None)


class ApartCard(Card):
    """Folded away: whom nobody may call now, where nobody is known, what came of those before."""

    arranged = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__(workbench.words.text("Beside the list"), gap=8)
        words = workbench.words
        self._workbench = workbench
        self._stopped, self._nobody, self._done = Listing("", gap=8), Listing(""), Listing("", gap=8)
        self.stopped = Fold(words, words.text("Not to be called now"), self._stopped)
        self.nobody = Fold(words, words.text("Nobody known to call"), self._nobody)
        self.done = Fold(words, words.text("With an outcome"), self._done)
        for fold in (self.done, self.stopped, self.nobody):
            fold.toggled.connect(self._on_toggled)
            self.add(fold)

    def show_view(self, view: CatchUpView) -> None:
        """Show each fold that has something in it."""
        words = self._workbench.words
        self._done.show_rows([_said(one.who, outcome_told(one, words)) for one in view.done])
        self._stopped.show_rows([_said(one.who, stopped_told(one, words, view.today)) for one in view.stopped])
        self._nobody.show_rows([self._without(one) for one in view.nobody])
        for fold, count in ((self.done, view.done), (self.stopped, view.stopped), (self.nobody, view.nobody)):
            fold.tell(words.number(len(count)))
            fold.setVisible(bool(count))
        self.setVisible(bool(view.done or view.stopped or view.nobody))

    def _without(self, one: Nobody) -> QWidget:
        line = OpenRow(one.name, label(self._workbench.words, one.stop), "circle-alert", token="warn")
        page, target = ("deal", one.deal_id) if one.deal_id is not None else ("accounts", one.account_id)
        line.clicked.connect(partial(self._workbench.navigate, page, str(target)))
        return line

    def _on_toggled(self, _open: object) -> None:
        self.updateGeometry()
        self.arranged.emit()


def _said(who: str, told: str) -> QWidget:
    return boxed(column(Label(who, "row-title", wrap=True), Label(told, "second", wrap=True), gap=1))
