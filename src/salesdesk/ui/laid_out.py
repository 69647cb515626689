"""Layouts in layouts, and what stands in them, without Python objects for Qt's layout items.

`QLayout.itemAt` and `takeAt` make such objects, and so does PySide 6.11 itself when a filled layout is put into one
that has its widget. Qt ends an item without telling Python and gives its memory to the next widget; when that widget
ends, two Python objects claim its place and PySide touches the one that is gone: the program crashes, now and then,
far from the call. So nobody asks for items, and layouts are put into layouts by `nest` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import Shiboken

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout


def nest(outer: QBoxLayout, inner: QLayout, stretch: int = 0, *, at: int = -1) -> None:
    """Put a layout into another one, behind what is there unless a place is given."""
    outer.insertLayout(at, inner, stretch)
    if outer.parentWidget() is not None:
        _let_go_of_items(inner)


def standing_in(layout: QLayout) -> list[QWidget | QLayout]:
    """Return the widgets and inner layouts of a layout that has a widget, in the order in which they were put."""
    owner = layout.parentWidget()
    parts = owner.children() if owner is not None else []
    return _in_order(layout, [*parts, *layout.children()])


def widgets_in(layout: QLayout) -> list[QWidget]:
    """Return the widgets that stand in a layout itself, in their order."""
    return [part for part in standing_in(layout) if isinstance(part, QWidget)]


def put_instead(layout: QBoxLayout, widgets: Iterable[QWidget]) -> None:
    """Put these widgets into a layout; those that stood in it are deleted."""
    take_out(layout, widgets_in(layout))
    for widget in widgets:
        layout.addWidget(widget)


def take_out(layout: QLayout, widgets: Sequence[QWidget]) -> None:
    """Delete these widgets of a layout: out of sight at once, gone with the next turn of the event loop."""
    for widget in widgets:
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


def centre(layout: QLayout, parts: Iterable[object]) -> None:
    """Stand the widgets among these parts in the middle of their line.

    Fields side by side stand at its top: so their labels stay in one line when an error makes one of them taller.
    """
    for part in parts:
        if isinstance(part, QWidget):
            top = bool(part.property("stands_at_top"))
            layout.setAlignment(part, Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter)


def _let_go_of_items(layout: QLayout) -> None:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if isinstance(item, QLayout):
            _let_go_of_items(item)
        elif item is not None:
            Shiboken.invalidate(item)


def _in_order(layout: QLayout, parts: Sequence[QObject]) -> list[QWidget | QLayout]:
    placed = [(layout.indexOf(part), part) for part in parts if isinstance(part, QWidget | QLayout)]
    return [part for place, part in sorted(placed, key=itemgetter(0)) if place >= 0]
