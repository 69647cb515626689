"""What the library holds, as one list: shelves of entries that are found by their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from salesdesk.application.ports import Reading
from salesdesk.domain.boilerplate import ProposalTemplate, Snippet
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.folding import fold
from salesdesk.domain.material import Material
from salesdesk.domain.objection import Objection
from salesdesk.domain.playbook import Playbook
from salesdesk.domain.product import Product


class Shelf(StrEnum):
    """A part of the library."""

    COMPETITORS = "competitors"
    OBJECTIONS = "objections"
    MATERIALS = "materials"
    PLAYBOOKS = "playbooks"
    PRODUCTS = "products"
    SNIPPETS = "snippets"
    TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the library, by the name (an objection: by the words) under which it stands there.

    `also` are words by which it is found as well: a product's code and group. `product` is it, where it is one.
    """

    id: UUID
    shelf: Shelf
    name: str
    also: str = ""
    product: Product | None = None


def entries(look: Reading) -> tuple[Entry, ...]:
    """Return everything in the library, shelf by shelf, each by name."""
    found = (
        *(Entry(one.id, Shelf.COMPETITORS, one.name) for one in look.every(Competitor)),
        *(Entry(one.id, Shelf.OBJECTIONS, " ".join(one.words.split())) for one in look.every(Objection)),
        *(Entry(one.id, Shelf.MATERIALS, one.name) for one in look.every(Material)),
        *(Entry(one.id, Shelf.PLAYBOOKS, one.name) for one in look.every(Playbook)),
        *(Entry(one.id, Shelf.PRODUCTS, one.name, f"{one.code} {one.group}", one) for one in look.every(Product)),
        *(Entry(one.id, Shelf.SNIPPETS, one.name, one.text) for one in look.every(Snippet)),
        *(Entry(one.id, Shelf.TEMPLATES, one.name) for one in look.every(ProposalTemplate)),
    )
    places = {shelf: place for place, shelf in enumerate(Shelf)}
    return tuple(sorted(found, key=lambda entry: (places[entry.shelf], fold(entry.name))))


def on_shelf(known: Iterable[Entry], shelf: Shelf, typed: str = "") -> Sequence[Entry]:
    """Return the entries of a shelf that hold every word typed, whatever its case and accents."""
    wanted = fold(typed).split()
    return [
        one for one in known if one.shelf is shelf and all(word in fold(f"{one.name} {one.also}") for word in wanted)
    ]


def entry_of(known: Iterable[Entry], key: UUID | None) -> Entry | None:
    """Return the entry of a record, None when the library does not hold it."""
    return next((one for one in known if one.id == key), None)
