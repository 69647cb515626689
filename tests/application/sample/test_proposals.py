"""The three proposals of the story: two real options each, which somebody raised before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from salesdesk.application.sample import keys
from salesdesk.domain.balance import lopsided
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.proposal import Proposal, ProposalState
from salesdesk.domain.two_options import Fault, Provenance, differences, faults_of
from tests.application.sample.telling import DAYS, TODAY, talks, told

each_day = pytest.mark.parametrize("day", DAYS, ids=str)
EACH = (keys.EARLIER_PROPOSAL, keys.WAITING_PROPOSAL, keys.DRAFT_PROPOSAL)
each_proposal = pytest.mark.parametrize("key", EACH)


def proposal(key: UUID, day: date = TODAY) -> Proposal:
    return told(day).record(Proposal, key)


def raised(day: date) -> Iterator[Provenance]:
    for talk in talks(told(day)):
        for option in talk.raised:
            assert talk.held_on
            yield Provenance(id=option.id, on=talk.held_on, account_id=talk.account_id, deal_id=talk.deal_id)


def faults(key: UUID, day: date) -> list[Fault]:
    shown = proposal(key, day)
    return [f.fault for f in faults_of(shown, raised(day), has_next_step=shown.next_step is not None)]


@each_day
def test_2_14_to_2_19_what_went_out_has_no_fault_and_the_draft_lacks_its_next_step(day: date) -> None:
    assert faults(keys.WAITING_PROPOSAL, day) == []
    assert faults(keys.EARLIER_PROPOSAL, day) == []
    assert faults(keys.DRAFT_PROPOSAL, day) == [Fault.NO_NEXT_STEP]


@each_day
@each_proposal
def test_2_16_every_option_was_raised_for_the_deal_before_it_was_proposed(key: UUID, day: date) -> None:
    shown = proposal(key, day)
    known = {r.id: r for r in raised(day)}
    cited = [known[r] for option in shown.options for r in option.raised]
    assert len(cited) == 2
    assert shown.dated
    assert all(r.deal_id == shown.deal_id and r.on <= shown.dated for r in cited)


@each_proposal
def test_they_say_enough_and_the_same_on_both_sides(key: UUID) -> None:
    shown = proposal(key)
    a, b = shown.options
    assert [r.label for r in a.rows] == [r.label for r in b.rows]
    assert len(a.rows) == 7
    assert lopsided(a, b) == ()
    for one, other in zip(a.rows, b.rows, strict=True):
        assert max(len(one.text), len(other.text)) <= 1.5 * min(len(one.text), len(other.text)), one.label
    for option in shown.options:
        assert 6 <= len(option.lines) <= 9
        assert len({x.group for x in option.lines}) == 3
    assert len(shown.heard.needs) == 4
    assert len(shown.heard.figures) == 3
    assert shown.heard.lead
    assert shown.heard.worth
    assert shown.heard.propose
    assert shown.compare
    assert {d.dimension.value for d in differences(shown)} >= {"pricing", "configuration", "delivery", "installation"}


@each_day
@each_proposal
def test_the_deal_is_worth_the_first_option(key: UUID, day: date) -> None:
    shown = proposal(key, day)
    assert shown.deal_id
    assert told(day).record(Deal, shown.deal_id).value == shown.options[0].totals("EUR").first_year


def numbers(text: str) -> list[int]:
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)]


def test_what_is_said_of_the_worth_adds_up() -> None:
    today, tried, frames, saved, *_ = numbers(proposal(keys.WAITING_PROPOSAL).heard.worth)
    figures = [f.value for f in proposal(keys.WAITING_PROPOSAL).heard.figures]
    assert saved == (today - tried) * frames
    assert figures[1:] == [f"€ {today * frames:,}", f"€ {saved:,}"]
    idle, lost, loss, worked, kept, *_ = numbers(proposal(keys.DRAFT_PROPOSAL).heard.worth)
    assert (loss, kept) == (idle * lost, idle * worked)


def test_what_is_said_of_the_return_fits_the_prices() -> None:
    bought, rented = proposal(keys.WAITING_PROPOSAL).options
    assert numbers(rented.rows[5].text)[1] == rented.totals("EUR").following_year.amount
    for option in (bought, *proposal(keys.DRAFT_PROPOSAL).options):
        sums, said = option.totals("EUR"), numbers(option.rows[5].text)
        months = float(sums.first_year.amount) / (said[0] - float(sums.following_year.amount)) * 12
        assert said[-1] == pytest.approx(months, abs=0.8)


@each_day
def test_one_waits_and_one_belongs_to_a_deal_that_was_won(day: date) -> None:
    story = told(day)
    states = [(s.proposal_id, s.state) for s in story.sendings]
    assert states == [
        (keys.EARLIER_PROPOSAL, ProposalState.ISSUED),
        (keys.EARLIER_PROPOSAL, ProposalState.WITHDRAWN),
        (keys.WAITING_PROPOSAL, ProposalState.ISSUED),
    ]
    earlier = proposal(keys.EARLIER_PROPOSAL, day)
    assert earlier.deal_id
    won = story.record(Deal, earlier.deal_id)
    assert won.status is Status.WON
    assert story.sendings[1].at.date() == won.closed_on
    for sending in (story.sendings[0], story.sendings[2]):
        sent = proposal(sending.proposal_id, day)
        assert sent.dated == sending.at.date()
        assert sent.next_step
        assert story.record(FollowUp, sent.next_step).starts.at > sending.at


@each_day
def test_numbers_are_never_used_twice(day: date) -> None:
    numbers = [p.number for p in told(day).final(Proposal)]
    assert len(set(numbers)) == 3
    assert all(number.startswith("NA-") for number in numbers)
