"""Of whom something is logged: what stood in front when the log was opened, and what goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from salesdesk.application.bench import there
from salesdesk.application.log_rows import LogQuery
from salesdesk.application.ports import Reading
from salesdesk.application.rows import AccountRow, DealRow
from salesdesk.domain.account import Account, Person, proposable
from salesdesk.domain.activity import Activity
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.folding import fold
from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.domain.lead import Lead
from salesdesk.domain.meeting import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A person, a deal, an account, a lead or a planned conversation, as far as one stands in front; else nothing.

    `follow_up` is what the follow-up in front is about, where it is one: that is what is done most likely.
    """

    person_id: UUID | None = None
    deal_id: UUID | None = None
    account_id: UUID | None = None
    lead_id: UUID | None = None
    meeting_id: UUID | None = None
    follow_up: FollowUpKind | None = None


NOBODY: Final = Subject()
"""Nothing stands in front."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """A subject with all that goes with it: names, and the people of the account; the likeliest person is in it.

    `deals` are the open deals of the account, by title, and the one in front.
    """

    subject: Subject
    account: str = ""
    deal: str = ""
    lead: str = ""
    people: tuple[Person, ...] = ()
    deals: tuple[tuple[UUID, str], ...] = ()

    @property
    def whom(self) -> str:
        """Return who it is with, in as few words as tell it: the person, else what stands in front."""
        named = next((one.name for one in self.people if one.id == self.subject.person_id), "")
        return named or self.account or self.lead or self.deal


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody or something that can be found by typing, and the words it is offered under."""

    words: str
    subject: Subject
    folded: str


def around(look: Reading, subject: Subject) -> Around:
    """Return a subject with all that goes with it; what was put away is left out."""
    lead = there(look, Lead, subject.lead_id)
    meeting = there(look, Meeting, subject.meeting_id)
    deal = there(look, Deal, subject.deal_id or (meeting.deal_id if meeting else None))
    person = there(look, Person, subject.person_id or (lead.person_id if lead else None))
    account = there(look, Account, subject.account_id) or _account(look, deal, meeting, lead, person)
    people = tuple(look.rows.people_of(account.id)) if account else ()
    if person is not None and all(one.id != person.id for one in people):
        people = (person, *people)
    chosen = person or _likeliest(look, people, deal, meeting, account)
    return Around(
        subject=replace(
            subject,
            person_id=chosen.id if chosen else None,
            deal_id=deal.id if deal else None,
            account_id=account.id if account else None,
        ),
        account=account.name if account else "",
        deal=deal.title if deal else "",
        lead=lead.name if lead else "",
        people=people,
        deals=_deals(look, account, deal),
    )


def _account(
    look: Reading, deal: Deal | None, meeting: Meeting | None, lead: Lead | None, person: Person | None
) -> Account | None:
    """Return the account that goes with the nearest of these."""
    homes = [one.account_id for one in (deal, meeting, lead) if one is not None]
    homes += [one.account_id for one in person.affiliations] if person else []
    return next((found for key in homes if (found := there(look, Account, key)) is not None), None)


def _deals(look: Reading, account: Account | None, deal: Deal | None) -> tuple[tuple[UUID, str], ...]:
    """Return the deals on which something with an account may have been done: open ones, and the one in front."""
    rows = look.rows.deals_of(account.id) if account else ()
    known = {one.id: one.title for one in rows if one.status is Status.OPEN}
    if deal is not None:
        known.setdefault(deal.id, deal.title)
    return tuple(known.items())


def _likeliest(
    look: Reading, people: Sequence[Person], deal: Deal | None, meeting: Meeting | None, account: Account | None
) -> Person | None:
    """Return who is meant where nobody was named: who takes part, who was last logged, who buys, who is there."""
    query = LogQuery(deal_id=deal.id) if deal else LogQuery(account_id=account.id) if account else None
    places = look.rows.log_places(query, None, 1) if query else ()
    last = look.find(Activity, places[0].key) if places and not places[0].meeting else None
    likely = [*(meeting.people if meeting else ()), *(last.people if last else ())]
    likely += [one.person_id for one in deal.people] if deal else []
    # Nobody is put forward who is not to be contacted; whoever talked to them all the same says so (1.13).
    free = proposable(people)
    known = {one.id: one for one in free}
    return next((known[key] for key in likely if key in known), free[0] if free else None)


def known_of(look: Reading, accounts: Sequence[AccountRow], deals: Sequence[DealRow], limit: int) -> tuple[Known, ...]:
    """Return whom something can be logged with: people first, then accounts, deals and leads."""
    people = [
        _known(one.name, one.account, Subject(person_id=one.id, account_id=one.account_id))
        for one in look.rows.people_known(limit)
    ]
    by_account = [_known(one.name, "", Subject(account_id=one.id)) for one in accounts]
    by_deal = [_known(one.title, one.account, Subject(deal_id=one.id, account_id=one.account_id)) for one in deals]
    leads = [_known(one.name, "", Subject(lead_id=one.id, account_id=one.account_id)) for one in look.every(Lead)]
    named = {one.folded for one in by_account}
    return (*people, *by_account, *by_deal, *(one for one in leads if one.folded not in named))


def _known(name: str, account: str, subject: Subject) -> Known:
    words = f"{name}, {account}" if account else name
    return Known(words=words, subject=subject, folded=fold(words))


def matching(known: Sequence[Known], typed: str, most: int) -> list[Known]:
    """Return those of whom every word typed begins a word, whatever case and accents; beginnings come first."""
    wanted = fold(typed).split()
    if not wanted:
        return []
    found = [one for one in known if all(f" {word}" in f" {one.folded}" for word in wanted)]
    found.sort(key=lambda one: not one.folded.startswith(wanted[0]))
    return found[:most]
