"""Favours of the story, in both directions, some of them thanked for (1.5, 1.7, 1.18)."""

from __future__ import annotations

from collections.abc import Iterator

from salesdesk.application.sample.acts import Act, added
from salesdesk.application.sample.company import House
from salesdesk.application.sample.days import Days
from salesdesk.application.sample.keys import key
from salesdesk.application.sample.source import Table, read
from salesdesk.domain import favour as domain
from salesdesk.domain.favour import Favour, FavourKind, ThanksKind

_TURN = 8


def favours(days: Days, seller: House) -> Iterator[Act]:
    """Yield each favour as it stands, written down on its last day."""
    for n, told in enumerate(read("favours")["favour"]):
        on = days.day(max(told[name] for name in ("asked", "day", "thanked") if name in told))
        yield added([_favour(told, str(n), days)], on, days.written(on, _TURN), seller.me.id)


def _favour(told: Table, name: str, days: Days) -> Favour:
    favour = Favour(
        id=key("favour", name),
        person_id=key("person", told["person"]),
        kind=FavourKind(told["kind"]),
        asked_on=days.day(told["asked"]) if "asked" in told else None,
        ours=told.get("ours", False),
        words=told["words"],
    )
    if "day" in told:
        favour = domain.done(favour, days.day(told["day"]))
    if "thanked" in told:
        favour = domain.thanked(favour, days.day(told["thanked"]), ThanksKind(told["how"]))
    return favour
