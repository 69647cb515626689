"""An address card: what one card of a vCard file says of somebody, and what we write on one."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.domain.account import ContactKind, ContactPoint
from salesdesk.domain.network import Circle


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressCard:
    """One card; `organisation` is the company's name, `title` the position there, `birthday` as the card writes it.

    `categories` are the card's own words for where somebody belongs, `circle` what we take them for (1.13).
    `media` (image/png or image/jpeg) and `picture` are the portrait, empty where there is none that we keep.
    """

    name: str = ""
    title: str = ""
    organisation: str = ""
    contacts: tuple[ContactPoint, ...] = ()
    note: str = ""
    birthday: str = ""
    categories: tuple[str, ...] = ()
    circle: Circle | None = None
    do_not_contact: bool = False
    media: str = ""
    picture: bytes = b""

    def reached_by(self, *kinds: ContactKind) -> tuple[str, ...]:
        """Return the values of all contact points of these kinds, in the card's order."""
        return tuple(point.value for point in self.contacts if point.kind in kinds)
