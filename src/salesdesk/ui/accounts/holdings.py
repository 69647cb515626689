"""What a customer has, and what may be proposed to it: renewals, add-ons, product gaps (0.3, 1.8)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.holdings import Held, Opportunity
from salesdesk.domain.deal import Deal
from salesdesk.domain.holding import Holding
from salesdesk.ui.accounts.holding_slot import HoldingSlot
from salesdesk.ui.acts import act
from salesdesk.ui.in_place import SlotList
from salesdesk.ui.listing import Listing
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import Button, Label
from salesdesk.ui.proposals_of_holdings import OpportunityRow
from salesdesk.wording.holdings import deal_title, reason_told

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.application.holdings import HoldingsView
    from salesdesk.ui.workbench import Workbench


class AccountHoldings(QObject):
    """The card "What they have"; it loads by itself, because it counts over the whole desk."""

    refused = Signal(str)

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty card."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self._view: HoldingsView | None = None
        self._account: UUID | None = None
        self._begun: Held | None = None
        self.add = Button(words.text("Add"), "plus", "quiet", do=self.begin)
        self.add.setAccessibleName(words.text("Add what they have"))
        self.card = PartCard("package", words.text("What they have"), self.add)
        self.list: SlotList[Held] = SlotList(self._slot, gap=2)
        self.list.removed.connect(self._on_removed)
        self._nothing = Label(
            words.text("Nothing is known yet. What won deals brought shows here by itself."), "second", wrap=True
        )
        self._heading = Label(words.text("What you could propose"), "label")
        self.opportunities = Listing(words.text("Nothing to renew within 90 days, nothing that others have."), gap=6)
        self.card.lines.addWidget(self._nothing)
        self.card.lines.addWidget(self.list)
        self.card.lines.addSpacing(6)
        self.card.lines.addWidget(self._heading)
        self.card.lines.addWidget(self.opportunities)
        self.card.lines.addStretch(1)

    def show_account(self, account: UUID) -> None:
        """Load what an account has, and show it when it is there."""
        if account != self._account:
            self.start_over()
        self._account = account
        of = self._workbench.desk.holdings.of
        self._workbench.ask(lambda: of(account), self._on_loaded)

    def start_over(self) -> None:
        """Close what is open and forget what was begun, because another account is shown."""
        self.list.close_editors()
        self._account = self._view = self._begun = None
        self.list.show_groups([])
        self.opportunities.show_rows([])

    def begin(self) -> None:
        """Open the fields of something new; it is kept once it says what it is."""
        if self._account is None:
            return
        if self._begun is None:
            new = Holding(id=self._workbench.desk.changes.ids.new(), account_id=self._account)
            self._begun = Held(holding=new, name="", written=False)
        key = self._begun.holding.id
        self._show()
        self.list.open(key)

    def start_deal(self, opportunity: Opportunity) -> None:
        """Start a deal on a proposal and open it."""
        account, desk = self._account, self._workbench.desk
        if account is None:
            return
        title = deal_title(self._words, opportunity)
        text = self._words.text("Start deal “{title}”", title=title)
        job = partial(desk.holdings.start_deal, account, opportunity, title)
        act(self._workbench, text, job, self._on_started, self.refused.emit)

    def _on_started(self, step: Step) -> None:
        self._workbench.navigate("deal", str(step.made(Deal)))

    def _slot(self) -> HoldingSlot:
        slot = HoldingSlot(self._workbench, lambda: self._view.products if self._view else ())
        slot.closed.connect(self._on_closed)
        slot.refused.connect(self.refused)
        return slot

    def _on_loaded(self, view: HoldingsView) -> None:
        if view.account_id != self._account:
            return
        self._view = view
        if self._begun is not None and any(h.holding.id == self._begun.holding.id for h in view.held):
            self._begun = None
        self._show()
        self.opportunities.show_rows([self._row(one, view.segment) for one in view.opportunities])
        self._heading.setVisible(bool(view.held or view.opportunities))
        self.opportunities.setVisible(bool(view.held or view.opportunities))
        self.list.arranged.emit()

    def _show(self) -> None:
        held = self._view.held if self._view else ()
        shown = (*held, self._begun) if self._begun is not None else held
        self.card.count.setText(self._words.number(len(held)) if held else "")
        self._nothing.setVisible(not shown)
        self.list.show_groups([("", [(one.holding.id, one) for one in shown])])

    def _row(self, opportunity: Opportunity, segment: str) -> QWidget:
        reason = reason_told(self._words, opportunity, segment, self._workbench.today)
        return OpportunityRow(self._words, opportunity, reason, partial(self.start_deal, opportunity))

    def _on_removed(self, key: object) -> None:
        held = next((one for one in (self._view.held if self._view else ()) if one.holding.id == key), None)
        if held is None:
            self._forget_begun(key)
        elif held.written:
            remove, text = self._workbench.desk.holdings.remove, self._words.text("“{name}” removed", name=held.name)
            act(self._workbench, text, lambda: remove(held.holding), refused=self.refused.emit, toast=True)

    def _on_closed(self, key: object) -> None:
        slot = self.list.slot(key)
        if isinstance(slot, HoldingSlot) and not slot.named:
            self._forget_begun(key)

    def _forget_begun(self, key: object) -> None:
        if self._begun is not None and self._begun.holding.id == key:
            self._begun = None
            self._show()
            self.add.setFocus()
