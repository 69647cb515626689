"""The board by keys and by dragging: a deal moves with what the customer did for it, the focus stays with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from salesdesk.app.program import Opened
from salesdesk.application.rows import DealQuery
from salesdesk.application.staging import StageOrder
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.impediment import ImpedimentKind
from salesdesk.domain.money import Money
from salesdesk.ui.fields import Choice
from salesdesk.ui.pipeline.board import Board
from salesdesk.ui.pipeline.deal_table import DealTable
from salesdesk.ui.pipeline.dialogs import WinDialog
from salesdesk.ui.pipeline.evidence_asked import EvidenceAsked
from salesdesk.ui.pipeline.page import PipelinePage
from salesdesk.ui.pipeline.stage_column import StageColumn
from salesdesk.ui.pipeline.stage_model import PRESENT_ROLE
from salesdesk.ui.theme import Theme
from tests.ui.windows import TODAY, empty_desk, press, settle, type_in, window_over

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    """Return a window over a desk with three deals in two stages, on the board, its first card in hand."""
    desk = empty_desk(tmp_path)
    stages = desk.selling.stages()
    for title, account, amount, stage in (
        ("Press line", "Hallertau Malt", 42_000, stages[0]),
        ("Keg service", "Øster Bryghus", 9_000, stages[0]),
        ("Yeast lab", "Hallertau Malt", 15_000, stages[1]),
    ):
        desk.selling.new_deal(title, account_name=account, value=Money.of(amount, "EUR"), stage_id=stage.id)
    with window_over(desk, tmp_path) as window:
        window.window.go("pipeline")
        settle(window)
        press(window, Key.Key_1, modifier=ALT)
        board(window).begin()
        settle(window)
        yield window


def page(opened: Opened) -> PipelinePage:
    found = opened.window.page("pipeline")
    assert isinstance(found, PipelinePage)
    return found


def board(opened: Opened) -> Board:
    return page(opened).findChildren(Board)[0]


def column(opened: Opened, place: int) -> StageColumn:
    return board(opened).columns[place]


def titles(opened: Opened) -> list[list[str]]:
    return [[card.title for card in one.list.cards.cards()] for one in board(opened).columns]


def in_hand(opened: Opened) -> str:
    """Return the deal whose card has the focus."""
    one = next((one for one in board(opened).columns if one.list.hasFocus()), None)
    card = one.list.card() if one is not None else None
    return card.title if card is not None else ""


def asked(opened: Opened) -> list[EvidenceAsked]:
    return [one for one in page(opened).findChildren(EvidenceAsked) if one.isVisible()]


def deal(opened: Opened, title: str) -> Deal:
    rows = opened.desk.selling.page(DealQuery(as_of=TODAY, statuses=frozenset())).rows
    return opened.desk.selling.deal(next(r.id for r in rows if r.title == title)).deal


def test_4_8_a_deal_moves_by_key_with_what_the_customer_did_and_undo_takes_both_back(opened: Opened) -> None:
    press(opened, Key.Key_Right, modifier=CONTROL)
    assert titles(opened)[:2] == [["Press line", "Keg service"], ["Yeast lab"]], "it waits for the customer's act"
    (question,) = asked(opened)
    assert question.accessibleName() == "Before it moves to Qualified"
    press(opened, Key.Key_Space)
    question.keep.click()
    settle(opened)
    assert titles(opened)[:2] == [["Keg service"], ["Press line", "Yeast lab"]]
    assert (asked(opened), in_hand(opened)) == ([], "Press line")
    key = deal(opened, "Press line").id
    assert [one.what for one in opened.desk.selling.deal(key).evidence] == ["They told us what they want to change"]
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert titles(opened)[:2] == [["Press line", "Keg service"], ["Yeast lab"]]
    assert in_hand(opened) == "Press line"
    assert opened.desk.selling.deal(key).evidence == ()


def test_4_8_without_the_customers_act_the_deal_stays_and_the_card_keeps_the_focus(opened: Opened) -> None:
    press(opened, Key.Key_Right, modifier=CONTROL)
    (question,) = asked(opened)
    question.keep.click()
    settle(opened)
    assert question.trouble.isVisible()
    press(opened, Key.Key_Escape)
    assert (asked(opened), in_hand(opened)) == ([], "Press line")
    assert deal(opened, "Press line").stage_id == opened.desk.selling.stages()[0].id


def test_a_deal_moves_back_by_key_without_being_asked_anything(opened: Opened) -> None:
    press(opened, Key.Key_Right)
    press(opened, Key.Key_Left, modifier=CONTROL)
    assert titles(opened)[:2] == [["Press line", "Yeast lab", "Keg service"], []]
    assert in_hand(opened) == "Yeast lab"
    assert column(opened, 0).list.accessibleName() == "First contact: 3 deals, €\xa066,000, highest value first"
    assert column(opened, 1).count.text() == "0"


def drag(opened: Opened, carried: QMimeData, to: StageColumn) -> None:
    """Bring what is carried over a column and let it go."""
    place = QPointF(to.list.viewport().rect().center())
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(to.list.viewport(), QDragEnterEvent(place.toPoint(), move, carried, left, none))
    QApplication.sendEvent(to.list.viewport(), QDropEvent(place, move, carried, left, none))
    settle(opened)


def test_a_card_let_go_over_another_stage_moves_its_deal_there(opened: Opened) -> None:
    cards = column(opened, 1).list.cards
    drag(opened, cards.mimeData([cards.index(0)]), column(opened, 0))
    assert titles(opened)[:2] == [["Press line", "Yeast lab", "Keg service"], []]
    assert in_hand(opened) == "Yeast lab"
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert titles(opened)[:2] == [["Press line", "Keg service"], ["Yeast lab"]]


def test_4_8_a_card_dragged_on_is_asked_for_the_acts_of_every_stage_it_passes(opened: Opened) -> None:
    cards = column(opened, 0).list.cards
    drag(opened, cards.mimeData([cards.index(1)]), column(opened, 2))
    (question,) = asked(opened)
    stages = opened.desk.selling.stages()
    assert [one.criterion for one in question.lines] == [*stages[0].criteria, *stages[1].criteria]
    assert deal(opened, "Keg service").stage_id == stages[0].id


def test_what_is_no_card_is_not_taken(opened: Opened) -> None:
    words = QMimeData()
    words.setText(str(deal(opened, "Yeast lab").id))
    drag(opened, words, column(opened, 0))
    assert titles(opened)[:2] == [["Press line", "Keg service"], ["Yeast lab"]]


def test_arrows_go_through_cards_and_stages_and_enter_opens_the_deal(opened: Opened) -> None:
    assert in_hand(opened) == "Press line"
    press(opened, Key.Key_Down)
    assert in_hand(opened) == "Keg service"
    press(opened, Key.Key_Right)
    assert in_hand(opened) == "Yeast lab"
    press(opened, Key.Key_Right)
    assert in_hand(opened) == "Yeast lab", "no card stands beyond"
    press(opened, Key.Key_Return)
    assert opened.window.page_id == "deal"


def test_a_closed_deal_says_how_it_ended_and_does_not_move(opened: Opened) -> None:
    opened.desk.selling.win(deal(opened, "Yeast lab").id)
    settle(opened)
    assert titles(opened)[1] == [], "open deals are shown unless told otherwise"
    which = next(one for one in page(opened).findChildren(Choice) if one.accessibleName() == "Which deals")
    which.setFocus()
    press(opened, Key.Key_End)
    board(opened).begin()
    press(opened, Key.Key_Right)
    assert in_hand(opened) == "Yeast lab"
    press(opened, Key.Key_Left, modifier=CONTROL)
    assert titles(opened)[1] == ["Yeast lab"]
    index = column(opened, 1).list.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Hallertau Malt, Yeast lab, €\xa015,000, took 0 days, Won"


def test_the_filter_acts_on_the_board_as_on_the_table(opened: Opened) -> None:
    press(opened, Key.Key_F, modifier=CONTROL)
    type_in(opened, "hallertau")
    QTest.qWait(220)
    settle(opened)
    assert titles(opened)[:2] == [["Press line"], ["Yeast lab"]]
    assert column(opened, 0).sum.text() == "€\xa042,000"
    assert page(opened).shown_deals() == 2
    press(opened, Key.Key_2, modifier=ALT)
    assert page(opened).shown_deals() == 2


def test_the_window_remembers_that_deals_are_shown_as_a_board(opened: Opened) -> None:
    def remembered() -> tuple[str, bool]:
        return opened.shell.workbench.settings.pipeline_view, board(opened).isVisible()

    assert remembered() == ("board", True)
    press(opened, Key.Key_2, modifier=ALT)
    assert remembered() == ("table", False)


def test_1_10_a_card_reads_out_what_it_shows_and_what_stands_in_the_way(opened: Opened) -> None:
    blank = opened.desk.impediments.blank(deal(opened, "Press line").id, ImpedimentKind.PRICE)
    opened.desk.impediments.note(replace(blank, words="The board sees no reason"))
    settle(opened)
    said = column(opened, 0).list.cards.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Hallertau Malt, Press line, €\xa042,000, day 0, No next step booked, In the way: “The board sees no reason”"
    )


def test_cards_that_were_not_loaded_come_when_they_are_scrolled_to_and_stay_after_a_change(opened: Opened) -> None:
    here = opened.desk.selling.stages()[0].id
    for n in range(60):
        opened.desk.selling.new_deal(f"Deal {n}", value=Money(100 + n, "EUR"), stage_id=here)
    settle(opened)
    cards = column(opened, 0).list.cards
    assert (cards.rowCount(), column(opened, 0).count.text()) == (50, "62")
    press(opened, Key.Key_End)
    press(opened, Key.Key_End)
    assert (cards.rowCount(), in_hand(opened)) == (62, "Deal 0")
    opened.desk.selling.new_deal("Another", value=Money(1, "EUR"), stage_id=here)
    settle(opened)
    assert (column(opened, 0).list.cards.rowCount(), in_hand(opened)) == (63, "Deal 0")


def test_oldest_first_when_that_is_chosen(opened: Opened) -> None:
    long_ago = replace(deal(opened, "Keg service"), created_on=date(2026, 6, 1))
    opened.desk.selling.keep(deal(opened, "Keg service"), long_ago)
    settle(opened)
    assert titles(opened)[0] == ["Press line", "Keg service"]
    order = next(one for one in page(opened).findChildren(Choice) if one.accessibleName() == "Order within a stage")
    order.setFocus()
    press(opened, Key.Key_End)
    assert titles(opened)[0] == ["Keg service", "Press line"]
    assert "oldest first" in column(opened, 0).list.accessibleName()
    assert opened.shell.workbench.settings.board_order is StageOrder.AGE


def test_the_keys_are_with_the_deals_when_the_page_comes_and_where_they_were_when_it_comes_back(opened: Opened) -> None:
    opened.window.go("leads")
    opened.window.sidebar.setFocus()
    settle(opened)
    opened.window.go("pipeline")
    settle(opened)
    assert in_hand(opened) == "Press line"
    press(opened, Key.Key_Down)
    press(opened, Key.Key_Return)
    assert opened.window.page_id == "deal"
    press(opened, Key.Key_Left, modifier=ALT)
    assert (opened.window.page_id, in_hand(opened)) == ("pipeline", "Keg service")


def test_alt_2_and_alt_1_go_to_the_rows_and_to_the_cards(opened: Opened) -> None:
    press(opened, Key.Key_2, modifier=ALT)
    assert isinstance(QApplication.focusWidget(), DealTable)
    press(opened, Key.Key_1, modifier=ALT)
    assert in_hand(opened) == "Press line"


def test_4_8_return_is_the_answer_to_what_is_asked_beside_the_card(opened: Opened) -> None:
    press(opened, Key.Key_Right, modifier=CONTROL)
    press(opened, Key.Key_Return)
    assert asked(opened)[0].trouble.isVisible(), "nothing is ticked"
    press(opened, Key.Key_Space, Key.Key_Return)
    assert titles(opened)[:2] == [["Keg service"], ["Press line", "Yeast lab"]]
    assert (asked(opened), in_hand(opened)) == ([], "Press line")


def test_beyond_the_last_stage_it_is_said_how_a_deal_ends_and_w_wins_it(opened: Opened) -> None:
    press(opened, Key.Key_Left, modifier=CONTROL)
    assert "first stage" in opened.window.toast.words.text()
    press(opened, Key.Key_W)
    assert isinstance(QApplication.activeModalWidget(), WinDialog)
    press(opened, Key.Key_Return)
    assert deal(opened, "Press line").status is Status.WON


def test_shift_f10_opens_the_menu_of_the_card(opened: Opened) -> None:
    press(opened, Key.Key_F10, modifier=Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Win deal…" in [act.text() for act in menu.actions()]
    menu.close()


def test_the_card_that_keys_act_on_is_told_while_the_focus_is_elsewhere(opened: Opened) -> None:
    press(opened, Key.Key_F, modifier=CONTROL)
    cards = column(opened, 0).list.cards
    held = [cards.index(place, 0).data(PRESENT_ROLE) for place in range(cards.rowCount())]
    assert held == [True, False]


def test_the_card_in_hand_is_seen_when_other_cards_were_loaded_before_the_focus_comes(opened: Opened) -> None:
    press(opened, Key.Key_F, modifier=CONTROL)
    type_in(opened, "keg")
    QTest.qWait(220)
    settle(opened)
    press(opened, Key.Key_Return)
    cards = column(opened, 0).list
    assert in_hand(opened) == "Keg service"
    assert [index.row() for index in cards.selectionModel().selectedIndexes()] == [0]
