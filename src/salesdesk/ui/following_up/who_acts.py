"""Who should act: asked where fewer than three facts hold; by default it is the prospect, and we look (2.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton
from typing_extensions import override

from salesdesk.domain.moment import Moment
from salesdesk.ui.fields import Field, Segments, date_field, time_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Button, Ground, Label, boxed, row
from salesdesk.wording.when import theirs_told

if TYPE_CHECKING:
    import datetime as dt

    from salesdesk.domain.follow_up import FollowUpKind
    from salesdesk.wording import Words


class WhoActs(Ground):
    """They or we, and when we look; hidden until it is asked.

    `confirmed` tells that Enter was pressed on the choice: it takes what is chosen, arrow keys choose.
    """

    grown = Signal()
    confirmed = Signal()

    def __init__(self, words: Words, today: dt.date) -> None:
        """Begin unasked."""
        super().__init__("item", margins=(14, 12, 14, 12), gap=8)
        self._words = words
        self._by: Moment | None = None
        self._kind: FollowUpKind | None = None
        self.why = Label("", "second", wrap=True)
        self.choice: Segments[bool] = Segments(
            words.text("Who should act?"),
            [(True, words.text("They act, we look"), "user"), (False, words.text("We act"), "phone")],
        )
        self.day, self.time = date_field(words, today), time_field(words)
        self._look = Flow(
            Field(words.text("We look on"), self.day), Field(words.text("at"), self.time), gap=10, line_gap=8
        )
        self.told = Label("", wrap=True)
        self.back = Button(words.text("Back to the three facts"), "chevron-left", "link", do=self.take_back)
        self.add(Label(words.text("Who should act?"), "label"), self.why, self.choice, self._look, self.told)
        self.add(boxed(row(self.back, None)))
        self.setFocusProxy(self.choice)
        self._choices = self.choice.findChildren(QAbstractButton)
        for button in self._choices:
            button.installEventFilter(self)
        self.choice.committed.connect(self._tell)
        self.day.committed.connect(self._tell)
        self.time.committed.connect(self._tell)
        self.hide()

    @property
    def asked(self) -> bool:
        """Whether it was asked."""
        return not self.isHidden()

    def ask(self, facts: int, kind: FollowUpKind, by: Moment, look: Moment) -> None:
        """Ask, as only some of the three facts hold; `by` is what was agreed, `look` when to look by default."""
        self.why.setText(self._why(facts))
        self._by, self._kind = by, kind
        self.choice.set_value(True)
        self.day.set_value(look.day)
        self.time.set_value(look.local.time().replace(tzinfo=None))
        self.show()
        self._tell()

    def _why(self, facts: int) -> str:
        words = self._words
        if facts == 0:
            return words.text("None of the three facts holds yet. If they may not be there, why is it you who acts?")
        return words.plural(
            "{n} of the three facts holds. If they may not be there, why is it you who acts?",
            "{n} of the three facts hold. If they may not be there, why is it you who acts?",
            facts,
        )

    def look(self) -> tuple[dt.date | None, dt.time | None] | None:
        """Return when we look, None where we act."""
        if not self.asked or not self.choice.value():
            return None
        self.day.commit()
        self.time.commit()
        return self.day.value(), self.time.value()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in enter:
            self.confirmed.emit()
            return True
        return super().eventFilter(watched, event)

    def _tell(self, *_: object) -> None:
        theirs = self.choice.value()
        self._look.setVisible(theirs)
        self.told.setText(self._sentence())
        self.grown.emit()

    def _sentence(self) -> str:
        words, by = self._words, self._by
        if by is None or self._kind is None:
            return ""
        if not self.choice.value():
            return words.text("We act on {when}.", when=words.day_time(by))
        day, clock = self.day.value(), self.time.value()
        if day is None or clock is None:
            return words.text("On which day and at what time do we look?")
        return words.text("{sentence}.", sentence=theirs_told(words, self._kind, by, Moment.of(day, clock, by.zone)))

    def take_back(self) -> None:
        """Be unasked again."""
        self.hide()
        self.grown.emit()

    def take_focus(self) -> None:
        """Put the focus on the choice."""
        chosen = next(button for button in self._choices if button.isChecked())
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)
