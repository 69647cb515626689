"""More of a priced line, below it: group, unit, how often it is due, tax, discount, and what it costs us."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.pricing import Tax
from salesdesk.domain.product import Recurrence
from salesdesk.ui.fields import Choice, Field, ParsedLine, SuggestLine, TextLine, money_field, pair, rate_field
from salesdesk.ui.icons import IconView
from salesdesk.ui.parts import Button, Label, boxed, column, row
from salesdesk.ui.proposing.links import only_in_drafts
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from salesdesk.application.proposal_lines import SharedLine
    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.wording import Words


class LineDetails(QWidget):
    """`edited` gives what undo calls the edit, the field and its value; `price_asked` that an impediment is noted."""

    edited = Signal(str, str, object)
    price_asked = Signal()

    def __init__(self, words: Words, currency: str, groups: Callable[[str], Sequence[tuple[str, str]]]) -> None:
        """Show nothing yet; `groups` suggests the groups there are."""
        super().__init__()
        self._words = words
        self.group = SuggestLine(groups, words.text("No group"))
        self.unit = TextLine(words.text("piece, day, set"))
        self.due: Choice[Recurrence] = Choice([(r, label(words, r)) for r in Recurrence])
        self.tax: Choice[Tax | None] = Choice()
        self.discount: ParsedLine[Decimal] = rate_field(words, words.text("none"))
        self.cost = money_field(words, currency, words.text("not known"))
        self._margin = Label("", "second", wrap=True)
        self.note = Button(words.text("Note what they said about the price"), kind="link", do=self.price_asked.emit)
        told = Label(words.text("No discount yet: nobody said that the price stands in the way."), "second", wrap=True)
        locked = row(IconView("lock", "text2", 14), told, self.note, gap=8)
        locked.setStretch(1, 1)
        self._locked = boxed(locked)
        only_in_drafts(self._locked)
        self.setLayout(
            column(
                pair(
                    Field(words.text("Group"), self.group),
                    Field(words.text("Unit"), self.unit),
                    Field(words.text("How often"), self.due),
                ),
                pair(
                    Field(words.text("Tax"), self.tax),
                    Field(words.text("Discount"), self.discount),
                    Field(words.text("Cost per unit (for us only)"), self.cost),
                ),
                self._margin,
                self._locked,
                gap=8,
            )
        )
        self._tie()

    def _tie(self) -> None:
        words = self._words
        named: list[tuple[Any, str, str]] = [
            (self.group, "group", words.text("Change a group")),
            (self.unit, "unit", words.text("Change a unit")),
            (self.due, "recurrence", words.text("Change how often an item is due")),
            (self.tax, "tax", words.text("Change the tax of an item")),
            (self.discount, "discount", words.text("Change a discount")),
            (self.cost, "cost", words.text("Change what an item costs us")),
        ]
        for editor, name, text in named:
            editor.committed.connect(partial(self._on_edited, text, name))

    def show_line(self, line: SharedLine, view: ProposalView) -> None:
        """Show a line; what is being typed just now is left alone."""
        self.group.set_value(line.group)
        self.unit.set_value(line.unit)
        self.due.set_value(line.recurrence)
        self._offer_taxes(line, view)
        self.discount.set_value(line.discount or None)
        self.discount.setEnabled(view.price_stands or bool(line.discount))
        locked = self._words.text("Locked: nobody said that the price stands in the way.")
        self.discount.setAccessibleDescription("" if self.discount.isEnabled() else locked)
        self._locked.setVisible(not view.price_stands)
        self.note.setVisible(view.deal is not None)
        self.cost.set_value(line.cost)
        self._margin.setText(self._margin_told(line))
        self._margin.setVisible(line.cost is not None)
        for editor, name in (
            (self.group, self._words.text("Group of {item}", item=line.text)),
            (self.unit, self._words.text("Unit of {item}", item=line.text)),
            (self.due, self._words.text("How often {item} is due", item=line.text)),
            (self.tax, self._words.text("Tax of {item}", item=line.text)),
            (self.discount, self._words.text("Discount on {item}", item=line.text)),
            (self.cost, self._words.text("Cost of {item} per unit", item=line.text)),
        ):
            editor.setAccessibleName(name)

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        self.group.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Keep what was typed and not kept yet."""
        for editor in (self.group, self.unit, self.discount, self.cost):
            editor.commit()

    def _offer_taxes(self, line: SharedLine, view: ProposalView) -> None:
        words = self._words
        known = [Tax(name=tax.name, rate=tax.rate) for tax in view.taxes]
        if line.tax is not None and line.tax not in known:
            known.append(line.tax)
        self.tax.offer([(None, words.text("No tax")), *((tax, tax.name) for tax in known)])
        self.tax.set_value(line.tax)

    def _margin_told(self, line: SharedLine) -> str:
        if line.cost is None:
            return ""
        left = line.paid_per_unit - line.cost
        share = left.minor / line.paid_per_unit.minor if line.paid_per_unit.minor else None
        return self._words.text(
            "Margin per unit: {amount}, {share} of the price. For us only: no customer sees cost or margin.",
            amount=self._words.money(left),
            share=self._words.percent(share),
        )

    def _on_edited(self, text: str, name: str, value: object) -> None:
        self.edited.emit(text, name, value)
