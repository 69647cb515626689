"""The section "Investment": the priced lines of both options in one table, added up as they are typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from salesdesk.application.proposal_lines import (
    free_line,
    group_renamed,
    line_added,
    line_from,
    line_removed,
    line_stepped,
    product_called,
    quantity_copied,
    same_around,
    shared_lines,
    tax_of,
)
from salesdesk.domain.folding import fold
from salesdesk.domain.two_options import differences
from salesdesk.ui.fields import SuggestLine
from salesdesk.ui.parts import Button, Card, Label, OptionBadge, boxed, column, row
from salesdesk.ui.proposing.columns import INSET, line_of
from salesdesk.ui.proposing.discount_card import DiscountCard
from salesdesk.ui.proposing.line_form import LETTERS, LineForm
from salesdesk.ui.proposing.line_slots import LineSlots
from salesdesk.ui.proposing.links import only_in_drafts
from salesdesk.ui.proposing.section import SectionForm
from salesdesk.ui.proposing.totals import TotalsTable
from salesdesk.ui.theme import theme
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from salesdesk.application.proposal_checks import Place
    from salesdesk.application.proposal_lines import SharedLine
    from salesdesk.domain.pricing import Tax
    from salesdesk.domain.product import Product
    from salesdesk.domain.proposal import Proposal
    from salesdesk.ui.proposing.open_proposal import OpenProposal


class InvestmentSection(SectionForm):
    """A line for each item, a field that adds one from the product list or free, the totals, and the discount lock.

    `arranged` tells that fields came or went.
    """

    arranged = Signal()

    def __init__(self, proposal: OpenProposal) -> None:
        """Build the table; it fills when the proposal is there."""
        super().__init__(proposal)
        words = proposal.words
        self.lines = LineSlots(proposal.workbench.background, self._made)
        self.lines.arranged.connect(self.arranged)
        self._currency = proposal.workbench.standing.currency
        self._nothing = Label(
            words.text("No items yet. Both options are priced by what stands here: add the first item."),
            "second",
            wrap=True,
        )
        self.add_line = SuggestLine(self._products, words.text("Add an item: type to find a product, or a new one"))
        self.add_line.setAccessibleName(words.text("Add an item"))
        self.add_line.returnPressed.connect(self._on_entered)
        self.add_line.picked.connect(self._on_picked)
        only_in_drafts(self.add_line, self._nothing)
        self.totals = TotalsTable(proposal)
        self._differ = Label("", "second", wrap=True)
        self.discount = DiscountCard(proposal)
        self.discount.arranged.connect(self.arranged)
        self._card = Card(words.text("What it costs"), words.text("net of tax"), gap=10)
        self._heads = self._headings()
        self._card.add(self._heads, self.lines, self._nothing, self.add_line, self._groups())
        self._card.add(self.totals, self._differ)
        self.setLayout(column(self._card, self.discount, None, gap=14))

    @override
    def show_proposal(self, proposal: Proposal) -> None:
        """Show the lines and their totals."""
        self._currency = proposal.currency
        lines = shared_lines(proposal)
        view = self._proposal.view
        if view is None:
            return
        self.lines.show_lines(lines, view, frozen=not self._proposal.editable)
        self.lines.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        self._heads.setVisible(bool(lines))
        self.totals.show_view(view)
        self.totals.setVisible(bool(lines))
        self.discount.show_view(view)
        self._show_differing(proposal)

    @override
    def focus_place(self, place: Place) -> None:
        """Put the focus on the item that a check is about, else where one is added."""
        if place.field in {"impediment", "discount_reason"}:
            self.discount.focus_place(place)
            return
        at = self.lines.place_of(place.row)
        if at is not None:
            self.lines[at].text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add_line.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def copy_focused(self) -> None:
        """Copy the quantity of the line in which the focus is from A to B."""
        focused = QApplication.focusWidget()
        for form in self.lines.made:
            if focused is not None and form.isAncestorOf(focused):
                form.commit()
                self._on_copied(form.at)

    def toggle_focused(self) -> None:
        """Open or close what folds away of the item in which the focus is, else of the first."""
        focused = QApplication.focusWidget()
        mine = [form for form in self.lines.made if focused is not None and form.isAncestorOf(focused)]
        if mine or self.lines:
            (mine[0] if mine else self.lines[0]).toggle_details()

    def fold_away(self) -> None:
        """Fold away what was opened of the items."""
        for form in self.lines.made:
            form.fold_away()

    def _show_differing(self, proposal: Proposal) -> None:
        words = self._proposal.words
        found = differences(proposal)
        names = [label(words, one.dimension).lower() for one in found]
        self._differ.setText(words.text("They differ in {what}.", what=words.listed(names)))
        self._differ.setVisible(bool(found) and all(option.lines for option in proposal.options))

    def _groups(self) -> QWidget:
        words, actions = self._proposal.words, self._proposal.workbench.actions
        add, keep = (
            Button(text, picture, "link", do=partial(actions.do, f"proposals.{name}"))
            for text, picture, name in (
                (words.text("Add a group of items"), "plus", "add_group"),
                (words.text("Keep items as a group"), "package", "keep_group"),
            )
        )
        return boxed(row(add, keep, None, gap=14))

    def _headings(self) -> QWidget:
        words = self._proposal.words
        a, b = (
            boxed(row(None, OptionBadge(letter, 20), Label(words.text("Quantity"), "label"), INSET, gap=6))
            for letter in LETTERS
        )
        item = boxed(row(Label(words.text("Item"), "label"), None))
        price = boxed(row(None, Label(words.text("Price"), "label"), INSET))
        for head in (item, price):
            head.setMinimumHeight(theme().px(20))
        return line_of(item, price, a, b)

    def _made(self) -> LineForm:
        form = LineForm(self._proposal, self._currency)
        form.moved.connect(self._on_moved)
        form.removed.connect(self._on_removed)
        form.copied.connect(self._on_copied)
        form.price_asked.connect(self.discount.ask)
        form.group_renamed.connect(self._on_group_renamed)
        form.arranged.connect(self.arranged)
        return form

    def _products(self, typed: str) -> Sequence[tuple[Product, str]]:
        view, words = self._proposal.view, self._proposal.words
        wanted = fold(typed).split()
        found: list[tuple[Product, str]] = []
        for product in view.products if view is not None else ():
            text = fold(f"{product.code} {product.name} {product.group}")
            if all(word in text for word in wanted):
                name = words.text("{name} ({code})", name=product.name, code=product.code)
                name = name if product.code else product.name
                priced = words.text("{name}, {price}", name=name, price=words.money(product.price))
                found.append((product, priced if product.price is not None else name))
        return found

    def _on_picked(self, product: Product) -> None:
        text = self._proposal.words.text("Add {item}", item=product.name)
        self._add(text, line_from(product, self._currency, self._tax(product.tax_id)))

    def _on_entered(self) -> None:
        typed, words, currency = self.add_line.value(), self._proposal.words, self._currency
        if not typed:
            return
        view = self._proposal.view
        known = self.add_line.suggested() or product_called(view.products if view is not None else (), typed)
        if known is not None:
            self._on_picked(known)
            return
        self._add(words.text("Add {item}", item=typed), free_line(typed, currency, self._tax(None)))

    def _add(self, text: str, line: SharedLine) -> None:
        """Add an item, and bring it into view above the line that takes the next one."""
        view = self._proposal.view
        before = shared_lines(view.proposal) if view is not None else ()
        self._proposal.change(text, lambda p: line_added(p, line))
        now = self._proposal.view
        at, _ = same_around(before, shared_lines(now.proposal)) if now is not None else (0, 0)
        # The completer writes the picked words into the field after it has told us.
        QTimer.singleShot(0, self, partial(self._on_added, at))

    def _tax(self, key: UUID | None) -> Tax | None:
        view = self._proposal.view
        return tax_of(view.taxes, key) if view is not None else None

    def _on_added(self, at: int) -> None:
        self.add_line.clear()
        self.add_line.commit()
        self.lines.bring_into_view(at, self.add_line)

    def _on_moved(self, at: int, step: int) -> None:
        view, to = self._proposal.view, at + step
        if view is None or not 0 <= to < len(self.lines):
            return
        lines = shared_lines(view.proposal)
        self._proposal.change(self._proposal.words.text("Move an item"), partial(line_stepped, at=at, step=step))
        # At the border of its group it goes over into the next one and stands where it stood.
        stands = to if lines[to].group == lines[at].group else at
        self.lines[stands].text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_group_renamed(self, group: str, name: str) -> None:
        text = self._proposal.words.text("Rename a group of items")
        self._proposal.change(text, partial(group_renamed, group=group, name=name))

    def _on_removed(self, at: int) -> None:
        self._proposal.change(self._proposal.words.text("Remove an item"), partial(line_removed, at=at))
        stays = self.lines[min(at, len(self.lines) - 1)].text if self.lines else self.add_line
        stays.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_copied(self, at: int) -> None:
        text = self._proposal.words.text("Copy a quantity from A to B")
        self._proposal.price(text, partial(quantity_copied, at=at))
