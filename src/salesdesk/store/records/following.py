"""Tables of the log of activities, favours and thanks, groups and their events, letters, closed periods."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, Integer, LargeBinary, String

from salesdesk.domain.activity import ActivityKind, Channel, MailPurpose, Reach
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.favour import FavourKind, ThanksKind
from salesdesk.domain.letter import LetterKind
from salesdesk.store.records.base import PERSONAL, aggregate, moment, money, part, refers, text
from salesdesk.store.types import Choice

activity = aggregate(
    "activity",
    *moment("began", needed=True),
    Column("day", Date, nullable=False),
    Column("kind", Choice(ActivityKind), nullable=False),
    Column("channel", Choice(Channel), nullable=False),
    Column("reach", Choice(Reach), nullable=False),
    Column("theirs", Boolean, nullable=False),
    Column("minutes", Integer),
    Column("mail_purpose", Choice(MailPurpose)),
    text("voicemail_for", personal=True),
    Column("outcome", Choice(OutcomeClass)),
    refers("account_id", "account", index=True),
    refers("deal_id", "deal", index=True),
    refers("rep_id", "rep", index=True),
    refers("meeting_id", "meeting", index=True),
    refers("lead_id", "lead", index=True),
    text("note", personal=True),
    text("words", personal=True),
    text("despite", personal=True),
)

# The log is walked through in this order without reading what was put away: the index alone tells.
Index("ix_activity_log", *(activity.c[name] for name in ("day", "began_at", "id", "archived_at")))

# What was done is added up by rep and kind without reading an entry. What all entries that were not put away have in
# common does not come first: the log would be walked by it instead of by its days.
_ADDED = ("rep_id", "kind", "day", "archived_at", "reach", "channel", "outcome", "minutes", "meeting_id")
Index("ix_activity_worked", *(activity.c[name] for name in _ADDED))
_said = activity.c.outcome.is_not(None)
_SAID = ("deal_id", "outcome", "day", "archived_at")
Index("ix_activity_outcome", *(activity.c[name] for name in _SAID), sqlite_where=_said, postgresql_where=_said)

activity_person = part("activity_person", "activity", refers("person_id", "person", needed=True, index=True))

favour = aggregate(
    "favour",
    refers("person_id", "person", needed=True, index=True),
    Column("kind", Choice(FavourKind), nullable=False),
    Column("done_on", Date),
    Column("asked_on", Date),
    Column("ours", Boolean, nullable=False),
    text("words", personal=True),
    refers("deal_id", "deal", index=True),
    refers("named_id", "person"),
    Column("thanks_due_on", Date, index=True),
    Column("thanks_kind", Choice(ThanksKind)),
    text("thanks_words", personal=True),
    Column("thanks_given_on", Date),
    *money("gift"),
    text("thanks_waived"),
)

network_group = aggregate("network_group", text("name"), text("words"), text("phone"), text("web"), text("note"))

group_event = aggregate(
    "group_event",
    refers("group_id", "network_group", needed=True, index=True),
    text("title"),
    *moment("starts"),
    Column("minutes", Integer, nullable=False),
    Column("day", Date),
    Column("last_day", Date),
    text("place"),
    Column("uid", String, nullable=False, index=True),
    Column("sequence", Integer, nullable=False),
    Column("attending", Boolean),
    text("note"),
)

portrait = aggregate(
    "portrait",
    refers("person_id", "person", needed=True, index=True),
    Column("media", String(32), nullable=False),
    Column("content", LargeBinary, nullable=False, info=dict(PERSONAL)),
)

closed_period = aggregate(
    "closed_period",
    Column("period", String(16), nullable=False),
    Column("closed_on", Date, nullable=False),
    refers("by_id", "rep"),
    text("waived"),
)

letter = aggregate(
    "letter",
    Column("kind", Choice(LetterKind), nullable=False),
    Column("language", String(16), nullable=False),
    text("subject"),
    text("body"),
)
