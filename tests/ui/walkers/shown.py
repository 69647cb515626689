"""What stands in a window at this moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QCalendarWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def visible(root: QWidget) -> Iterator[QWidget]:
    """Give every visible widget of a window, outer before inner; Qt's own insides are left out."""
    for child in root.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield child
            if not isinstance(child, QCalendarWidget):
                yield from visible(child)


def place(widget: QWidget, root: QWidget) -> QRect:
    """Return where a widget stands in the window."""
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def in_view(widget: QWidget, root: QWidget) -> QRect:
    """Return the part of a widget that is not scrolled away or cut by what it stands in."""
    shown = place(widget, root).intersected(root.rect())
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        shown = shown.intersected(place(parent, root))
        parent = parent.parentWidget()
    return shown


def scroller(widget: QWidget) -> QAbstractScrollArea | None:
    """Return what a widget scrolls in, so that parts of it may be out of view."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return parent
        parent = parent.parentWidget()
    return None


def tab_stops(root: QWidget) -> list[QWidget]:
    """Return the controls that the Tab key stops at, in the order it does."""
    stops: list[QWidget] = []
    widget: QWidget | None = root.nextInFocusChain()
    while widget is not None and widget is not root:
        if _stops_at(widget, root):
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops


def _stops_at(widget: QWidget, root: QWidget) -> bool:
    if not widget.isVisible():
        # Asked first: the pages behind the one in front are in the chain as well.
        return False
    tab = Qt.FocusPolicy.TabFocus
    takes = (widget.focusPolicy() & tab) == tab and widget.focusProxy() is None
    return takes and widget.isEnabled() and root.isAncestorOf(widget)


def called(widget: QWidget) -> str:
    """Return how a finding names a widget."""
    words = widget.accessibleName() or widget.objectName() or getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} “{str(words)[:60]}”"
