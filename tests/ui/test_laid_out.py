"""What stands in a layout is told in its order, and without holding what Qt ends on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.laid_out import nest, put_instead, standing_in, take_out, widgets_in
from salesdesk.ui.parts import Button, column, row
from tests.ui.walkers import keeping

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def _held(qtbot: QtBot) -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    qtbot.addWidget(box)
    return box, QVBoxLayout(box)


def test_widgets_and_inner_layouts_are_told_in_the_order_in_which_they_stand(qtbot: QtBot) -> None:
    box, lines = _held(qtbot)
    first, last, inserted, inner = QLabel("first"), QLabel("last"), QLabel("inserted"), QHBoxLayout()
    lines.addWidget(first)
    lines.addStretch(1)
    lines.addWidget(last)
    lines.insertSpacing(1, 8)
    lines.insertWidget(1, inserted)
    lines.insertLayout(2, inner)
    inside = QLabel("inside")
    inner.addWidget(inside)
    assert standing_in(lines) == [first, inserted, inner, last]
    assert widgets_in(lines) == [first, inserted, last]
    assert widgets_in(inner) == [inside]
    assert inside.parent() is box


def test_a_layout_that_stands_nowhere_yet_tells_no_widgets() -> None:
    assert standing_in(QHBoxLayout()) == []


def test_what_is_put_instead_stands_alone_and_the_old_is_ended(qtbot: QtBot) -> None:
    _, lines = _held(qtbot)
    old = [QLabel("one"), QLabel("two")]
    put_instead(lines, old)
    new = [QLabel("three")]
    put_instead(lines, new)
    assert widgets_in(lines) == new
    assert all(widget.isHidden() for widget in old)
    qtbot.waitUntil(lambda: not any(isValid(widget) for widget in old))


def test_what_is_taken_out_of_a_grid_leaves_the_rest_in_its_place(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    grid = QGridLayout(box)
    cells = [QLabel(str(n)) for n in range(4)]
    for n, cell in enumerate(cells):
        grid.addWidget(cell, n // 2, n % 2)
    take_out(grid, widgets_in(grid)[2:])
    assert widgets_in(grid) == cells[:2]


def test_no_layout_item_stays_in_python_where_qt_would_end_it_unseen(qtbot: QtBot) -> None:
    """Held items ended the program: Qt gave their memory to a widget, and two claimed its place when that ended."""
    box, lines = _held(qtbot)
    buttons = [Button(str(n)) for n in range(3)]
    nest(lines, column(row(*buttons[:2], None, gap=4), 8, buttons[2]))
    order_focus(box)
    put_instead(lines, [Button("new")])
    QApplication.processEvents()
    assert keeping.layout_items() == {}
