"""What a lead needs to go back to marketing, and what it needs to come back: written in place (3.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea
from typing_extensions import override

from salesdesk.application.handing_back import Returned
from salesdesk.ui.fields import Field, SuggestLine, TextLine, date_field, pair
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Button, Ground, HintStrip, Label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from salesdesk.wording import Words


class PlaceForm(Ground):
    """Fields in place with what stands in their way under them; Esc closes it, `closed` tells that it is."""

    asked = Signal()
    closed = Signal()

    def __init__(self, words: Words, act: str, leave: str) -> None:
        """Stay hidden until it is opened; `act` and `leave` are the words of its buttons."""
        super().__init__("sunken", margins=(12, 10, 12, 10), gap=10)
        self._trouble = HintStrip(kind="trouble")
        self._trouble.hide()
        self.act_button = Button(act, "check", "primary", do=self.asked.emit)
        self.leave_button = Button(leave, do=self.close_form)
        self._foot = Flow(self.act_button, self.leave_button)
        self.setAccessibleName(words.text("Lead"))
        self.hide()

    def close_form(self) -> None:
        """Write nothing any more."""
        self._trouble.hide()
        self.hide()
        self.closed.emit()

    def refuse(self, sentences: str) -> None:
        """Say what stands in the way; what was typed stays."""
        self._trouble.say("", sentences)
        self._trouble.show()
        self.come_into_view()

    def come_into_view(self) -> None:
        """Scroll to the whole form, once the layouts above gave it room, each in its turn of the event loop."""
        QTimer.singleShot(60, self, self._on_room)

    def _on_room(self) -> None:
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(self, 0, 12)
            above = above.parentWidget()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.asked.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class HandBackForm(PlaceForm):
    """The criterion it does not meet, why, what they saw, when to look again: all of it is needed."""

    def __init__(self, words: Words, today: dt.date) -> None:
        """Build empty fields."""
        super().__init__(words, words.text("Hand back to marketing"), words.text("Keep the lead"))
        self._known: Sequence[str] = ()
        self.failed = SuggestLine(self._suggest, words.text("Choose with the down key, or type"))
        self.reason = TextLine(words.text("Such as: they resell and do not use it themselves"))
        self.seen = TextLine(words.text("Such as: the price list, the film of the line"))
        self.revisit = date_field(words, today)
        self.add(
            Label(words.text("So that marketing does not begin again from nothing:"), "second", wrap=True),
            pair(
                Field(words.text("Criterion it does not meet"), self.failed),
                Field(words.text("Look at it again on"), self.revisit),
            ),
            Field(words.text("Why it goes back"), self.reason),
            Field(words.text("What they saw already"), self.seen),
            self._trouble,
            self._foot,
        )

    def open_with(self, known: Sequence[str]) -> None:
        """Ask, with the criteria that a lead can fail."""
        self._known = known
        self.show()
        self.failed.setFocus(Qt.FocusReason.OtherFocusReason)
        self.come_into_view()

    def empty(self) -> None:
        """Hold nothing: the next lead goes back for reasons of its own."""
        for line in (self.failed, self.reason, self.seen):
            line.set_value("")
        self.revisit.set_value(None)

    def value(self) -> Returned:
        """Return what the fields hold."""
        for line in (self.failed, self.reason, self.seen, self.revisit):
            line.commit()
        return Returned(
            failed=self.failed.value(),
            reason=self.reason.value(),
            seen=self.seen.value(),
            revisit_on=self.revisit.value(),
        )

    def _suggest(self, text: str) -> Sequence[tuple[str, str]]:
        return [(one, one) for one in self._known if text.casefold() in one.casefold()]


class TakeAgainForm(PlaceForm):
    """What they did anew, and on which day: without that a lead stays with marketing."""

    def __init__(self, words: Words, today: dt.date) -> None:
        """Build empty fields."""
        super().__init__(words, words.text("Take this lead again"), words.text("Leave it with marketing"))
        self.signal = TextLine(words.text("Such as: asked for a visit on the web form"))
        self.on = date_field(words, today)
        self.add(
            Label(
                words.text("A lead comes back only for something new since it went to marketing:"), "second", wrap=True
            ),
            pair(Field(words.text("What they did anew"), self.signal), Field(words.text("On which day"), self.on)),
            self._trouble,
            self._foot,
        )

    def open_form(self) -> None:
        """Ask."""
        self.show()
        self.signal.setFocus(Qt.FocusReason.OtherFocusReason)
        self.come_into_view()

    def value(self) -> tuple[str, dt.date | None]:
        """Return what they did, and when."""
        self.signal.commit()
        self.on.commit()
        return self.signal.value(), self.on.value()
