"""Two hundred items open without the window standing still: counted in turns of its event loop, not in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.application.proposal_checks import Place, Section
from salesdesk.application.proposal_lines import free_line, shared_lines, with_lines
from salesdesk.domain.money import Money
from salesdesk.domain.proposal import Proposal
from salesdesk.ui.proposing.line_slots import KEPT, LineSlots
from salesdesk.ui.theme import Theme
from tests.ui.proposing.rooms import ALT, CONTROL, SHIFT, Room, room

Key = Qt.Key
ITEMS = 200


@pytest.fixture
def shown(look: Theme, tmp_path: Path) -> Iterator[Room]:
    """A draft with 200 items, open at its options."""
    with room(tmp_path) as opened:
        desk = opened.desk
        draft = desk.proposing.view(desk.proposing.draft(deal_id=opened.deal).made(Proposal)).proposal
        items = [replace(free_line(f"Part {n}", "EUR"), price=Money.of(100 + n, "EUR")) for n in range(ITEMS)]
        desk.selling.keep(draft, with_lines(draft, items))
        opened.open(draft.id)
        yield opened


def _slots(shown: Room) -> LineSlots:
    return shown.editor.form.investment.lines


def _coming(shown: Room) -> bool:
    return shown.shell.background.busy


def _turn(shown: Room) -> int:
    QApplication.processEvents()
    return len(_slots(shown).made)


def test_200_items_come_a_few_a_turn_and_one_may_type_in_between(shown: Room) -> None:
    slots = _slots(shown)
    assert (len(slots), slots.made) == (ITEMS, [])
    shown.editor.form.show_section(Section.INVESTMENT)
    early = next(count for count in iter(lambda: _turn(shown), KEPT) if count)
    assert _coming(shown)

    # While they come, an item far down is asked for: it is there at once, and takes what is typed.
    shown.editor.form.investment.focus_place(Place(Section.INVESTMENT, "item", row="Part 150"))
    assert QApplication.focusWidget() is slots[150].text
    assert len(slots.made) <= early + 3
    assert _coming(shown)
    slots[150].price.setFocus()
    slots[150].price.selectAll()
    shown.type_in("777")
    shown.press(Key.Key_Return)
    assert _price(shown, 150) == 777

    # Where somebody scrolls to, they come as well, and those far away go.
    bar, counts = shown.editor.form.area.verticalScrollBar(), {len(slots.made)}
    bar.setValue(bar.maximum() // 3)
    while _coming(shown):
        counts.add(_turn(shown))
    assert len(counts) > 3
    assert len(slots.made) == KEPT
    shown.press(Key.Key_Z, CONTROL)
    assert _price(shown, 150) == 250
    assert slots[150].price.value() == Money.of(250, "EUR")


def test_tab_goes_through_items_whose_fields_were_not_made_yet(shown: Room) -> None:
    slots = _slots(shown)
    shown.editor.form.show_section(Section.INVESTMENT)
    slots[120].more.setFocus()
    passed: list[int] = []
    while len(passed) < 12 and (focused := QApplication.focusWidget()) is not None:
        shown.press(Key.Key_Tab)
        passed += [form.at for form in slots.made if form.text is focused]
    assert passed == list(range(121, 133))


def test_items_that_stay_keep_their_fields_when_one_goes(shown: Room) -> None:
    slots = _slots(shown)
    shown.editor.form.show_section(Section.INVESTMENT)
    shown.settle()
    below = slots[4]
    slots[3].removed.emit(3)
    shown.settle()
    assert slots[3] is below
    assert (below.at, below.text.value(), len(slots)) == (3, "Part 4", ITEMS - 1)
    assert QApplication.focusWidget() is below.text


def test_where_an_item_is_added_is_in_sight_and_tab_goes_back_from_there_to_the_last_item(shown: Room) -> None:
    slots, investment = _slots(shown), shown.editor.form.investment
    shown.press(Key.Key_3, ALT)
    investment.add_line.setFocus()
    shown.settle()
    assert _in_sight(shown, investment.add_line)
    last = slots[ITEMS - 1]
    shown.press(Key.Key_Backtab, SHIFT)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert last.isAncestorOf(focused)
    assert _in_sight(shown, focused)

    # What is added stands above the field that takes the next one, and both are seen.
    shown.press(Key.Key_Tab)
    assert investment.add_line.hasFocus()
    shown.type_in("One more")
    shown.press(Key.Key_Return)
    assert slots[ITEMS].text.value() == "One more"
    assert _in_sight(shown, slots[ITEMS].text)
    assert _in_sight(shown, investment.add_line)
    shown.press(Key.Key_Backtab, SHIFT)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert slots[ITEMS].isAncestorOf(focused)

    # Also where somebody looked at others meanwhile, and the fields of the last went.
    shown.press(Key.Key_Tab)
    bar = shown.editor.form.area.verticalScrollBar()
    for part in (3, 2, 1, 0):
        bar.setValue(bar.maximum() * part // 5)
        shown.settle()
    assert not _in_sight(shown, investment.add_line), "who scrolls away is not called back"
    shown.press(Key.Key_Backtab, SHIFT)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert slots[ITEMS].isAncestorOf(focused)
    assert _in_sight(shown, focused)


def _in_sight(shown: Room, widget: QWidget) -> bool:
    view = shown.editor.form.area.viewport()
    return view.rect().contains(QRect(widget.mapTo(view, QPoint(0, 0)), widget.size()))


def _price(shown: Room, at: int) -> int:
    return int(shared_lines(shown.kept())[at].price.amount)
