"""Fields for a day, a time of day, and both: typed or picked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget
from typing_extensions import override

from salesdesk.ui.fields.parsed import ParsedLine
from salesdesk.ui.icons import icon
from salesdesk.ui.parts.grounds import Ground, row
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable


class DateField(ParsedLine[dt.date]):
    """A day: typed in any usual way, picked from a calendar (Alt+Down), or moved by Up and Down."""

    def __init__(
        self,
        read: Callable[[str], dt.date | None],
        show: Callable[[dt.date], str],
        refusal: str,
        *,
        today: dt.date,
        words: str,
    ) -> None:
        """Make an empty field; `words` name the button that opens the calendar, `today` is where it opens."""
        super().__init__(read, show, refusal, words)
        self._today = today
        self._pick = QAction(icon("calendar", "text2"), words, self)
        self._pick.triggered.connect(self.open_calendar)
        self.addAction(self._pick, self.ActionPosition.TrailingPosition)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(words)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def open_calendar(self) -> None:
        """Show a month to pick a day from."""
        popup = _Calendar(self.value() or self._today)
        popup.setParent(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.chosen.connect(self._on_chosen)
        popup.adjustSize()
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        popup.show()
        popup.days.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif step:
            self.commit()
            self._on_chosen((self.value() or self._today) + dt.timedelta(days=step))
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, day: dt.date) -> None:
        if day != self.value():
            self.set_value(day)
            self.committed.emit(day)


class _Calendar(Ground):
    """A month in a box of its own."""

    chosen = Signal(object)

    def __init__(self, day: dt.date) -> None:
        super().__init__("popup", margins=(8, 8, 8, 8))
        self.days = QCalendarWidget()
        self.days.setGridVisible(False)
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.days.setSelectedDate(QDate(day.year, day.month, day.day))
        self._dress("qt_calendar_prevmonth", "chevron-left")
        self._dress("qt_calendar_nextmonth", "chevron-right")
        quiet = QTextCharFormat()
        quiet.setForeground(theme().color("text2"))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.days.setWeekdayTextFormat(weekend, quiet)
        self.days.clicked.connect(self._on_picked)
        self.days.activated.connect(self._on_picked)
        self.column.addWidget(self.days)

    def _dress(self, name: str, picture: str) -> None:
        button = self.days.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(icon(picture, "text2"))

    def _on_picked(self, day: QDate) -> None:
        self.chosen.emit(dt.date(day.year(), day.month(), day.day()))
        self.close()


class TimeField(ParsedLine[dt.time]):
    """A time of day: typed, or moved a quarter of an hour by Up and Down."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(84), super().sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 15, Qt.Key.Key_Down: -15}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        self.commit()
        now = self.value() or dt.time(9, 0)
        minutes = (now.hour * 60 + now.minute + step) % (24 * 60)
        moved = dt.time(minutes // 60, minutes % 60)
        self.set_value(moved)
        self.committed.emit(moved)


class MomentField(QWidget):
    """A day and a time of day that belong together; `committed` gives both, or None while one is missing."""

    committed = Signal(object)
    refused = Signal(str)

    def __init__(self, day: DateField, time: TimeField) -> None:
        """Put a date field and a time field side by side."""
        super().__init__()
        self.day = day
        self.time = time
        line = row(day, time)
        line.setStretch(0, 3)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setFocusProxy(day)
        for part in (day, time):
            part.committed.connect(self._on_committed)
            part.refused.connect(self.refused)

    def name_parts(self, day: str, time: str) -> None:
        """Give both parts their names for a screen reader."""
        self.day.setAccessibleName(day)
        self.time.setAccessibleName(time)

    def value(self) -> dt.datetime | None:
        """Return day and time without a zone, None while one of them is missing."""
        day, time = self.day.value(), self.time.value()
        return None if day is None or time is None else dt.datetime.combine(day, time)

    def set_value(self, value: dt.datetime | None) -> None:
        """Show day and time."""
        self.day.set_value(None if value is None else value.date())
        self.time.set_value(None if value is None else value.time())

    def _on_committed(self, _part: object) -> None:
        self.committed.emit(self.value())
