"""Things side by side that go on in the next line when there is no more room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.theme import theme

Align = Literal["top", "middle", "bottom"]
DOWN: Final[Mapping[Align, float]] = {"top": 0.0, "middle": 0.5, "bottom": 1.0}


def side_by_side(*widgets: QWidget, gap: int = 10) -> QHBoxLayout:
    """Return widgets side by side that share the width equally, such as two short fields in one line."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    for widget in widgets:
        line.addWidget(widget, 1)
    return line


class Flow(QWidget):
    """Side by side as wide as each wants to be; a line is as tall as its tallest part.

    A widget, not a layout: Qt deletes layout items that Python still holds.
    """

    def __init__(self, *widgets: QWidget, gap: int = 8, line_gap: int = 8, align: Align = "top") -> None:
        """Begin with these widgets; gaps are in pixels. `align`: how the parts of one line stand to each other."""
        super().__init__()
        self._align: Align = align
        self._gap = gap
        self._line_gap = line_gap
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_widgets(*widgets)

    def widgets(self) -> list[QWidget]:
        """Return what stands here, in its order."""
        return list(self._widgets)

    def show_widgets(self, *widgets: QWidget) -> None:
        """Show these instead; those that stood here and do not any more are deleted."""
        for old in self._widgets:
            if old not in widgets:
                old.hide()
                old.deleteLater()
        self._widgets = list(widgets)
        for widget in widgets:
            if widget.parent() is not self:
                hidden = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide) and widget.isHidden()
                widget.setParent(self)
                widget.setVisible(not hidden)
        self._on_changed()

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    @override
    def sizeHint(self) -> QSize:
        shown = [widget.sizeHint() for widget in self._seen()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    @override
    def minimumSizeHint(self) -> QSize:
        least = [widget.minimumSizeHint() for widget in self._seen()]
        height = max((widget.sizeHint().height() for widget in self._seen()), default=0)
        return QSize(max((size.width() for size in least), default=0), height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._on_changed()
        return super().event(event)

    def _on_changed(self) -> None:
        self.updateGeometry()
        self._place(self.width(), move=True)

    def _seen(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _place(self, room: int, *, move: bool) -> int:
        """Go through the lines; return the height they take together."""
        y = -self._line_gap
        for line in self._lines(room):
            y += self._line_gap
            x, tallest = 0, max(size.height() for _, size in line)
            for widget, size in line:
                down = int((tallest - size.height()) * DOWN[self._align])
                if move:
                    widget.setGeometry(QRect(x, y + down, size.width(), size.height()))
                x += size.width() + self._gap
            y += tallest
        return max(y, 0)

    def _lines(self, room: int) -> list[list[tuple[QWidget, QSize]]]:
        lines: list[list[tuple[QWidget, QSize]]] = []
        x = 0
        for widget in self._seen():
            width = min(widget.sizeHint().width(), room)
            height = _height_at(widget, width)
            if not lines or x + width > room:
                lines.append([])
                x = 0
            lines[-1].append((widget, QSize(width, height)))
            x += width + self._gap
        return lines


LEAST_SHARE: Final = 150


class Shared(Flow):
    """Fields side by side in equal shares where all have room, else below each other, each as wide as there is."""

    @override
    def _lines(self, room: int) -> list[list[tuple[QWidget, QSize]]]:
        seen = self._seen()
        beside = seen and theme().px(LEAST_SHARE) * len(seen) + self._gap * (len(seen) - 1) <= room
        width = (room - self._gap * (len(seen) - 1)) // len(seen) if beside else room
        sized = [(widget, QSize(width, _height_at(widget, width))) for widget in seen]
        return [sized] if beside else [[one] for one in sized]


def _height_at(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
