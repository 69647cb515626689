"""The order in which the Tab key goes through things: as they stand, left to right and top to bottom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QScrollArea, QWidget

from salesdesk.ui.flow import Flow
from salesdesk.ui.laid_out import standing_in


def order_focus(root: QWidget) -> None:
    """Let Tab go through what stands on `root` in the order of its layouts, however and whenever it was put there."""
    stops = list(_stops(root))
    for one, next_one in pairwise(stops):
        QWidget.setTabOrder(one, next_one)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or _may_be_chosen(widget):
        yield widget
    if isinstance(widget, QScrollArea):
        if (content := widget.widget()) is not None:
            yield from _stops(content)
    elif isinstance(widget, Flow):
        for part in widget.widgets():
            yield from _stops(part)
    elif (layout := widget.layout()) is not None:
        yield from _stops_in(layout)


def _may_be_chosen(widget: QWidget) -> bool:
    """Whether it is one of several buttons of which one is chosen: Tab stops there once it is."""
    return isinstance(widget, QAbstractButton) and bool(widget.group())


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for part in standing_in(layout):
        yield from _stops(part) if isinstance(part, QWidget) else _stops_in(part)
