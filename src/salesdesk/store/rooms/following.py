"""The rooms of the log of activities, favours, groups, events, portraits, letters, closed periods."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from salesdesk.domain.activity import Activity
from salesdesk.domain.closed_period import ClosedPeriod
from salesdesk.domain.favour import Favour, Thanks
from salesdesk.domain.letter import Letter
from salesdesk.domain.moment import Moment
from salesdesk.domain.network import Group, GroupEvent
from salesdesk.domain.portrait import Portrait
from salesdesk.store.aggregates import Columns, Held, Room, Written
from salesdesk.store.records import following as records
from salesdesk.store.rooms.columns import moment_columns, moment_of, money_columns, money_of
from salesdesk.store.rooms.customer_acts import refresh_acts
from salesdesk.store.types import AnyRow
from salesdesk.store.words import searchable


def _read_activity(row: AnyRow, parts: Held) -> Activity:
    return Activity(
        id=row.id,
        began=Moment(row.began_at, row.began_zone),
        kind=row.kind,
        channel=row.channel,
        reach=row.reach,
        theirs=row.theirs,
        minutes=row.minutes,
        mail_purpose=row.mail_purpose,
        voicemail_for=row.voicemail_for,
        outcome=row.outcome,
        account_id=row.account_id,
        deal_id=row.deal_id,
        rep_id=row.rep_id,
        meeting_id=row.meeting_id,
        lead_id=row.lead_id,
        people=tuple(one.person_id for one in parts[records.activity_person]),
        note=row.note,
        despite=row.despite,
    )


def _write_activity(activity: Activity) -> Written:
    own: Columns = {
        "id": activity.id,
        "day": activity.day,
        "kind": activity.kind,
        "channel": activity.channel,
        "reach": activity.reach,
        "theirs": activity.theirs,
        "minutes": activity.minutes,
        "mail_purpose": activity.mail_purpose,
        "voicemail_for": activity.voicemail_for,
        "outcome": activity.outcome,
        "account_id": activity.account_id,
        "deal_id": activity.deal_id,
        "rep_id": activity.rep_id,
        "meeting_id": activity.meeting_id,
        "lead_id": activity.lead_id,
        "note": activity.note,
        "words": searchable(f"{activity.note} {activity.voicemail_for}"),
        "despite": activity.despite,
    }
    people = [{"person_id": person} for person in activity.people]
    return Written(own | moment_columns("began", activity.began), {records.activity_person: people})


def _tell_deals(connection: Connection, pairs: Sequence[tuple[Activity | None, Activity | None]]) -> None:
    refresh_acts(connection, (one.deal_id for pair in pairs for one in pair if one is not None))


ACTIVITIES = Room(
    Activity,
    records.activity,
    _read_activity,
    _write_activity,
    parts=(records.activity_person,),
    order=("began_at", "id"),
    told=_tell_deals,
    tells_of_ends=True,
)


def read_favour(row: AnyRow, _parts: Held) -> Favour:
    """Return a favour from its row."""
    return Favour(
        id=row.id,
        person_id=row.person_id,
        kind=row.kind,
        done_on=row.done_on,
        asked_on=row.asked_on,
        ours=row.ours,
        words=row.words,
        deal_id=row.deal_id,
        named_id=row.named_id,
        thanks=_read_thanks(row),
    )


def _read_thanks(row: AnyRow) -> Thanks | None:
    if row.thanks_due_on is None:
        return None
    return Thanks(
        due_on=row.thanks_due_on,
        kind=row.thanks_kind,
        words=row.thanks_words,
        given_on=row.thanks_given_on,
        gift=money_of(row.gift_minor, row.gift_currency),
        waived=row.thanks_waived,
    )


def _write_favour(favour: Favour) -> Written:
    thanks = favour.thanks
    return Written(
        {
            "id": favour.id,
            "person_id": favour.person_id,
            "kind": favour.kind,
            "done_on": favour.done_on,
            "asked_on": favour.asked_on,
            "ours": favour.ours,
            "words": favour.words,
            "deal_id": favour.deal_id,
            "named_id": favour.named_id,
            "thanks_due_on": thanks.due_on if thanks else None,
            "thanks_kind": thanks.kind if thanks else None,
            "thanks_words": thanks.words if thanks else "",
            "thanks_given_on": thanks.given_on if thanks else None,
            "thanks_waived": thanks.waived if thanks else "",
        }
        | money_columns("gift", thanks.gift if thanks else None)
    )


FAVOURS = Room(Favour, records.favour, read_favour, _write_favour, order=("created_at", "id"))


def _read_group(row: AnyRow, _parts: Held) -> Group:
    return Group(id=row.id, name=row.name, phone=row.phone, web=row.web, note=row.note)


def _write_group(group: Group) -> Written:
    return Written(
        {
            "id": group.id,
            "name": group.name,
            "words": searchable(group.name),
            "phone": group.phone,
            "web": group.web,
            "note": group.note,
        }
    )


GROUPS = Room(Group, records.network_group, _read_group, _write_group, order=("words", "id"))


def _read_event(row: AnyRow, _parts: Held) -> GroupEvent:
    return GroupEvent(
        id=row.id,
        group_id=row.group_id,
        title=row.title,
        starts=moment_of(row.starts_at, row.starts_zone),
        minutes=row.minutes,
        day=row.day,
        last_day=row.last_day,
        place=row.place,
        uid=row.uid,
        sequence=row.sequence,
        attending=row.attending,
        note=row.note,
    )


def _write_event(event: GroupEvent) -> Written:
    return Written(
        {
            "id": event.id,
            "group_id": event.group_id,
            "title": event.title,
            "minutes": event.minutes,
            "day": event.day,
            "last_day": event.last_day,
            "place": event.place,
            "uid": event.uid,
            "sequence": event.sequence,
            "attending": event.attending,
            "note": event.note,
        }
        | moment_columns("starts", event.starts)
    )


GROUP_EVENTS = Room(GroupEvent, records.group_event, _read_event, _write_event, order=("created_at", "id"))


def _read_portrait(row: AnyRow, _parts: Held) -> Portrait:
    return Portrait(id=row.id, person_id=row.person_id, media=row.media, content=row.content)


def _write_portrait(portrait: Portrait) -> Written:
    return Written(
        {"id": portrait.id, "person_id": portrait.person_id, "media": portrait.media, "content": portrait.content}
    )


PORTRAITS = Room(Portrait, records.portrait, _read_portrait, _write_portrait, order=("created_at", "id"))


def _read_closed(row: AnyRow, _parts: Held) -> ClosedPeriod:
    return ClosedPeriod(id=row.id, period=row.period, closed_on=row.closed_on, by_id=row.by_id, waived=row.waived)


def _write_closed(closed: ClosedPeriod) -> Written:
    return Written(
        {
            "id": closed.id,
            "period": closed.period,
            "closed_on": closed.closed_on,
            "by_id": closed.by_id,
            "waived": closed.waived,
        }
    )


CLOSED_PERIODS = Room(ClosedPeriod, records.closed_period, _read_closed, _write_closed, order=("period", "id"))


def _read_letter(row: AnyRow, _parts: Held) -> Letter:
    return Letter(id=row.id, kind=row.kind, language=row.language, subject=row.subject, body=row.body)


def _write_letter(letter: Letter) -> Written:
    return Written(
        {
            "id": letter.id,
            "kind": letter.kind,
            "language": letter.language,
            "subject": letter.subject,
            "body": letter.body,
        }
    )


LETTERS = Room(Letter, records.letter, _read_letter, _write_letter, order=("kind", "language", "id"))
