"""The product list that priced lines come from."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.product import Product, Recurrence
from salesdesk.ui.acts import act
from salesdesk.ui.fields import Choice, TextLine, money_field
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, IconButton, boxed, row
from salesdesk.ui.settings_pages.section import Refused, Section
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.setting_up import SettingsView
    from salesdesk.ui.workbench import Workbench


class ProductsCard(Section):
    """Name, group, list price and how often it is due; a product without a price is a name an import brought."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the list."""
        words = workbench.words
        super().__init__(workbench, words.text("Products"), words.text("list prices, net of tax"), refused)
        self._list = Listing(words.text("No products yet. Add one, or import a product list."), gap=6)
        self._new = TextLine(words.text("Name of a new product"))
        self._new.setAccessibleName(words.text("Name of a new product"))
        line = row(self._new, Button(words.text("Add product"), "plus", do=self._on_add))
        line.setStretch(0, 1)
        self.add(self._list, line)

    @override
    def show_view(self, view: SettingsView) -> None:
        """Show the products by group and name."""
        self._list.show_rows([self._row(p, view.settings.currency) for p in view.products])

    def _row(self, product: Product, currency: str) -> QWidget:
        words = self.words
        name, group = TextLine(), TextLine(words.text("Group"))
        price = money_field(words, product.price.currency if product.price else currency, words.text("Price"))
        due: Choice[Recurrence] = Choice([(r, label(words, r)) for r in Recurrence])
        fields: tuple[tuple[Any, Any, str, str], ...] = (
            (name, product.name, words.text("Name of product"), "name"),
            (group, product.group, words.text("Group of {product}", product=product.name), "group"),
            (price, product.price, words.text("List price of {product}", product=product.name), "price"),
            (due, product.recurrence, words.text("How often {product} is due", product=product.name), "recurrence"),
        )
        for field, value, said, change in fields:
            _show(field, value)
            field.setAccessibleName(said)
            field.committed.connect(partial(self._on_committed, product, change))
        price.setMaximumWidth(110)
        away = IconButton(
            "archive", words.text("Put {product} away", product=product.name), do=partial(self._put_away, product)
        )
        line = row(name, group, price, due, away, gap=6)
        line.setStretch(0, 3)
        line.setStretch(1, 2)
        return boxed(line)

    def _on_committed(self, product: Product, field: str, value: Any) -> None:  # noqa: ANN401 (whichever field it is)
        text = self.words.text("Change product {product}", product=product.name)
        self.keep(text, product, replace(product, **{field: value}))

    def _put_away(self, product: Product) -> None:
        desk, text = self.workbench.desk, self.words.text("Product {product} put away", product=product.name)
        act(
            self.workbench,
            text,
            lambda: desk.selling.archive(Product, product.id),
            refused=self._refused,
            toast=True,
        )

    def _on_add(self) -> None:
        desk, name = self.workbench.desk, self._new.text().strip()
        text = self.words.text("Add product {product}", product=name)
        act(
            self.workbench,
            text,
            lambda: desk.setting_up.add_product(name),
            lambda _step: self._new.set_value(""),
            self._refused,
        )


def _show(field: Any, value: Any) -> None:  # noqa: ANN401 (whichever field it is, its own kind of value)
    field.set_value(value)
