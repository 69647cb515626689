"""A reply as the dialog shows it: what was said, what becomes of it, and whose it is where nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.replying import ReplyVerdict, ReplyView
from salesdesk.domain.follow_up import FollowUp, Reply
from salesdesk.ui.fields import Choice, Field
from salesdesk.ui.icons import IconView
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import Label, column, row
from salesdesk.wording.calendar_files import occasion_told, reply_told

if TYPE_CHECKING:
    from salesdesk.domain.account import Person
    from salesdesk.wording import Words

_LOOKS: Mapping[Reply, tuple[str, str]] = {
    Reply.ACCEPTED: ("calendar-check", "ok"),
    Reply.TENTATIVE: ("circle-dashed", "warn"),
    Reply.DECLINED: ("x", "bad"),
}


class ReplyLine(QWidget):
    """One reply; `named` gives the person whom somebody chose for an address that nobody here has."""

    named = Signal(object, object)

    def __init__(self, words: Words, view: ReplyView, *, asks: bool) -> None:
        """Show a reply; `asks` offers a choice of persons, for a reply of which nobody knows whose it is."""
        super().__init__()
        counts = view.verdict is ReplyVerdict.COUNTS
        picture, token = _LOOKS.get(view.reply, ("mail", "text2")) if counts else ("mail", "text2")
        if view.verdict is ReplyVerdict.PROPOSES:
            picture, token = "clock", "warn"
        lines = column(Label(_title(words, view), "row-title", wrap=True), gap=2)
        lines.addWidget(Label(reply_told(words, view), "second", wrap=True))
        self.who: Choice[Person | None] | None = None
        if asks:
            nobody: list[tuple[Person | None, str]] = [(None, words.text("Nobody here"))]
            self.who = Choice([*nobody, *((person, person.name) for person in view.candidates)])
            self.who.set_value(view.person)
            self.setFocusProxy(self.who)
            self.who.committed.connect(partial(self.named.emit, view))
            address = view.attendee.address or words.text("an unknown address")
            lines.addWidget(Field(words.text("Whose reply is it, from {address}?", address=address), self.who))
        line = row(gap=10, middle=False)
        line.addWidget(IconView(picture, token), 0, Qt.AlignmentFlag.AlignTop)
        nest(line, lines, 1)
        self.setLayout(line)


def _title(words: Words, view: ReplyView) -> str:
    occasion = view.occasion
    if occasion is None:
        return view.event.title or words.text("An invitation that is not from this desk")
    topic, starts = occasion_told(words, occasion), occasion.starts
    if starts is None:
        return topic
    whole = isinstance(occasion, FollowUp) and occasion.all_day
    when = words.day(starts.day) if whole else words.day_time(starts)
    return words.text("{topic}, {when}", topic=topic, when=when)
