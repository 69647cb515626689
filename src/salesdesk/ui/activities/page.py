"""The page of the log: what was done, day by day, found by any word, and what the week came to (4.11-4.31)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal
from uuid import UUID

from typing_extensions import override

from salesdesk.application.log_rows import LogQuery, LogRow
from salesdesk.application.log_subject import NOBODY, Around, Subject
from salesdesk.domain.account import Account, Person
from salesdesk.domain.activity import Activity, ActivityKind, Phase, kinds_of
from salesdesk.domain.deal import Deal
from salesdesk.domain.lead import Lead
from salesdesk.domain.meeting import Meeting
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.activities.columns import log_columns
from salesdesk.ui.activities.log_dialog import ChangeDialog, put_entry_away
from salesdesk.ui.activities.week_card import WeekCard
from salesdesk.ui.area import AreaPage
from salesdesk.ui.fields import Choice, SearchLine, Segments
from salesdesk.ui.flow import Flow
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.parts import Button, Card, EmptyState, Label, PageHeader, set_tip
from salesdesk.ui.tables import PageAsk, PagedTableModel, TableView
from salesdesk.ui.theme import theme
from salesdesk.wording.activities import front_told, week_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.log_window import LogWindow
    from salesdesk.application.logbook import Week
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "activities"
Shown = Literal["all", "before", "during", "after"]
_OF: Final = ("person", "account", "deal", "lead")


class ActivitiesPage(AreaPage):
    """The log as one list; Enter puts an entry right, Delete puts it away, Ctrl+G logs another."""

    kinds = frozenset({Activity, Meeting, Account, Person, Deal, Lead})

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words, log = workbench.words, partial(workbench.actions.do, "activity.log")
        self.search = SearchLine(words.text("Search the log"), words.text("Clear search"))
        self.search.setMinimumWidth(theme().px(220))
        self.log_button = Button(words.text("Log an activity"), "plus", "primary", do=log)
        self._head = PageHeader(words.text("Activities"), " ", self.search, self.log_button)
        super().__init__(workbench, self._head)
        self._of: Subject = NOBODY
        self._wanted: str = ""
        self.week = WeekCard(words)
        self.rows: PagedTableModel[LogRow] = PagedTableModel(
            log_columns(words), lambda row: str(row.id), self._list, workbench.background.run
        )
        self.table: TableView[LogRow] = TableView(self.rows, words.text("What was done"))
        self._build_filter()
        self._build_body()
        self._connect()
        self._add_actions()

    def _build_filter(self) -> None:
        words = self.words
        self.phase: Segments[Phase | None] = Segments(
            words.text("When in the sale"),
            [(None, words.text("All"), ""), *((phase, label(words, phase), "") for phase in Phase)],
        )
        self.kind: Choice[ActivityKind | None] = Choice()
        self.kind.setAccessibleName(words.text("What it was for"))
        self.only = Label("", "second")
        self.everybody = Button(words.text("Show all entries"), "x", "quiet", do=self.show_everybody)
        self.count = Label("", "second")
        self._offer_kinds()
        self._filter = Flow(self.phase, self.kind, self.only, self.everybody, self.count, gap=12, align="middle")
        self._show_only("")

    def _build_body(self) -> None:
        words = self.words
        self._card = Card(margins=(1, 1, 1, 1))
        self._card.add(self.table)
        self._nothing = EmptyState(
            "history",
            words.text("Nothing in the log matches"),
            words.text("Try fewer letters or another kind, or look through all of it."),
            words.text("Clear filter"),
            act_picture="x",
        )
        self._nothing.hide()
        self.empty = EmptyState(
            "history",
            words.text("Nothing logged yet"),
            words.text("Each call, e-mail, visit and hour of work on a sale. Logging a call takes a few keys."),
            words.text("Log an activity"),
            press=words.text("or press"),
            shortcut="Ctrl+G",
        )
        self.empty.hide()
        for widget in (self.week, self._filter):
            self.body.addWidget(widget)
        for filling in (self._card, self._nothing, self.empty):
            self.body.addWidget(filling, 1)

    def _connect(self) -> None:
        self.search.committed.connect(self._on_filter)
        self.phase.committed.connect(self._on_phase)
        self.kind.committed.connect(self._on_filter)
        self.rows.loaded.connect(self._on_loaded)
        self.rows.counted.connect(self._on_counted)
        self.table.opened.connect(self._on_opened)
        self.table.removed.connect(partial(_put_away, self.workbench))
        self._nothing.acted.connect(self.clear_filter)
        self.empty.acted.connect(partial(self.workbench.actions.do, "activity.log"))

    def _add_actions(self) -> None:
        words = self.words
        group = words.text("Activities")
        for name, text, keys, picture, do in (
            ("change", words.text("Put the entry right…"), "Ctrl+E", "pencil", self._on_change),
            ("everybody", words.text("Show all entries"), "Ctrl+Shift+E", "users", self.show_everybody),
        ):
            spec = ActionSpec(
                id=f"activities.{name}", text=text, group=group, keys=keys, scope=PAGE_ID, picture=picture
            )
            self.workbench.actions.add(spec, do)
        set_tip(self.log_button, self.workbench.actions.tip("activity.log"))
        set_tip(self.everybody, self.workbench.actions.tip("activities.everybody"))

    # what the window asks

    def open_target(self, target: str) -> None:
        """Show what was done with somebody: "person", "account", "deal" or "lead" with an id behind a stroke.

        "entry" opens one entry of the log.
        """
        what, _, key = target.partition("/")
        if what == "entry":
            logbook, entry = self.desk.logbook, UUID(key)
            self.workbench.ask(lambda: logbook.activity(entry), self._on_activity)
        if what in _OF:
            told: dict[str, Any] = {f"{what}_id": UUID(key)}
            self._of = Subject(**told)
            logbook, of = self.desk.logbook, self._of
            self.workbench.ask(lambda: logbook.around(of), partial(self._on_of, what))
            self.refresh()

    def show_everybody(self) -> None:
        """Show what was done with anybody again."""
        self._of = NOBODY
        self._show_only("")
        self.refresh()

    def clear_filter(self) -> None:
        """Show everything that was done again."""
        self.search.set_value("")
        self.phase.set_value(None)
        self._offer_kinds()
        self.kind.set_value(None)
        self.show_everybody()
        self.search.setFocus()

    def find_here(self) -> None:
        """Put the focus into the search line."""
        self.search.setFocus()
        self.search.selectAll()

    def begin(self) -> None:
        """Put the focus on the list."""
        self.table.setFocus()

    def in_front(self) -> Subject:
        """Return with whom the picked entry was."""
        row = self.table.thing()
        if row is None:
            return self._of
        return replace(
            self._of, deal_id=self._of.deal_id or row.deal_id, account_id=self._of.account_id or row.account_id
        )

    # loading

    def query(self) -> LogQuery:
        """Return what is shown now."""
        kind, phase = self.kind.value(), self.phase.value()
        kinds = frozenset({kind}) if kind is not None else frozenset(kinds_of(phase) if phase else ())
        return LogQuery(
            text=self.search.value(),
            person_id=self._of.person_id,
            account_id=self._of.account_id,
            deal_id=self._of.deal_id,
            lead_id=self._of.lead_id,
            kinds=kinds,
        )

    def _list(self, ask: PageAsk) -> LogWindow:
        query = ask.query if isinstance(ask.query, LogQuery) else LogQuery()
        return self.desk.logbook.window(query)

    @override
    def reload(self) -> None:
        query, logbook, today = self.query(), self.desk.logbook, self.workbench.today
        # The week is that of everybody in the list: what is sought and of which kind says nothing of how long it took.
        whole = replace(query, text="", kinds=frozenset())
        self.workbench.ask(lambda: logbook.week(whole, today), self._on_week)
        if query == self.rows.query:
            self.rows.reload()
        else:
            self.rows.ask(query)

    def _on_week(self, week: Week) -> None:
        self._head.say(self.words.text("Activities"), week_told(self.words, week))
        self.week.show_week(week)

    def _on_loaded(self) -> None:
        some, anything = self.rows.rowCount() > 0, self.query() != LogQuery()
        self._card.setVisible(some)
        self._nothing.setVisible(not some and anything)
        for widget in (self.week, self._filter, self.search, self.log_button):
            widget.setVisible(some or anything)
        self.empty.setVisible(not some and not anything)
        if self.table.hasFocus() and not self.table.currentIndex().isValid() and some:
            self.table.selectRow(0)
        order_focus(self)

    def _on_counted(self, total: int) -> None:
        self.count.setText(self.words.plural("{n} entry", "{n} entries", total) if total else "")

    def _on_of(self, what: str, found: Around) -> None:
        told = found.whom if what == "person" else found.deal if what == "deal" else front_told(self.words, found)
        self._show_only(told)

    def _show_only(self, told: str) -> None:
        self.only.setText(self.words.text("Only {name}", name=told) if told else "")
        for widget in (self.only, self.everybody):
            widget.setVisible(bool(told))

    # filtering

    def _offer_kinds(self) -> None:
        words, phase = self.words, self.phase.value()
        kinds = kinds_of(phase) if phase is not None else tuple(ActivityKind)
        self.kind.offer([(None, words.text("All kinds")), *((kind, label(words, kind)) for kind in kinds)])
        if self.kind.currentIndex() < 0:
            self.kind.set_value(None)

    def _on_phase(self, _phase: object) -> None:
        self._offer_kinds()
        self.refresh()

    def _on_filter(self, _value: object) -> None:
        self.refresh()

    # acting

    def _on_change(self) -> None:
        row = self.table.thing()
        if row is not None:
            self._on_opened(row)

    def _on_opened(self, row: LogRow) -> None:
        if row.place.meeting:
            self.workbench.navigate("talk", str(row.id))
        else:
            logbook = self.desk.logbook
            self.workbench.ask(lambda: logbook.activity(row.id), self._on_activity)

    def _on_activity(self, activity: Activity) -> None:
        ChangeDialog(self.workbench, activity).open()


def _put_away(workbench: Workbench, row: LogRow) -> None:
    """Put an entry away; a held meeting is put right where it was judged."""
    if not row.place.meeting:
        put_entry_away(workbench, row.id)
