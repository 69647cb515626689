"""A rep's day on the sample desk: deals by hand, a call planned, a talk recorded, two options proposed, a follow-up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from salesdesk.app.answered_day import Offering, answered, earlier, expired
from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.application.forecast.scopes import stepped
from salesdesk.application.papers import Copy
from salesdesk.domain.call_strategy import OptionToRaise, Question, QuestionKind
from salesdesk.domain.deal import BuyingRole, Category, Deal, LossReason, Outcome, ReasonCode, ReasonSource, Status
from salesdesk.domain.discussion import Dimension, Reaction
from salesdesk.domain.evaluation import Evaluation, Reached
from salesdesk.domain.follow_up import FollowUp, FollowUpKind
from salesdesk.domain.impediment import ImpedimentKind
from salesdesk.domain.meeting import CallPlan, ExpectedReturn, Meeting, MeetingKind
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.objection import PlanObjection
from salesdesk.domain.proposal import CompareRow, Proposal, ProposalLine, ProposalState
from salesdesk.domain.research import Finding, FindingKind
from salesdesk.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What the day left behind, by key: what the files and the pictures show.

    `now` is the name of the present period, `ahead` that of the next.
    """

    zone: str
    deal: UUID
    account: UUID
    plan: UUID
    talk: UUID
    evaluation: UUID
    draft: UUID
    proposal: UUID
    follow_up: UUID
    answered: UUID
    expired: UUID
    returned: Path
    now: str
    ahead: str

    def write(self, desk: Desk, path: Path) -> None:
        """Write the file that goes by that name. Raises KeyError for another one."""
        writing: Mapping[str, Callable[[], object]] = {
            "call-sheet.pdf": lambda: desk.exporting.call_sheet(self.plan, path),
            "call-sheet-battlecard.pdf": lambda: desk.exporting.call_sheet(self.plan, path, battlecard=True),
            "proposal.pdf": lambda: desk.exporting.proposal(self.proposal, path),
            "proposal-internal.pdf": lambda: desk.exporting.proposal(self.proposal, path, copy=Copy.INTERNAL),
            "proposal.eml": lambda: desk.handing_over.mail(self.proposal, path),
            "agreement.pdf": lambda: desk.handing_over.agreement(self.answered, path),
            "pipeline.xlsx": lambda: desk.exporting.pipeline(path),
            "review.pdf": lambda: desk.reviews.write(path),
            "review.xlsx": lambda: desk.reviews.write(path),
            "quota.pdf": lambda: desk.quota.save(path),
            "forecast-template.xlsx": lambda: desk.templates.write(path),
            "follow-up.ics": lambda: desk.exporting.calendar(self.follow_up, path),
        }
        writing[path.name]()


def do(desk: Desk, day: date) -> Done:
    """Work through the day by the use cases that the windows call."""
    plan = _finish_todays_plan(desk, day)
    account, person = _known_account(desk, plan)
    deal = _deal_by_hand(desk, account, person, day)
    _close_two(desk, deal, day)
    evaluation = _hold_a_call(desk, deal, person, day - timedelta(days=1))
    _plan_a_call(desk, deal, day)
    talk = _record_a_talk(desk, deal, person, day)
    follow_up = _book(desk, deal, person, day)
    _note_what_stands_in_the_way(desk, deal, person, day)
    draft, proposal = _propose(desk, deal, follow_up), _issue_the_draft(desk, day)
    who, past = desk.selling.account(account).people[0].name, earlier(desk, day)
    returned = desk.path.with_name("proposal.pdf")
    desk.exporting.proposal(proposal, returned)
    return Done(
        zone=desk.setting_up.settings().zone,
        deal=deal,
        account=account,
        plan=plan,
        talk=talk,
        evaluation=evaluation,
        draft=draft,
        proposal=proposal,
        follow_up=follow_up,
        answered=answered(desk, account, who, day, _offering(desk, person, day)),
        expired=expired(past, account, day, _offering(past, person, day)),
        returned=returned,
        now=desk.forecasting.period().name,
        ahead=stepped(desk.forecasting.period(), 1, desk.setting_up.settings().fiscal_start).name,
    )


def _offering(desk: Desk, person: UUID, day: date) -> Offering:
    return Offering(
        lambda key, on: _talk_over(desk, key, person, on, day),
        lambda key: _book(desk, key, person, day),
        lambda key, booked: _propose(desk, key, booked),
    )


def _talk_over(desk: Desk, deal: UUID, person: UUID, on: date, today: date) -> UUID:
    """Record the talk of a day, and note today what stands in the way: the discount answers the one on the price."""
    _note_what_stands_in_the_way(desk, deal, person, today)
    return _record_a_talk(desk, deal, person, on)


def _finish_todays_plan(desk: Desk, day: date) -> UUID:
    """Give today's first plan the day and the answers it still lacks, and mark it ready."""
    key = desk.today.view().meetings[0].id
    before = desk.preparing.view(key).meeting
    plan = before.plan or CallPlan()
    answered = tuple(o if o.answered else replace(o, answer=_ANSWER, proof=_PROOF) for o in plan.objections)
    sentence = f"{plan.objective.rstrip('.')}, by 11:00 today."
    done = replace(plan, objections=answered, objective=sentence, objective_by=day)
    desk.selling.keep(before, replace(before, plan=done))
    desk.preparing.mark_ready(key)
    return key


_ANSWER = "Then let us settle it on one frame first: you see the result before anybody else has to agree."
_PROOF = "Trial report of the last customer, page 2"


def _known_account(desk: Desk, plan: UUID) -> tuple[UUID, UUID]:
    """Return an account with a person that is not the one of today's first meeting: an existing customer."""
    shown = desk.preparing.view(plan)
    rows = [r for r in desk.selling.accounts() if shown.account is None or r.id != shown.account.id]
    for row in sorted(rows, key=lambda r: r.name):
        view = desk.selling.account(row.id)
        if view.people and any(d.status is Status.WON for d in view.deals):
            return row.id, view.people[0].id
    raise LookupError(plan)


def _deal_by_hand(desk: Desk, account: UUID, person: UUID, day: date) -> UUID:
    """Add a deal, say what it may bring and who decides, and move it on."""
    currency = desk.setting_up.settings().currency
    value = Money.of(24_600, currency)
    key = desk.selling.new_deal(
        "Second cleaning cell", account_id=account, value=value, expected_on=day + timedelta(days=24)
    ).made(Deal)
    before = desk.selling.deal(key).deal
    desk.selling.keep(before, replace(before, category=Category.BEST_CASE, note="Asked for it after the audit."))
    desk.preparing.set_role(key, person, BuyingRole.DECIDES)
    second = desk.selling.stages()[1].id
    told = [
        (criterion.id, "They asked for a second cell after the audit.", day)
        for criterion in desk.selling.wanted(key, second)
    ]
    desk.selling.move(key, second, evidence=told)
    return key


def _close_two(desk: Desk, but: UUID, day: date) -> None:
    """Win the smallest deal that was promised, lose the one that waits longest."""
    with desk.changes.store.reading() as look:
        deals = [d for d in look.rows.deals_for_figures() if d.status is Status.OPEN and d.id != but and d.value]
        cited = {p.deal_id for p in look.rows.proposals()}
    free = sorted((d for d in deals if d.id not in cited and d.age_from), key=lambda d: d.age_from or day)
    promised = [d for d in free if d.category is Category.COMMIT]
    won = min(promised or free, key=lambda d: d.value.minor if d.value else 0)
    desk.selling.win(won.id, day)
    oldest = next(d for d in free if d.id != won.id)
    reason = LossReason(code=ReasonCode.NO_PRIORITY, source=ReasonSource.CUSTOMER, note="Next year, perhaps.")
    desk.selling.lose(oldest.id, Outcome.NO_DECISION, [reason], day)


def _plan_a_call(desk: Desk, deal: UUID, day: date) -> UUID:
    """Plan a call on the new deal: findings, questions, an objection with its answer, the objective."""
    key = desk.preparing.plan_call(deal_id=deal).made(Meeting)
    person = desk.preparing.view(key).people[0]
    seen = desk.preparing.add_finding(
        key, FindingKind.PROSPECT, "The first cell runs two shifts and is booked until March", source="Plant tour"
    )
    for finding in (edit.after for edit in seen.edits):
        if isinstance(finding, Finding):
            desk.selling.keep(finding, replace(finding, said_by=person.id))
    desk.preparing.add_finding(
        key, FindingKind.COMPETITOR, "Quotes blasting by the hour, waste extra", subject="Blasting contractor"
    )
    before = desk.preparing.view(key).meeting
    who = person.name
    plan = CallPlan(
        objective=f"{who} names the hall and the week for 1 trial day, by {Words().date(day + timedelta(days=9))}",
        questions=(
            Question(text="What happens in March if nothing changes?", kind=QuestionKind.IMPLICATION),
            Question(text="Who else has to see the trial?", kind=QuestionKind.SITUATION),
        ),
        objections=(
            PlanObjection(words="One cell has been enough so far.", answer="Until March.", proof="Shift plan"),
        ),
        prospect_gets="A shift plan for two cells",
        fall_back="A date for the trial day",
    )
    desk.selling.keep(before, replace(before, kind=MeetingKind.VIDEO, plan=plan))
    return key


def _hold_a_call(desk: Desk, deal: UUID, person: UUID, day: date) -> UUID:
    """Hold a planned call and write down most of what came of it: its evaluation still waits to be closed."""
    key = desk.preparing.plan_call(deal_id=deal).made(Meeting)
    view = desk.preparing.view(key)
    plan = CallPlan(
        objective=f"{view.people[0].name} names the two fitters who run the second cell, by {Words().date(day)}",
        objective_by=day,
        best="The fitters and the week of the training",
        least="Who decides about the fitters, and when",
        questions=(
            Question(text="Who runs the first cell at night?", kind=QuestionKind.SITUATION, answered=True),
            Question(text="What does a day without the cell cost?", kind=QuestionKind.IMPLICATION),
        ),
        objections=(
            PlanObjection(words="We have nobody to spare.", answer="Two days, one after the other.", raised=True),
        ),
        expected=ExpectedReturn(quantity=Decimal(2), unit="names", actual=Decimal(1)),
        prospect_gets="A training plan for both shifts",
        to_raise=(OptionToRaise(text="Train at our plant", dimension=Dimension.OTHER),),
    )
    starts = Moment.of(day, time(15), desk.setting_up.settings().zone)
    desk.selling.keep(view.meeting, replace(view.meeting, starts=starts, people=(person,), plan=plan))
    desk.discussing.hold(key, day)
    before = desk.discussing.view(key).meeting
    evaluation = Evaluation(
        reached=Reached.LEAST,
        learnt="The foreman decides who may leave the line, not the plant.",
        agreed="Asks the foreman for two fitters",
        agreed_by=day + timedelta(days=4),
    )
    desk.selling.keep(before, replace(before, evaluation=evaluation))
    return key


def _record_a_talk(desk: Desk, deal: UUID, person: UUID, day: date) -> UUID:
    """Write down the two options that came up."""
    raised = [
        desk.discussing.option(
            "We install it over a weekend",
            Dimension.INSTALLATION,
            raised_by=person,
            reaction=Reaction.WARM,
            quote="Saturday is the only day the hall is quiet.",
        ),
        desk.discussing.option(
            "Your own fitters install it",
            Dimension.INSTALLATION,
            reaction=Reaction.NEUTRAL,
            quote="We show two of your people how, in one day.",
        ),
    ]
    return desk.discussing.record(
        day, deal_id=deal, kind=MeetingKind.VISIT, people=[person], raised=raised, note="Walked the hall together."
    ).made(Meeting)


def _book(desk: Desk, deal: UUID, person: UUID, day: date) -> UUID:
    """Book when they say which option it is: a day and a time in both calendars."""
    asked = Asked(
        topic="Option A or Option B for the second cell",
        kind=FollowUpKind.PROPOSAL,
        day=day + timedelta(days=7),
        clock=time(10, 30),
        deal_id=deal,
        person_id=person,
        promised="said so in the hall",
        ours="booked here",
        theirs="invitation accepted",
    )
    return desk.following_up.book(asked).made(FollowUp)


def _note_what_stands_in_the_way(desk: Desk, deal: UUID, person: UUID, day: date) -> None:
    """Write down their words on the price, and what stood in the way until they saw the hall plan."""
    price = replace(
        desk.impediments.blank(deal, ImpedimentKind.PRICE),
        person_id=person,
        words="The contractor is a tenth under you for the training.",
        removes="The training at a lower price, if both shifts come on one day",
        by="We",
        due=day + timedelta(days=7),
    )
    desk.impediments.note(price)
    room = replace(desk.impediments.blank(deal, ImpedimentKind.PRODUCT), words="There is no room beside the press.")
    desk.impediments.note(room)
    desk.impediments.remove(room.id, day)


def _propose(desk: Desk, deal: UUID, follow_up: UUID) -> UUID:
    """Draft a proposal from the two raised options."""
    key = desk.proposing.draft(deal_id=deal).made(Proposal)
    before = desk.proposing.view(key).proposal
    currency, (ours, theirs) = before.currency, before.options
    price, cost = Money.of(21_400, currency), Money.of(14_900, currency)
    cell = ProposalLine(text="Cleaning cell", price=price, cost=cost, group="Equipment")
    weekend = ProposalLine(text="Installation over a weekend", price=Money.of(3_200, currency), group="Services")
    price, tenth = Money.of(1_350, currency), Decimal(10)
    training = ProposalLine(text="Training of two fitters", price=price, discount=tenth, group="Services")
    after = replace(
        before,
        next_step=follow_up,
        discount_reason="Both shifts come on one day, so our trainer travels once.",
        options=(
            replace(
                ours,
                name="Weekend installation",
                sentence="Our people install the cell from Saturday to Sunday.",
                rows=(CompareRow(label="Live from", text="The Monday after"),),
                lines=(cell, weekend),
                installation="By us, over a weekend",
            ),
            replace(
                theirs,
                name="Own fitters",
                sentence="We train two of your fitters, who install the cell.",
                rows=(CompareRow(label="Live from", text="Two weeks after delivery"),),
                lines=(cell, training),
                installation="By your fitters",
            ),
        ),
    )
    desk.selling.keep(before, after)
    return key


def _issue_the_draft(desk: Desk, day: date) -> UUID:
    """Issue the draft that was waiting for its next step: from then on it is frozen."""
    row = next(p for p in reversed(desk.proposing.listed()) if p.state is ProposalState.DRAFT)
    view = desk.proposing.view(row.id)
    if view.next_step is None:
        asked = Asked(
            topic="Which option it is",
            kind=FollowUpKind.PROPOSAL,
            day=day + timedelta(days=6),
            clock=time(14),
            deal_id=view.deal.id if view.deal else None,
            account_id=view.account.id,
            person_id=view.person.id if view.person else None,
            promised="said so on the phone",
            ours="booked here",
            theirs="invitation sent",
        )
        booked = desk.following_up.book(asked).made(FollowUp)
        desk.selling.keep(view.proposal, replace(view.proposal, next_step=booked))
    desk.proposing.issue(row.id)
    return row.id
