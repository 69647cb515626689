"""The walkers find what they are made to find: each fault here is planted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from salesdesk.ui.fields import Choice
from salesdesk.ui.parts import Button, ElidedLabel, Label, column, scrolling
from salesdesk.ui.tables import Column, TableModel, TableView, TextCell
from tests.ui.walkers.colours import foreign_areas, used_height
from tests.ui.walkers.fitting import clipped, overlapping, shortened_silently
from tests.ui.walkers.reaching import nameless, out_of_order, unreachable
from tests.ui.walkers.windows import StrayWindows

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from salesdesk.ui.theme import Theme

pytestmark = pytest.mark.usefixtures("look")


def test_a_field_without_a_name_and_one_that_tab_skips_are_found(qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    window, bare, skipped = QWidget(), QLineEdit(), QPushButton("Save")
    skipped.setAccessibleName("Save")
    skipped.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    window.setLayout(column(bare, skipped))
    qtbot.addWidget(window)
    window.show()
    assert len(nameless(window)) == 1
    assert unreachable(window) == ["QPushButton “Save”"]
    bare.setAccessibleName("Name")
    skipped.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    assert nameless(window) + unreachable(window) == []


def test_an_order_that_jumps_back_is_found(qtbot: QtBot) -> None:
    window, left, right = QWidget(), QWidget(), QWidget()
    lines = {name: QLineEdit() for name in ("first", "second", "third", "fourth")}
    for name, line in lines.items():
        line.setAccessibleName(name)
    left.setLayout(column(lines["first"], lines["second"]))
    right.setLayout(column(lines["third"], lines["fourth"]))
    both = QHBoxLayout(window)
    both.addWidget(left)
    both.addWidget(right)
    qtbot.addWidget(window)
    window.show()
    assert out_of_order(window, [left, right]) == []
    assert out_of_order(window, [window]) == []
    QWidget.setTabOrder(lines["second"], lines["first"])
    assert out_of_order(window, [window]) != []
    QWidget.setTabOrder(lines["first"], lines["second"])
    assert out_of_order(window, [right, left]) != []


def test_clipped_overlapping_and_silently_shortened_text_are_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    narrow, tall, over, outside = (QLabel(text, window) for text in ("cut at the end", "cut", "over it", "outside"))
    narrow.setGeometry(0, 0, 20, 20)
    tall.setGeometry(0, 40, 200, 5)
    over.setGeometry(0, 100, 200, 30)
    QLabel("under it", window).setGeometry(0, 110, 200, 30)
    outside.setGeometry(350, 200, 120, 30)
    wrapped = Label("several words that wrap into lines", wrap=True)
    wrapped.setParent(window)
    wrapped.setGeometry(0, 240, 60, 18)
    window.show()
    assert [name.split("“")[1][:7] for name in clipped(window)] == ["cut at ", "cut”", "several", "outside"]
    assert overlapping(window) == ["QLabel “over it” and QLabel “under it”"]
    model = TableModel([Column[str]("a", "A", lambda text: TextCell(text))], str)
    model.show_things(["a long text that has no room in its cell", "x"])
    table = TableView(model, "Table")
    model.setParent(table)
    table.setParent(window)
    table.setGeometry(0, 0, 80, 60)
    table.show()
    assert shortened_silently(window) == []
    silent = ElidedLabel("an elided label whose tooltip somebody took away", "body")
    silent.setParent(window)
    silent.setGeometry(200, 0, 60, 20)
    silent.show()
    silent.grab()
    assert shortened_silently(window) == []
    silent.setToolTip("")
    assert len(shortened_silently(window)) == 1
    deal = Choice([(1, "Washing line for the new hall of the northern works")])
    deal.set_value(1)
    deal.setParent(window)
    deal.setGeometry(200, 30, 120, 34)
    deal.show()
    assert not any("Choice" in name for name in clipped(window) + shortened_silently(window))
    deal.setToolTip("")
    assert any("Choice" in name for name in shortened_silently(window))


def test_what_a_scrolling_area_cuts_at_its_side_is_found_and_what_it_scrolls_to_is_not(qtbot: QtBot) -> None:
    content, wide, low = QWidget(), Button("Save the proposal as a PDF"), Button("Below")
    lines = column(wide, 600, low)
    content.setLayout(lines)
    area = scrolling(content)
    window = QWidget()
    window.setLayout(column(area))
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    assert clipped(window) == []
    wide.setMinimumWidth(500)
    qtbot.waitUntil(lambda: wide.width() == 500)
    assert [name for name in clipped(window) if "Save" in name] == [
        "Button “Save the proposal as a PDF” stands outside"
    ]


def test_a_part_shown_before_it_stands_anywhere_is_found(qtbot: QtBot) -> None:
    with StrayWindows() as stray:
        label = Label("adrift")
        label.setVisible(True)
    qtbot.addWidget(label)
    assert stray.found == ["Label “adrift”"]


def test_a_colour_of_its_own_and_an_empty_half_are_found(look: Theme) -> None:
    picture = QImage(400, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor(look.colours["window"]))
    painter = QPainter(picture)
    painter.fillRect(20, 20, 200, 100, QColor(look.colours["surface"]))
    painter.end()
    assert foreign_areas(picture, look.colours) == {}
    assert used_height(picture, [look.colours["window"]]) == pytest.approx(0.3)
    painter = QPainter(picture)
    painter.fillRect(20, 20, 40, 40, QColor("#ff00ff"))
    painter.end()
    assert foreign_areas(picture, look.colours) == {"#ff00ff": pytest.approx(0.01, rel=0.1)}
