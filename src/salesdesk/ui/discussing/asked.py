"""One of the seven questions of the evaluation, and where it is answered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget
from typing_extensions import override

from salesdesk.ui.parts import Label, column


class Asked(QWidget):
    """A question with its number over its answers (4.31)."""

    def __init__(self, question: str, *answers: QWidget | QLayout | int) -> None:
        """Ask."""
        super().__init__()
        self._question = question
        # What is added is dressed when it is shown, after the page has measured it: it is measured once more.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._measure)
        self._words = Label(question, "row-title", wrap=True)
        self.setLayout(column(self._words, *answers, gap=6))

    def count(self, number: int) -> None:
        """Show which question it is: those that do not apply are not counted."""
        self._words.setText(f"{number}. {self._question}")

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._soon.start()
        return super().event(event)

    def _measure(self) -> None:
        """Let everything this stands in, up to what scrolls, ask for its height anew: each keeps one of its own."""
        widget: QWidget | None = self
        while widget is not None and not isinstance(widget, QScrollArea):
            if (layout := widget.layout()) is not None:
                layout.invalidate()
            widget.updateGeometry()
            widget = widget.parentWidget()
