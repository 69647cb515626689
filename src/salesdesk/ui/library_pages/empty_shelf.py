"""What stands at the right while a part of the library holds nothing: why it helps, and how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from salesdesk.application.library_list import Shelf
from salesdesk.ui.library_pages.new_entry import ASKS
from salesdesk.ui.parts import Card, EmptyState, PageHeader, column
from salesdesk.wording.labels import N_
from salesdesk.wording.library import shelf_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesdesk.wording import Words

NOTHING: Final[Mapping[Shelf, tuple[str, str]]] = {
    Shelf.COMPETITORS: (
        N_("No competitors yet"),
        N_("Carry a card on each: where you are better and who says so, their traps, your win rate against them."),
    ),
    Shelf.OBJECTIONS: (
        N_("No objections yet"),
        N_("Write down what customers say against it and what you answer. Calls then show which answer works."),
    ),
    Shelf.MATERIALS: (
        N_("No materials yet"),
        N_("References, data sheets and comparisons to bring. Calls then show which of them lead to a next step."),
    ),
    Shelf.PLAYBOOKS: (
        N_("No playbooks yet"),
        N_("The steps that suit how a segment buys, counted back from the day on which the customer decides."),
    ),
    Shelf.SNIPPETS: (
        N_("No snippets yet"),
        N_("Texts you write again and again, such as warranty or delivery. Ctrl+J puts one into a proposal."),
    ),
    Shelf.TEMPLATES: (
        N_("No templates yet"),
        N_("Terms, rows and steps that a proposal may begin with. Its two options always come from the talks."),
    ),
    Shelf.PRODUCTS: (
        N_("No products yet"),
        N_("What you sell, with its list price. Type the first one, or import a price list in the settings."),
    ),
}


class EmptyShelf(QWidget):
    """The name of the part in front over its empty state."""

    def __init__(self, words: Words, picture: str) -> None:
        """Say nothing yet."""
        super().__init__()
        self._words = words
        self._head = PageHeader(" ")
        self.state = EmptyState(picture, " ", " ", " ", press=words.text("or press"), shortcut="Ctrl+N")
        card = Card()
        card.add(self.state)
        lines = column(self._head, gap=14)
        lines.addWidget(card, 1)
        lines.setContentsMargins(28, 22, 28, 22)
        self.setLayout(lines)

    def show_shelf(self, shelf: Shelf) -> None:
        """Say what is missing on a shelf."""
        words = self._words
        missing, why = NOTHING[shelf]
        self._head.say(shelf_name(words, shelf), "")
        self.state.say(words.text(missing), words.text(why), words.text(ASKS[shelf][0]))
