"""What a won deal proposes next: its renewal, its add-ons, each with a day (4.30)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from salesdesk.domain.deal import Deal, Status
from salesdesk.ui.acts import act
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Card
from salesdesk.ui.proposals_of_holdings import OpportunityRow
from salesdesk.wording.holdings import deal_title, reason_told

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.application.holdings import Opportunity
    from salesdesk.application.selling import DealView
    from salesdesk.ui.workbench import Workbench


class NextSaleCard(Card):
    """The next sale to who has just bought; hidden while the deal proposes none."""

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty card."""
        words = workbench.words
        super().__init__(words.text("What comes next"), words.text("renewals and add-ons of what they bought"))
        self._workbench = workbench
        self._list = Listing("", gap=6)
        self.add(self._list)
        self.hide()

    def show_deal(self, view: DealView) -> None:
        """Ask what a won deal proposes, and show it when it is known; other deals propose nothing."""
        account = view.deal.account_id
        if view.deal.status is not Status.WON or account is None:
            self.hide()
            return
        after, key = self._workbench.desk.holdings.after, view.deal.id
        self._workbench.ask(lambda: after(key), partial(self._on_found, account))

    def _on_found(self, account: UUID, found: tuple[Opportunity, ...]) -> None:
        self._list.show_rows([self._row(account, one) for one in found])
        self.setVisible(bool(found))

    def _row(self, account: UUID, opportunity: Opportunity) -> OpportunityRow:
        reason = reason_told(self._workbench.words, opportunity, "", self._workbench.today)
        return OpportunityRow(self._workbench.words, opportunity, reason, partial(self._start, account, opportunity))

    def _start(self, account: UUID, opportunity: Opportunity) -> None:
        desk, words = self._workbench.desk, self._workbench.words
        title = deal_title(words, opportunity)
        text = words.text("Start deal “{title}”", title=title)
        job = partial(desk.holdings.start_deal, account, opportunity, title)
        act(self._workbench, text, job, self._on_started)

    def _on_started(self, step: Step) -> None:
        self._workbench.navigate("deal", str(step.made(Deal)))
