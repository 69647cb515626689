"""A place one can go to, with the number of things that wait there or lie there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from salesdesk.ui.parts.buttons import Button
from salesdesk.ui.parts.labels import set_tip
from salesdesk.ui.theme import theme


class CountedButton(Button):
    """A name and an icon, checked while it is in front; the number stands at the right end."""

    def __init__(self, title: str, picture: str, tip: str) -> None:
        """Show no number yet; without words in `tip` there is none."""
        super().__init__(title, picture, "nav")
        self._title = title
        self._count = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if tip:
            set_tip(self, tip)

    def show_count(self, count: int | None, shown: str, told: str) -> None:
        """Show how many things there are; nothing for none. `shown` is drawn, `told` is read to who cannot see it."""
        self._count = shown if count else ""
        self.setAccessibleName(f"{self._title}, {told}" if count else self._title)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        wears = theme()
        font = wears.font("second", numbers=True)
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(wears.color("text" if self.isChecked() else "text2"))
        width = QFontMetrics(font).horizontalAdvance(self._count)
        place = QRectF(self.width() - width - 11, 0, width + 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._count)
        painter.end()
