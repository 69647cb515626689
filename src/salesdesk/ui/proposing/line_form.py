"""One priced line of both options: item, price, how much of it in A and in B, and what that comes to."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.application.proposal_editing import Letter
from salesdesk.application.proposal_lines import SharedLine, line_put, quantity_set, shared_lines
from salesdesk.ui.fields import ParsedLine, money_field, quantity_field
from salesdesk.ui.parts import Button, ElidedLabel, MoreButton, boxed, column
from salesdesk.ui.proposing.boxes import LineBox
from salesdesk.ui.proposing.columns import INSET, line_of
from salesdesk.ui.proposing.group_head import GroupHead
from salesdesk.ui.proposing.line_details import LineDetails
from salesdesk.ui.proposing.links import also_frozen, freeze
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.domain.proposal import Proposal
    from salesdesk.ui.proposing.open_proposal import OpenProposal

LETTERS: tuple[Letter, Letter] = ("A", "B")
NO_DISCOUNT = Decimal(0)


class LineForm(QWidget):
    """The line's fields; group, unit, how often, tax, discount and cost fold away until they are asked for."""

    moved = Signal(int, int)
    removed = Signal(int)
    copied = Signal(int)
    group_renamed = Signal(str, str)
    price_asked = Signal()
    arranged = Signal()

    def __init__(self, proposal: OpenProposal, currency: str) -> None:
        """Make an empty line; `show_line` says which."""
        super().__init__()
        self._proposal = proposal
        self.at = 0
        words = proposal.words
        self.head: GroupHead | None = None
        self.text = LineBox(words.text("What it is"))
        self.price = money_field(words, currency)
        self.quantities: dict[Letter, ParsedLine[Decimal]] = {
            "A": quantity_field(words, "–"),
            "B": quantity_field(words, "–"),
        }
        self._amounts = {letter: ElidedLabel("", "second", tone="text") for letter in self.quantities}
        for amount in self._amounts.values():
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            # Under the digits of the field, which stand in from its border.
            amount.setContentsMargins(0, 0, INSET, 0)
            amount.set_numbers()
        self.details = Button("", "chevron-right", "link", do=self.toggle_details)
        also_frozen(self.details)
        self.more = self._menu()
        a, b = (boxed(column(self.quantities[x], self._amounts[x], gap=3)) for x in LETTERS)
        first = line_of(boxed(column(self.text, self.details, gap=2)), self.price, a, b, more=self.more)
        self.folded: LineDetails | None = None
        self._currency = currency
        self._shown: tuple[SharedLine, ProposalView] | None = None
        self._lines = column(first, gap=4)
        self.setLayout(self._lines)
        self._tie()

    def _menu(self) -> MoreButton:
        words = self._proposal.words
        more = MoreButton(words.text("More for this line"))
        more.offer(words.text("More for this item (Ctrl+Shift+M)"), self.toggle_details, "sliders-horizontal")
        more.offer(words.text("Copy the quantity from A to B"), self._on_copy, "copy")
        more.offer(words.text("Move up (Alt+Up)"), partial(self._on_moved, -1), "arrow-up")
        more.offer(words.text("Move down (Alt+Down)"), partial(self._on_moved, 1), "arrow-down")
        more.offer(words.text("Remove the line"), self._on_remove, "trash-2")
        return more

    def _tie(self) -> None:
        words = self._proposal.words
        self.text.moved.connect(self._on_moved)
        self.text.committed.connect(partial(self._on_edited, words.text("Change an item"), "text"))
        self.price.committed.connect(partial(self._on_edited, words.text("Change a price"), "price"))
        for letter in LETTERS:
            self.quantities[letter].committed.connect(partial(self._on_quantity, letter))

    def show_line(self, at: int, line: SharedLine, view: ProposalView, *, heads: bool) -> None:
        """Show a line; `heads` is for the first one of its group. What is being typed just now is left alone."""
        self.at = at
        words = self._proposal.words
        self._show_head(line.group, heads=heads)
        self.text.set_value(line.text)
        self.price.set_value(line.price)
        self._shown = line, view
        if self.folded is not None:
            self.folded.show_line(line, view)
        for letter in LETTERS:
            self.quantities[letter].set_value(line.quantity(letter))
            self._amounts[letter].setText(self._amount_told(line, letter))
            self.quantities[letter].setAccessibleName(
                words.text("Quantity of {item} in Option {letter}", item=line.text, letter=letter)
            )
        self.details.set_words(words.text("More: {told}", told=self._told(line)))
        self.details.setAccessibleName(words.text("More for {item}: {told}", item=line.text, told=self._told(line)))
        self.text.setAccessibleName(words.text("Item {n}", n=at + 1))
        self.price.setAccessibleName(words.text("Price of {item}", item=line.text))
        self.more.setAccessibleName(words.text("More for “{row}”", row=line.text))

    def _show_head(self, group: str, *, heads: bool) -> None:
        if heads and self.head is None:
            self.head = GroupHead(self._proposal.words)
            self.head.renamed.connect(self.group_renamed)
            self._lines.insertWidget(0, self.head)
        if self.head is not None:
            self.head.setVisible(heads)
            self.head.show_group(group)

    def _amount_told(self, line: SharedLine, letter: Letter) -> str:
        words, amount = self._proposal.words, line.amount(letter)
        if amount is not None and amount.minor == 0:
            return words.text("included")
        return words.money(amount)

    def _told(self, line: SharedLine) -> str:
        """Say in short what is folded away."""
        words = self._proposal.words
        parts = [line.unit, label(words, line.recurrence).lower(), line.tax.name if line.tax else ""]
        if line.discount:
            parts.append(words.text("{rate} off", rate=words.rate(line.discount)))
        return ", ".join(part for part in parts if part)

    def toggle_details(self) -> None:
        """Show group, unit, how often, tax, discount and cost, or fold them away."""
        folded = self._details_made()
        if not folded.isHidden():
            focused = QApplication.focusWidget()
            if focused is not None and folded.isAncestorOf(focused):
                self.details.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fold_away()
            return
        folded.show()
        self.details.set_picture("chevron-down")
        self.arranged.emit()
        folded.focus_first()

    def fold_away(self) -> None:
        """Fold away what was opened of the line."""
        if self.folded is not None and not self.folded.isHidden():
            self.folded.hide()
            self.details.set_picture("chevron-right")
            self.arranged.emit()

    def _details_made(self) -> LineDetails:
        """Return what folds away; made only for lines of which somebody wants to see it."""
        if self.folded is None:
            self.folded = LineDetails(self._proposal.words, self._currency, self._groups)
            self.folded.hide()
            self.folded.edited.connect(self._on_edited)
            self.folded.price_asked.connect(self.price_asked)
            self._lines.addWidget(self.folded)
            if self._shown is not None:
                self.folded.show_line(*self._shown)
            if not self._proposal.editable:
                freeze(self.folded, frozen=True)
        return self.folded

    def commit(self) -> None:
        """Keep what was typed and not kept yet."""
        self.text.commit()
        self.price.commit()
        if self.folded is not None:
            self.folded.commit()
        for quantity in self.quantities.values():
            quantity.commit()

    @property
    def at_rest(self) -> bool:
        """Whether nothing is open, focused or unfinished here, so that the fields can go and come again."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            return False
        if self.folded is not None and not self.folded.isHidden():
            return False
        typed: tuple[ParsedLine[Any], ...] = (self.price, *self.quantities.values())
        return all(line.untouched for line in typed)

    def _groups(self, typed: str) -> Sequence[tuple[str, str]]:
        view = self._proposal.view
        if view is None:
            return ()
        used = [line.group for line in shared_lines(view.proposal)] + [product.group for product in view.products]
        fit = typed.strip().casefold()
        return [(group, group) for group in dict.fromkeys(used) if group and fit in group.casefold()]

    def _on_edited(self, text: str, name: str, value: object) -> None:
        if name == "price" and value is None:
            # A price cannot be empty: one of zero prints as "included".
            self._proposal.changed.emit()
            return
        if name == "discount" and value is None:
            value = NO_DISCOUNT
        self._proposal.price(text, _line_changed(self.at, name, value))

    def _on_quantity(self, letter: Letter, quantity: Decimal | None) -> None:
        words, at = self._proposal.words, self.at
        text = words.text("Change a quantity of Option {letter}", letter=letter)
        # Zero of something is none of it.
        self._proposal.price(text, lambda p: quantity_set(p, at, letter, quantity or None))

    def _on_moved(self, step: int) -> None:
        self.moved.emit(self.at, step)

    def _on_copy(self) -> None:
        self.copied.emit(self.at)

    def _on_remove(self) -> None:
        self.removed.emit(self.at)


def _line_changed(at: int, name: str, value: object) -> Callable[[Proposal], Proposal]:
    fields: dict[str, Any] = {name: value}
    return lambda proposal: line_put(proposal, at, replace(shared_lines(proposal)[at], **fields))
