"""The head of a page: what it is, one sentence on how things stand, what can be done."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts.grounds import column, row
from salesdesk.ui.parts.labels import ElidedLabel, Label
from salesdesk.ui.theme import theme


class PageHeader(QWidget):
    """Title, sentence, and the page's actions at the right."""

    def __init__(self, title: str, sentence: str = "", *actions: QWidget, view: QWidget | None = None) -> None:
        """Make a header; the last action is the primary one, `view` chooses how the page shows what it shows."""
        super().__init__()
        self.title = ElidedLabel(title, "page-title")
        self.sentence = Label(sentence, "sentence", wrap=True)
        self._lines_of_words = column(self.title, self.sentence, gap=0)
        self._actions = row(gap=8)
        self._at_end: list[QWidget] = []
        self._line = row(gap=16)
        self._view = view
        # Beside the words also where the actions stand below them.
        self._told = row(gap=16)
        nest(self._line, self._told, 1)
        nest(self._told, self._lines_of_words, 1)
        if view is not None:
            self._told.addWidget(view)
        nest(self._line, self._actions)
        self.setLayout(self._line)
        self.sentence.setVisible(bool(sentence))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._on_theme_changed()
        theme().changed.connect(self._on_theme_changed)
        for action in actions:
            self.add_action_widget(action)

    def add_action_widget(self, widget: QWidget) -> None:
        """Put a button, a pill or a segmented control at the right end."""
        self._actions.addWidget(widget)
        self._at_end.append(widget)

    def say(self, title: str, sentence: str) -> None:
        """Change the words."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    @override
    def minimumSizeHint(self) -> QSize:
        view = self._view.minimumSizeHint().width() if self._view is not None else 0
        return QSize(max(self._actions.minimumSize().width(), view), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the actions below the words where both side by side would squeeze the words."""
        wanted = min(max(self.title.sizeHint().width(), theme().px(260)), theme().px(420))
        view = self._view.sizeHint().width() + 16 if self._view is not None else 0
        beside = self.width() - self._actions.sizeHint().width() - view - 16 >= wanted
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if beside else ways.TopToBottom
        if self._line.direction() != way:
            self._line.setDirection(way)
            self._line.setSpacing(16 if beside else 8)
            # A stretch would make the words as tall as there is room once they stand above the actions.
            self._line.setStretch(0, 1 if beside else 0)
            place = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignLeft
            self._line.setAlignment(self._actions, place)

    def _on_theme_changed(self) -> None:
        # With and without a sentence, so that pages do not jump.
        self.setMinimumHeight(theme().px(46))
