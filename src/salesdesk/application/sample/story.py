"""The whole story as one frozen value: who did what, when; the same for the same day, without a desk or a clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from salesdesk.application.sample.activities import activities
from salesdesk.application.sample.acts import Act, added
from salesdesk.application.sample.company import House, house
from salesdesk.application.sample.days import Days, back
from salesdesk.application.sample.favours import favours
from salesdesk.application.sample.follow_ups import follow_ups
from salesdesk.application.sample.forecasts import forecasts, snapshots, targets_of_reps
from salesdesk.application.sample.groups import groups
from salesdesk.application.sample.growing import grown
from salesdesk.application.sample.holdings import holdings
from salesdesk.application.sample.impediments import impediments
from salesdesk.application.sample.leads import heard, leads
from salesdesk.application.sample.library import buying, library, priced
from salesdesk.application.sample.people_and_accounts import Client, clients
from salesdesk.application.sample.plans import findings, plans
from salesdesk.application.sample.proposals import Sending, proposals
from salesdesk.application.sample.results import results
from salesdesk.application.sample.tales import Tale, tales
from salesdesk.application.sample.talks import talks

T = TypeVar("T")

_SET_UP = timedelta(days=40)
_MET = timedelta(days=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Everything that happened up to the day, in the order in which it was written; `sendings` fall between acts."""

    as_of: date
    zone: str
    me: UUID
    acts: tuple[Act, ...]
    sendings: tuple[Sending, ...]

    def final(self, kind: type[T]) -> tuple[T, ...]:
        """Return the records of a kind at the end of the story; proposals as they were before they went out."""
        return tuple(self._held(kind).values())

    def record(self, kind: type[T], key: UUID) -> T:
        """Return one record at the end of the story. Raises KeyError when there is none."""
        return self._held(kind)[key]

    def _held(self, kind: type[T]) -> dict[UUID, T]:
        edits = (edit for act in self.acts for edit in act.edits)
        return {edit.key[1]: edit.after for edit in edits if isinstance(edit.after, kind)}


def sample_story(as_of: date, zone: str) -> Story:
    """Tell the story up to a day, with its times in that zone (an IANA name)."""
    days = Days(as_of, zone)
    seller, buyers = house(days), clients()
    told = tales(days, seller, buyers)
    by_key = {tale.key: tale for tale in told}
    known = results()
    drafts, sendings = proposals(days, seller, by_key)
    acts = (
        _set_up(seller, told, days),
        library(days, _set_up_on(told)),
        *_met(buyers, told, days),
        *grown(told, seller.stages, days),
        *(act for tale in told for act in talks(tale, days, known)),
        *buying(days, by_key),
        *priced(days, by_key.values()),
        *findings(days, buyers),
        *plans(days, by_key),
        *follow_ups(days, by_key),
        *holdings(days, seller, buyers),
        *impediments(days, by_key),
        *leads(days, seller, by_key),
        *activities(days, seller, buyers, by_key),
        *favours(days, seller),
        *groups(days, seller),
        *forecasts(days, seller, buyers),
        *heard(days, seller, buyers),
        *drafts,
    )
    in_time = tuple(sorted((*acts, *snapshots(acts, days, seller)), key=lambda act: act.at))
    return Story(as_of=as_of, zone=zone, me=seller.me.id, acts=in_time, sendings=sendings)


def _set_up(seller: House, told: tuple[Tale, ...], days: Days) -> Act:
    on = _set_up_on(told)
    sold = (*seller.taxes, *seller.products.values(), seller.letterhead)
    aims = (*seller.targets, *targets_of_reps(seller))
    kept = (seller.team, *reversed(seller.reps), *seller.stages, *sold, *aims, *seller.rates)
    return added(kept, on, days.written(on), None)


def _set_up_on(told: tuple[Tale, ...]) -> date:
    return back(min(t.created for t in told) - _SET_UP)


def _met(buyers: dict[str, Client], told: tuple[Tale, ...], days: Days) -> Iterator[Act]:
    """Each account was written down with its people a few days before its first deal."""
    first = {tale.client.account.id: tale.created for tale in reversed(told)}
    for client in sorted(buyers.values(), key=lambda c: first[c.account.id]):
        on = back(first[client.account.id] - _MET)
        yield added((client.account, *client.people), on, days.written(on), client.account.owner_id)
