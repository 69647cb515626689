"""A column of the board: the stage with how many deals and what they are worth, and its cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from salesdesk.application.staging import StageOrder
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import ElidedLabel, Ground, Label, row, set_tip
from salesdesk.ui.pipeline.stage_list import StageList
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.staging import StageDeals
    from salesdesk.domain.deal import Stage
    from salesdesk.domain.money import Money
    from salesdesk.ui.pipeline.deal_card import DealCard
    from salesdesk.wording import Words

LEAST: Final = 216
"""Pixels at 100 % text size under which a card says too little: then the board scrolls sideways."""
LEAST_HEIGHT: Final = 250
"""Pixels at 100 % text size: the head, a card and most of the next, under which the page scrolls."""


class StageColumn(Ground):
    """One stage; `list` shows its cards."""

    def __init__(self, words: Words, stage: Stage | None) -> None:
        """Show a stage without deals yet; without a stage, the deals that stand in none."""
        super().__init__("sunken", margins=(8, 8, 8, 8), gap=6)
        self._words = words
        self.stage = stage
        self.total = 0
        name = stage.name if stage is not None else words.text("No stage")
        self.name = ElidedLabel(name, "row-title")
        self.count = Label("", "second").set_numbers()
        self.sum = Label("", "second").set_numbers()
        head = row(self.name, self.count, None, self.sum, gap=6)
        head.setContentsMargins(6, 2, 6, 0)
        nest(self.column, head)
        self.list = StageList(words.text("No deals here"))
        self.column.addWidget(self.list, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.updateGeometry)

    def show_deals(self, shown: StageDeals, cards: Sequence[DealCard], order: StageOrder) -> None:
        """Show how many deals a stage has, what they are worth together, and the first of them."""
        self.total = shown.total
        self._head(shown.total, shown.value, order)
        self.list.show_cards(cards, more=shown.more)

    def _head(self, total: int, value: Money | None, order: StageOrder) -> None:
        words = self._words
        self.count.setText(words.number(total))
        self.sum.setText(words.money(value, cents=False) if value is not None else "")
        deals = words.plural("{n} deal", "{n} deals", total)
        worth = words.text("{deals}, {value}", deals=deals, value=self.sum.text()) if value is not None else deals
        first = words.text("highest value first") if order is StageOrder.VALUE else words.text("oldest first")
        said = words.text("{stage}: {deals}, {order}", stage=self.name.text(), deals=worth, order=first)
        self.list.setAccessibleName(said)
        for label in (self.count, self.sum):
            set_tip(label, words.text("{said}. Deals without a value add nothing to the sum.", said=said))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(LEAST), theme().px(LEAST_HEIGHT))

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()
