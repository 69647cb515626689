"""The accessibility walk: every control has a name, and Tab goes through them in the order they stand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from tests.ui.walkers.shown import called, place, tab_stops, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
# Two controls stand in one line when their middles differ by no more than this many pixels.
LINE = 14


def nameless(root: QWidget, stops: Sequence[QWidget] | None = None) -> list[str]:
    """Return the controls that a screen reader could not name; `stops` are those of the root, if they are known."""
    return [called(stop) for stop in stops or tab_stops(root) if not stop.accessibleName().strip()]


def unreachable(root: QWidget, known: Sequence[QWidget] | None = None) -> list[str]:
    """Return visible, usable controls that the Tab key never stops at and no other control stands for."""
    stops = set(known or tab_stops(root))
    return [
        called(widget)
        for widget in visible(root)
        if isinstance(widget, CONTROLS) and widget.isEnabled() and widget not in stops and not _covered(widget, stops)
    ]


def out_of_order(root: QWidget, panes: Sequence[QWidget], reached: Sequence[QWidget] | None = None) -> list[str]:
    """Return controls that Tab reaches in another order than: pane by pane, each top to bottom and left to right.

    Within a pane, columns (cards side by side) are read one after the other: a step up is allowed only together
    with a step to the right, a step to the left only together with a step down.
    """
    stops = reached or tab_stops(root)
    found: list[str] = []
    at = [next((number for number, pane in enumerate(panes) if pane.isAncestorOf(stop)), -1) for stop in stops]
    known = [(number, stop) for number, stop in zip(at, stops, strict=True) if number >= 0]
    for (pane, one), (next_pane, other) in pairwise(known):
        if next_pane < pane:
            found.append(f"{called(other)} of pane {next_pane} comes after {called(one)} of pane {pane}")
        elif next_pane == pane and _backwards(one, other, root):
            found.append(f"{called(other)} comes after {called(one)}")
    return found


def _backwards(one: QWidget, other: QWidget, root: QWidget) -> bool:
    here, there = place(one, root), place(other, root)
    if here.contains(there) or there.contains(here):
        return False
    lower = there.center().y() - here.center().y()
    further = there.left() - here.left()
    if abs(lower) <= LINE:
        return further < 0
    return lower < 0 and further <= 0


def _covered(widget: QWidget, stops: set[QWidget]) -> bool:
    """Qt's own small parts (the arrow of a list, the icon in a line) are covered by the control they belong to.

    Of buttons of which one is chosen Tab stops at that one; the arrow keys lead to the others.
    """
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive() and group.checkedButton() in stops:
        return True
    if isinstance(widget, QScrollArea) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return widget.focusProxy() in stops if widget.focusProxy() is not None else False
    parent = widget.parentWidget()
    while parent is not None:
        if parent in stops:
            return True
        parent = parent.parentWidget()
    return False
