"""A product of the catalogue: what it is, what it costs, how often it is due, what follows it (4.17, 1.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from typing_extensions import override

from salesdesk.application.catalogue import groups_like
from salesdesk.application.importing.columns import FileKind
from salesdesk.domain.deal import Deal
from salesdesk.domain.holding import Holding
from salesdesk.domain.product import Product, Recurrence, TaxClass
from salesdesk.ui.adaptive import Offer
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.fields import Choice, Field, SuggestLine, TextBox, TextLine, money_field
from salesdesk.ui.flow import side_by_side
from salesdesk.ui.importing.dialog import ImportDialog
from salesdesk.ui.laid_out import nest
from salesdesk.ui.library_pages.shelf_page import Fact, ShelfPage
from salesdesk.ui.part_card import PartCard
from salesdesk.wording.catalogue import customers_told, margin_told, product_told, tax_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.catalogue import ProductView
    from salesdesk.ui.workbench import Workbench

ARRANGEMENTS: Final = (Arrangement(560, ((0,), (1, 2)), (50, 50)), below_each_other(3))
OFFERED: Final = 8


def import_prices(workbench: Workbench) -> None:
    """Ask for a price list and show what it would do."""
    ImportDialog(workbench, kind=FileKind.PRODUCTS).open()


class ProductPage(ShelfPage[Product]):
    """One product; saved as it is written. Proposals keep what their lines were made from."""

    kinds = frozenset({Product, TaxClass, Holding, Deal})

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty page; it loads the product it is asked for."""
        words = workbench.words
        prices = Offer(words.text("Import a price list…"), "upload", lambda: import_prices(workbench))
        super().__init__(workbench, words.text("New product"), (prices,))
        self._view: ProductView | None = None
        self._build_fields()
        self._customers = Fact(words.text("Customers"))
        self.show_parts(Arranged((self._about(), self._price(), self._next()), ARRANGEMENTS), self.name)

    def _build_fields(self) -> None:
        words, currency = self.words, self.workbench.standing.settings.currency
        self.name, self.code = TextLine(), TextLine()
        self.group = SuggestLine(self._groups, words.text("Such as service"))
        self.unit = TextLine(words.text("Such as day, piece, m²"))
        self.note = TextBox(words.text("What one should know when offering it"), lines=2)
        self.price, self.cost = money_field(words, currency), money_field(words, currency)
        self.due: Choice[Recurrence] = Choice([(r, label(words, r)) for r in Recurrence])
        self.tax: Choice[UUID | None] = Choice()
        self.upsells: Choice[UUID | None] = Choice()
        self.renews: Choice[UUID | None] = Choice()

    def _about(self) -> PartCard:
        words = self.words
        card = PartCard("package", words.text("About"))
        card.lines.setSpacing(10)
        name = self.named(
            self.name,
            "name",
            words.text("Name"),
            text=words.text("Rename product"),
            refusal=words.text("A product needs a name. Type one"),
        )
        self.writes(self.code, "code", words.text("Set code of product"))
        self.writes(self.group, "group", words.text("Set group of product"))
        self.writes(self.unit, "unit", words.text("Set unit of product"))
        self.writes(self.note, "note", words.text("Write note"))
        card.lines.addWidget(name)
        nest(card.lines, side_by_side(Field(words.text("Code"), self.code), Field(words.text("Unit"), self.unit)))
        card.lines.addWidget(Field(words.text("Group"), self.group))
        card.lines.addWidget(Field(words.text("Note"), self.note))
        card.lines.addWidget(self._customers)
        card.lines.addStretch(1)
        return card

    def _price(self) -> PartCard:
        words = self.words
        card = PartCard("coins", words.text("Price"))
        card.lines.setSpacing(10)
        self.writes(self.price, "price", words.text("Set list price"))
        self.writes(self.due, "recurrence", words.text("Set how often it is due"))
        self.writes(self.tax, "tax_id", words.text("Set tax class"))
        self.writes(self.cost, "cost", words.text("Set cost"))
        self.cost_field = Field(words.text("Cost"), self.cost)
        price = Field(words.text("List price, net of tax"), self.price)
        nest(card.lines, side_by_side(price, Field(words.text("How often"), self.due)))
        nest(card.lines, side_by_side(self.cost_field, Field(words.text("Tax class"), self.tax)))
        card.lines.addStretch(1)
        return card

    def _next(self) -> PartCard:
        words = self.words
        card = PartCard("refresh-cw", words.text("What follows"))
        card.lines.setSpacing(10)
        self.writes(self.upsells, "upsells_to", words.text("Set what it upsells to"))
        self.writes(self.renews, "renews_to", words.text("Set what renews it"))
        upsells = Field(words.text("Upsells to"), self.upsells, remark=words.text("Proposed to who has this one"))
        renews = Field(words.text("Renewed by"), self.renews, remark=words.text("Proposed when this one runs out"))
        card.lines.addWidget(upsells)
        card.lines.addWidget(renews)
        card.lines.addStretch(1)
        return card

    def _groups(self, typed: str) -> list[tuple[str, str]]:
        known = (*self._view.others, self._view.product) if self._view else ()
        return [(group, group) for group in groups_like(known, typed, OFFERED)]

    # loading

    @override
    def reload(self) -> None:
        if self.key is not None:
            key, catalogue = self.key, self.desk.catalogue
            self.workbench.ask(lambda: catalogue.product(key), self._on_loaded, self.gone)

    def _on_loaded(self, view: ProductView) -> None:
        if not self.take(view.product):
            return
        words = self.words
        self._view = view
        others = [(p.id, p.name) for p in view.others]
        self.tax.offer([(None, words.text("None")), *((tax.id, tax_told(words, tax)) for tax in view.taxes)])
        self.upsells.offer([(None, words.text("Nothing")), *others])
        self.renews.offer([(None, words.text("Itself")), *others])
        self._customers.told.setText(customers_told(words, view.customers))
        self.show_value(self.autosave.value or view.product)
        self.shown()

    @override
    def show_value(self, value: Product) -> None:
        words = self.words
        self.record_header.say(value.name, product_told(words, value))
        self.record_header.make_room()
        for line, text in ((self.name, value.name), (self.code, value.code), (self.group, value.group)):
            line.set_value(text)
        self.unit.set_value(value.unit)
        self.note.set_value(value.note)
        desk = self.workbench.standing.settings.currency
        for field, amount in ((self.price, value.price), (self.cost, value.cost)):
            held = amount or value.price
            field.set_currency(held.currency if held else desk)
            field.set_value(amount)
        self.due.set_value(value.recurrence)
        self.tax.set_value(value.tax_id)
        self.upsells.set_value(value.upsells_to)
        self.renews.set_value(value.renews_to)
        self.cost_field.set_remark(margin_told(words, value))
