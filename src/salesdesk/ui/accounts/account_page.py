"""Everything about one account; its fields are saved as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.proposal import Proposal
from salesdesk.domain.research import Finding
from salesdesk.ui.accounts.about import About
from salesdesk.ui.accounts.account_header import AccountHeader
from salesdesk.ui.accounts.people import AccountPeople
from salesdesk.ui.accounts.related import Related
from salesdesk.ui.acts import act
from salesdesk.ui.area import AreaPage
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.autosave import Autosave
from salesdesk.ui.discussing.record import record_talk
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.following_up import BookDialog
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import HintStrip
from salesdesk.ui.pipeline.dialogs import NewDealDialog
from salesdesk.ui.preparing.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.changes import Step
    from salesdesk.application.rows import AccountRow
    from salesdesk.application.selling import AccountView
    from salesdesk.ui.workbench import Workbench

PARENTS: Final = 1000
ARRANGEMENTS: Final = (Arrangement(720, ((0, 1), (2, 3, 4, 5, 6)), (46, 54)), below_each_other(7))


class AccountPage(AreaPage):
    """One account. `left` tells that the list is wanted, because the account is gone."""

    kinds = frozenset({Account, Person, Deal, Stage, Meeting, FollowUp, Proposal, Finding, Rep})
    left = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty page; it loads the account it is asked for."""
        words = workbench.words
        self.account_header = AccountHeader(workbench)
        super().__init__(workbench, self.account_header)
        self._key: UUID | None = None
        self.view: AccountView | None = None
        self.autosave: Autosave[Account] = Autosave(workbench, self)
        self.about = About(workbench, self.autosave)
        self.people = AccountPeople(workbench)
        self.related = Related(workbench)
        self.findings = Findings(workbench)
        self._research = PartCard("lightbulb", words.text("Research"), self.findings.add)
        self._research.lines.addWidget(self.findings)
        self._research.lines.addStretch(1)
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        related = self.related
        self.columns = Arranged(
            (
                self.about.card,
                self.people.card,
                related.deals,
                related.talks,
                related.follow_ups,
                related.proposals,
                self._research,
            ),
            ARRANGEMENTS,
        )
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.columns, 1)
        self._connect()

    def _connect(self) -> None:
        autosave, header = self.autosave, self.account_header
        autosave.changed.connect(self._on_changed)
        autosave.saved.connect(self._on_saved)
        autosave.settled.connect(self.refresh)
        for refused in (autosave.refused, self.people.refused, self.findings.refused):
            refused.connect(self.refuse)
        for arranged in (self.people.list.arranged, self.findings.list.arranged):
            arranged.connect(self._on_arranged)
        self.findings.counted.connect(self._on_counted)
        header.plan_asked.connect(self.plan_call)
        header.talk_asked.connect(self.record)
        header.deal_asked.connect(self.new_deal)
        header.follow_up_asked.connect(self.book)

    # loading

    def open_target(self, target: str) -> None:
        """Show an account by its id."""
        key = UUID(target)
        if key != self._key:
            self.leave()
            self._key = key
            self.view = None
            self.account_header.show_saved("")
        self.trouble.hide()
        self.refresh()

    def leave(self) -> None:
        """Keep what is being typed, because something else comes to the front."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        self.people.list.close_editors()
        self.findings.list.close_editors()
        self.autosave.forget()

    @override
    def reload(self) -> None:
        if self._key is None:
            return
        key, selling = self._key, self.desk.selling
        self.workbench.ask(
            lambda: (selling.account(key), selling.accounts(limit=PARENTS)), self._on_loaded, self._on_gone
        )

    def _on_loaded(self, loaded: tuple[AccountView, Sequence[AccountRow]]) -> None:
        view, accounts = loaded
        if view.account.id != self._key:
            return
        held = self.autosave.value
        if not self.autosave.take(view.account) and held is not None and held.id != self._key:
            return  # the last edits of the account before are still on their way; once they are kept we load again
        self.view = view
        self.about.show_view(view, accounts)
        self.people.show_people(view.account.id, view.people)
        self.related.show_view(view)
        self.findings.show_account(view.account.id, view.people, view.findings)
        self._show(self.autosave.value or view.account)
        self._on_arranged()

    def _on_gone(self, error: Exception) -> None:
        self._key = None
        self.workbench.tell_trouble(error)
        self.left.emit()

    def _show(self, account: Account) -> None:
        self.about.show_account(account)
        owner = self.view.owner.name if self.view and self.view.owner else ""
        self.account_header.show_account(account, owner)

    def _on_changed(self, account: Account) -> None:
        self.trouble.hide()
        self._show(account)

    def _on_saved(self) -> None:
        self.account_header.show_saved_at(self.desk.changes.clock.now(), self.workbench.standing.settings.zone)

    def _on_arranged(self) -> None:
        order_focus(self)

    def _on_counted(self, count: int) -> None:
        self._research.count.setText(self.words.number(count) if count else "")

    # acting

    def refuse(self, sentences: str) -> None:
        """Say above the account what a rule did not allow."""
        self.trouble.say("", sentences)
        self.trouble.show()

    def plan_call(self) -> None:
        """Plan a call with this account and open the plan."""
        if self._key is None:
            return
        key, plan_call = self._key, self.desk.preparing.plan_call
        act(self.workbench, self.words.text("Plan a call"), lambda: plan_call(account_id=key), self._on_planned)

    def _on_planned(self, step: Step) -> None:
        self.workbench.navigate("plans", str(step.made(Meeting)))

    def record(self) -> None:
        """Record a talk with this account and open it."""
        if self._key is not None:
            record_talk(self.workbench, account_id=self._key)

    def new_deal(self) -> None:
        """Ask for a new deal with this account."""
        if self.view is not None:
            NewDealDialog(self.workbench, (self.view.account.id, self.view.account.name)).open()

    def book(self) -> None:
        """Book a follow-up with this account."""
        if self._key is not None:
            BookDialog(self.workbench, account_id=self._key).open()
