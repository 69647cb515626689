"""One line for day and time in words: "tue 10:30", "in 2 weeks 9am"; says what it understood as one types (2.7)."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.period import WorkCalendar
from salesdesk.domain.said_days import Saying
from salesdesk.domain.said_moment import Said, said_moment
from salesdesk.ui.fields import Field, TextLine
from salesdesk.ui.flow import Flow
from salesdesk.ui.laid_out import put_instead
from salesdesk.ui.parts import Button, HintStrip, Label, boxed, column
from salesdesk.wording.said_words import month_first, said_words
from salesdesk.wording.when import doubt_told, meanings

if TYPE_CHECKING:
    from salesdesk.application.booking import Times
    from salesdesk.wording import Words

MORNING = dt.time(8)


class QuickWords(QWidget):
    """The line, what it means or may mean, and a button for each meaning where there are two.

    `understood` gives what is understood, `grown` tells that it takes another height.
    """

    understood = Signal(object)
    grown = Signal()

    def __init__(self, words: Words, today: dt.date) -> None:
        """Understand words from today on; without public holidays until `show_times`."""
        super().__init__()
        self._words = words
        self._lists = said_words(words.language)
        now = dt.datetime.combine(today, MORNING)
        self._saying = Saying(now=now, words=self._lists, calendar=WorkCalendar(), month_first=month_first("en", ""))
        self._said = Said()
        self._doubt = ""
        self.line = TextLine(words.text("tue 10:30, in 2 weeks 9:00, +3d 14:00"))
        self.told = Label("", "second", wrap=True)
        self.answer = HintStrip()
        self._meanings = column(gap=0)
        self._either = boxed(self._meanings)
        self.buttons: list[Button] = []
        field = Field(words.text("When, in your words"), self.line)
        self.setLayout(column(field, self.told, self.answer, self._either, gap=6))
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_changed)
        for widget in (self.told, self.answer, self._either):
            widget.hide()

    def show_times(self, times: Times) -> None:
        """Understand words by the desk's working days, its country and its clock."""
        order = month_first(self._words.language, times.country)
        self._saying = times.saying(self._lists, month_first=order)
        self._on_changed()

    def tell(self, told: str) -> None:
        """Say what is understood, or that nothing is."""
        self.told.setText(told)
        self._show_told()

    @property
    def said(self) -> str:
        """The words as long as they do not say one moment, so that nothing else is taken for what was meant."""
        return self.line.value() if self._doubt else ""

    def clear(self) -> None:
        """Be empty."""
        self.line.set_value("")

    def _on_changed(self, *_: object) -> None:
        text = self.line.text()
        self._said = said_moment(text, self._saying)
        self._doubt = doubt_told(self._words, self._said, text)
        loose = bool(self._doubt) and self._said.names_no_day
        self.answer.say("", self._doubt if loose else "")
        self.answer.setVisible(loose)
        self._offer()
        self.understood.emit(self._said)
        self._show_told()

    def _offer(self) -> None:
        self.buttons = [
            Button(text, "calendar", "quiet", do=partial(self._on_meant, day, clock))
            for day, clock, text in meanings(self._words, self._said)
        ]
        put_instead(self._meanings, [Flow(*self.buttons, gap=6, line_gap=6)] if self.buttons else [])
        self._either.setVisible(bool(self.buttons))

    def _show_told(self) -> None:
        if self._doubt:
            self.told.setText(self._doubt)
        self.told.setVisible(bool(self.told.text()) and self.answer.isHidden())
        self.grown.emit()

    def _on_meant(self, day: dt.date | None, clock: dt.time | None) -> None:
        words = self._words
        parts = [words.short_date(day) if day else "", words.clock(clock) if clock else ""]
        # As typed, not set: Ctrl+Z brings back what was written.
        self.line.selectAll()
        self.line.insert(" ".join(part for part in parts if part))
        self.line.setFocus()
