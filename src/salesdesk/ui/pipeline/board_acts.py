"""The board on its page: moving deals with what the customer did for it, the keys, the menu of a card (4.8)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from salesdesk.application.staging import StageOrder
from salesdesk.domain.deal import Status
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.acts import act
from salesdesk.ui.fields import Choice, Segments
from salesdesk.ui.following_up import BookDialog
from salesdesk.ui.notices import Notice
from salesdesk.ui.pipeline.asked_at_card import AskedAtCard
from salesdesk.ui.pipeline.board import Board
from salesdesk.ui.pipeline.dialogs import WinDialog
from salesdesk.ui.pipeline.evidence_asked import EvidenceAsked
from salesdesk.ui.pipeline.hand_back_dialog import HandBackDialog
from salesdesk.ui.pipeline.lose_dialog import LoseDialog
from salesdesk.wording.deals import moved_told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesdesk.application.changes import Step
    from salesdesk.application.rows import DealRow
    from salesdesk.application.selling import Given
    from salesdesk.domain.deal import Deal, ExitCriterion, Stage
    from salesdesk.ui.pipeline.deal_card import DealCard
    from salesdesk.ui.pipeline.deal_table import DealTable
    from salesdesk.ui.window_settings import PipelineView
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words

ON_BOARD = ("board.open", "board.forward", "board.back")
MENU = (*ON_BOARD, "board.follow_up", "board.win", "board.lose")
HAND_BACK = "pipeline.hand_back"


class BoardActs(QObject):
    """What is done with the present card; `scope` is the page on which its keys act."""

    def __init__(self, workbench: Workbench, board: Board, table: DealTable, page: QWidget, scope: str) -> None:
        """Listen to a board that stands on a page; `table` shows the same deals in its place."""
        super().__init__(page)
        self._workbench = workbench
        self._words = workbench.words
        self._board = board
        self._table = table
        self._page = page
        self._asked: AskedAtCard | None = None
        self._menu = QMenu(page)
        board.moved.connect(self.move)
        board.opened.connect(self._open)
        board.menu_asked.connect(self._show_menu)
        board.ended.connect(self._tell_end)
        self._add_actions(scope)

    def _add_actions(self, scope: str) -> None:
        words, add = self._words, self._workbench.actions.add
        does: Sequence[tuple[str, str, str, str, Callable[[], object]]] = (
            ("board.open", words.text("Open deal"), "", "arrow-right", self._open_present),
            ("board.forward", words.text("Move deal to the next stage"), "Ctrl+Right", "arrow-right", self._forward),
            ("board.back", words.text("Move deal back a stage"), "Ctrl+Left", "arrow-left", self._back),
            ("board.follow_up", words.text("Book follow-up…"), "F", "calendar-plus", self._book),
            ("board.win", words.text("Win deal…"), "W", "trophy", partial(self._end_deal, WinDialog)),
            ("board.lose", words.text("Lose deal…"), "L", "ban", partial(self._end_deal, LoseDialog)),
        )
        for name, text, keys, picture, do in does:
            group = words.text("Board")
            add(ActionSpec(id=name, text=text, group=group, keys=keys, scope=scope, picture=picture), do)
        spec = ActionSpec(
            id=HAND_BACK,
            text=words.text("Hand deal back to marketing…"),
            group=words.text("Pipeline"),
            keys="R",
            scope=scope,
            picture="undo-2",
        )
        add(spec, self._hand_back)
        self._menu.addActions([self._workbench.actions.action(name) for name in (*MENU, HAND_BACK)])

    def allow(self, *, allowed: bool) -> None:
        """Let the keys move cards, or not while the board is out of sight; what ends a deal acts in the table too."""
        for name in ON_BOARD:
            self._workbench.actions.allow(name, allowed=allowed)
        if not allowed:
            self._end_asking()

    def _forward(self) -> None:
        self._board.move_present(1)

    def _back(self) -> None:
        self._board.move_present(-1)

    def _tell_end(self, stage: Stage, by: int) -> None:
        words = self._words
        last = words.text("{stage} is the last stage. W wins the deal, L loses it", stage=stage.name)
        first = words.text("{stage} is the first stage. L loses the deal, R gives it back", stage=stage.name)
        self._workbench.notify(Notice(last if by > 0 else first, picture="info"))

    # moving

    def move(self, card: DealCard, stage: Stage) -> None:
        """Move a card's deal to a stage; what the customer has to have done for it is asked for beside the card."""
        if self._asked is not None:
            return
        selling, key = self._workbench.desk.selling, card.row.id
        self._workbench.ask(lambda: (selling.wanted(key, stage.id), card, stage), self._on_wanted)

    def _on_wanted(self, answer: tuple[tuple[ExitCriterion, ...], DealCard, Stage]) -> None:
        missing, card, stage = answer
        if not missing:
            self._move(card, stage, ())
            return
        column = self._board.column_of(card.key)
        if column is None or self._asked is not None or not self._board.isVisible():
            return
        self._board.pick(card.key)
        column.list.mark(marked=True)
        asked = EvidenceAsked(self._words, missing, self._workbench.today, to=stage.name)
        asked.given.connect(partial(self._move, card, stage))
        asked.left.connect(self._leave)
        place = column.list.visualRect(column.list.currentIndex())
        at = column.list.viewport().mapTo(self._page, place.topLeft())
        self._asked = AskedAtCard(asked, self._page, QRect(at, place.size()))
        asked.begin()

    def _move(self, card: DealCard, stage: Stage, evidence: Sequence[Given]) -> None:
        selling, key = self._workbench.desk.selling, card.row.id
        text = self._words.text("Move deal to {stage}", stage=stage.name)

        def done(_step: Step) -> None:
            self._board.follow(card.key)
            self._end_asking()

        act(
            self._workbench,
            text,
            lambda: selling.move(key, stage.id, evidence=evidence),
            done,
            self._refuse,
            toast=True,
            said=moved_told(self._words, card.row.title, stage),
        )

    def _refuse(self, sentences: str) -> None:
        if self._asked is not None:
            self._asked.asked.refuse(sentences)
        else:
            self._workbench.notify_trouble(sentences)

    def _leave(self) -> None:
        self._end_asking()
        self._board.begin()

    def _end_asking(self) -> None:
        for one in self._board.columns:
            one.list.mark(marked=False)
        if self._asked is not None:
            self._asked.end()
            self._asked = None

    # other acts

    def _present(self) -> DealCard | None:
        found = self._board.present()
        return found[1] if found is not None else None

    def _open(self, card: DealCard) -> None:
        self._workbench.navigate("deal", card.key)

    def _open_present(self) -> None:
        card = self._present()
        if card is not None:
            self._open(card)

    def _book(self) -> None:
        row = self._open_row()
        if row is not None:
            BookDialog(self._workbench, deal_id=row.id, account_id=row.account_id).open()

    def _end_deal(self, asking: Callable[[Workbench, Deal], QDialog]) -> None:
        """Ask how the present card's deal ended; in the table, the row's."""
        row = self._open_row()
        if row is not None:
            selling, key = self._workbench.desk.selling, row.id
            self._workbench.ask(lambda: selling.deal(key), lambda view: asking(self._workbench, view.deal).open())

    def _hand_back(self) -> None:
        """Ask what marketing has to know about the present card's deal; in the table, about the row's."""
        row = self._open_row()
        if row is not None:
            HandBackDialog(self._workbench, row).open()

    def _open_row(self) -> DealRow | None:
        """Return the open deal of the present card; where the table is shown, of the present row."""
        card = self._present() if self._board.isVisible() else None
        row = card.row if card is not None else self._table.thing() if self._table.isVisible() else None
        return row if row is not None and row.status is Status.OPEN else None

    def _show_menu(self, at: QPoint) -> None:
        if self._present() is not None:
            self._menu.popup(at)


def order_choice(words: Words, order: StageOrder) -> Choice[StageOrder]:
    """Return the choice of what stands first within a stage."""
    made: Choice[StageOrder] = Choice(
        [
            (StageOrder.VALUE, words.text("Highest first")),
            (StageOrder.AGE, words.text("Oldest first")),
        ]
    )
    made.setAccessibleName(words.text("Order within a stage"))
    made.set_value(order)
    return made


def add_view_actions(
    workbench: Workbench, view: Segments[PipelineView], begin: Callable[[], object], scope: str
) -> None:
    """Let keys and the palette choose between board and table; `begin` puts the focus on what is shown then."""
    words = workbench.words

    def choose(place: int) -> None:
        view.choose(place)
        begin()

    for place, (name, text, picture) in enumerate(
        (
            ("pipeline.board", words.text("Show deals as a board"), "square-kanban"),
            ("pipeline.table", words.text("Show deals as a table"), "table-2"),
        )
    ):
        spec = ActionSpec(
            id=name, text=text, group=words.text("Pipeline"), keys=f"Alt+{place + 1}", scope=scope, picture=picture
        )
        workbench.actions.add(spec, partial(choose, place))
