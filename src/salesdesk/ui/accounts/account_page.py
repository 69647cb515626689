"""Everything about one account; its fields are saved as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from salesdesk.domain.account import Account, Person
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.fit import FitCriterion
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.holding import Holding
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.product import Product
from salesdesk.domain.proposal import Proposal
from salesdesk.domain.research import Finding
from salesdesk.ui.accounts.about import About
from salesdesk.ui.accounts.account_header import AccountHeader
from salesdesk.ui.accounts.holdings import AccountHoldings
from salesdesk.ui.accounts.people import AccountPeople
from salesdesk.ui.accounts.related import Related
from salesdesk.ui.acts import act
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.following_up import BookDialog
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.pipeline.dialogs import NewDealDialog
from salesdesk.ui.preparing.findings import Findings
from salesdesk.ui.recording import record_talk
from salesdesk.ui.written_page import WrittenPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.changes import Step
    from salesdesk.application.rows import AccountRow
    from salesdesk.application.selling import AccountView
    from salesdesk.ui.workbench import Workbench

PARENTS: Final = 1000
ARRANGEMENTS: Final = (Arrangement(760, ((0, 1), (2, 3, 4, 5, 6, 7)), (46, 54)), below_each_other(8))


class AccountPage(WrittenPage[Account]):
    """One account; saved as it is written."""

    kinds = frozenset(
        {
            Account,
            Person,
            Deal,
            Stage,
            Meeting,
            FollowUp,
            Proposal,
            Finding,
            FitCriterion,
            Rep,
            Competitor,
            BuyingProcess,
            Holding,
            Product,
        }
    )

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty page; it loads the account it is asked for."""
        words = workbench.words
        self.account_header = AccountHeader(workbench)
        super().__init__(workbench, self.account_header)
        self.view: AccountView | None = None
        self.about = About(workbench, self.autosave)
        self.people = AccountPeople(workbench)
        self.related = Related(workbench)
        self.holdings = AccountHoldings(workbench)
        self.findings = Findings(workbench)
        self._research = PartCard("lightbulb", words.text("Research"), self.findings.add)
        self._research.lines.addWidget(self.findings)
        self._research.lines.addStretch(1)
        related = self.related
        self.columns = Arranged(
            (
                self.people.card,
                self.about.card,
                related.deals,
                self.holdings.card,
                related.talks,
                related.follow_ups,
                related.proposals,
                self._research,
            ),
            ARRANGEMENTS,
        )
        self.body.addWidget(self.columns, 1)
        self._connect()

    def _connect(self) -> None:
        header = self.account_header
        for refused in (self.people.refused, self.findings.refused, self.holdings.refused):
            refused.connect(self.refuse)
        lists = (self.people.list, self.findings.list, self.holdings.list)
        for arranged in (*(one.arranged for one in lists), self.columns.arranged):
            arranged.connect(self.put_focus_right)
        self.findings.counted.connect(self._on_counted)
        header.plan_asked.connect(self.plan_call)
        header.talk_asked.connect(self.record)
        header.deal_asked.connect(self.new_deal)
        header.follow_up_asked.connect(self.book)

    # loading

    @override
    def start_over(self) -> None:
        self.people.list.close_editors()
        self.findings.list.close_editors()
        self.holdings.start_over()
        self.view = None

    @override
    def reload(self) -> None:
        if self.key is None:
            return
        key, selling = self.key, self.desk.selling
        self.workbench.ask(lambda: (selling.account(key), selling.accounts(limit=PARENTS)), self._on_loaded, self.gone)

    def _on_loaded(self, loaded: tuple[AccountView, Sequence[AccountRow]]) -> None:
        view, accounts = loaded
        if not self.take(view.account):
            return
        self.view = view
        self.about.show_view(view, accounts)
        self.account_header.show_fit(view.fit)
        self.people.show_people(view.account.id, view.people)
        self.related.show_view(view)
        self.holdings.show_account(view.account.id)
        self.findings.show_research(view.research)
        self.show_value(self.autosave.value or view.account)
        self.put_focus_right()

    @override
    def show_value(self, value: Account) -> None:
        self.about.show_account(value)
        owner = self.view.owner.name if self.view and self.view.owner else ""
        self.account_header.show_account(value, owner)

    def _on_counted(self, count: int) -> None:
        self._research.count.setText(self.words.number(count) if count else "")

    # acting

    def plan_call(self) -> None:
        """Plan a call with this account and open the plan."""
        if self.key is None:
            return
        key, plan_call = self.key, self.desk.preparing.plan_call
        act(self.workbench, self.words.text("Plan a call"), lambda: plan_call(account_id=key), self._on_planned)

    def _on_planned(self, step: Step) -> None:
        self.workbench.navigate("plans", str(step.made(Meeting)))

    def record(self) -> None:
        """Record a talk with this account and open it."""
        if self.key is not None:
            record_talk(self.workbench, account_id=self.key)

    def new_deal(self) -> None:
        """Ask for a new deal with this account."""
        if self.view is not None:
            NewDealDialog(self.workbench, (self.view.account.id, self.view.account.name)).open()

    def book(self) -> None:
        """Book a follow-up with this account."""
        if self.key is not None:
            BookDialog(self.workbench, account_id=self.key).open()
