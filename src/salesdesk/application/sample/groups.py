"""Chambers and groups of the story, with what happens there (1.14)."""

from __future__ import annotations

from collections.abc import Iterator

from salesdesk.application.sample.acts import Act, added
from salesdesk.application.sample.company import House
from salesdesk.application.sample.days import Days
from salesdesk.application.sample.keys import key
from salesdesk.application.sample.source import Table, read
from salesdesk.domain.network import Group, GroupEvent

_TURN, _KNOWN_SINCE = 9, -20


def groups(days: Days, seller: House) -> Iterator[Act]:
    """Yield each group with its events, written down some weeks ago."""
    on = days.day(_KNOWN_SINCE)
    for told in read("groups")["group"]:
        own = key("group", told["key"])
        fields = {name: told[name] for name in ("phone", "web", "note") if name in told}
        events = [_event(one, f"{told['key']}-{n}", days, told["key"]) for n, one in enumerate(told.get("event", ()))]
        group = Group(id=own, name=told["name"], **fields)
        yield added([group, *events], on, days.written(on, _TURN), seller.me.id)


def _event(told: Table, name: str, days: Days, group: str) -> GroupEvent:
    return GroupEvent(
        id=key("group_event", name),
        group_id=key("group", group),
        title=told["title"],
        starts=days.moment(days.day(told["day"], exact=True), told["clock"]),
        place=told.get("place", ""),
        attending=told.get("attending"),
    )
