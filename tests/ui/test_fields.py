"""Fields: what is typed is kept once, never overwritten, never clipped, and named when it cannot be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from salesdesk.domain.money import Money
from salesdesk.ui.fields import (
    Choice,
    Field,
    SavedLine,
    SearchLine,
    Segments,
    SuggestLine,
    TextBox,
    TextLine,
    Tick,
    moment_field,
    money_field,
    quantity_field,
)
from salesdesk.ui.fields.text import LINE_PAUSE
from salesdesk.ui.parts import column
from salesdesk.wording import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from salesdesk.ui.theme import Theme

pytestmark = pytest.mark.usefixtures("look")


Show = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    """Show fields below each other in a window that has the focus."""
    kept: list[QWidget] = []

    def show(*widgets: QWidget, width: int = 400) -> QWidget:
        window = QWidget()
        kept.append(window)
        window.setLayout(column(*widgets, None))
        window.resize(width, 300)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    kept.clear()


def heard(signal: object) -> list[object]:
    """Collect what a signal says from now on."""
    said: list[object] = []
    signal.connect(said.append)  # type: ignore[attr-defined]
    return said


def test_a_line_is_kept_once_when_it_is_left_and_only_if_it_changed(qtbot: QtBot, shown: Show) -> None:
    line, other = TextLine(), TextLine()
    shown(line, other)
    kept = heard(line.committed)
    line.set_value("Kiln & Co")
    line.setFocus()
    other.setFocus()
    assert kept == []
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Kiln <b>")
    QTest.keyClick(line, Qt.Key.Key_Return)
    other.setFocus()
    assert kept == ["Kiln <b>"]
    assert line.cursorPosition() >= 0


def test_what_somebody_is_typing_survives_a_reload_and_esc_takes_it_back(qtbot: QtBot, shown: Show) -> None:
    line = TextLine()
    shown(line)
    line.set_value("Before")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, " and more")
    line.set_value("From elsewhere")
    assert line.text() == "Before and more"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "From elsewhere"


def test_a_long_text_shows_its_beginning(qtbot: QtBot, shown: Show) -> None:
    line = TextLine()
    shown(line, width=120)
    line.set_value("A name that is much longer than the field is wide")
    assert line.cursorPosition() == 0


@pytest.mark.parametrize("width", [90, 220])
def test_a_box_grows_with_its_text_so_that_nothing_is_clipped(
    qtbot: QtBot, shown: Show, look: Theme, width: int
) -> None:
    box = TextBox(lines=2)
    window = shown(box, width=width)
    small = box.height()
    box.set_value("A sentence that needs a good many lines when there is little room for it. " * 3)
    qtbot.waitUntil(lambda: box.height() > small)
    look.set_text_size(150)
    window.resize(width, 2000)
    bar = box.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    lines = box.document().documentLayout().documentSize().height()
    assert box.viewport().height() >= lines * box.fontMetrics().lineSpacing()


def test_a_box_is_kept_after_a_pause_in_typing_not_at_every_key(qtbot: QtBot, shown: Show) -> None:
    box = TextBox()
    shown(box)
    kept = heard(box.committed)
    box.setFocus()
    with qtbot.waitSignal(box.committed, timeout=3000):
        QTest.keyClicks(box, "by Friday", delay=5)
        assert kept == []
    assert kept == ["by Friday"]
    box.insert_at_end("at noon")
    box.commit()
    assert kept == ["by Friday", "by Friday at noon"]


def test_an_amount_that_cannot_be_read_is_named_and_stays_as_typed(qtbot: QtBot, shown: Show) -> None:
    amount = money_field(Words(), "EUR")
    field = Field("Value", amount)
    shown(field)
    kept = heard(amount.committed)
    amount.setFocus()
    QTest.keyClicks(amount, "about ten")
    QTest.keyClick(amount, Qt.Key.Key_Return)
    assert amount.text() == "about ten"
    assert "1250.00" in amount.accessibleDescription()
    assert amount.property("invalid") is True
    amount.setText("12,500.50")
    amount.commit()
    assert kept == [Money.of(Decimal("12500.50"), "EUR")]
    assert amount.accessibleDescription() == ""
    assert amount.value() == kept[0]
    amount.clear()
    amount.commit()
    assert amount.value() is None


def test_a_quantity_keeps_its_decimals(qtbot: QtBot) -> None:
    quantity = quantity_field(Words())
    qtbot.addWidget(quantity)
    quantity.setText("2.5")
    quantity.commit()
    assert quantity.value() == Decimal("2.5")


def test_2_7_a_moment_is_nothing_until_day_and_time_are_both_there(qtbot: QtBot, shown: Show) -> None:
    moment = moment_field(Words(), dt.date(2026, 12, 1))
    shown(Field("Next step", moment))
    kept = heard(moment.committed)
    moment.day.setText("3 Dec")
    moment.day.commit()
    assert kept == [None]
    moment.time.setFocus()
    QTest.keyClicks(moment.time, "14:15")
    QTest.keyClick(moment.time, Qt.Key.Key_Return)
    assert kept[-1] == dt.datetime.fromisoformat("2026-12-03T14:15")
    QTest.keyClick(moment.day, Qt.Key.Key_Up)
    QTest.keyClick(moment.time, Qt.Key.Key_Down)
    assert moment.value() == dt.datetime.fromisoformat("2026-12-04T14:00")
    assert moment.day.accessibleName()
    assert moment.time.accessibleName()


def test_choices_say_the_thing_chosen_by_the_user_only(qtbot: QtBot, shown: Show) -> None:
    choice = Choice[int]([(1, "Pricing"), (2, "R&D")])
    segments = Segments("View", [("a", "Board", ""), ("b", "Table", "table-2")])
    tick = Tick("Ours & theirs")
    shown(choice, segments, tick)
    said = [heard(choice.committed), heard(segments.committed), heard(tick.committed)]
    choice.set_value(2)
    segments.set_value("b")
    tick.set_value(True)
    assert said == [[], [], []]
    QTest.keyClick(choice, Qt.Key.Key_Up)
    QTest.keyClick(segments, Qt.Key.Key_Left)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert (choice.value(), segments.value(), tick.value()) == (1, "a", False)
    assert said == [[1], ["a"], [False]]
    choice.offer([(3, "Delivery"), (1, "Pricing")])
    assert choice.value() == 1
    assert tick.text() == "Ours && theirs"
    assert tick.accessibleName() == "Ours & theirs"


def test_a_choice_with_too_long_words_tells_them_whole_under_the_pointer(qtbot: QtBot, shown: Show) -> None:
    choice = Choice[int]([(1, "Waffle plates, second line of the new hall"), (2, "Short")])
    choice.set_value(1)
    choice.setFixedWidth(160)
    shown(choice)
    assert choice.elided
    assert choice.toolTip() == "Waffle plates, second line of the new hall"
    ends = choice.grab().toImage().copy(choice.width() - 60, 0, 24, choice.height())
    choice.setItemText(0, "Waffle plates, second line")
    assert choice.grab().toImage().copy(choice.width() - 60, 0, 24, choice.height()) == ends, "both end in an ellipsis"
    choice.set_value(2)
    assert (choice.elided, choice.toolTip()) == (False, "")


def test_a_search_waits_for_a_pause_and_esc_empties_it(qtbot: QtBot, shown: Show) -> None:
    search = SearchLine("Find a deal", "Clear")
    shown(search)
    said = heard(search.committed)
    search.setFocus()
    with qtbot.waitSignal(search.committed):
        QTest.keyClicks(search, "pol")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert said == ["pol", ""]


def test_a_suggestion_gives_the_thing_and_something_new_is_taken_as_well(qtbot: QtBot, shown: Show) -> None:
    line = SuggestLine(lambda typed: [(7, "Anna Berg")] if "an" in typed else [])
    shown(line)
    picked, kept = heard(line.picked), heard(line.committed)
    line.setFocus()
    QTest.keyClicks(line, "an")
    line.completer().activated.emit("Anna Berg")
    assert (picked, kept) == ([7], ["Anna Berg"])
    line.setText("Somebody else")
    line.commit()
    assert kept[-1] == "Somebody else"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_key_that_chooses_a_suggestion_does_not_enter_its_words_as_well(
    qtbot: QtBot, shown: Show, key: Qt.Key
) -> None:
    line, other = SuggestLine(lambda _typed: [(7, "Anna Berg (AB), 12")]), TextLine()
    shown(line, other)
    picked, kept, entered = heard(line.picked), heard(line.committed), list[str]()
    line.returnPressed.connect(lambda: entered.append(line.text()))
    line.setFocus()
    QTest.keyClicks(line, "an")
    for pressed in (Qt.Key.Key_Down, key):
        popup = QApplication.activePopupWidget()
        assert popup is not None
        QTest.keyClick(popup, pressed)
    assert (picked, kept, entered) == ([7], ["Anna Berg (AB), 12"], [])
    assert QApplication.activePopupWidget() is None
    assert (line if key == Qt.Key.Key_Return else other).hasFocus()
    assert line.suggested() == 7


def test_two_long_suggestions_are_listed_whole_without_scroll_bars(qtbot: QtBot, shown: Show) -> None:
    long = "Bahnwerk Grünbachtal: Bogie frames bare for the crack test"
    line = SuggestLine(lambda _typed: [(1, "Bahnwerk Grünbachtal"), (2, long)])
    line.setMaximumWidth(200)
    shown(line, width=700)
    line.setFocus()
    QTest.keyClicks(line, "b")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    assert not popup.horizontalScrollBar().isVisible()
    assert not popup.verticalScrollBar().isVisible()
    assert popup.viewport().width() >= popup.sizeHintForColumn(0)
    popup.hide()


def test_a_line_of_a_record_is_kept_within_five_seconds_of_typing(qtbot: QtBot) -> None:
    line, kept = SavedLine("Where it is known from"), list[object]()
    qtbot.addWidget(line)
    line.committed.connect(kept.append)
    line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClicks(line, "Annual repor")
    assert LINE_PAUSE < 5000 - 1000
    assert kept == []
    qtbot.waitUntil(lambda: kept == ["Annual repor"], timeout=5000)
    QTest.keyClicks(line, "t")
    line.set_value("Annual repor")
    assert line.text() == "Annual report", "what is being typed is left alone"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert kept == ["Annual repor", "Annual report"]
    qtbot.wait(LINE_PAUSE + 100)
    assert len(kept) == 2
