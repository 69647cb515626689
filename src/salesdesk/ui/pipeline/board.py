"""The board: the deals of the pipeline's query as cards, a column for each stage."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.application.staging import Reach, StageOrder
from salesdesk.ui.laid_out import put_instead
from salesdesk.ui.parts import column, scrolling
from salesdesk.ui.pipeline.deal_card import cards_of
from salesdesk.ui.pipeline.stage_column import LEAST, LEAST_HEIGHT, StageColumn
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from salesdesk.application.rows import DealQuery
    from salesdesk.application.staging import StageDeals
    from salesdesk.domain.deal import Stage
    from salesdesk.ui.background import Ticket
    from salesdesk.ui.pipeline.columns import Measure
    from salesdesk.ui.pipeline.deal_card import DealCard
    from salesdesk.ui.workbench import Workbench

GAP = 10


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What a load found: each stage with its cards; `turn` tells whether it is still wanted."""

    turn: int
    order: StageOrder
    stages: tuple[tuple[StageDeals, tuple[DealCard, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Following:
    """The cards that follow in a stage."""

    turn: int
    stage: Stage | None
    cards: tuple[DealCard, ...]
    more: bool


class Board(QWidget):
    """Columns of cards; a card that is moved is `moved` to a stage, the keys and the focus stay with it.

    `counted` tells how many deals stand on it, `picked` the present card, `arranged` that there are other columns,
    `ended` that no stage follows the one a card was to leave (1) or comes before it (-1).
    """

    counted = Signal(int)
    picked = Signal(object)
    opened = Signal(object)
    moved = Signal(object, object)
    menu_asked = Signal(QPoint)
    ended = Signal(object, int)
    arranged = Signal()

    def __init__(self, workbench: Workbench, measure: Measure) -> None:
        """Ask nothing yet; `measure` says what ages are held against."""
        super().__init__()
        self._workbench = workbench
        self._measure = measure
        self._shown: tuple[DealQuery, StageOrder] | None = None
        self._ticket: Ticket | None = None
        self._turn = 0
        self._key = ""
        self._holds_focus = False
        self.order = StageOrder.VALUE
        self.columns: list[StageColumn] = []
        self._line = QHBoxLayout()
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        inner = QWidget()
        inner.setLayout(self._line)
        self.area = scrolling(inner)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(self.area, gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        # Only the columns' sideways scroll bar comes on top: up and down each column scrolls by itself.
        return QSize(theme().px(LEAST), theme().px(LEAST_HEIGHT) + self.area.horizontalScrollBar().sizeHint().height())

    # loading

    def ask(self, query: DealQuery) -> None:
        """Show the deals of a query; where it is the one shown already, as much of it as was scrolled to."""
        again = (query, self.order) == self._shown
        listed = {_key_of(one.stage): one.list.cards.rowCount() for one in self.columns} if again else {}
        sought = UUID(self._key) if self._key and again else None
        self._shown = (query, self.order)
        self._turn += 1
        if self._ticket is not None:
            self._ticket.cancel()
        job = partial(self._load, self._turn, query, self.order, Reach(listed=listed, deal_id=sought))
        self._ticket = self._workbench.ask(job, self._on_loaded)

    def follow(self, key: str) -> None:
        """Keep keys and focus with a deal wherever its card comes to stand next."""
        self._hold(key)
        self._holds_focus = True

    def _load(self, turn: int, query: DealQuery, order: StageOrder, reach: Reach) -> _Loaded:
        """Return the stages with their cards ready to be painted; runs in the worker."""
        words, measure = self._workbench.words, self._measure
        found = self._workbench.desk.staging.stages(query, order, reach)
        return _Loaded(turn, order, tuple((one, cards_of(one.rows, one.impediments, measure, words)) for one in found))

    def _on_loaded(self, loaded: _Loaded) -> None:
        if loaded.turn != self._turn:
            return
        held = self._holds_focus or any(one.list.hasFocus() for one in self.columns)
        place, self._holds_focus = self._place(), False
        self._lay_out([shown.stage for shown, _ in loaded.stages])
        key = self._key
        for one, (shown, cards) in zip(self.columns, loaded.stages, strict=True):
            one.show_deals(shown, cards, loaded.order)
        self._stand_at(key, place, focus=held)
        self.counted.emit(sum(shown.total for shown, _ in loaded.stages))

    def _lay_out(self, stages: list[Stage | None]) -> None:
        if [one.stage for one in self.columns] == stages:
            return
        self.columns = [StageColumn(self._workbench.words, stage) for stage in stages]
        put_instead(self._line, self.columns)
        for at, one in enumerate(self.columns):
            self._line.setStretch(at, 1)
            one.list.cards.wanted.connect(partial(self._on_wanted, one))
            one.list.aside.connect(partial(self._on_aside, at))
            one.list.picked.connect(partial(self._on_picked, one))
            one.list.opened.connect(self.opened)
            one.list.menu_asked.connect(self.menu_asked)
            one.list.dropped.connect(partial(self._on_dropped, one))
            one.list.entered.connect(partial(self._in_sight, one))
            one.list.cards.hold(self._key)
        QTimer.singleShot(0, self, self.arranged.emit)

    def _on_wanted(self, one: StageColumn) -> None:
        card = one.list.cards.card(one.list.cards.rowCount() - 1)
        if card is not None and self._shown is not None:
            job = partial(self._further, self._turn, *self._shown, one.stage, card)
            self._workbench.ask(job, self._on_further)

    def _further(
        self, turn: int, query: DealQuery, order: StageOrder, stage: Stage | None, after: DealCard
    ) -> _Following:
        """Return the cards that follow in a stage; runs in the worker."""
        found = self._workbench.desk.staging.further(query, order, stage, after.row)
        cards = cards_of(found.rows, found.impediments, self._measure, self._workbench.words)
        return _Following(turn, stage, cards, found.more)

    def _on_further(self, following: _Following) -> None:
        if following.turn == self._turn:
            one = next(one for one in self.columns if one.stage == following.stage)
            one.list.cards.append(following.cards, more=following.more)

    # where keys and focus are

    def present(self) -> tuple[StageColumn, DealCard] | None:
        """Return the present card with its column, None without one."""
        for one in self.columns:
            at = one.list.cards.place_of(self._key)
            card = one.list.cards.card(at)
            if card is not None:
                return one, card
        return None

    def column_of(self, key: str) -> StageColumn | None:
        """Return the column in which a deal's card stands."""
        return next((one for one in self.columns if one.list.cards.place_of(key) >= 0), None)

    def pick(self, key: str) -> None:
        """Make a deal's card the present one."""
        self._hold(key)
        one = self.column_of(key)
        if one is not None:
            one.list.pick(one.list.cards.place_of(key))
            self._in_sight(one)

    def begin(self) -> None:
        """Put the focus on the present card, else on the first there is, once cards are loaded."""
        present = self.present()
        first = next((one for one in self.columns if one.list.cards.rowCount()), None)
        one = present[0] if present is not None else first
        if one is not None:
            one.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._in_sight(one)
        else:
            self._holds_focus = True

    def holds_focus(self) -> bool:
        """Whether the keys are with a card of the board."""
        return any(one.list.is_marked() for one in self.columns)

    def _hold(self, key: str) -> None:
        self._key = key
        for one in self.columns:
            one.list.cards.hold(key)

    def _place(self) -> tuple[int, int]:
        """Return column and place of the present card, for where it is gone."""
        for at, one in enumerate(self.columns):
            if one.list.hasFocus() or one.list.cards.place_of(self._key) >= 0:
                return at, max(0, one.list.currentIndex().row())
        return 0, 0

    def _stand_at(self, key: str, place: tuple[int, int], *, focus: bool) -> None:
        one = self.column_of(key)
        if one is not None:
            one.list.pick(one.list.cards.place_of(key))
        elif focus and place[0] < len(self.columns):
            some = (other for other in self.columns if other.list.cards.rowCount())
            one = self.columns[place[0]]
            one = one if one.list.cards.rowCount() else next(some, one)
            one.list.pick(place[1])
        if one is not None and focus:
            one.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._in_sight(one)

    def _in_sight(self, one: StageColumn) -> None:
        self.area.ensureWidgetVisible(one, 0, 0)
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(self, 0, 0)
            above = above.parentWidget()

    def _on_aside(self, at: int, by: int) -> None:
        """Go to the next column with a card, at about the same height."""
        here = self.columns[at].list
        height = here.visualRect(here.currentIndex()).center().y()
        beyond = range(at + by, len(self.columns) if by > 0 else -1, by)
        to = next((self.columns[n] for n in beyond if self.columns[n].list.cards.rowCount()), None)
        if to is not None:
            beside = to.list.indexAt(QPoint(to.list.viewport().width() // 2, height))
            to.list.pick(beside.row() if beside.isValid() else to.list.cards.rowCount() - 1 if height > 0 else 0)
            to.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._in_sight(to)

    def _on_picked(self, one: StageColumn, card: DealCard | None) -> None:
        if card is not None and one.list.hasFocus():
            self._hold(card.key)
            self.picked.emit(card)

    # moving

    def move_present(self, by: int) -> None:
        """Move the present card's deal one stage on (1) or back (-1)."""
        present = self.present()
        if present is None or not present[1].is_open:
            return
        stages = [one.stage for one in self.columns if one.stage is not None]
        here = present[0].stage
        at = stages.index(here) + by if here is not None else 0
        if 0 <= at < len(stages):
            self.moved.emit(present[1], stages[at])
        elif here is not None:
            self.ended.emit(here, by)

    def _on_dropped(self, to: StageColumn, key: str) -> None:
        at = self.column_of(key)
        card = at.list.cards.card(at.list.cards.place_of(key)) if at is not None else None
        if card is not None and to.stage is not None and at is not to:
            self.pick(key)
            self.moved.emit(card, to.stage)


def _key_of(stage: Stage | None) -> UUID | None:
    return stage.id if stage is not None else None
