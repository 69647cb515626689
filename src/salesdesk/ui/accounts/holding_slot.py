"""One thing that a customer has: what, how much, since when, until when, what it brings; written in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.holdings import Held
from salesdesk.domain.folding import fold
from salesdesk.domain.holding import Holding
from salesdesk.domain.product import Product
from salesdesk.ui.autosave import Autosave
from salesdesk.ui.fields import Field, SuggestLine, date_field, money_field, quantity_field
from salesdesk.ui.flow import side_by_side
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face, Slot
from salesdesk.ui.parts import Button, Ground, IconButton, Label, boxed, column, row
from salesdesk.wording.holdings import held_told, value_a_year_told

if TYPE_CHECKING:
    from salesdesk.ui.workbench import Workbench

OFFERED: Final = 8


class HoldingSlot(Slot[Held]):
    """Something they have; what is read from a won deal becomes a record as soon as something is written on it."""

    refused = Signal(str)

    def __init__(self, workbench: Workbench, products: Callable[[], Sequence[Product]]) -> None:
        """Show nothing yet; `products` is the catalogue to choose from."""
        self._workbench = workbench
        self._words = workbench.words
        self._products = products
        self._name = Label("", "row-title", wrap=True)
        self._second = Label("", "second", wrap=True)
        self._value = Label("", "second")
        self._picture = IconView("package", "text2")
        line = row(self._picture, column(self._name, self._second, gap=1), self._value, gap=8, middle=False)
        for part in (self._picture, self._value):
            line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        super().__init__(Face(line))
        self._autosave: Autosave[Holding] = Autosave(workbench, self)
        self._autosave.refused.connect(self._on_refused)

    @property
    def named(self) -> bool:
        """Whether it says what they have."""
        held = self._autosave.value
        return held is not None and (held.product_id is not None or bool(held.text))

    @override
    def draw(self, thing: Held) -> None:
        if thing.written:
            self._autosave.take(thing.holding)
        elif not self._autosave.busy and self._autosave.value != thing.holding:
            self._autosave.begin(thing.holding)
        self._show(replace(thing, holding=self._autosave.value or thing.holding))

    def _show(self, held: Held) -> None:
        words = self._words
        name, second, value = self._name_of(held), held_told(words, held), value_a_year_told(words, held)
        self._name.setText(name)
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self._value.setText(value)
        self._picture.show_icon("package" if held.holding.lasts else "archive", "text2")
        self.face.setAccessibleName(". ".join(filter(None, (name, second, value))))

    def _name_of(self, held: Held) -> str:
        known = next((p.name for p in self._products() if p.id == held.holding.product_id), "")
        return known or held.holding.text or held.name

    @override
    def make_editor(self) -> QWidget:
        words, today = self._words, self._workbench.today
        self.product = SuggestLine(self._suggest, words.text("From the catalogue, or in your words"))
        self.quantity = quantity_field(words)
        self.value = money_field(words, self._workbench.standing.settings.currency)
        self.since, self.renews, self.ended = (date_field(words, today) for _ in range(3))
        self.product.committed.connect(self._on_product)
        self._product_field = Field(words.text("What they have"), self.product)
        texts = (
            (self.quantity, "quantity", words.text("Set quantity of what they have")),
            (self.value, "value", words.text("Set value of what they have")),
            (self.since, "since", words.text("Set since when they have it")),
            (self.renews, "renews_on", words.text("Set renewal")),
            (self.ended, "ended_on", words.text("Set when they gave it up")),
        )
        for field, name, text in texts:
            field.committed.connect(partial(self._edit, text, name))
        self._remove = IconButton(
            "trash-2", words.text("Remove from what they have"), do=lambda: self.removed.emit(self.key)
        )
        box = Ground("item", margins=(12, 10, 12, 10), gap=10)
        box.add(
            self._product_field,
            side_by_side(Field(words.text("Quantity"), self.quantity), Field(words.text("Value a year"), self.value)),
            side_by_side(
                Field(words.text("Since"), self.since),
                Field(words.text("Renews on"), self.renews),
                Field(words.text("Given up on"), self.ended),
            ),
            boxed(row(self._remove, None, Button(words.text("Done"), do=self.close_editor))),
        )
        return box

    @override
    def fill(self, thing: Held) -> None:
        holding = self._autosave.value or thing.holding
        self.product.set_value(self._name_of(replace(thing, holding=holding)))
        self.quantity.set_value(holding.quantity)
        self.value.set_currency(holding.value.currency if holding.value else self._desk_currency)
        self.value.set_value(holding.value)
        self.since.set_value(holding.since)
        self.renews.set_value(holding.renews_on)
        self.ended.set_value(holding.ended_on)
        # What a won deal brought does not go by itself: it is given up on a day, or the deal is changed.
        self._remove.setVisible(thing.written)

    @property
    def _desk_currency(self) -> str:
        return self._workbench.standing.settings.currency

    def _suggest(self, typed: str) -> list[tuple[object, str]]:
        wanted = fold(typed).split()
        found = [p for p in self._products() if all(word in fold(f"{p.code} {p.name}") for word in wanted)]
        return [(product.id, product.name) for product in found[:OFFERED]]

    def _edit(self, text: str, name: str, value: Any) -> None:  # noqa: ANN401 (what the field holds)
        if not self.named or (name == "quantity" and value is None):
            return
        change: dict[str, Any] = {name: value}
        self._autosave.edit(text, lambda holding: replace(holding, **change))
        self._draw_written()

    def _on_product(self, typed: str) -> None:
        words = self._words
        if not typed:
            self._product_field.set_error(words.text("Choose what they have from the catalogue, or type it"))
            return
        self._product_field.clear_error()
        product = next((p for p in self._products() if fold(p.name) == fold(typed)), None)
        text = words.text("Set what they have") if self.named else words.text("Add what they have")
        self._autosave.edit(text, partial(self._typed if not self.named else _about, product=product, text=typed))
        self._draw_written()

    def _typed(self, holding: Holding, product: Product | None, text: str) -> Holding:
        """Something new is kept whole once it says what it is."""
        return replace(
            _about(holding, product, text),
            quantity=self.quantity.value() or holding.quantity,
            value=self.value.value(),
            since=self.since.value(),
            renews_on=self.renews.value(),
            ended_on=self.ended.value(),
        )

    def _draw_written(self) -> None:
        if self.thing is not None and self._autosave.value is not None:
            self._show(replace(self.thing, holding=self._autosave.value))

    def _on_refused(self, sentences: str) -> None:
        if self.is_open:
            self._product_field.set_error(sentences)
        else:
            self.refused.emit(sentences)


def _about(holding: Holding, product: Product | None, text: str) -> Holding:
    return replace(holding, product_id=product.id if product else None, text="" if product else text)
