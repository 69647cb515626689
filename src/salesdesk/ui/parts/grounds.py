"""Grounds that things stand on: cards, items, rules, scrolling canvases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from salesdesk.ui.laid_out import centre, nest
from salesdesk.ui.parts.labels import ElidedLabel, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

GroundPart = Literal[
    "card", "item", "option-a", "option-b", "sunken", "hint", "trouble", "notice", "banner", "toast", "palette", "popup"
]
_UNLIMITED: Final = 16_777_215
_AROUND: Final = 24
"""Pixels in sight above and below the field with the focus."""
Item = QWidget | QLayout | int | None


class Ground(QFrame):
    """A filled frame with a column inside; `column` takes widgets and layouts."""

    def __init__(
        self, part: GroundPart, *, margins: tuple[int, int, int, int] = (18, 14, 18, 14), gap: int = 8
    ) -> None:
        """Make an empty ground; margins are left, top, right, bottom in pixels."""
        super().__init__()
        self.setProperty("part", part)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(gap)

    def add(self, *items: Item) -> None:
        """Add widgets, layouts, spaces (pixels) or a stretch (None) below what is there."""
        fill(self.column, items)


class Card(Ground):
    """A card with an optional title line: title, a second line beside it, and something at the right."""

    def __init__(
        self,
        title: str = "",
        beside: str = "",
        *,
        trailing: QWidget | None = None,
        margins: tuple[int, int, int, int] = (18, 14, 18, 14),
        gap: int = 8,
    ) -> None:
        """Make a card; without a title it is just the ground."""
        super().__init__("card", margins=margins, gap=gap)
        self.title = Label(title, "card-title")
        self.beside = ElidedLabel(beside, "second")
        if title:
            self.head = row(self.title, self.beside, None, gap=8)
            if trailing is not None:
                self.head.addWidget(trailing)
            nest(self.column, self.head)


def rule() -> QFrame:
    """Return a hairline that divides."""
    line = QFrame()
    line.setProperty("part", "rule")
    return line


def fill(layout: QVBoxLayout | QHBoxLayout, items: Sequence[Item]) -> None:
    """Put widgets, layouts, spaces (pixels) and stretches (None) into a layout."""
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
            if isinstance(layout, QVBoxLayout) and _is_as_wide_as_wanted(item):
                # Without an alignment its greatest width would become that of everything above and below it.
                layout.setAlignment(item, Qt.AlignmentFlag.AlignLeft)
        else:
            nest(layout, item)


def row(*items: Item, gap: int = 8, middle: bool = True) -> QHBoxLayout:
    """Return things side by side; None is a stretch, a number a space in pixels."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    fill(layout, items)
    if middle:
        centre(layout, items)
    return layout


def equal(*widgets: QWidget, gap: int = 12) -> QGridLayout:
    """Return widgets side by side, all of one width and one height, as Option A and Option B must be."""
    layout = QGridLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(gap)
    for place, widget in enumerate(widgets):
        layout.addWidget(widget, 0, place)
        layout.setColumnStretch(place, 1)
        # Without it the longer words of one side would make that side wider.
        policy = widget.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        widget.setSizePolicy(policy)
    return layout


def flush_rows(*rows: QWidget) -> QVBoxLayout:
    """Return rows to open, below each other, so that their words stand flush with the card's title."""
    layout = column(*rows, gap=2)
    layout.setContentsMargins(-6, 0, -6, 0)
    return layout


def column(*items: Item, gap: int = 8) -> QVBoxLayout:
    """Return things below each other; None is a stretch, a number a space in pixels."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    fill(layout, items)
    return layout


def boxed(layout: QLayout) -> QWidget:
    """Return a widget that carries a layout and nothing else."""
    box = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    box.setLayout(layout)
    return box


class _Scroll(QScrollArea):
    """Keeps the content off its scroll bar, while there is one, and the field with the focus in sight.

    It scrolls to what gets the focus, and keeps it in sight while the content grows; once somebody scrolled away
    from it, it stays away.
    """

    def __init__(self) -> None:
        super().__init__()
        self._follows = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._follow)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._on_range)
        bar.valueChanged.connect(self._on_scrolled)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _on_range(self, _least: int, most: int) -> None:
        self.setViewportMargins(0, 0, 8 if most > 0 else 0, 0)
        if self._follows:
            self._soon.start()

    def _on_focus(self) -> None:
        """Scroll to the field with the focus, but never away from under the pointer that pressed it."""
        self._follows = self._focused() is not None and not QApplication.mouseButtons()
        if self._follows:
            self._follow()
            # Its place is settled only once the layouts that wait are done.
            self._soon.start()

    def _on_scrolled(self, _value: int) -> None:
        focused = self._focused()
        if not self._soon.isActive():
            self._follows = focused is not None and not focused.visibleRegion().isEmpty()

    def _follow(self) -> None:
        focused, content = self._focused(), self.widget()
        if focused is None or content is None or not self._follows:
            return
        margin = focused.height() // 2 + _AROUND
        if 2 * margin > self.viewport().height():
            self.ensureWidgetVisible(focused, 0, 0)
        else:
            middle = focused.mapTo(content, focused.rect().center()).y()
            self.ensureVisible(self.viewport().width() // 2 - content.x(), middle, 0, margin)

    def _focused(self) -> QWidget | None:
        # Asked, not told by the signal: of the two widgets that it tells, one may be ending just now.
        focused, content = QApplication.focusWidget(), self.widget()
        return focused if focused is not None and content is not None and content.isAncestorOf(focused) else None


def scrolling(content: QWidget) -> QScrollArea:
    """Return the content in an area that scrolls up and down when it does not fit, and never sideways."""
    content.setProperty("part", "canvas")
    area = _Scroll()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    area.viewport().setAutoFillBackground(False)
    return area


def _is_as_wide_as_wanted(widget: QWidget) -> bool:
    policy = widget.sizePolicy().horizontalPolicy()
    return policy in {QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum} or widget.maximumWidth() < _UNLIMITED
