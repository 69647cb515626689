"""The pipeline page: the gap card above, the sortable and filterable table below."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from typing_extensions import override

from salesdesk.application.log_subject import NOBODY, Subject
from salesdesk.application.rows import DealQuery, DealRow
from salesdesk.domain.account import Account
from salesdesk.domain.ageing import Yardsticks
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings, Target
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.product import Product
from salesdesk.domain.saved_view import SavedView
from salesdesk.domain.sweep import Sweep
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.area import AreaPage
from salesdesk.ui.canvas import Canvas
from salesdesk.ui.explained import explain_pipeline
from salesdesk.ui.fields import Segments
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import Button, Card, EmptyState, PageHeader, column, row, scrolling, set_tip
from salesdesk.ui.periods.target_dialog import TargetDialog
from salesdesk.ui.pipeline.board import Board
from salesdesk.ui.pipeline.board_acts import BoardActs, add_view_actions, order_choice
from salesdesk.ui.pipeline.care import Care
from salesdesk.ui.pipeline.column_choice import ColumnsButton
from salesdesk.ui.pipeline.columns import USUAL, Measure
from salesdesk.ui.pipeline.deal_table import DealTable
from salesdesk.ui.pipeline.dialogs import NewDealDialog
from salesdesk.ui.pipeline.filter_line import DealFilter
from salesdesk.ui.pipeline.gap_card import GapCard
from salesdesk.ui.pipeline.taking_out import TakingOut
from salesdesk.ui.pipeline.views_menu import ViewsMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.forecasting import PeriodView
    from salesdesk.application.staging import StageOrder
    from salesdesk.ui.window_settings import PipelineView
    from salesdesk.ui.workbench import Workbench

PAGE_ID = "pipeline"


class PipelinePage(AreaPage):
    """Every deal of the desk, filtered by words and status."""

    kinds = frozenset(
        {Deal, Account, Stage, FollowUp, Meeting, Target, DeskSettings, Product, Evidence, Impediment, Sweep, SavedView}
    )

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        self._export = Button(words.text("Export deals…"), "file-spreadsheet", do=self._on_export)
        self._new = Button(words.text("New deal"), "plus", kind="primary", do=self.new_deal)
        self._view: Segments[PipelineView] = Segments(
            words.text("How deals are shown"),
            [("board", words.text("Board"), "square-kanban"), ("table", words.text("Table"), "table-2")],
        )
        self._care = Care(workbench)
        self._views = ViewsMenu(workbench, self, PAGE_ID)
        acts = (self._views, self._care.sweep, self._export, self._new)
        self._header = PageHeader(words.text("Pipeline"), "", *acts, view=self._view)
        super().__init__(workbench, self._header)
        self._measure = Measure()
        self._period = ""
        self._figures: PeriodView | None = None
        self._total = 1
        self._figures_wanted = False
        self._filter = DealFilter(workbench)
        self._filter.changed.connect(self._ask)
        self._filter.line.entered.connect(self.begin)
        self._build_table()
        self._build_board()
        self.in_front = partial(_picked, self._board, self._table, self._as_board)
        self._taking_out = TakingOut(workbench)
        losses = partial(workbench.navigate, "losses", "")
        self._gap = GapCard(
            words, lambda: _ask_target(self.workbench, self._period), partial(explain_pipeline, workbench), losses
        )
        # Where the window is low the page scrolls, before board and table are too low to be read.
        lines = column(gap=14)
        lines.addWidget(self._taking_out)
        lines.addWidget(self._care.reminder)
        lines.addWidget(self._gap)
        filtering = row(self._filter.line, self._filter.status, self._care.stalled, self._order, self._columns, gap=10)
        filtering.setStretch(0, 1)
        nest(lines, filtering)
        lines.addWidget(self._filter.troubles)
        lines.addWidget(self._card, 1)
        lines.addWidget(self._board, 1)
        lines.addWidget(self._empty, 1)
        self.body.addWidget(scrolling(Canvas(lines)), 1)
        self._add_actions()
        self._show_view()

    def _build_table(self) -> None:
        self._table = DealTable(self.workbench, self._measure)
        self._table.opened.connect(partial(_open_deal, self.workbench))
        self._table.deals.counted.connect(self._on_counted)
        self._table.deals.loaded.connect(self._on_listed)
        self._columns = ColumnsButton(self.words, self._table, USUAL)
        self._card = Card(margins=(1, 1, 1, 8))
        self._card.add(self._table)
        self._empty = EmptyState("square-kanban", " ", " ", " ")
        self._empty.acted.connect(self._on_empty_acted)
        self._empty.hide()

    def _build_board(self) -> None:
        settings = self.workbench.settings
        self._view.set_value(settings.pipeline_view)
        self._view.committed.connect(self._on_view)
        self._board = Board(self.workbench, self._measure)
        self._board.order = settings.board_order
        self._board.counted.connect(self._on_counted)
        self._board.arranged.connect(partial(order_focus, self))
        self._acts = BoardActs(self.workbench, self._board, self._table, self, PAGE_ID)
        self._order = order_choice(self.words, settings.board_order)
        self._order.committed.connect(self._on_order)

    def _add_actions(self) -> None:
        words, actions = self.words, self.workbench.actions
        group = words.text("Pipeline")
        for spec, handler in (
            (
                ActionSpec(
                    id="pipeline.new",
                    text=words.text("New deal here"),
                    group=group,
                    keys="Ctrl+N",
                    scope=PAGE_ID,
                    picture="plus",
                    in_palette=False,
                ),
                self.new_deal,
            ),
            (
                ActionSpec(
                    id="pipeline.export",
                    text=words.text("Export deals to Excel or CSV…"),
                    group=group,
                    keys="Ctrl+E",
                    scope=PAGE_ID,
                    picture="file-spreadsheet",
                ),
                self._on_export,
            ),
        ):
            actions.add(spec, handler)
        add_view_actions(self.workbench, self._view, self.begin, PAGE_ID)
        set_tip(self._export, actions.tip("pipeline.export"))
        set_tip(self._new, actions.tip("pipeline.new"))

    # loading

    @override
    def reload(self) -> None:
        # What is listed stands there before the figures come.
        self._figures_wanted = True
        self._measure.day = self.workbench.today
        self._filter.read_again()

    def _on_figures(self, view: PeriodView) -> None:
        anew = view.figures.as_of != self._measure.day
        self._measure.day = view.figures.as_of
        self._period = view.figures.period.name
        self._gap.show_period(view)
        self._figures = view
        self._say()
        if anew:
            self._ask()
        self._care.load()
        self._views.reload()

    def _on_sticks(self, sticks: Yardsticks) -> None:
        if sticks != self._measure.sticks:
            self._measure.sticks = sticks
            self._ask()

    def _say(self) -> None:
        words, view = self.words, self._figures
        if view is None:
            return
        figures = view.figures
        said = words.plural("{n} open deal", "{n} open deals", figures.open.count)
        if figures.open.value is not None:
            said = words.text("{said}, {value}", said=said, value=words.money(figures.open.value, cents=False))
        if self._filter.asks:
            said = words.text(
                "{match}. {said}", match=words.plural("{n} deal matches", "{n} deals match", self._total), said=said
            )
        elif figures.cycle.mean is not None and figures.cycle.enough:
            said = words.text("{said}. Average cycle {n} days", said=said, n=round(figures.cycle.mean))
        self._header.say(words.text("Pipeline"), f"{said}.")

    def query(self) -> DealQuery:
        """Return what is shown now; the export takes the same."""
        return self._table.query(self._filter.query(self._measure.day or date.min))

    def _ask(self) -> None:
        if self._measure.day is not None and self._as_board():
            self._board.ask(self._filter.query(self._measure.day))
        elif self._measure.day is not None:
            self._table.deals.ask(self._filter.query(self._measure.day))

    def _on_listed(self) -> None:
        """Show what is listed before it is counted; where the keys wait for a row, they have the first."""
        if self._table.hasFocus() and not self._table.currentIndex().isValid():
            self._table.selectRow(0)
        if self._table.deals.rowCount() and not self._total:
            self._total = self._table.deals.rowCount()
            self._empty.hide()
            self._show_view()

    def _on_counted(self, total: int) -> None:
        if self._figures_wanted:
            self._figures_wanted = False
            self.workbench.ask(self.desk.ageing.yardsticks, self._on_sticks)
            self.workbench.ask(self.desk.forecasting.view, self._on_figures)
        none = total == 0
        self._total = total
        self._say()
        self._views.compare()
        held = none and (self._table.hasFocus() or self._board.holds_focus())
        self._show_view()
        self._empty.setVisible(none)
        if held:
            self.begin()
        words = self.words
        if none and self._filter.asks:
            self._empty.say(
                words.text("No deals match"),
                words.text("Change the words of the filter or which deals are shown, or clear it."),
                words.text("Clear filter"),
                act_picture="x",
            )
        elif none:
            self._empty.say(
                words.text("No deals yet"),
                words.text("Add the first one, or bring your deals in from a spreadsheet with Ctrl+Shift+I."),
                words.text("New deal"),
                act_picture="plus",
            )

    def shown_deals(self) -> int:
        """Return how many deals stand on the board or in the table, scrolled to or not."""
        return self._total

    def _as_board(self) -> bool:
        return self._view.value() == "board"

    def _show_view(self) -> None:
        board = self._as_board()
        self._card.setVisible(self._total > 0 and not board)
        self._board.setVisible(self._total > 0 and board)
        self._order.setVisible(board)
        self._columns.setVisible(not board)
        self._acts.allow(allowed=board)

    # views and columns

    def view_shown(self, name: str) -> SavedView:
        """Return what is shown now as a view of its own."""
        return SavedView(
            id=self.workbench.desk.deal_lists.bench.new_id(),
            name=name,
            filter=self._filter.said(),
            board=self._as_board(),
            columns=self._table.columns_shown(),
            order=self._table.order_shown(),
        )

    def show_saved(self, view: SavedView) -> None:
        """Show what a view says."""
        self._table.show_as(view.columns, view.order)
        self._view.set_value("board" if view.board else "table")
        self.workbench.settings.pipeline_view = self._view.value()
        self._show_view()
        self._filter.show_filter(view.filter)

    # acting

    def _on_view(self, view: PipelineView) -> None:
        self.workbench.settings.pipeline_view = view
        self._show_view()
        self._ask()

    def _on_order(self, order: StageOrder) -> None:
        self.workbench.settings.board_order = order
        self._board.order = order
        self._ask()

    def _on_empty_acted(self) -> None:
        if self._filter.asks:
            self._filter.show_filter("")
        else:
            self.new_deal()

    def open_target(self, target: str) -> None:
        """Pick a deal in the table and on the board."""
        self._table.pick(str(UUID(target)))
        self._board.pick(str(UUID(target)))

    def begin(self) -> None:
        """Put the focus on the deals, where there are none on what asks for them."""
        if not self._total:
            (self._filter.line if self._filter.asks else self._empty.button).setFocus()
        elif self._as_board():
            self._board.begin()
        else:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_here(self) -> None:
        """Put the focus into the filter."""
        self._filter.line.setFocus()

    def new_deal(self) -> None:
        """Ask for a new deal and open it."""
        NewDealDialog(self.workbench).open()

    def _on_export(self) -> None:
        self._taking_out.export(self.query(), self._filter.said())


def _open_deal(workbench: Workbench, row: DealRow) -> None:
    workbench.navigate("deal", str(row.id))


def _ask_target(workbench: Workbench, period: str) -> None:
    if period:
        TargetDialog(workbench, period).open()


def _picked(board: Board, table: DealTable, as_board: Callable[[], bool]) -> Subject:
    """Return the deal that is picked where deals are shown: on the board, or in the table."""
    if as_board():
        present = board.present()
        return Subject(deal_id=present[1].row.id) if present is not None else NOBODY
    row = table.thing()
    return Subject(deal_id=row.id) if row is not None else NOBODY
