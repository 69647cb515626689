"""Who asked in the story, when somebody first spoke with them, what came of it, and what sales heard (3.4-3.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from salesdesk.application.changes import Edit
from salesdesk.application.sample.acts import Act, added
from salesdesk.application.sample.company import House
from salesdesk.application.sample.days import Days
from salesdesk.application.sample.keys import key
from salesdesk.application.sample.people_and_accounts import Client
from salesdesk.application.sample.source import Table, read, texts
from salesdesk.application.sample.tales import Tale
from salesdesk.domain import lead as leads_domain
from salesdesk.domain.feedback import Feedback, FeedbackKind
from salesdesk.domain.lead import HandBack, Lead
from salesdesk.domain.moment import Moment

_TURN = 9


def leads(days: Days, seller: House, told: Mapping[str, Tale]) -> Iterator[Act]:
    """Yield each lead as it came in, the first talk, and what became of it: a deal, or back to marketing."""
    for one in read("leads")["lead"]:
        tale = told.get(one.get("deal", ""))
        yield from _one(one, days.from_day(tale.created) if tale else days, seller, tale)


def _one(told: Table, days: Days, seller: House, tale: Tale | None) -> Iterator[Act]:
    me, came = seller.me.id, _moment(told["came"], days)
    lead = Lead(
        id=key("lead", told["key"]),
        received=came,
        account_id=tale.client.account.id if tale else None,
        owner_id=me,
        **texts(told, "name", "source", "note"),
    )
    yield Act(edits=(Edit(None, lead),), on=came.day, at=came.at, by=me)
    if "spoke" in told:
        spoke = _moment(told["spoke"], days)
        before, lead = lead, leads_domain.spoken(lead, spoke)
        yield Act(edits=(Edit(before, lead),), on=spoke.day, at=spoke.at, by=me)
    if tale is not None:
        dealt = leads_domain.made_a_deal(lead, key("deal", tale.key))
        yield Act(edits=(Edit(lead, dealt),), on=tale.created, at=days.written(tale.created, _TURN), by=me)
    if "returned" in told:
        yield _returned(lead, told["returned"], days, seller)


def _returned(lead: Lead, told: Table, days: Days, seller: House) -> Act:
    on = days.day(told["day"])
    # To the day, not to a working day: a lead that is to be looked at today is so on any day.
    revisit = days.zero + timedelta(days=told["revisit"])
    back = HandBack(on=on, revisit_on=revisit, **texts(told, "failed", "reason", "seen"))
    edit = Edit(lead, leads_domain.handed_back(lead, back))
    return Act(edits=(edit,), on=on, at=max(days.written(on, _TURN), lead.received.at), by=seller.me.id)


def _moment(told: tuple[int, str], days: Days) -> Moment:
    offset, clock = told
    return days.moment(days.day(offset), clock)


def heard(days: Days, seller: House, buyers: Mapping[str, Client]) -> Iterator[Act]:
    """Yield what was heard for marketing."""
    for n, one in enumerate(read("leads")["heard"]):
        on = days.day(one["day"])
        feedback = Feedback(
            id=key("feedback", str(n)),
            kind=FeedbackKind(one["kind"]),
            words=one["words"],
            noted_on=on,
            by_id=seller.me.id,
        )
        if "account" in one:
            feedback = replace(feedback, account_id=buyers[one["account"]].account.id)
        yield added([feedback], on, days.written(on, _TURN), seller.me.id)
