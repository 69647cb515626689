"""Words on the window: plain, elided and key caps. Text is never read as markup."""

from __future__ import annotations

import html
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.fonts import tabular
from salesdesk.wording.breaking import breakable

LabelRole = Literal[
    "page-title",
    "card-title",
    "row-title",
    "body",
    "second",
    "sentence",
    "label",
    "value",
    "total",
    "product",
    "quote",
    "objective",
    "error",
    "placeholder",
]
Tone = Literal["text", "text2", "ok", "warn", "bad", "accentText", "optB"]


def set_tip(widget: QWidget, text: str) -> None:
    """Set a tooltip whose text stays as typed, also when somebody typed `<b>`."""
    widget.setToolTip(plain_tip(text))


def plain_tip(text: str) -> str:
    """Return a tooltip that shows the text as typed."""
    return f"<qt>{html.escape(text)}</qt>" if "<" in text else text


class Label(QLabel):
    """A line or a paragraph of plain text in one of the type roles."""

    def __init__(
        self, text: str = "", role: LabelRole = "body", *, tone: Tone | None = None, wrap: bool = False
    ) -> None:
        """Show a text; `wrap` lets it run over several lines and take the height it needs."""
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        if tone is not None:
            self.setProperty("tone", tone)
        if wrap:
            self.setWordWrap(True)
            self.setText(text)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    @override
    def setText(self, text: str) -> None:
        # Only between words would Qt begin a new line, and a link without a space would be cut.
        plain = self.wordWrap() and self.textFormat() == Qt.TextFormat.PlainText
        super().setText(breakable(text) if plain else text)

    def set_numbers(self) -> Label:
        """Give the digits one width, for figures that stand under each other."""
        self.setFont(tabular(self.font()))
        return self


class ElidedLabel(Label):
    """One line that ends in an ellipsis when there is no room, and then tells the whole text as a tooltip."""

    def __init__(self, text: str = "", role: LabelRole = "body", *, tone: Tone | None = None) -> None:
        """Show a text on one line."""
        super().__init__(text, role, tone=tone)
        self._tip = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()

    @property
    def elided(self) -> bool:
        """Whether the text does not fit as the label stands."""
        return QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.contentsRect().width()

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 1, hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(min(metrics.averageCharWidth() * 4, self.sizeHint().width()), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = QFontMetrics(self.font())
        place = self.contentsRect()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(self.alignment()) | Qt.TextFlag.TextSingleLine, text)
        painter.end()
        self._tell()

    def _tell(self) -> None:
        wanted = plain_tip(self.text()) if self.elided else ""
        if wanted != self._tip:
            self._tip = wanted
            self.setToolTip(wanted)


class KeyCap(QFrame):
    """One key of a shortcut, drawn as a key."""

    def __init__(self, key: str) -> None:
        """Show the name of a key as printed on it."""
        super().__init__()
        self.setProperty("part", "key")
        row = QHBoxLayout(self)
        row.setContentsMargins(7, 1, 7, 1)
        label = QLabel(key)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def key_caps(shortcut: str) -> QWidget:
    """Return the keys of a shortcut such as `Ctrl+Shift+N` side by side."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    for key in shortcut_keys(shortcut):
        row.addWidget(KeyCap(key))
    box.setAccessibleName(shortcut)
    box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return box


def shortcut_keys(shortcut: str) -> list[str]:
    """Split `Ctrl+Shift+N` into its keys; `Ctrl++` keeps the plus."""
    head, plus, last = shortcut.rpartition("+")
    if not last and plus:
        head, last = head.rstrip("+"), "+"
    return [*(key for key in head.split("+") if key), last] if last else []
