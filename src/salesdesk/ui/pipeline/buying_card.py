"""How the customer buys, on the page of a deal: the same record as on a plan, with the price expectation (4.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.ui.buying import Buying
from salesdesk.ui.parts import Card

if TYPE_CHECKING:
    from salesdesk.application.selling import DealView
    from salesdesk.ui.workbench import Workbench


class BuyingCard(Card):
    """What they did already, what they expect to pay, when they decide, how we will work."""

    def __init__(self, workbench: Workbench) -> None:
        """Build the card."""
        super().__init__(workbench.words.text("How they buy"))
        self.buying = Buying(workbench, titled=False)
        self.add(self.buying)

    def show_deal(self, view: DealView) -> None:
        """Show how the customer of a deal buys."""
        self.buying.show_deal(view.deal.id)
