"""The pipeline page: the gap card above, the sortable and filterable table below."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import override

from salesdesk.application.files import safe_name
from salesdesk.application.rows import DealPage, DealQuery, DealRow, DealSort
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings, Target
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.product import Product
from salesdesk.domain.sweep import Sweep
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.area import AreaPage
from salesdesk.ui.canvas import Canvas
from salesdesk.ui.explained import explain_pipeline
from salesdesk.ui.fields import Segments
from salesdesk.ui.files import save_document, where_to_save
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import Button, Card, EmptyState, HintStrip, PageHeader, column, row, scrolling, set_tip
from salesdesk.ui.pipeline.board import Board
from salesdesk.ui.pipeline.board_acts import BoardActs, add_view_actions, order_choice
from salesdesk.ui.pipeline.care import Care
from salesdesk.ui.pipeline.columns import Measure, pipeline_columns
from salesdesk.ui.pipeline.dialogs import NewDealDialog, TargetDialog
from salesdesk.ui.pipeline.filter_line import DealFilter
from salesdesk.ui.pipeline.gap_card import GapCard
from salesdesk.ui.tables import PageAsk, PagedTableModel, PageGiven, TableView

if TYPE_CHECKING:
    from salesdesk.application.exporting import Saved
    from salesdesk.application.forecasting import PeriodView
    from salesdesk.application.staging import StageOrder
    from salesdesk.ui.window_settings import PipelineView
    from salesdesk.ui.workbench import Workbench

PAGE_ID = "pipeline"


class PipelinePage(AreaPage):
    """Every deal of the desk, filtered by words and status."""

    kinds = frozenset(
        {Deal, Account, Stage, FollowUp, Meeting, Target, DeskSettings, Product, Evidence, Impediment, Sweep}
    )

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        self._export = Button(words.text("Export to Excel…"), "file-spreadsheet", do=self._on_export)
        self._new = Button(words.text("New deal"), "plus", kind="primary", do=self.new_deal)
        self._view: Segments[PipelineView] = Segments(
            words.text("How deals are shown"),
            [("board", words.text("Board"), "square-kanban"), ("table", words.text("Table"), "table-2")],
        )
        self._care = Care(workbench)
        acts = (self._care.sweep, self._export, self._new)
        self._header = PageHeader(words.text("Pipeline"), "", *acts, view=self._view)
        super().__init__(workbench, self._header)
        self._measure = Measure()
        self._period = ""
        self._total = 1
        self._sort = DealSort.EXPECTED
        self._build_filter()
        self._build_table()
        self._build_board()
        self._trouble = HintStrip(kind="trouble")
        self._trouble.hide()
        losses = partial(workbench.navigate, "losses", "")
        self._gap = GapCard(words, self._on_set_target, partial(explain_pipeline, workbench), losses)
        # Where the window is low the page scrolls, before board and table are too low to be read.
        lines = column(gap=14)
        lines.addWidget(self._trouble)
        lines.addWidget(self._care.reminder)
        lines.addWidget(self._gap)
        filtering = row(self._filter.line, self._filter.status, self._care.stalled, self._order, gap=10)
        filtering.setStretch(0, 1)
        nest(lines, filtering)
        lines.addWidget(self._filter.troubles)
        lines.addWidget(self._card, 1)
        lines.addWidget(self._board, 1)
        lines.addWidget(self._empty, 1)
        self.body.addWidget(scrolling(Canvas(lines)), 1)
        self._add_actions()
        self._show_view()

    def _build_filter(self) -> None:
        self._filter = DealFilter(self.workbench)
        self._filter.changed.connect(self._ask)

    def _build_table(self) -> None:
        words = self.words
        self._model = PagedTableModel(
            pipeline_columns(words, self._measure), lambda r: str(r.id), self._page, self.workbench.background.run
        )
        self._table = TableView(self._model, words.text("Deals"))
        self._table.opened.connect(self._on_opened)
        self._model.counted.connect(self._on_counted)
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
        self._board.arranged.connect(self._put_focus_right)
        self._acts = BoardActs(self.workbench, self._board, self, PAGE_ID)
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
                    text=words.text("Export pipeline to Excel…"),
                    group=group,
                    keys="Ctrl+E",
                    scope=PAGE_ID,
                    picture="file-spreadsheet",
                ),
                self._on_export,
            ),
        ):
            actions.add(spec, handler)
        add_view_actions(self.workbench, self._view, PAGE_ID)
        set_tip(self._export, actions.tip("pipeline.export"))
        set_tip(self._new, actions.tip("pipeline.new"))

    # loading

    @override
    def reload(self) -> None:
        self.workbench.ask(self.desk.forecasting.view, self._on_figures)

    def _on_figures(self, view: PeriodView) -> None:
        self._measure.day = view.figures.as_of
        self._measure.cycle = view.figures.cycle
        self._period = view.figures.period.name
        self._gap.show_period(view)
        self._say(view)
        self._filter.read()
        self._care.load()

    def _say(self, view: PeriodView) -> None:
        words, figures = self.words, view.figures
        said = words.plural("{n} open deal", "{n} open deals", figures.open.count)
        if figures.open.value is not None:
            said = words.text("{said}, {value}", said=said, value=words.money(figures.open.value, cents=False))
        if figures.cycle.mean is not None and figures.cycle.enough:
            said = words.text("{said}. Average cycle {n} days", said=said, n=round(figures.cycle.mean))
        self._header.say(words.text("Pipeline"), f"{said}.")

    def query(self) -> DealQuery:
        """Return what the table shows now; the export takes the same."""
        return self._filter.query(self._measure.day or date.min)

    def _ask(self) -> None:
        if self._measure.day is not None and self._as_board():
            self._board.ask(self.query())
        elif self._measure.day is not None:
            self._model.ask(self.query())

    def _page(self, ask: PageAsk) -> PageGiven[DealRow]:
        """Return a page of the table; runs in the worker."""
        query = ask.query
        if not isinstance(query, DealQuery):
            return PageGiven(things=())
        sort = DealSort(ask.sort) if ask.sort else DealSort.EXPECTED
        after = ask.after if isinstance(ask.after, DealRow) else None
        page: DealPage = self.desk.selling.page(replace(query, sort=sort, descending=ask.descending), after, ask.limit)
        return PageGiven(things=page.rows, after=page.rows[-1] if page.more and page.rows else None, total=page.total)

    def _on_counted(self, total: int) -> None:
        none = total == 0
        self._total = total
        self._show_view()
        self._empty.setVisible(none)
        words = self.words
        if none and self._filter.asks:
            self._show_empty(
                words.text("No deals match"),
                words.text("Other words or another choice may."),
                words.text("Clear filter"),
                "x",
            )
        elif none:
            self._show_empty(
                words.text("No deals yet"),
                words.text("Add the first one, or bring your deals in from a spreadsheet."),
                words.text("New deal"),
            )

    def _show_empty(self, missing: str, why: str, act: str, picture: str = "plus") -> None:
        self._empty.say(missing, why, act, act_picture=picture)

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
        self._acts.allow(allowed=board)

    # acting

    def _put_focus_right(self) -> None:
        order_focus(self)

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

    def _on_opened(self, thing: DealRow) -> None:
        self.workbench.navigate("deal", str(thing.id))

    def open_target(self, target: str) -> None:
        """Pick a deal in the table and on the board."""
        self._table.pick(str(UUID(target)))
        self._board.pick(str(UUID(target)))

    def find_here(self) -> None:
        """Put the focus into the filter."""
        self._filter.line.setFocus()

    def new_deal(self) -> None:
        """Ask for a new deal and open it."""
        NewDealDialog(self.workbench).open()

    def _on_set_target(self) -> None:
        if self._period:
            TargetDialog(self.workbench, self._period, self.workbench.standing.currency).open()

    def _on_export(self) -> None:
        words = self.words
        settings_name = safe_name(words.text("Pipeline {day}", day=(self._measure.day or date.min).isoformat()))
        path = where_to_save(
            self.workbench,
            words.text("Export pipeline to Excel"),
            f"{settings_name}.xlsx",
            words.text("Excel (*.xlsx)"),
        )
        if path is not None:
            self._trouble.hide()
            query = self.query()

            def job(chosen: object) -> Saved:
                return self.desk.exporting.pipeline(path, query=query)

            save_document(self.workbench, path, job, self._on_refused)

    def _on_refused(self, sentences: str) -> None:
        self._trouble.say(self.words.text("The workbook was not saved."), sentences)
        self._trouble.show()
