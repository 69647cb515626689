"""What was done lately, besides the talks: calls that nobody answered, mails, work at the desk, care after the sale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from salesdesk.application.sample.acts import Act, added
from salesdesk.application.sample.company import House
from salesdesk.application.sample.days import Days
from salesdesk.application.sample.keys import key
from salesdesk.application.sample.people_and_accounts import Client
from salesdesk.application.sample.source import Table, read, texts
from salesdesk.application.sample.tales import Tale
from salesdesk.domain.activity import Activity, ActivityKind, Channel, MailPurpose, Reach
from salesdesk.domain.evaluation import OutcomeClass


def activities(days: Days, seller: House, buyers: Mapping[str, Client], told: Mapping[str, Tale]) -> Iterator[Act]:
    """Yield each entry of the log, written down when it was over."""
    for n, one in enumerate(read("activities")["activity"]):
        made = _activity(one, str(n), days, seller, _client(one, buyers, told))
        done = made.began.at + timedelta(minutes=made.minutes or 0)
        yield added([made], made.day, done, made.rep_id)


def _client(told: Table, buyers: Mapping[str, Client], tales: Mapping[str, Tale]) -> Client | None:
    if "deal" in told:
        return tales[told["deal"]].client
    return buyers[told["account"]] if "account" in told else None


def _activity(told: Table, name: str, days: Days, seller: House, client: Client | None) -> Activity:
    return Activity(
        id=key("activity", name),
        began=days.moment(days.day(told["day"]), told["clock"]),
        kind=ActivityKind(told.get("kind", ActivityKind.CALL_OR_MEETING)),
        channel=Channel(told["channel"]),
        reach=Reach(told.get("reach", Reach.SPOKE)),
        theirs=told.get("theirs", False),
        minutes=told.get("minutes"),
        mail_purpose=MailPurpose(told["mail"]) if "mail" in told else None,
        outcome=OutcomeClass(told["outcome"]) if "outcome" in told else None,
        account_id=client.account.id if client else None,
        deal_id=key("deal", told["deal"]) if "deal" in told else None,
        rep_id=seller.me.id,
        people=(key("person", told["person"]),) if "person" in told else (),
        **texts(told, "note", "voicemail_for"),
    )
