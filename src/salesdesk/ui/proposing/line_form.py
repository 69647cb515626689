"""One priced line of both options: item, price, how much of it in A and in B, and what that comes to."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.proposal_editing import Letter
from salesdesk.application.proposal_lines import SharedLine, line_put, quantity_set, shared_lines
from salesdesk.domain.product import Recurrence
from salesdesk.ui.fields import Choice, Field, ParsedLine, SuggestLine, TextLine, money_field, quantity_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Button, ElidedLabel, MoreButton, boxed, column
from salesdesk.ui.proposing.boxes import LineBox
from salesdesk.ui.proposing.columns import INSET, line_of
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from salesdesk.domain.proposal import Proposal
    from salesdesk.ui.proposing.open_proposal import OpenProposal

LETTERS: tuple[Letter, Letter] = ("A", "B")


class LineForm(QWidget):
    """The line's fields; group, unit and how often it is due fold away until they are asked for."""

    moved = Signal(int, int)
    removed = Signal(int)
    copied = Signal(int)

    def __init__(self, proposal: OpenProposal, currency: str) -> None:
        """Make an empty line; `show_line` says which."""
        super().__init__()
        self._proposal = proposal
        self.at = 0
        words = proposal.words
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
        self.more = self._menu()
        a, b = (boxed(column(self.quantities[x], self._amounts[x], gap=3)) for x in LETTERS)
        first = line_of(boxed(column(self.text, self.details, gap=2)), self.price, a, b, more=self.more)
        self._folded = self._build_details()
        self.setLayout(column(first, self._folded, gap=4))
        self._tie()

    def _build_details(self) -> QWidget:
        words = self._proposal.words
        self.group = SuggestLine(self._groups, words.text("No group"))
        self.unit = TextLine(words.text("piece, day, set"))
        self.due: Choice[Recurrence] = Choice([(r, label(words, r)) for r in Recurrence])
        box = Flow(
            Field(words.text("Group"), self.group),
            Field(words.text("Unit"), self.unit),
            Field(words.text("Due"), self.due),
            gap=10,
        )
        box.hide()
        return box

    def _menu(self) -> MoreButton:
        words = self._proposal.words
        more = MoreButton(words.text("More for this line"))
        more.offer(words.text("Group, unit and due"), self.toggle_details, "sliders-horizontal")
        more.offer(words.text("Copy the quantity from A to B"), self._on_copy, "copy")
        more.offer(words.text("Move up (Alt+Up)"), partial(self._on_moved, -1), "arrow-up")
        more.offer(words.text("Move down (Alt+Down)"), partial(self._on_moved, 1), "arrow-down")
        more.offer(words.text("Remove the line"), self._on_remove, "trash-2")
        return more

    def _tie(self) -> None:
        words = self._proposal.words
        self.text.moved.connect(self._on_moved)
        named: list[tuple[Any, str, str]] = [
            (self.text, "text", words.text("Change an item")),
            (self.price, "price", words.text("Change a price")),
            (self.group, "group", words.text("Change a group")),
            (self.unit, "unit", words.text("Change a unit")),
            (self.due, "recurrence", words.text("Change how often an item is due")),
        ]
        for editor, name, text in named:
            editor.committed.connect(partial(self._on_edited, text, name))
        for letter in LETTERS:
            self.quantities[letter].committed.connect(partial(self._on_quantity, letter))

    def show_line(self, at: int, line: SharedLine) -> None:
        """Show a line; what is being typed just now is left alone."""
        self.at = at
        words = self._proposal.words
        self.text.set_value(line.text)
        self.price.set_value(line.price)
        self.group.set_value(line.group)
        self.unit.set_value(line.unit)
        self.due.set_value(line.recurrence)
        for letter in LETTERS:
            self.quantities[letter].set_value(line.quantity(letter))
            amount = line.amount(letter)
            included = amount is not None and amount.minor == 0
            self._amounts[letter].setText(words.text("included") if included else words.money(amount))
            self.quantities[letter].setAccessibleName(
                words.text("Quantity of {item} in Option {letter}", item=line.text, letter=letter)
            )
        parts = [part for part in (line.group, line.unit) if part]
        self.details.set_words(", ".join([*parts, label(words, line.recurrence).lower()]))
        self.details.setAccessibleName(words.text("Group, unit and due of {item}", item=line.text))
        self.text.setAccessibleName(words.text("Item {n}", n=at + 1))
        self.price.setAccessibleName(words.text("Price of {item}", item=line.text))
        self.more.setAccessibleName(words.text("More for “{row}”", row=line.text))

    def toggle_details(self) -> None:
        """Show group, unit and due, or fold them away."""
        shown = self._folded.isHidden()
        self._folded.setVisible(shown)
        self.details.set_picture("chevron-down" if shown else "chevron-right")
        if shown:
            self.group.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Keep what was typed and not kept yet."""
        self.text.commit()
        self.price.commit()
        for quantity in self.quantities.values():
            quantity.commit()

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
        self._proposal.change(text, _line_changed(self.at, name, value))

    def _on_quantity(self, letter: Letter, quantity: Decimal | None) -> None:
        words, at = self._proposal.words, self.at
        text = words.text("Change a quantity of Option {letter}", letter=letter)
        # Zero of something is none of it.
        self._proposal.change(text, lambda p: quantity_set(p, at, letter, quantity or None))

    def _on_moved(self, step: int) -> None:
        self.moved.emit(self.at, step)

    def _on_copy(self) -> None:
        self.copied.emit(self.at)

    def _on_remove(self) -> None:
        self.removed.emit(self.at)


def _line_changed(at: int, name: str, value: object) -> Callable[[Proposal], Proposal]:
    fields: dict[str, Any] = {name: value}
    return lambda proposal: line_put(proposal, at, replace(shared_lines(proposal)[at], **fields))
