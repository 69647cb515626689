"""A line on what may be proposed to a customer: what, why, and the button that starts a deal on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from salesdesk.domain.holding import Opening
from salesdesk.ui.icons import IconView
from salesdesk.ui.parts import Button, Label, column, row
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesdesk.application.holdings import Opportunity
    from salesdesk.wording import Words

PICTURES: Final[Mapping[Opening, str]] = {
    Opening.RENEWAL: "refresh-cw",
    Opening.ADD_ON: "plus",
    Opening.PRODUCT_GAP: "target",
}


class OpportunityRow(QWidget):
    """What may be proposed, with its reason in words."""

    def __init__(self, words: Words, opportunity: Opportunity, reason: str, start: Callable[[], object]) -> None:
        """Show it; `start` starts the deal."""
        super().__init__()
        opening = opportunity.proposed.opening
        title = words.text("{opening}: {name}", opening=label(words, opening), name=opportunity.name)
        self.reason = reason
        self.button = Button(words.text("Start deal"), "square-kanban", do=start)
        self.button.setAccessibleName(words.text("Start deal on {name}", name=opportunity.name))
        told = column(Label(title, "row-title", wrap=True), Label(reason, "second", wrap=True), gap=1)
        line = row(IconView(PICTURES[opening], "accentText"), told, self.button, gap=10)
        line.setStretch(1, 1)
        self.setLayout(line)
