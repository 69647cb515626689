"""What was discussed: when, with whom, and which options were raised (2.15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.application.rows import FollowUpRow, MeetingRow, RaisedRow
from salesdesk.application.selling import stages_in_order
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal, Stage, Status
from salesdesk.domain.discussion import Dimension, RaisedOption, Reaction
from salesdesk.domain.meeting import Meeting, MeetingKind
from salesdesk.domain.refusals import Missing, OutOfRange


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionView:
    """Everything the discussion page shows; `elsewhere` are options raised in other talks of the deal or account.

    `next_stage` is the stage behind that of the deal, None without an open deal and in the last stage.
    """

    meeting: Meeting
    account: Account | None
    deal: Deal | None
    people: tuple[Person, ...]
    known_people: tuple[Person, ...]
    elsewhere: tuple[RaisedRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    next_stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Discussing:
    """What a rep writes down after a talk."""

    bench: Bench

    def held(self, *, account_id: UUID | None = None, deal_id: UUID | None = None) -> Sequence[MeetingRow]:
        """Return the discussions of a deal or an account, newest first."""
        with self.bench.look() as look:
            rows = look.rows.meetings(account_id=account_id, deal_id=deal_id)
            return [row for row in rows if row.held_on is not None]

    def view(self, key: UUID) -> DiscussionView:
        """Return a discussion. Raises NotKept."""
        with self.bench.look() as look:
            meeting = live(look, Meeting, key)
            deal = look.find(Deal, meeting.deal_id)
            raised = look.rows.raised(account_id=meeting.account_id, deal_id=meeting.deal_id)
            return DiscussionView(
                meeting=meeting,
                account=look.find(Account, meeting.account_id),
                deal=deal,
                people=tuple(p for p in (look.find(Person, k) for k in meeting.people) if p),
                known_people=tuple(look.rows.people_of(meeting.account_id)) if meeting.account_id else (),
                elsewhere=tuple(row for row in raised if row.meeting_id != key),
                follow_ups=tuple(look.rows.follow_ups(account_id=meeting.account_id, deal_id=meeting.deal_id)),
                next_stage=_stage_behind(deal, stages_in_order(look)) if deal else None,
            )

    def record(
        self,
        held_on: date | None,
        *,
        deal_id: UUID | None = None,
        account_id: UUID | None = None,
        kind: MeetingKind = MeetingKind.CALL,
        people: Sequence[UUID] = (),
        raised: Sequence[RaisedOption] = (),
        note: str = "",
    ) -> Step:
        """Write down a talk that was not planned here. Raises Missing (date, account), OutOfRange (a day to come)."""
        with self.bench.look() as look:
            deal = look.find(Deal, deal_id)
        meeting = Meeting(
            id=self.bench.new_id(),
            account_id=account_id or (deal.account_id if deal else None),
            deal_id=deal_id,
            rep_id=self.bench.settings().me,
            kind=kind,
            people=tuple(people),
            held_on=self._day(held_on),
            stage_id=deal.stage_id if deal else None,
            raised=tuple(raised),
            note=note,
        )
        return self.bench.do(Edit(None, meeting), on=held_on)

    def hold(self, key: UUID, held_on: date | None = None) -> Step:
        """Say that a planned meeting was held, today unless told: it becomes a discussion."""
        day = self._day(held_on or self.bench.today())
        with self.bench.look() as look:
            meeting = look.kept(Meeting, key).value
            deal = look.find(Deal, meeting.deal_id)
        stage = deal.stage_id if deal else None
        return self.bench.do(Edit(meeting, replace(meeting, held_on=day, stage_id=stage)), on=day)

    def _day(self, held_on: date | None) -> date:
        if held_on is None:
            raise Missing("day", "discussion")
        if held_on > self.bench.today():
            raise OutOfRange("held_on", held_on.isoformat(), most=self.bench.today().isoformat())
        return held_on

    def option(
        self,
        text: str,
        dimension: Dimension,
        *,
        raised_by: UUID | None = None,
        reaction: Reaction | None = None,
        quote: str = "",
    ) -> RaisedOption:
        """Return an option as it was raised, with a key of its own, ready to stand in a discussion."""
        return RaisedOption(
            id=self.bench.new_id(),
            text=text.strip(),
            dimension=dimension,
            raised_by=raised_by,
            reaction=reaction,
            quote=quote.strip(),
        )

    def raised(self, *, deal_id: UUID | None, account_id: UUID | None) -> Sequence[RaisedRow]:
        """Return the options that may stand in a proposal for the deal (for the account without one) (2.16)."""
        with self.bench.look() as look:
            return look.rows.raised(account_id=account_id, deal_id=deal_id)


def _stage_behind(deal: Deal, stages: Sequence[Stage]) -> Stage | None:
    at = next((place for place, stage in enumerate(stages) if stage.id == deal.stage_id), None)
    if deal.status is not Status.OPEN or at is None or at + 1 >= len(stages):
        return None
    return stages[at + 1]
