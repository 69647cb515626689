"""The head of a page: what it is, one sentence on how things stand, what can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.ui.parts.grounds import column, row
from salesdesk.ui.parts.labels import ElidedLabel, Label
from salesdesk.ui.theme import theme


class PageHeader(QWidget):
    """Title, sentence, and the page's actions at the right."""

    def __init__(self, title: str, sentence: str = "", *actions: QWidget) -> None:
        """Make a header; the last action is the primary one."""
        super().__init__()
        self.title = ElidedLabel(title, "page-title")
        self.sentence = Label(sentence, "sentence", wrap=True)
        self.sentence.setVisible(bool(sentence))
        words = column(self.title, self.sentence, gap=0)
        self._actions = row(gap=8)
        line = row(gap=16)
        line.addLayout(words, 1)
        line.addLayout(self._actions)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._on_theme_changed()
        theme().changed.connect(self._on_theme_changed)
        for action in actions:
            self.add_action_widget(action)

    def add_action_widget(self, widget: QWidget) -> None:
        """Put a button, a pill or a segmented control at the right end."""
        self._actions.addWidget(widget)

    def say(self, title: str, sentence: str) -> None:
        """Change the words."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def _on_theme_changed(self) -> None:
        # With and without a sentence, so that pages do not jump.
        self.setMinimumHeight(theme().px(46))
