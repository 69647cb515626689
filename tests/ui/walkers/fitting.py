"""Does everything fit: no text cut off, nothing laid over something else, nothing shortened without a tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QWidget,
)

from salesdesk.ui.fields import Choice
from salesdesk.ui.notices import Toast
from salesdesk.ui.palette import Palette
from salesdesk.ui.parts import ElidedLabel, Pill
from salesdesk.ui.tables import TableView
from salesdesk.ui.tables.delegate import tooltip_of, wanted_width
from salesdesk.ui.tables.model import CELL_ROLE
from tests.ui.walkers.shown import called, in_view, place, scroller, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

# A hair of difference comes from rounding of fractions of pixels.
HAIR = 1
OVERLAYS = (Toast, Palette)
# These end in an ellipsis where their words do not fit; then the whole words stand under the pointer.
ELIDING = (ElidedLabel, Pill, Choice)


def clipped(root: QWidget) -> list[str]:
    """Return the widgets whose text does not fit into them, or that stand partly outside of what they are in."""
    found = [called(widget) for widget in visible(root) if _cut_text(widget)]
    outside = [widget for widget in visible(root) if _outside(widget, root)]
    holders = {parent for widget in outside if (parent := widget.parentWidget()) is not None}
    return found + [f"{called(widget)} stands outside" for widget in outside if widget not in holders]


def overlapping(root: QWidget) -> list[str]:
    """Return siblings that lie over each other; what is meant to lie over the window is left out."""
    found: list[str] = []
    for parent in [root, *visible(root)]:
        if isinstance(parent, (QStackedWidget, QAbstractScrollArea, QComboBox, QLineEdit)):
            continue
        found += [f"{called(one)} and {called(other)}" for one, other in _overlaps(parent)]
    return found


def shortened_silently(root: QWidget) -> list[str]:
    """Return what ends in an ellipsis without telling the whole text under the pointer."""
    found: list[str] = []
    for widget in visible(root):
        if isinstance(widget, ELIDING) and widget.elided and not widget.toolTip():
            found.append(called(widget))
        elif isinstance(widget, TableView):
            found += _shortened_cells(widget)
    return found


def _cut_text(widget: QWidget) -> bool:
    if isinstance(widget, ELIDING):
        return False
    if isinstance(widget, QLabel):
        return _label_cut(widget)
    if isinstance(widget, QPlainTextEdit):
        bar = widget.verticalScrollBar()
        return bar.maximum() > bar.minimum() and widget.verticalScrollBarPolicy() == _NEVER
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = widget.style().subControlRect(control, option, part, widget)
        return QFontMetricsF(widget.font()).horizontalAdvance(widget.currentText()) > room.width() + HAIR
    if isinstance(widget, QPushButton) and widget.layout() is not None:
        return False
    if isinstance(widget, QAbstractButton):
        wanted = widget.sizeHint()
        return widget.width() < wanted.width() - HAIR or widget.height() < wanted.height() - HAIR
    return False


_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def _label_cut(label: QLabel) -> bool:
    room = label.contentsRect()
    if not label.text():
        return False
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + HAIR or _longest_word(label) > room.width() + HAIR
    wanted = label.sizeHint()
    return wanted.width() > label.width() + HAIR or wanted.height() > label.height() + HAIR


def _longest_word(label: QLabel) -> float:
    if label.textFormat() == Qt.TextFormat.RichText:
        return 0.0
    metrics = QFontMetricsF(label.font())
    parts = label.text().replace("\N{ZERO WIDTH SPACE}", " ").split()
    return max((metrics.horizontalAdvance(part) for part in parts), default=0.0)


def _outside(widget: QWidget, root: QWidget) -> bool:
    if isinstance(widget, (*OVERLAYS, QScrollBar)) or widget.objectName().startswith("qt_scrollarea"):
        return False
    whole, seen = place(widget, root), in_view(widget, root)
    area = scroller(widget)
    if area is not None:
        # What is below can be scrolled to; what is cut at a side cannot where nothing scrolls sideways.
        sideways = area.horizontalScrollBarPolicy() != _NEVER
        room = place(area.viewport(), root)
        return not sideways and (whole.right() > room.right() + HAIR or whole.left() < room.left() - HAIR)
    return seen.width() < whole.width() - HAIR or seen.height() < whole.height() - HAIR


def _overlaps(parent: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow() and not isinstance(child, OVERLAYS)
    ]
    for at, one in enumerate(children):
        for other in children[at + 1 :]:
            both = one.geometry().intersected(other.geometry())
            if both.width() > HAIR and both.height() > HAIR:
                yield one, other


def _shortened_cells(table: TableView[object]) -> list[str]:
    view: QTableView = table
    model = view.model()
    return [
        f"cell “{model.index(row, column).data()}” in {called(table)}"
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if _shortened(view, row, column)
    ]


def _shortened(view: QTableView, row: int, column: int) -> bool:
    width = view.columnWidth(column)
    cell = view.model().index(row, column).data(CELL_ROLE)
    return cell is not None and wanted_width(cell) > width and not tooltip_of(cell, width)
