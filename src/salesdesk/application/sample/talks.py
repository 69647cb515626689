"""What was said: the talks of each deal, with the options that came up in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from uuid import UUID

from salesdesk.application.sample.acts import Act, added
from salesdesk.application.sample.days import Days
from salesdesk.application.sample.keys import key
from salesdesk.application.sample.results import Result
from salesdesk.application.sample.source import Table, texts
from salesdesk.application.sample.tales import Tale
from salesdesk.domain.discussion import Dimension, RaisedOption, Reaction
from salesdesk.domain.meeting import Meeting, MeetingKind

_MINUTES: Mapping[MeetingKind, int] = {
    MeetingKind.CALL: 20,
    MeetingKind.VIDEO: 40,
    MeetingKind.VISIT: 120,
    MeetingKind.DEMO: 240,
}
_USUAL_MINUTES = 60
_CLOCKS = ("09:00", "09:30", "10:15", "11:00", "13:30", "14:00", "15:30")


def talks(tale: Tale, days: Days, known: Mapping[UUID, Result]) -> Iterator[Act]:
    """Yield the talks of a deal, each written down when it was over; its days count from the deal's anchor.

    `known` is what came of talks, by their keys.
    """
    counted, dice = days.from_day(tale.anchor), tale.dice("talks")
    for turn, told in enumerate(tale.talks):
        kind = MeetingKind(told["kind"])
        starts = counted.moment(counted.day(told["day"]), dice.choice(_CLOCKS))
        minutes = _MINUTES.get(kind, _USUAL_MINUTES)
        talk = Meeting(
            id=key("talk", f"{tale.key}/{turn}"),
            account_id=tale.client.account.id,
            deal_id=key("deal", tale.key),
            rep_id=tale.client.account.owner_id,
            kind=kind,
            starts=starts,
            minutes=minutes,
            people=_people(told, tale),
            held_on=starts.day,
            raised=tuple(_raised(r) for r in told.get("raised", ())),
            note=told["note"],
        )
        result = known.get(talk.id)
        whole = result.of(talk, days) if result else talk
        kept = [whole, *(result.evidence(whole) if result else ())]
        yield added(kept, starts.day, starts.at + timedelta(minutes=minutes + 15), talk.rep_id)


def _people(told: Table, tale: Tale) -> tuple[UUID, ...]:
    """Those the story names, else the first two of the account for a visit, the first one for a call."""
    if "people" in told:
        return tuple(key("person", name) for name in told["people"])
    alone = told["kind"] in {MeetingKind.CALL, MeetingKind.VIDEO}
    met = [p.id for p in tale.client.people[: 1 if alone else 2]]
    raised = [key("person", r["by"]) for r in told.get("raised", ()) if "by" in r]
    return tuple(dict.fromkeys((*met, *raised)))


def _raised(told: Table) -> RaisedOption:
    return RaisedOption(
        id=key("raised", told["key"]),
        dimension=Dimension(told["dimension"]),
        raised_by=key("person", told["by"]) if "by" in told else None,
        reaction=Reaction(told["reaction"]),
        **texts(told, "text", "quote"),
    )
