"""What stands or stood in the way of the story's deals, in the customers' words, and when it was removed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from salesdesk.application.changes import Edit
from salesdesk.application.sample.acts import Act, added
from salesdesk.application.sample.days import Days
from salesdesk.application.sample.keys import key
from salesdesk.application.sample.source import Table, read, texts
from salesdesk.application.sample.tales import Tale
from salesdesk.domain.impediment import Impediment, ImpedimentKind, removed


def impediments(days: Days, told: Mapping[str, Tale]) -> Iterator[Act]:
    """Yield each as it was noted, and its removal on the day it was out of the way; days count from the anchor."""
    for n, one in enumerate(read("impediments")["impediment"]):
        tale = told[one["deal"]]
        yield from _one(one, n, tale, days.from_day(tale.anchor))


def _one(told: Table, n: int, tale: Tale, days: Days) -> Iterator[Act]:
    noted, owner = days.day(told["day"]), tale.client.account.owner_id
    impediment = Impediment(
        id=key("impediment", f"{told['deal']}/{n}"),
        deal_id=key("deal", tale.key),
        kind=ImpedimentKind(told["kind"]),
        person_id=key("person", told["person"]) if "person" in told else None,
        due=days.day(told["due"]) if "due" in told else None,
        noted_on=noted,
        **texts(told, "words", "removes", "by"),
    )
    yield added([impediment], noted, days.written(noted, 7), owner)
    if "removed" in told:
        on = days.day(told["removed"])
        yield Act(edits=(Edit(impediment, removed(impediment, on)),), on=on, at=days.written(on, 7), by=owner)
