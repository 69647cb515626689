"""The items of the price table below each other: the fields of an item are made where somebody looks, a few a turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from typing_extensions import override

from salesdesk.application.proposal_lines import same_around
from salesdesk.ui.parts import column
from salesdesk.ui.proposing.links import freeze
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from salesdesk.application.proposal_lines import SharedLine
    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.ui.background import Background
    from salesdesk.ui.proposing.line_form import LineForm

GAP: Final = 10
USUAL: Final = 76
"""Height of an item of which nothing was made yet, in pixels at 100 % text size."""
ABOVE: Final = 24
"""Pixels in sight around an item that is scrolled to."""
TURN: Final = 0.012
"""Seconds for which fields are made before the window may do something else; showing them takes as long again."""
LEAST: Final = 2
KEPT: Final = 40
"""So many items keep their fields; more of them would make every layout of the page slow."""


class LineSlot(QWidget):
    """The place of one item: as tall as its fields are, were, or are likely to be."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        super().__init__()
        self.form: LineForm | None = None
        self.setMinimumHeight(theme().px(USUAL))

    @property
    def rests(self) -> bool:
        """Whether it holds fields that may go."""
        return self.form is not None and self.form.at_rest

    def hold(self, form: LineForm) -> None:
        """Show the fields."""
        self.form = form
        if self.layout() is None:
            self.setLayout(column(gap=0))
        self.setMinimumHeight(0)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(form)
            # The layout would show it only in another turn, and until then it takes no focus.
            form.show()

    def let_go(self) -> None:
        """Drop the fields, and stay as tall as they were."""
        form, self.form = self.form, None
        layout = self.layout()
        if form is not None and layout is not None:
            self.setMinimumHeight(self.height())
            layout.removeWidget(form)
            form.hide()
            form.deleteLater()


class LineSlots(QWidget):
    """A sequence of the items' fields: asking for those of an item that has none yet makes them now.

    Without being asked it makes those in sight first, then those a screen above and below, and lets go of those far
    away. `arranged` tells that fields came.
    """

    arranged = Signal()

    def __init__(self, background: Background, make: Callable[[], LineForm]) -> None:
        """Hold no items; `make` makes the fields of one."""
        super().__init__()
        self._background = background
        self._make = make
        self._slots: list[LineSlot] = []
        self._lines: tuple[SharedLine, ...] = ()
        self._view: ProposalView | None = None
        self._frozen = False
        self._unordered = False
        self._fitting = False
        self._column = column(gap=GAP)
        self.setLayout(self._column)
        self._area: QScrollArea | None = None
        self._coming = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def __len__(self) -> int:
        """Return how many items there are."""
        return len(self._slots)

    def __getitem__(self, at: int) -> LineForm:
        """Return the fields of an item, made now if there are none yet."""
        slot = self._slots[at]
        if slot.form is None:
            self._fill(at % len(self._slots))
            self._column.activate()
            self._unordered = True
            self._soon()
        assert slot.form is not None
        return slot.form

    def __iter__(self) -> Iterator[LineForm]:
        """Yield the fields of every item, making what is missing."""
        return (self[at] for at in range(len(self)))

    @property
    def made(self) -> list[LineForm]:
        """The fields that there are just now."""
        return [slot.form for slot in self._slots if slot.form is not None]

    def place_of(self, text: str) -> int | None:
        """Return where the item of this name stands, None where there is none."""
        wanted = text.casefold()
        return next((at for at, line in enumerate(self._lines) if line.text.casefold() == wanted), None)

    def bring_into_view(self, at: int, beside: QWidget) -> None:
        """Scroll to an item, and then to the field `beside` the items where not both have room."""
        if self._area is not None and at < len(self._slots):
            for widget in (self[at], beside):
                self._area.ensureWidgetVisible(widget, 0, ABOVE)

    def show_lines(self, lines: Sequence[SharedLine], view: ProposalView, *, frozen: bool) -> None:
        """Show the items; those that stay as they are keep their fields wherever they stand now."""
        _, below = same_around(self._lines, lines)
        self._lines, self._view, self._frozen = tuple(lines), view, frozen
        self._fitting = True
        self._fit(below, len(lines))
        self._fitting = False
        for at, slot in enumerate(self._slots):
            if slot.form is not None:
                self._show(at, slot.form, view)
        self._soon()

    def _fit(self, below: int, count: int) -> None:
        """Have so many places; they come and go above the last `below`, which stay as they are."""
        while len(self._slots) > count:
            gone = self._slots.pop(len(self._slots) - below - 1)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._slots) < count:
            at = len(self._slots) - below
            self._slots.insert(at, LineSlot())
            self._column.insertWidget(at, self._slots[at])

    def _show(self, at: int, form: LineForm, view: ProposalView) -> None:
        lines = self._lines
        grouped = any(line.group for line in lines)
        first = at == 0 or lines[at - 1].group != lines[at].group
        form.show_line(at, lines[at], view, heads=grouped and first)

    def _fill(self, at: int) -> None:
        if self._view is None:
            return
        form = self._make()
        self._slots[at].hold(form)
        self._show(at, form, self._view)
        if self._frozen:
            freeze(form, frozen=True)

    def _soon(self) -> None:
        if not self._coming and self.isVisible():
            self._coming = True
            self._background.next_turn(self._on_turn)

    def _on_turn(self, _nothing: object) -> None:
        """Make the fields of a few items, of those in sight first."""
        self._coming = False
        if not self.isVisible():
            return
        # The first and the last too: Tab comes to them from outside, wherever the table is scrolled to.
        near = list(dict.fromkeys((*self._near(), *self._ends())))
        missing = [at for at in near if self._slots[at].form is None]
        end, made = perf_counter() + TURN, 0
        while made < len(missing) and (made < LEAST or perf_counter() < end):
            self._fill(missing[made])
            made += 1
        self._unordered = self._unordered or made > 0
        if made:
            # Their heights are known only in another turn, and then others may be in sight.
            self._soon()
        if made == len(missing):
            self._tell_arranged()
        if not missing:
            self._let_go_of_others(near)

    def _tell_arranged(self) -> None:
        if self._unordered:
            self._unordered = False
            self.arranged.emit()

    def _near(self) -> list[int]:
        """Return the items in sight, then those a screen below and above."""
        sight = self.visibleRegion().boundingRect()
        if not self._slots:
            return []
        screen = self._area.viewport().height() if self._area is not None else 0
        top, bottom = sight.top(), sight.bottom()
        if sight.isEmpty():
            # It stands above or below what is shown.
            top = 0 if self._stands_below() else self.height()
            bottom = top
        places = [(slot.y(), slot.y() + slot.height()) for slot in self._slots]
        seen = [at for at, (y, end) in enumerate(places) if end >= top and y <= bottom]
        after = [at for at, (y, _) in enumerate(places) if bottom < y <= bottom + screen]
        before = [at for at, (_, end) in enumerate(places) if top - screen <= end < top]
        return (seen + after + before)[: KEPT - 2]

    def _ends(self) -> tuple[int, ...]:
        return (0, len(self._slots) - 1) if self._slots else ()

    def _stands_below(self) -> bool:
        area = self._area
        return area is None or self.mapTo(area.viewport(), self.rect().topLeft()).y() >= 0

    def _let_go_of_others(self, near: Sequence[int]) -> None:
        """Drop the fields of items far away, unless something is open or unfinished in them."""
        surplus = len(self.made) - KEPT
        if surplus > 0:
            others = set(range(len(self._slots))) - set(near)
            far = sorted(others, key=lambda at: -min((abs(at - one) for one in near), default=0))
            for slot in [self._slots[at] for at in far if self._slots[at].rests][:surplus]:
                slot.let_go()

    def _on_focus(self) -> None:
        """Have the neighbours of the item with the focus, or both ends, so that Tab finds them."""
        # Asked, not told: of the two widgets that the signal tells, one may be ending just now.
        now = QApplication.focusWidget()
        around = self.parentWidget()
        if now is None or self._fitting or not self.isVisible() or around is None or not around.isAncestorOf(now):
            return
        at = next((at for at, slot in enumerate(self._slots) if slot.isAncestorOf(now)), None)
        beside = self._ends() if at is None else (at - 1, at + 1)
        missing = [n for n in beside if 0 <= n < len(self._slots) and self._slots[n].form is None]
        for neighbour in missing:
            self._fill(neighbour)
        self._unordered = self._unordered or bool(missing)
        self._tell_arranged()

    def _on_scrolled(self) -> None:
        self._soon()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._area is None:
            self._area = _area_of(self)
            if self._area is not None:
                self._area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._soon()


def _area_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
