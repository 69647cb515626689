"""The pest guard over a desk: what it says of people and leads before they are called (B4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.application.bench import Bench, live, there
from salesdesk.application.ports import Reading
from salesdesk.domain.account import Person, proposable
from salesdesk.domain.courtesy import Courtesy
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.lead import Lead
from salesdesk.domain.pest_guard import Guard, guard_of, is_agreed
from salesdesk.domain.running_call import RunningCall


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardedPeople:
    """Whom one would call on a deal, with what the guard says of each."""

    deal: UUID
    people: tuple[Person, ...]
    guards: Mapping[UUID, Guard]


@dataclass(frozen=True, slots=True)
class Guarding:
    """What a rep is told before a call."""

    bench: Bench

    def guards(self, people: Iterable[UUID]) -> Mapping[UUID, Guard]:
        """Return what the guard says today of each of these persons."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            return guards_seen(look, people, self.bench.changes.today(settings), settings.courtesy)

    def of_deal(self, key: UUID) -> GuardedPeople:
        """Return the people of a deal, of its account where it names none, with what the guard says today."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            deal = live(look, Deal, key)
            named = (there(look, Person, part.person_id) for part in deal.people)
            people = tuple(person for person in named if person is not None)
            if not people and deal.account_id is not None:
                people = proposable(look.rows.people_of(deal.account_id))
            today = self.bench.changes.today(settings)
            guards = guards_seen(look, (person.id for person in people), today, settings.courtesy)
            return GuardedPeople(deal=key, people=people, guards=guards)

    def of_call(self, call: RunningCall) -> Guard | None:
        """Return what the guard says today of whom a call is about to go to; None where nobody is known."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            today, lead = self.bench.changes.today(settings), there(look, Lead, call.lead_id)
            if lead is not None:
                return lead_guards_seen(look, (lead,), today, settings.courtesy)[lead.id]
            who = call.person_id
            return guards_seen(look, (who,), today, settings.courtesy)[who] if who is not None else None

    def of_leads(self, leads: Iterable[Lead]) -> Mapping[UUID, Guard]:
        """Return what the guard says today of each of these leads, by their keys."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            return lead_guards_seen(look, leads, self.bench.changes.today(settings), settings.courtesy)


def guards_seen(look: Reading, people: Iterable[UUID], today: date, limits: Courtesy) -> Mapping[UUID, Guard]:
    """Return what one look at the desk says of each of these persons, all asked at once."""
    keys = tuple(dict.fromkeys(people))
    if not keys:
        return {}
    known, alone, agreed = look.rows.touches(keys), look.rows.left_alone(keys), _agreed(look, keys, today)
    return {
        key: guard_of(known.get(key, ()), today, limits, agreed=key in agreed, do_not_contact=key in alone)
        for key in keys
    }


def lead_guards_seen(look: Reading, leads: Iterable[Lead], today: date, limits: Courtesy) -> Mapping[UUID, Guard]:
    """Return what one look says of each of these leads: what was with the lead, and with its person."""
    asked = {lead.id: lead.person_id for lead in leads}
    if not asked:
        return {}
    people = tuple({key for key in asked.values() if key is not None})
    known, alone = look.rows.touches(people, tuple(asked)), look.rows.left_alone(people)
    agreed = _agreed(look, people, today)
    return {
        key: guard_of(
            # Once each: what was logged on a lead is mostly logged with its person too.
            {*known.get(key, ()), *(known.get(who, ()) if who is not None else ())},
            today,
            limits,
            agreed=who in agreed,
            do_not_contact=who in alone,
        )
        for key, who in asked.items()
    }


def _agreed(look: Reading, people: Collection[UUID], today: date) -> frozenset[UUID]:
    """Return who has an appointment today, as the desk's calendar has it."""
    zone = look.every(DeskSettings)[0].zone
    found = {who for who, at in look.rows.meetings_accepted(people, today) if at.day_in(zone) == today}
    for who, key in look.rows.appointments(people, today):
        follow_up = look.find(FollowUp, key)
        if follow_up is not None and is_agreed(follow_up, today, zone):
            found.add(who)
    return frozenset(found)
