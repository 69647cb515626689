"""What rows of a price list say of products, and which product a row is about: by its code, else by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from typing_extensions import override

from salesdesk.application.importing.homes import NamedHome
from salesdesk.application.importing.measures import plain
from salesdesk.application.importing.merging import Attributes
from salesdesk.application.importing.money_words import Purse
from salesdesk.application.importing.naming import Names
from salesdesk.application.importing.reading import Cells
from salesdesk.application.importing.words import key_of, values
from salesdesk.application.ports import SourceRow
from salesdesk.domain.folding import squeeze
from salesdesk.domain.product import MOST_TAX, Product, Recurrence, TaxClass

_RATE: Final = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,3})?)\s*%")


class TaxNames:
    """The desk's tax classes by name and by rate; a class that is not known yet is made.

    `heading` is the file's own word for the tax ("VAT"), with which a class is called that is known by its rate alone.
    """

    def __init__(self, classes: Names[TaxClass], kept: Sequence[TaxClass], heading: str) -> None:
        self._classes = classes
        self._by_rate: dict[Decimal, UUID] = {}
        for known in sorted(kept, key=lambda tax: (not tax.usual, tax.name)):
            self._by_rate.setdefault(known.rate, known.id)
        words = heading.replace(".", "").split()
        self._called = next((word for word in words if key_of(word) in values().taxes), "")
        self.without_rate: list[str] = []

    def of(self, said: str, *, make: bool) -> UUID | None:
        """Return the class that is called so, or has that rate; None for no text, or where nothing is to be made."""
        found = self._classes.find(said) or self._of_rate(said)
        if found is not None or not said or not make:
            return found
        rate = rate_in(said)
        name = f"{self._called} {said}".strip() if _RATE.fullmatch(said) else said
        key = self._classes.named(name)
        if rate is None:
            self.without_rate.append(name)
        else:
            self._classes.put(replace(self._classes.made[key], rate=rate))
            self._by_rate.setdefault(rate, key)
        return key

    def _of_rate(self, said: str) -> UUID | None:
        """A bare rate means the class that has it; a name with a rate in it is a class of its own."""
        rate = rate_in(said) if _RATE.fullmatch(said) else None
        return self._by_rate.get(rate) if rate is not None else None


def rate_in(said: str) -> Decimal | None:
    """Return the rate in per cent that stands in a name ("VAT 21 %"), None without one that can be meant."""
    found = _RATE.search(said)
    rate = Decimal(found[1].replace(",", ".")) if found else None
    return Decimal(plain(rate)) if rate is not None and rate <= MOST_TAX else None


class ProductWords:
    """Turns rows into the attributes of products.

    What a product upsells to or renews to is said by code or by name, also of a row further down: a product that the
    file only names stands there with its name until its own row completes it.
    """

    def __init__(
        self, products: Names[Product], kept: Iterable[Product], rows: Iterable[Cells], taxes: TaxNames, purse: Purse
    ) -> None:
        self.products = products
        self._taxes = taxes
        self._purse = purse
        self._by_code = {squeeze(product.code): product.id for product in kept if product.code}
        self._names_of_codes: dict[str, str] = {}
        for cells in rows:
            if "code" in cells and "name" in cells:
                self._names_of_codes.setdefault(squeeze(cells["code"]), cells["name"])

    def attributes(self, cells: Cells, *, make: bool) -> Attributes:
        """Return what the row says of the product; tax classes and products that it names are made."""
        recurrence = values().recurrences.get(key_of(cells.get("recurrence", "")))
        currency = cells.get("currency", "")
        said: dict[str, Any] = {
            "name": self.products.called(cells.get("name", "")),
            "code": cells.get("code", ""),
            "group": cells.get("group", ""),
            "unit": cells.get("unit", ""),
            "price": self._purse.money(cells.get("price", ""), currency),
            "cost": self._purse.money(cells.get("cost", ""), currency),
            "tax_id": self._taxes.of(cells.get("tax", ""), make=make),
            "upsells_to": self._other(cells, "upsells_to", make=make),
            "renews_to": self._other(cells, "renews_to", make=make),
            "note": cells.get("note", ""),
        }
        return said | {"recurrence": Recurrence(recurrence)} if recurrence else said

    def _other(self, cells: Cells, field: str, *, make: bool) -> UUID | None:
        said = cells.get(field, "")
        if not said or squeeze(said) in {squeeze(cells.get("name", "")), squeeze(cells.get("code", ""))}:
            return None  # a product is renewed by itself unless another one takes its place
        found = self._by_code.get(squeeze(said))
        if found is not None:
            return found
        name = self._names_of_codes.get(squeeze(said), said)
        return self.products.named(name) if make else self.products.find(name)

    def checked(self, product: Product) -> Product:
        """Return the product; every product may be."""
        return product


class ProductHome(NamedHome[Product]):
    """Products, which rows find by code, else by name; one of the same name with another code is another product."""

    def __init__(self, words: ProductWords, kept: Iterable[Product], known: Sequence[SourceRow]) -> None:
        super().__init__(words.products, words.checked, known)
        self._by_code = {squeeze(product.code): product.id for product in kept if product.code}

    @override
    def located(self, cells: Cells) -> UUID | None:
        code = squeeze(cells.get("code", ""))
        if code in self._by_code:
            return self._by_code[code]
        # A product that was only named so far may have been named by its code.
        found = super().located(cells) or (self._names.find(cells["code"]) if code else None)
        product = self.get(found) if found else None
        return found if product is None or not code or squeeze(product.code) in {"", code} else None

    @override
    def add(self, key: UUID, cells: Cells, attributes: Attributes) -> None:
        super().add(key, cells, attributes)
        if code := squeeze(cells.get("code", "")):
            self._by_code.setdefault(code, key)
