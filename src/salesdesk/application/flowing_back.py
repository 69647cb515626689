"""What a call taught, where plans and deals find it again: findings and what the customer promised (4.31, 4.8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar
from uuid import UUID, uuid5

from salesdesk.application.bench import live
from salesdesk.application.changes import Edit
from salesdesk.application.ports import NotKept, Reading
from salesdesk.domain.deal import Deal
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.research import Finding, FindingKind

T = TypeVar("T")


def as_held(look: Reading, meeting: Meeting, today: date) -> Meeting:
    """Return the meeting as one that was held: on its planned day, in the stage that its deal is in."""
    if meeting.held_on is not None:
        return meeting
    day = min(meeting.starts.day, today) if meeting.starts else today
    deal = look.find(Deal, meeting.deal_id)
    return replace(meeting, held_on=day, stage_id=deal.stage_id if deal else None)


def flowing_back(look: Reading, meeting: Meeting) -> list[Edit]:
    """Return the edits that keep what a held meeting taught, over those of an earlier closing of its evaluation.

    What was learnt becomes a finding on the account, what the customer promised evidence on the deal; what is no
    longer said goes. Both have keys that follow from the meeting's, so that neither is ever there twice.
    """
    both = (_what_was_learnt(look, meeting), _what_was_promised(look, meeting))
    return [edit for edit in both if edit is not None]


def _what_was_learnt(look: Reading, meeting: Meeting) -> Edit | None:
    deal = look.find(Deal, meeting.deal_id)
    account = meeting.account_id or (deal.account_id if deal else None)
    learnt = meeting.evaluation.learnt.strip() if meeting.evaluation else ""
    if account is None:
        return None
    key = uuid5(meeting.id, "learnt")
    before = _live(look, Finding, key)
    if not learnt:
        return Edit(before, None) if before else None
    spoke = meeting.people[0] if len(meeting.people) == 1 else None
    written = before or Finding(id=key, kind=FindingKind.PROSPECT, text=learnt, account_id=account, said_by=spoke)
    return Edit(before, replace(written, text=learnt, found_on=meeting.held_on))


def _what_was_promised(look: Reading, meeting: Meeting) -> Edit | None:
    evaluation = meeting.evaluation
    if meeting.deal_id is None or meeting.held_on is None or evaluation is None:
        return None
    key = uuid5(meeting.id, "promised")
    before = _live(look, Evidence, key)
    if not evaluation.is_commitment:
        return Edit(before, None) if before else None
    act = Evidence(
        id=key,
        deal_id=meeting.deal_id,
        what=evaluation.agreed.strip(),
        happened_on=meeting.held_on,
        stage_id=meeting.stage_id,
        meeting_id=meeting.id,
    )
    return Edit(before, act)


def _live(look: Reading, kind: type[T], key: UUID) -> T | None:
    try:
        return live(look, kind, key)
    except NotKept:
        return None
