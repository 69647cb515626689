"""What is to be known about a moment as it is chosen: no working day, over already, time taken, another clock (2.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.ui.parts import CheckRow, column
from salesdesk.wording.labels import label
from salesdesk.wording.when import clashes_told, free_day_told, other_clock_told

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from salesdesk.application.booking import Times
    from salesdesk.domain.follow_up import FollowUpKind
    from salesdesk.domain.moment import Moment
    from salesdesk.wording import Words


class WhenNotes(QWidget):
    """A quiet line for each thing; hints, never locks.

    `moved` gives the day to take instead, `proposed` the moment to take.
    """

    moved = Signal(object)
    proposed = Signal(object)

    def __init__(self, words: Words) -> None:
        """Say nothing yet."""
        super().__init__()
        self._words = words
        self._instead: dt.date | None = None
        self._proposal: Moment | None = None
        self.usual = CheckRow("", "advice")
        self.free = CheckRow("", "missing")
        self.over = CheckRow("", "missing")
        self.taken = CheckRow("", "missing")
        self.other_clock = CheckRow("", "advice")
        self._rows = (self.usual, self.free, self.over, self.taken, self.other_clock)
        self.setLayout(column(*self._rows, gap=2))
        self.usual.acted.connect(self._on_proposed)
        self.free.acted.connect(self._on_moved)
        self._say({})

    def propose(self, times: Times, kind: FollowUpKind, minutes: int) -> None:
        """Say for when a kind is usually booked, as long as no day is chosen."""
        words, days = self._words, times.courtesy.days(kind)
        self._proposal = moment = times.proposed(kind, minutes)
        usual = words.plural(
            "{kind}: usual in {n} working day.", "{kind}: usual in {n} working days.", days, kind=label(words, kind)
        )
        self._say({})
        self._show(self.usual, usual, words.text("Take {when}", when=words.day_time(moment)))

    def judge(self, times: Times, starts: Moment, minutes: int, but: UUID | None, *, all_day: bool = False) -> None:
        """Say what is unusual about a moment."""
        words, zone, day = self._words, times.now.zone, starts.day
        free = free_day_told(words, day, times.calendar) if times.is_known(day) else ""
        self._instead = times.calendar.working_day_after(day, 1)
        met = () if all_day else times.clashes(starts, minutes, but)
        past = starts.at <= times.now.at and not (all_day and day >= times.now.day)
        self._say(
            {
                self.over: words.text("This moment is over.") if past else "",
                self.taken: clashes_told(words, met, zone) if met else "",
                self.other_clock: "" if all_day else other_clock_told(words, starts, zone),
            }
        )
        if free:
            self._show(self.free, free, words.text("Take {day}", day=words.weekday_date(self._instead)))

    def clear(self) -> None:
        """Say nothing."""
        self._say({})

    def _say(self, told: dict[CheckRow, str]) -> None:
        for row in self._rows:
            if told.get(row):
                self._show(row, told[row])
            else:
                row.hide()
        self.setVisible(any(told.values()))

    def _show(self, row: CheckRow, text: str, act: str = "") -> None:
        row.show_state(text, "advice" if row in {self.usual, self.other_clock} else "missing", act)
        row.show()
        self.show()

    def _on_moved(self) -> None:
        self.moved.emit(self._instead)

    def _on_proposed(self) -> None:
        self.proposed.emit(self._proposal)
