"""The next plan from what is known: what the last one left open goes on, what was settled stays behind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk.application.rows import MeetingRow
from salesdesk.domain.call_strategy import OptionToRaise
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.discussion import RaisedOption
from salesdesk.domain.folding import fold
from salesdesk.domain.meeting import CallPlan, Meeting


def carried(plan: CallPlan, raised: Iterable[RaisedOption] = ()) -> CallPlan:
    """Return what of a plan is still open, for the next one (4.14, 4.20, 2.15).

    Questions without an answer, objections but those that were raised and answered well (their results are open
    again), options to raise that did not come up (`raised` are those that did), materials and the opening. Each
    call has its own objective, best and least result, return and step, and is marked ready anew (2.1, 4.21).
    """
    return CallPlan(
        opening=plan.opening,
        questions=tuple(question for question in plan.questions if not question.answered),
        objections=tuple(
            replace(objection, raised=None, worked=None)
            for objection in plan.objections
            if not (objection.raised and objection.worked)
        ),
        to_raise=still_to_raise(plan, raised),
        materials=plan.materials,
    )


def still_to_raise(plan: CallPlan, raised: Iterable[RaisedOption]) -> tuple[OptionToRaise, ...]:
    """Return the options of a plan that did not come up, in their order (2.15)."""
    came_up = {_said(option.text) for option in raised}
    return tuple(option for option in plan.to_raise if _said(option.text) not in came_up)


def _said(text: str) -> str:
    return " ".join(fold(text).split())


def next_meeting(before: Meeting, key: UUID, left_alone: Collection[UUID] = ()) -> Meeting:
    """Return the plan for the next meeting with the same people, on the same deal; it has no moment yet.

    Who is `left_alone` is not to be contacted and is not carried over (1.13).
    """
    return Meeting(
        id=key,
        account_id=before.account_id,
        deal_id=before.deal_id,
        rep_id=before.rep_id,
        kind=before.kind,
        activity=before.activity,
        minutes=before.minutes,
        place=before.place,
        people=tuple(person for person in before.people if person not in left_alone),
        plan=carried(before.plan or CallPlan(), before.raised),
    )


def last_plan(rows: Sequence[MeetingRow], deal_id: UUID | None) -> UUID | None:
    """Return the plan to go on from: of the deal before those of its account, held ones before planned ones."""
    plans = [row for row in rows if row.has_plan]
    of_the_deal = [row for row in plans if deal_id is not None and row.deal_id == deal_id]
    ranked = sorted(of_the_deal or plans, key=_newest, reverse=True)
    return ranked[0].id if ranked else None


def _newest(row: MeetingRow) -> tuple[bool, str, str]:
    return row.held_on is not None, row.day.isoformat() if row.day else "", str(row.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a new plan begins with: the account and deal that were asked for, and who is known.

    `deal` is None where only an account was asked for; `last_deal` is that of the last plan. `expected` are the
    persons with whom follow-ups are open, `people` everybody at the account; `left_alone` are those of all of them
    who are not to be contacted (1.13).
    """

    account_id: UUID | None
    deal: Deal | None
    rep_id: UUID | None
    last: Meeting | None = None
    last_deal: Deal | None = None
    expected: tuple[UUID, ...] = ()
    people: tuple[UUID, ...] = ()
    left_alone: frozenset[UUID] = frozenset()

    @property
    def everybody(self) -> frozenset[UUID]:
        """Whoever may come to take part."""
        of_deal = (person.person_id for person in self.deal.people) if self.deal else ()
        return frozenset((*self.expected, *self.people, *of_deal, *(self.last.people if self.last else ())))


def begun(known: Known, key: UUID) -> Meeting:
    """Return a new plan with all that is known already, without a moment and without an objective.

    It is about the deal that was asked for; for an account alone about that of the last plan while it is open.
    """
    last = known.last
    start = next_meeting(last, key, known.left_alone) if last is not None else Meeting(id=key, plan=CallPlan())
    deal = known.deal
    if deal is None and known.last_deal is not None and known.last_deal.status is Status.OPEN:
        deal = known.last_deal
    return replace(
        start,
        account_id=known.account_id,
        deal_id=deal.id if deal else None,
        rep_id=known.rep_id,
        people=_who(known, deal),
    )


def _who(known: Known, deal: Deal | None) -> tuple[UUID, ...]:
    """Return who takes part: as last time on this deal, the people of the deal, those who wait for us, the only one.

    Nobody who is not to be contacted takes part, however they come to it.
    """
    last = known.last
    same = last is not None and last.deal_id == (deal.id if deal else None)
    ways = (
        last.people if last is not None and same else (),
        tuple(person.person_id for person in deal.people) if deal else (),
        tuple(dict.fromkeys(known.expected)),
        known.people if len(known.people) == 1 else (),
        last.people if last is not None else (),
    )
    free = (tuple(person for person in who if person not in known.left_alone) for who in ways)
    return next((who for who in free if who), ())
