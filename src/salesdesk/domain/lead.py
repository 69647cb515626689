"""A lead: somebody who asked, followed up at once or given back to marketing with what is known (3.4-3.6)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.moment import Moment
from salesdesk.domain.refusals import Missing, NotInThatLeadState, OutOfRange


class LeadState(StrEnum):
    """Where a lead stands: nobody spoke with it, somebody did, it became a deal, marketing has it again."""

    UNTOUCHED = "untouched"
    TOUCHED = "touched"
    DEAL = "deal"
    HANDED_BACK = "handed_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandBack:
    """Why marketing gets a lead back, all of it needed: the criterion it failed, the reason, what they saw already.

    `on` is the day it went back, `revisit_on` the day on which to look at it again (both in the desk's zone).
    """

    on: date
    failed: str = ""
    reason: str = ""
    seen: str = ""
    revisit_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Somebody who asked or was named to us; `two_way` is when both first spoke (terms: two-way contact).

    `signal` is what they did anew after marketing had them back, and brought them to sales again.
    """

    id: UUID
    name: str
    received: Moment
    source: str = ""
    account_id: UUID | None = None
    person_id: UUID | None = None
    deal_id: UUID | None = None
    owner_id: UUID | None = None
    two_way: Moment | None = None
    state: LeadState = LeadState.UNTOUCHED
    hand_back: HandBack | None = None
    signal: str = ""
    signal_on: date | None = None
    note: str = ""


def checked(lead: Lead) -> Lead:
    """Return a lead as it may be kept. Raises Missing (name; what a hand-back needs), OutOfRange (two_way)."""
    if not lead.name.strip():
        raise Missing("name", "lead")
    if lead.two_way is not None and lead.two_way.at < lead.received.at:
        raise OutOfRange("two_way", lead.two_way.at.isoformat(), lead.received.at.isoformat())
    if lead.state is LeadState.HANDED_BACK:
        _complete(lead.hand_back)
    return lead


def _complete(hand_back: HandBack | None) -> None:
    """Refuse a hand-back that leaves marketing guessing (3.6)."""
    if hand_back is None or not hand_back.failed.strip():
        raise Missing("failed", "lead")
    if not hand_back.reason.strip():
        raise Missing("reason", "lead")
    if not hand_back.seen.strip():
        raise Missing("seen", "lead")
    if hand_back.revisit_on <= hand_back.on:
        raise OutOfRange("revisit_on", hand_back.revisit_on.isoformat(), hand_back.on.isoformat())


def spoken(lead: Lead, at: Moment) -> Lead:
    """Return the lead as one with whom both spoke at that moment; only the first time counts (3.5)."""
    if lead.state is LeadState.HANDED_BACK:
        raise NotInThatLeadState(lead.name, lead.state)
    state = LeadState.TOUCHED if lead.state is LeadState.UNTOUCHED else lead.state
    return checked(replace(lead, two_way=lead.two_way or at, state=state))


def talk_noted(lead: Lead, at: Moment) -> Lead:
    """Return the lead with a talk of the log: the first one counts, also where it is written down later (3.5).

    One that marketing has, and a talk before it came in, leave it as it is.
    """
    if lead.state is LeadState.HANDED_BACK or at.at < lead.received.at:
        return lead
    if lead.two_way is not None and at.at < lead.two_way.at:
        return replace(lead, two_way=at)
    return spoken(lead, at)


def talk_taken_off(lead: Lead, at: Moment, instead: Moment | None) -> Lead:
    """Return the lead without its first talk if it was that one; `instead` is the next talk that is known, if any.

    What came of the lead stays: a deal, or a hand-back, keeps the talk that it rests on.
    """
    if lead.two_way != at or lead.state is not LeadState.TOUCHED:
        return lead
    return replace(lead, two_way=instead, state=LeadState.TOUCHED if instead else LeadState.UNTOUCHED)


def made_a_deal(lead: Lead, deal_id: UUID) -> Lead:
    """Return the lead as one of which a deal came. Raises Missing where nobody spoke with it, NotInThatLeadState."""
    if lead.state in {LeadState.DEAL, LeadState.HANDED_BACK}:
        raise NotInThatLeadState(lead.name, lead.state)
    if lead.two_way is None:
        raise Missing("two_way", "lead")
    return replace(lead, state=LeadState.DEAL, deal_id=deal_id)


def handed_back(lead: Lead, hand_back: HandBack) -> Lead:
    """Return the lead as marketing's again (3.6); the deal that came of it goes back with it (sweep.given_back).

    Raises NotInThatLeadState, Missing, OutOfRange.
    """
    if lead.state is LeadState.HANDED_BACK:
        raise NotInThatLeadState(lead.name, lead.state)
    return checked(replace(lead, state=LeadState.HANDED_BACK, hand_back=hand_back))


def taken_again(lead: Lead, signal: str, on: date) -> Lead:
    """Return a lead that marketing had as sales' again, for something new that they did (3.6: loop guard).

    Raises NotInThatLeadState, Missing (signal), OutOfRange (a signal that is not from after the hand-back).
    """
    if lead.state is not LeadState.HANDED_BACK or lead.hand_back is None:
        raise NotInThatLeadState(lead.name, lead.state)
    if not signal.strip():
        raise Missing("signal", "lead")
    if on <= lead.hand_back.on:
        raise OutOfRange("signal_on", on.isoformat(), lead.hand_back.on.isoformat())
    state = LeadState.TOUCHED if lead.two_way is not None else LeadState.UNTOUCHED
    return replace(lead, state=state, signal=signal.strip(), signal_on=on)
