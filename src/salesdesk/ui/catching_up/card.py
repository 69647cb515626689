"""The card of the one person to call now: phone, why now, what to say, the last contacts (1.5, 1.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from salesdesk.application.logbook import History
from salesdesk.domain.group_event import GroupAct
from salesdesk.ui.activities.history_card import LogLines
from salesdesk.ui.explained import FigureButton
from salesdesk.ui.favouring.goodwill_dialog import GoodwillDialog
from salesdesk.ui.flow import Flow
from salesdesk.ui.icons import IconView
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, Card, Ground, Label, boxed, column, row, set_tip
from salesdesk.wording.catching_up import about_told, caution_told, place_told, script_told, why_now_told, worth_told
from salesdesk.wording.favours import goodwill_told, help_first

if TYPE_CHECKING:
    from salesdesk.application.favours import FavoursView
    from salesdesk.application.forecast.catching_up import CatchUpView, NameCard
    from salesdesk.ui.workbench import Workbench


class CallCard(Card):
    """One person, or a group; what came of it is asked for by the buttons, which emit what was pressed."""

    spoke = Signal()
    tried = Signal()
    voicemail = Signal()
    passed = Signal()
    opened = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Show nobody yet."""
        super().__init__(gap=12)
        words = workbench.words
        self._workbench = workbench
        self._card: NameCard | None = None
        self._zone = workbench.standing.settings.zone
        self.place = Label(" ", "label")
        self.who = Label(" ", "page-title", wrap=True)
        self.about = Label(" ", "second", wrap=True)
        self.phone = Label(" ", "value").set_numbers()
        self.copy = Button(words.text("Copy number"), "copy", "quiet", do=self._on_copy)
        self.no_phone = Label(words.text("No number is known. Open them and add one."), "second", wrap=True)
        self.open_button = Button("", "arrow-right", "quiet", do=self.opened.emit)
        self.why = Label(" ", "row-title", wrap=True)
        self.worth = Label(" ", "second", wrap=True)
        self.goodwill = FigureButton(words, self._explain, words.text("See the formula and what it rests on"))
        self.caution = Label(" ", "second", wrap=True)
        self.advice = Label(help_first(words), "second", wrap=True)
        self._advised = boxed(_with_picture("lightbulb", self.advice))
        self._cautioned = boxed(_with_picture("circle-alert", self.caution, "warn"))
        self.script = Listing("", gap=6)
        self._lay_out(workbench)

    def _lay_out(self, workbench: Workbench) -> None:
        words = workbench.words
        self.spoke_button = Button(words.text("Log the call"), "phone", "primary", do=self.spoke.emit)
        self.tried_button = Button(words.text("No answer"), "ban", do=self.tried.emit)
        self.voicemail_button = Button(words.text("Voicemail left"), "message-square-quote", do=self.voicemail.emit)
        self.pass_button = Button(words.text("Pass over…"), "arrow-right", do=self.passed.emit)
        said = Ground("sunken", margins=(16, 12, 16, 14), gap=8)
        said.add(Label(words.text("What to say"), "label"), self.script)
        self.history = LogLines(workbench, words.text("Nothing logged with them yet."))
        self._history_head = Label(words.text("Last contacts"), "label")
        worth = row(self.worth, self.goodwill, gap=10)
        worth.setStretch(0, 1)
        self._worth = boxed(worth)
        self._reached = boxed(row(self.phone, self.copy, self.no_phone, None, self.open_button, gap=10))
        self.add(
            boxed(column(self.place, self.who, self.about, gap=2)),
            self._reached,
            boxed(column(self.why, self._worth, gap=2)),
            self._cautioned,
            self._advised,
            said,
            Flow(self.spoke_button, self.tried_button, self.voicemail_button, self.pass_button),
            self._history_head,
            self.history,
        )

    @property
    def shown(self) -> NameCard | None:
        """Who is on the card."""
        return self._card

    def tell_keys(self, keys: dict[str, str]) -> None:
        """Show on the buttons by which keys they are pressed."""
        buttons = {
            "spoke": self.spoke_button,
            "tried": self.tried_button,
            "voicemail": self.voicemail_button,
            "pass": self.pass_button,
            "open": self.open_button,
        }
        for name, tip in keys.items():
            set_tip(buttons[name], tip)

    def show_view(self, view: CatchUpView) -> None:
        """Show who is next; the card hides where nobody is."""
        card = self._card = view.current
        self.setVisible(card is not None)
        if card is None:
            return
        words, today = self._workbench.words, view.today
        self.place.setText(place_told(view, words))
        self.who.setText(card.who)
        self.about.setText(about_told(card, words))
        self.phone.setText(card.phone)
        self.why.setText(why_now_told(card, words, today, self._zone))
        self.worth.setText(worth_told(card.name, words))
        self.caution.setText(caution_told(card.name, words, today))
        self._cautioned.setVisible(bool(self.caution.text()))
        self._advised.setVisible(card.name.help_first)
        self.script.show_rows([_line(text) for text in script_told(card, words)])
        self._show_ways(card)
        self._show_between(card)
        self.updateGeometry()

    def _show_ways(self, card: NameCard) -> None:
        """A group is called at its office, or one goes there: there is no voicemail and no unanswered call."""
        words, alone = self._workbench.words, card.group is None
        attend = card.group is not None and card.group.act is GroupAct.ATTEND
        for one in (self.phone, self.copy):
            one.setVisible(bool(card.phone) and not attend)
        self.no_phone.setVisible(not card.phone and not attend)
        self.tried_button.setVisible(alone)
        self.voicemail_button.setVisible(alone)
        group = words.text("Attend it") if attend else words.text("Office called")
        self.spoke_button.set_words(words.text("Log the call") if alone else group)
        target = words.text("Open the deal") if card.name.deal_id else words.text("Open the account")
        if card.group is not None:
            target = words.text("Open Groups")
        elif card.name.account_id is None and card.name.deal_id is None:
            target = words.text("Open People")
        self.open_button.set_words(target)

    def _show_between(self, card: NameCard) -> None:
        goodwill = card.name.goodwill
        self.goodwill.setVisible(goodwill is not None)
        self._worth.setVisible(goodwill is not None or bool(self.worth.text()))
        if goodwill is not None:
            self.goodwill.set_words(goodwill_told(self._workbench.words, goodwill))
        for one in (self._history_head, self.history):
            one.setVisible(card.group is None)
        self.history.show_history(History(rows=card.history, count=len(card.history)))

    def _on_copy(self) -> None:
        if self._card is not None:
            QGuiApplication.clipboard().setText(self._card.phone)

    def _explain(self) -> None:
        if self._card is not None and self._card.group is None:
            key, favours = self._card.name.who_id, self._workbench.desk.favours
            self._workbench.ask(lambda: favours.view(key), self._on_favours)

    def _on_favours(self, view: FavoursView) -> None:
        GoodwillDialog(self._workbench, view).open()


def _line(text: str) -> QWidget:
    return Label(text, "objective", wrap=True)


def _with_picture(picture: str, label: Label, token: str = "accentText") -> QHBoxLayout:
    line = row(IconView(picture, token, 16), label, gap=8, middle=False)
    line.setStretch(1, 1)
    return line
