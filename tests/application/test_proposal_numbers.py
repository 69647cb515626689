"""A number is given once, without asking anybody: the rep's prefix, the year, and one more than the highest."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from salesdesk.application.desk import Desk
from salesdesk.domain.proposal import Proposal
from tests.application.offered import deal_with_two_raised


def test_a_number_is_one_more_than_the_highest_whatever_is_missing_or_written_beside_it(desk: Desk) -> None:
    deal = deal_with_two_raised(desk)
    key = desk.proposing.draft(deal_id=deal).made(Proposal)
    first = desk.proposing.view(key).proposal
    for number in ("IB-2026-0040", "IB-2026-0041-x", "IB-2025-0077", "SD-2026-0099"):
        desk.selling.keep(None, replace(first, id=uuid4(), number=number))
    second = desk.proposing.view(desk.proposing.draft(deal_id=deal).made(Proposal)).proposal
    assert (first.number, second.number) == ("IB-2026-0001", "IB-2026-0041")


def test_a_draft_that_was_taken_back_leaves_its_number_used(desk: Desk) -> None:
    deal = deal_with_two_raised(desk)
    step = desk.proposing.draft(deal_id=deal)
    desk.changes.undo(step)
    fresh = desk.proposing.draft(deal_id=deal).made(Proposal)
    assert desk.proposing.view(fresh).proposal.number == "IB-2026-0002"
    desk.changes.redo(step)
    assert desk.proposing.view(step.made(Proposal)).proposal.number == "IB-2026-0001"
