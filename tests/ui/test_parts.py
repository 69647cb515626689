"""Parts: they say what they show, shorten nothing silently, read no markup, and follow the theme."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from salesdesk.application.charts import GAP_PARTS, GapBar, GapSegment, gap_shares
from salesdesk.ui.fonts import INTERFACE, SERIF, tabular
from salesdesk.ui.parts import (
    Banner,
    Button,
    CheckRow,
    ElidedLabel,
    EmptyState,
    GapBarView,
    HintStrip,
    IconButton,
    Label,
    LampRow,
    OpenRow,
    PageHeader,
    Pill,
    Row,
    column,
    equal,
    icon,
    set_tip,
)
from salesdesk.ui.parts.labels import shortcut_keys
from salesdesk.ui.theme import Theme, scaled, style_sheet
from tests.ui.walkers.windows import StrayWindows

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("look")


def share_of(widget: QWidget, token: str, look: Theme) -> float:
    """Return the share of a widget's pixels that have exactly a token's colour."""
    image = widget.grab().toImage()
    wanted = look.color(token).rgb()
    hits = sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))
    return hits / (image.width() * image.height())


def test_icons_and_grounds_follow_a_switch_of_the_theme(qtbot: QtBot, look: Theme) -> None:
    button = Button("Plan a call", "plus", "primary")
    look.dress(button)
    qtbot.addWidget(button)
    drawn = icon("target", "accentText")
    assert share_of(button, "accent", look) > 0.5
    light = drawn.pixmap(QSize(32, 32)).toImage()
    look.set_mode("dark")
    assert share_of(button, "accent", look) > 0.5
    dark = drawn.pixmap(QSize(32, 32)).toImage()
    assert light != dark
    sharp = drawn.pixmap(QSize(16, 16), 2.0)
    assert (sharp.width(), sharp.devicePixelRatio()) == (32, 2.0)
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_a_changed_copy_of_an_icon_outlives_its_origin(qtbot: QtBot) -> None:
    copies: list[QIcon] = []
    for _ in range(20):
        copy = QIcon(icon("sun"))
        copy.addPixmap(QPixmap(4, 4))
        copies.append(copy)
    assert all(not copy.pixmap(QSize(16, 16)).isNull() for copy in copies)


def test_text_size_and_scheme_reach_the_sheet(look: Theme) -> None:
    assert style_sheet("a { color: @text; font-size: ~13px; }", look.colours, 150) == (
        "a { color: #16202E; font-size: 20px; }"
    )
    assert [scaled(13, percent) for percent in (90, 100, 110, 150)] == [12, 13, 14, 20]
    look.set_text_size(400)
    assert look.text_size == 150
    assert look.font("objective").family() == SERIF
    assert look.font("body").family() == INTERFACE
    with pytest.raises(KeyError):
        look.color("crimson")


def test_digits_of_figures_have_one_width(look: Theme) -> None:
    font = look.font("body")
    ones, zeros = (QFontMetricsF(font).horizontalAdvance(digit * 4) for digit in "10")
    assert ones != zeros
    ones, zeros = (QFontMetricsF(tabular(font)).horizontalAdvance(digit * 4) for digit in "10")
    assert ones == zeros


def test_what_somebody_typed_is_never_read_as_markup(qtbot: QtBot) -> None:
    label, hint, button = Label("<b>x</b>"), HintStrip("A & <i>", "say <b>when</b>", "Add"), Button("R&D <b>")
    for widget in (label, hint, button):
        qtbot.addWidget(widget)
    set_tip(label, "<img src=x> & more")
    assert label.sizeHint().width() > QFontMetricsF(label.font()).horizontalAdvance("x") * 3
    assert "&lt;b&gt;when" in hint.words.text()
    assert hint.words.accessibleName() == "A & <i> say <b>when</b>"
    assert "&lt;img" in label.toolTip()
    assert (button.text(), button.accessibleName()) == ("R&&D <b>", "R&D <b>")


def test_shortened_words_are_told_under_the_pointer(qtbot: QtBot) -> None:
    box = QWidget()
    label, pill = ElidedLabel("A rather long name of an account"), Pill("Time is missing in the objective", "warn")
    box.setLayout(column(label, pill))
    qtbot.addWidget(box)
    box.resize(110, 80)
    box.show()
    qtbot.waitExposed(box)
    box.grab()
    assert (label.elided, label.toolTip()) == (True, label.text())
    assert (pill.elided, pill.toolTip()) == (True, pill.look.text)
    box.resize(400, 80)
    box.grab()
    assert (label.toolTip(), pill.toolTip()) == ("", "")


def test_a_lamp_says_its_state_in_words(qtbot: QtBot) -> None:
    lamp = LampRow("T", "Time-based")
    qtbot.addWidget(lamp)
    lamp.show_state(met=False, reason="Until when?", told="missing")
    assert lamp.accessibleName() == "Time-based: missing. Until when?"
    lamp.show_state(met=True, reason="By 11:00", told="met")
    assert (lamp.accessibleName(), lamp.lamp.met) == ("Time-based: met. By 11:00", True)


def gap_bar(target: int | None) -> GapBar:
    shares = gap_shares(won=21, commit=9, weighted=6, target=target)
    named = dict(zip(GAP_PARTS, ("Closed", "Commit", "Weighted rest", "Shortfall"), strict=True))
    segments = tuple(GapSegment(part=p, share=shares.of(p), name=named[p], amount="€ 1,212,000") for p in GAP_PARTS)
    return GapBar(period="Q4", segments=segments, target="Target", target_share=shares.target, told="21 of 42 won")


def test_the_gap_bar_draws_each_part_and_its_legend_finds_room(qtbot: QtBot, look: Theme) -> None:
    view = GapBarView()
    qtbot.addWidget(view)
    view.show_bar(gap_bar(42))
    view.resize(700, 120)
    view.show()
    qtbot.waitExposed(view)
    legend = [label for label in view.findChildren(QLabel) if label.text() == "€ 1,212,000"]
    assert len({label.mapTo(view, label.rect().topLeft()).y() for label in legend}) == 1
    image = view.grab(QRect(0, 0, 700, 60)).toImage()
    drawn = {image.pixelColor(x, y).name().upper() for x in range(700) for y in range(60)}
    assert {look.colours[token] for token in ("accentText", "sel", "wash", "warn", "text")} <= drawn
    view.resize(260, 160)
    qtbot.waitUntil(lambda: len({label.mapTo(view, label.rect().topLeft()).y() for label in legend}) == 2)
    assert view.accessibleDescription() == "21 of 42 won"
    view.show_bar(gap_bar(None))
    image = view.grab(QRect(0, 0, 260, 30)).toImage()
    warn = QColor(look.colours["warn"]).rgb()
    assert not any(image.pixel(x, y) == warn for x in range(260) for y in range(20))


def test_options_side_by_side_are_exactly_equal(qtbot: QtBot) -> None:
    box, a, b = QWidget(), Label("short"), Label("a very much longer text that would like more room", wrap=True)
    box.setLayout(equal(a, b))
    qtbot.addWidget(box)
    box.resize(300, 100)
    box.show()
    assert abs(a.width() - b.width()) <= 1


def test_a_header_puts_its_actions_below_where_both_would_be_squeezed(qtbot: QtBot) -> None:
    button = Button("Export to Excel", "file-spreadsheet")
    header = PageHeader("Pipeline", "11 open deals. Average cycle 58 days.", button)
    page = QWidget()
    page.setLayout(column(header, QWidget()))
    qtbot.addWidget(page)
    page.resize(900, 300)
    page.show()
    assert button.mapTo(page, button.rect().topLeft()).x() > header.sentence.geometry().right() - 200
    page.resize(340, 300)
    qtbot.waitUntil(lambda: button.geometry().top() >= header.sentence.geometry().bottom())
    assert header.sentence.height() >= header.sentence.heightForWidth(header.sentence.width())


def test_small_parts_say_what_they_are(qtbot: QtBot) -> None:
    with StrayWindows() as stray:
        empty = EmptyState("target", "No plans yet", "Pick a meeting.", "Plan a call", press="or press", shortcut="F2")
        rename = IconButton("pencil", "Rename")
        others = [Banner("A sample desk", "Start my own"), Row("One", "two"), CheckRow("Met", "missing", "Show")]
        others += [PageHeader("Title", "Sentence"), HintStrip("Time", "is missing", "Add")]
    assert stray.found == []
    for other in others:
        qtbot.addWidget(other)
    for widget in (empty, rename):
        qtbot.addWidget(widget)
    assert (rename.accessibleName(), rename.toolTip()) == ("Rename", "Rename")
    assert empty.other.isHidden()
    with qtbot.waitSignal(empty.acted):
        empty.button.click()
    empty.say("No plans match", "Other words may.", "Clear filter")
    assert empty.button.accessibleName() == "Clear filter"
    assert [shortcut_keys(keys) for keys in ("Ctrl+Shift+N", "Ctrl++", "F1", "")] == [
        ["Ctrl", "Shift", "N"],
        ["Ctrl", "+"],
        ["F1"],
        [],
    ]


def test_enter_presses_the_button_in_front_not_the_usual_one_of_the_dialog(qtbot: QtBot) -> None:
    pressed: list[str] = []
    dialog = QDialog()
    qtbot.addWidget(dialog)
    leave = Button("Leave it", do=partial(pressed.append, "leave"))
    opens = OpenRow("Review on Thursday")
    opens.clicked.connect(partial(pressed.append, "open"))
    add = Button("Add deal", do=partial(pressed.append, "add"))
    add.setDefault(True)
    dialog.setLayout(column(leave, opens, add))
    dialog.show()
    for button in (leave, opens, add):
        QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(leave, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert pressed == ["leave", "open", "add", "leave"]


def test_a_strip_says_once_what_its_button_says(qtbot: QtBot) -> None:
    strip = HintStrip("", "It was not saved. Choose another folder", "Choose another folder", kind="trouble")
    qtbot.addWidget(strip)
    assert strip.words.accessibleName() == "It was not saved."
    strip.say("", "It was not saved. Choose another folder", "Try again")
    assert strip.words.accessibleName() == "It was not saved. Choose another folder"
