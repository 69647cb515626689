"""All eleven plays and the desk's own, always listed, each with its verdict, why, and what was decided (0.2-0.15)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.domain.closing_in_time import Landing
from salesdesk.domain.plays import Play
from salesdesk.ui.acts import act
from salesdesk.ui.fields import quantity_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.gap.dialogs import OwnPlayDialog, TakeOverDialog, remove_own
from salesdesk.ui.gap.miss_dialog import accept_miss
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, Card, HintStrip, Label, MoreButton, Pill, boxed, column, row
from salesdesk.wording.labels import label
from salesdesk.wording.verdicts import (
    LANDING_PICTURES,
    decided_told,
    marks_told,
    play_name,
    plays_told,
    verdict_why,
)

if TYPE_CHECKING:
    from salesdesk.application.forecast.playing import PlayRow
    from salesdesk.application.forecast.pursuing import ClosingView
    from salesdesk.domain.plays import OwnPlay
    from salesdesk.ui.parts.pills import PillRole
    from salesdesk.ui.workbench import Workbench

ROLES: Final[Mapping[Landing, PillRole]] = {
    Landing.LANDS: "ok",
    Landing.MAY: "info",
    Landing.TOO_LATE: "warn",
    Landing.ONGOING: "neutral",
    Landing.REFUSED: "bad",
    Landing.CANNOT_SAY: "neutral",
}


class PlayLine(QWidget):
    """A play: its verdict as a pill, its name, why, what was decided, and what can be done."""

    def __init__(self, card: PlaysCard, shown: PlayRow) -> None:
        """Show a play."""
        super().__init__()
        words = card.words
        found = shown.judged
        name = play_name(found.key, shown.name, words)
        verdict = label(words, found.verdict)
        self.pill = Pill(verdict, ROLES[found.verdict], LANDING_PICTURES[found.verdict]).keep_whole()
        title = row(Label(name, "row-title", wrap=True), gap=8)
        title.setStretch(0, 1)
        title.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        told = words.text("{marks}. {why}", marks=marks_told(shown, words), why=verdict_why(shown, words))
        self.why = Label(told, "second", wrap=True)
        lines = column(title, self.why, gap=2)
        decided = decided_told(shown, words)
        if decided:
            lines.addWidget(Label(decided, "second", wrap=True))
        self.buttons = _buttons(card, shown, name)
        if self.buttons:
            lines.addSpacing(2)
            lines.addWidget(Flow(*self.buttons, gap=4))
        lines.setContentsMargins(0, 6, 0, 8)
        self.setLayout(lines)
        self.setAccessibleName(f"{name}: {verdict}")
        if self.buttons:
            self.setFocusProxy(self.buttons[0])


def _buttons(card: PlaysCard, shown: PlayRow, name: str) -> list[Button]:
    """What can be done with a play; what is written is never pursued (0.7)."""
    words, found = card.words, _acts(card, shown)
    for button in found:
        button.setAccessibleName(f"{button.text().strip()}: {name}")
    if shown.own is not None:
        more = MoreButton(words.text("More for “{topic}”", topic=name))
        more.offer(words.text("Change the play…"), partial(card.change, shown.own), "pencil")
        more.offer(words.text("Remove the play"), partial(remove_own, card.workbench, shown.own), "archive")
        found.append(more)
    return found


def _acts(card: PlaysCard, shown: PlayRow) -> list[Button]:
    words, key = card.words, shown.judged.key
    if card.over:
        return []
    if key is Play.ACCEPT_MISS:
        return [Button(words.text("Accept the miss…"), "flag", do=card.accept)] if card.has_target else []
    if key is Play.TAKE_OVER:
        return [Button(words.text("Take a list over…"), "user", do=card.take_over)] if card.lists else []
    return [] if key is Play.EMAILS else _choices(card, shown)


def _choices(card: PlaysCard, shown: PlayRow) -> list[Button]:
    words = card.words
    leave = Button(words.text("Leave it this time"), "x", "quiet", do=partial(card.leave, shown))
    if shown.chosen:
        again = Button(words.text("Plan its list anew"), "refresh-cw", do=partial(card.choose, shown))
        return [again, leave] if shown.judged.counts else [leave]
    choose = Button(words.text("Pursue the play"), "check", do=partial(card.choose, shown))
    return [choose] if shown.chosen is False else [choose, leave]


class PlaysCard(Card):
    """The plays in their order; own ones are added below."""

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        self.workbench, self.words = workbench, workbench.words
        words = self.words
        add = Button(words.text("Add a play…"), "plus", do=self.add_own)
        super().__init__(words.text("Plays"), " ", trailing=add)
        self._view: ClosingView | None = None
        self.days = quantity_field(words)
        self.days.setAccessibleName(words.text("Days a sale usually takes"))
        self.days.setFixedWidth(64)
        self.days.committed.connect(self._on_cycle)
        self.days.refused.connect(self._on_refused)
        asked = Label(words.text("How many days does a sale usually take?"), "second")
        self.ask_cycle = boxed(row(asked, self.days, None, gap=8))
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        self.lines = Listing("", gap=0)
        self.add(self.ask_cycle, self.trouble, self.lines)

    @property
    def lists(self) -> bool:
        """Whether a call list runs that somebody could take over."""
        return self._view is not None and bool(self._view.lists)

    @property
    def over(self) -> bool:
        """Whether the period is over: nothing can be done about its gap any more."""
        return self._view is not None and self._view.gap.ground.period.days_left(self._view.gap.ground.day) == 0

    @property
    def has_target(self) -> bool:
        """Whether there is a target that could be missed, and somebody whose number it is."""
        view = self._view
        return view is not None and view.gap.gap.target is not None and view.ground.scope.team_id is None

    def show_view(self, view: ClosingView) -> None:
        """Show all plays."""
        self._view = view
        self.trouble.hide()
        self.beside.setText(plays_told(view.plays, self.words))
        usual = view.settings.usual_cycle
        self.days.set_value(None if usual is None else Decimal(usual))
        self.ask_cycle.setVisible(view.plays.no_cycle or usual is not None)
        self.lines.show_rows([PlayLine(self, one) for one in view.plays.plays])

    # acting

    def choose(self, shown: PlayRow) -> None:
        """Pursue a play: its names become a dated call list."""
        view, pursuing = self._view, self.workbench.desk.pursuing
        if view is None:
            return
        name = play_name(shown.judged.key, shown.name, self.words)
        text = self.words.text("Pursue “{play}”", play=name)
        job = partial(pursuing.choose, shown.judged.key, view.ground.period.name, view.ground.scope)
        act(self.workbench, text, job, None, self._on_refused, toast=True)

    def leave(self, shown: PlayRow) -> None:
        """Decide against a play in this period."""
        view, pursuing = self._view, self.workbench.desk.pursuing
        if view is None:
            return
        name = play_name(shown.judged.key, shown.name, self.words)
        text = self.words.text("Leave “{play}” this time", play=name)
        job = partial(pursuing.leave, shown.judged.key, view.ground.period.name, view.ground.scope)
        act(self.workbench, text, job, None, self._on_refused, toast=True)

    def accept(self) -> None:
        """Ask for the reason and the new number."""
        if self._view is not None:
            accept_miss(self.workbench, self._view.ground.period.name, self._view.ground.scope)

    def take_over(self) -> None:
        """Ask which list I take over."""
        if self._view is not None:
            TakeOverDialog(self.workbench, self._view.lists).open()

    def add_own(self) -> None:
        """Ask for a play of the desk's own."""
        OwnPlayDialog(self.workbench).open()

    def change(self, own: OwnPlay) -> None:
        """Ask what is to change about a play of the desk's own."""
        OwnPlayDialog(self.workbench, own).open()

    def _on_cycle(self, value: Decimal | None) -> None:
        words, days = self.words, None if value is None else int(value)
        text = words.text("Say how long a sale usually takes")
        job = partial(self.workbench.desk.pursuing.set_cycle, days)
        act(self.workbench, text, job, None, self._on_refused)

    def _on_refused(self, sentences: str) -> None:
        self.trouble.say("", sentences)
        self.trouble.setVisible(bool(sentences))
