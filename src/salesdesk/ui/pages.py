"""Pages of the window as data, and what a page may answer to the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.log_subject import Subject
    from salesdesk.ui.workbench import Workbench


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """A page before it is made: its place in the sidebar is its place in the list given to the window.

    `count` is asked in the worker for the number beside the name, None for no number. `bottom` pages stand at the
    foot of the sidebar; `keys` are theirs, the others are reached by Ctrl+1, Ctrl+2 and so on. A page `under`
    another one (a deal under the pipeline) has no place of its own in the sidebar.
    """

    id: str
    title: str
    picture: str
    make: Callable[[Workbench], QWidget]
    count: Callable[[], int | None] | None = None
    bottom: bool = False
    keys: str = ""
    under: str = ""


@runtime_checkable
class OpensTargets(Protocol):
    """A page that can show one thing."""

    def open_target(self, target: str) -> None:
        """Show a thing by its id."""
        ...


@runtime_checkable
class ShowsList(Protocol):
    """A page that shows a list, and one thing of it when asked."""

    def show_list(self) -> None:
        """Show the list again: the page was chosen without a thing on it."""
        ...


@runtime_checkable
class FindsHere(Protocol):
    """A page on which something can be searched for."""

    def find_here(self) -> None:
        """Put the focus where one searches (Ctrl+F)."""
        ...


@runtime_checkable
class Begins(Protocol):
    """A page whose work begins at one place: there the keys go when the page comes to the front."""

    def begin(self) -> None:
        """Put the focus where the work begins, at once or when it was loaded."""
        ...


@runtime_checkable
class TellsSubject(Protocol):
    """A page on which somebody or something stands with whom one may be talking."""

    def in_front(self) -> Subject:
        """Return what stands in front: what is logged now is about it."""
        ...


@runtime_checkable
class LogsAbout(Protocol):
    """A line on a page that is about somebody of its own: with the focus, that is what stands in front."""

    @property
    def logs_about(self) -> Subject:
        """What an activity that is logged from the line is about."""
        ...


@runtime_checkable
class HasPanes(Protocol):
    """A page with more parts than a header and a body."""

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through after the sidebar."""
        ...


def panes_of(page: QWidget) -> list[QWidget]:
    """Return the parts of a page that F6 goes through: what it says itself, else its header and its body."""
    if isinstance(page, HasPanes):
        return page.panes()
    named = (page.findChild(QWidget, name) for name in ("header", "body"))
    return [pane for pane in named if pane is not None] or [page]


def first_focusable(pane: QWidget) -> QWidget | None:
    """Return the first control of a pane that the Tab key reaches, None when there is none."""
    widget: QWidget | None = pane
    for _ in range(10_000):
        if widget is None:
            return None
        if (widget is pane or pane.isAncestorOf(widget)) and takes_tab(widget):
            return widget
        widget = widget.nextInFocusChain()
        if widget is pane:
            return None
    return None


def takes_tab(widget: QWidget) -> bool:
    """Whether the Tab key stops at a control as it stands."""
    tab = Qt.FocusPolicy.TabFocus
    return (widget.focusPolicy() & tab) == tab and widget.isVisible() and widget.isEnabled()
