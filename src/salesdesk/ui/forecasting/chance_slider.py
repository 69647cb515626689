"""A chance to be dragged, or moved by the arrow keys in steps of five per cent."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider
from typing_extensions import override

from salesdesk.ui.parts.hatching import rounded
from salesdesk.ui.theme import theme

STEP, PAGE, MOST = 5, 20, 100
_HANDLE = 16
_GROOVE = 4


class ChanceSlider(QSlider):
    """From 0 to 100 per cent; `valueChanged` and `sliderMoved` as Qt has them."""

    def __init__(self, name: str) -> None:
        """Stand at 0; `name` is what a screen reader says."""
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, MOST)
        self.setSingleStep(STEP)
        self.setPageStep(PAGE)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(30))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(90), theme().px(30))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the page over it must not change a chance.
        event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._drag(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _drag(self, at: QPointF) -> None:
        room = max(1, self.width() - _HANDLE)
        share = min(1.0, max(0.0, (at.x() - _HANDLE / 2) / room))
        self.setValue(round(share * MOST / STEP) * STEP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        wears, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(_HANDLE / 2, (self.height() - _GROOVE) / 2, self.width() - _HANDLE, _GROOVE)
        x = room.left() + room.width() * self.value() / MOST
        on = self.isEnabled()
        painter.fillPath(rounded(room, 2), wears.color("control"))
        if self.value():
            done = QRectF(room.left(), room.top(), x - room.left(), _GROOVE)
            painter.fillPath(rounded(done, 2), wears.color("accentText" if on else "control"))
        ring = wears.color("accentText" if on else "control")
        painter.setPen(QPen(ring, 3 if self.hasFocus() else 1.5))
        painter.setBrush(wears.color("surface"))
        side = _HANDLE - 4
        painter.drawEllipse(QPointF(x, room.center().y()), side / 2, side / 2)
        painter.end()
