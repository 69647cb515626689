"""The page of leads: who waits for a first talk first, then what to look at again, and all others (3.4-3.6)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Qt
from typing_extensions import override

from salesdesk.application.lead_view import LeadRow, LeadsView, grouped
from salesdesk.application.log_subject import NOBODY, Subject
from salesdesk.application.marketing import XLSX, last_months
from salesdesk.domain.account import Account, Person
from salesdesk.domain.activity import Activity
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.feedback import Feedback
from salesdesk.domain.fit import FitCriterion
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.lead import Lead
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.acts import act
from salesdesk.ui.area import AreaPage
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.fields import SearchLine
from salesdesk.ui.files import save_document, where_to_save
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.in_place import SlotList
from salesdesk.ui.leads.cards import ClockCard, HeardCard
from salesdesk.ui.leads.lead_slot import LeadSlot
from salesdesk.ui.leads.new_lead import NewLeadDialog
from salesdesk.ui.pages import first_focusable
from salesdesk.ui.parts import Button, Card, EmptyState, HintStrip, Label, MenuButton, PageHeader, set_tip
from salesdesk.ui.theme import theme
from salesdesk.wording.leads import heading_told, leads_sentence

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from salesdesk.application.exporting import Saved
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "leads"
MONTHS: Final = 3


class LeadsPage(AreaPage):
    """Leads that are opened where they stand, how fast they are answered, and what was heard."""

    kinds = frozenset({Lead, Feedback, Account, Deal, Stage, FitCriterion, DeskSettings, Activity, Person, FollowUp})

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        self.search = SearchLine(words.text("Search leads"), words.text("Clear search"))
        self.search.setMinimumWidth(theme().px(200))
        self.export_button = MenuButton(words.text("Write marketing's file"), "file-spreadsheet")
        self.new_button = Button(words.text("New lead"), "plus", "primary", do=self.new_lead)
        self._head = PageHeader(words.text("Leads"), " ", self.search, self.export_button, self.new_button)
        super().__init__(workbench, self._head)
        self._view: LeadsView | None = None
        self._begins = False
        self._wanted: UUID | None = None
        self.list: SlotList[LeadRow] = SlotList(self._slot, gap=2)
        self.clock = ClockCard(workbench)
        self.heard = HeardCard(workbench)
        self._nobody = Label(words.text("No lead matches."), "second")
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        self._build_body()
        self._add_actions()
        self.search.committed.connect(self._on_searched)
        for first in last_months(workbench.today, MONTHS):
            self.export_button.offer(words.text("{month}…", month=words.month(first)), partial(self.export, first))

    def _build_body(self) -> None:
        words = self.words
        card = Card(margins=(10, 12, 10, 12))
        card.add(self._nobody, self.list)
        parts = (card, self.clock, self.heard)
        ways = (Arrangement(820, ((0,), (1, 2)), (62, 38)), below_each_other(len(parts)))
        self._arranged = Arranged(parts, ways, self.trouble, filled=False)
        self._arranged.arranged.connect(partial(order_focus, self))
        self.list.arranged.connect(partial(order_focus, self))
        self.list.removed.connect(self._on_removed)
        self.empty = EmptyState(
            "phone",
            words.text("No leads yet"),
            words.text("Somebody who asked or was named to you. Their clock runs until you first speak with them."),
            words.text("New lead"),
            press=words.text("or press"),
            shortcut="Ctrl+N",
        )
        self.empty.acted.connect(self.new_lead)
        self.empty.hide()
        self.body.addWidget(self._arranged, 1)
        self.body.addWidget(self.empty, 1)

    def _add_actions(self) -> None:
        words = self.words
        self._add("new", words.text("New lead"), "plus", "Ctrl+N", self.new_lead)
        self._add("heard", words.text("Note what you heard"), "quote", "Ctrl+I", self._note)
        self._add("export", words.text("Write marketing's file…"), "file-spreadsheet", "Ctrl+E", self.export)
        set_tip(self.new_button, self.workbench.actions.tip("leads.new"))
        set_tip(self.export_button, self.workbench.actions.tip("leads.export"))

    def _add(self, name: str, text: str, picture: str, keys: str, do: Callable[[], object]) -> None:
        group = self.words.text("Leads")
        spec = ActionSpec(id=f"leads.{name}", text=text, group=group, keys=keys, scope=PAGE_ID, picture=picture)
        self.workbench.actions.add(spec, do)

    # what the window asks

    def open_target(self, target: str) -> None:
        """Open the fields of a lead by its id."""
        self._wanted = UUID(target)
        if self._view is not None:
            self._show()

    def begin(self) -> None:
        """Put the focus on the first lead, who waits longest, once leads are shown."""
        self._begins = True
        self._begin_now()

    def _begin_now(self) -> None:
        if not self._begins or self._view is None:
            return
        self._begins = False
        first = first_focusable(self.list) if self._view.count else self.empty.button
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_here(self) -> None:
        """Put the focus into the search line."""
        self.search.setFocus()
        self.search.selectAll()

    def in_front(self) -> Subject:
        """Return the lead whose fields are open, or that has the focus."""
        return next((Subject(lead_id=key) for key in self.list.in_front()), NOBODY)

    # loading

    @override
    def reload(self) -> None:
        self.workbench.ask(self.desk.leads.view, self._on_loaded)

    def _on_loaded(self, view: LeadsView) -> None:
        self._view = view
        self._head.say(self.words.text("Leads"), leads_sentence(self.words, view) if view.count else "")
        self.clock.show_view(view)
        self.heard.show_view(view)
        self._show()

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        groups = self._show_groups(view)
        any_leads = view.count > 0
        self._nobody.setVisible(any_leads and not groups)
        self.search.setVisible(any_leads)
        self.new_button.setVisible(any_leads)
        self._arranged.setVisible(any_leads)
        self.empty.setVisible(not any_leads)
        order_focus(self)
        if self._wanted is not None and self.list.slot(self._wanted) is not None:
            self.list.open(self._wanted)
            self._wanted, self._begins = None, False
        self._begin_now()

    def _show_groups(self, view: LeadsView) -> int:
        """Show the leads that are searched, the wanted one among them; return how many groups there are."""
        words, key = self.words, self._wanted
        groups = grouped(view, self.search.value())
        if key is not None and all(row.lead.id != key for one in groups for row in one.rows):
            # Searched away, or further down than the list goes: its name brings it into sight.
            named = next((row.lead.name for row in view.rows if row.lead.id == key), None)
            if named is not None and named != self.search.value():
                self.search.set_value(named)
                groups = grouped(view, named)
        self.list.show_groups(
            [(heading_told(words, one.heading, one.more), [(row.lead.id, row) for row in one.rows]) for one in groups]
        )
        return len(groups)

    def _slot(self) -> LeadSlot:
        slot = LeadSlot(self.workbench, self._seen)
        slot.refused.connect(self._refuse)
        slot.arranged.connect(partial(order_focus, self))
        return slot

    def _seen(self) -> LeadsView | None:
        return self._view

    # acting

    def new_lead(self) -> None:
        """Ask for a new lead (Ctrl+N)."""
        NewLeadDialog(self.workbench, self._on_added).open()

    def _on_added(self, key: UUID) -> None:
        self._wanted = key
        self.refresh()

    def _on_removed(self, key: object) -> None:
        if isinstance(key, UUID):
            archive = self.desk.selling.archive
            act(self.workbench, self.words.text("Lead put away"), partial(archive, Lead, key), toast=True)

    def _note(self) -> None:
        self.heard.fields.said.setFocus()

    def export(self, first: dt.date | None = None) -> None:
        """Ask where the file for marketing of a month goes (the present one unless told), and write it."""
        words = self.words
        month = f"{first or self.workbench.today:%Y-%m}"
        kinds = words.text("Excel (*.xlsx)") + ";;" + words.text("CSV (*.csv)")
        name = words.text("For marketing {month}", month=month)
        path = where_to_save(self.workbench, words.text("Write marketing's file"), f"{name}{XLSX}", kinds)
        if path is not None:
            self.trouble.hide()
            save_document(self.workbench, path, partial(self._write, month=month), self._refuse)

    def _write(self, path: Path, month: str) -> Saved:
        return self.desk.marketing.write(path, month)

    def _refuse(self, sentences: str) -> None:
        self.trouble.say("", sentences)
        self.trouble.show()

    def _on_searched(self, _text: str) -> None:
        self._show()
