"""Planning a call: why, what we know, what they will say, what both get; marked ready only with an objective."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.application.guarding import guards_seen
from salesdesk.application.next_plan import Known, begun, last_plan, next_meeting
from salesdesk.application.plan_view import PlanView, fit_seen, rivals_of, speakers_of, steps_for
from salesdesk.application.ports import Reading
from salesdesk.application.readiness import with_missing
from salesdesk.application.rows import MeetingRow
from salesdesk.domain.account import Account, Person, proposable
from salesdesk.domain.ageing import cycle_from
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import BuyingRole, Deal, DealPerson, chance_of
from salesdesk.domain.material import Material
from salesdesk.domain.meeting import CallPlan, Meeting, missing_parts, not_ready, ready
from salesdesk.domain.objective import Lamp, Lexicon, Setting, all_met, lamps
from salesdesk.domain.refusals import Missing
from salesdesk.domain.research import Finding, FindingKind


@dataclass(frozen=True, slots=True)
class Preparing:
    """What a rep does before a call; `lexicon` returns the word lists of the SMART lamps."""

    bench: Bench
    lexicon: Callable[[], Lexicon]

    def planned(self) -> Sequence[MeetingRow]:
        """Return every meeting that has a plan, those to come first."""
        with self.bench.look() as look:
            rows = [row for row in look.rows.meetings() if row.has_plan]
        return with_missing(rows, self.lexicon(), self.bench.today())

    def coming(self) -> int:
        """Count the plans of meetings that were not held yet."""
        with self.bench.look() as look:
            return len(look.rows.planned_moments(with_plan=True))

    def plan_call(self, *, deal_id: UUID | None = None, account_id: UUID | None = None) -> Step:
        """Start a call plan for a deal or an account with what is known already. Raises Missing without either.

        What the last plan left open is carried over, the people are set; findings and follow-ups show by themselves.
        """
        with self.bench.look() as look:
            deal = look.find(Deal, deal_id)
            account = look.find(Account, account_id or (deal.account_id if deal else None))
            if deal is None and account is None:
                raise Missing("account", "call_plan")
            known = self._known(look, deal, account)
        return self.bench.do(Edit(None, begun(known, self.bench.new_id())))

    def _known(self, look: Reading, deal: Deal | None, account: Account | None) -> Known:
        account_id, deal_id = account.id if account else None, deal.id if deal else None
        key = last_plan(look.rows.meetings(account_id=account_id, deal_id=None if account else deal_id), deal_id)
        last = look.find(Meeting, key)
        waiting = look.rows.follow_ups(account_id=account_id, deal_id=None if account else deal_id)
        known = Known(
            account_id=account_id,
            deal=deal,
            rep_id=self.bench.changes.settings(look).me,
            last=last,
            last_deal=look.find(Deal, last.deal_id) if last else None,
            expected=tuple(row.follow_up.person_id for row in waiting if row.follow_up.person_id),
            people=tuple(person.id for person in look.rows.people_of(account_id)) if account_id else (),
        )
        return replace(known, left_alone=look.rows.left_alone(known.everybody))

    def plan_next(self, key: UUID) -> Step:
        """Plan the next meeting after this one: what is still open is carried over. Raises NotKept."""
        with self.bench.look() as look:
            before = live(look, Meeting, key)
            alone = look.rows.left_alone(before.people)
        return self.bench.do(Edit(None, next_meeting(before, self.bench.new_id(), alone)))

    def view(self, key: UUID) -> PlanView:
        """Return the plan with everything that stands beside it. Raises NotKept."""
        with self.bench.look() as look:
            meeting = live(look, Meeting, key)
            rows = look.rows
            deal = look.find(Deal, meeting.deal_id)
            account = look.find(Account, meeting.account_id)
            process = rows.process_of(deal.id) if deal else None
            rivals = tuple(r.competitor_id for r in process.rivals) if process else ()
            findings = tuple(rows.findings_of(account.id, rivals)) if account else ()
            setting = self._setting(look, meeting, deal, account)
            people = tuple(p for p in (look.find(Person, k) for k in meeting.people) if p)
            known_people = proposable(rows.people_of(account.id), meeting.people) if account else ()
            settings = self.bench.changes.settings(look)
            everybody = (person.id for person in (*known_people, *people))
            shown = lamps((meeting.plan or CallPlan()).objective, setting, self.lexicon())
            return PlanView(
                meeting=meeting,
                account=account,
                deal=deal,
                row=rows.deal_row(deal.id) if deal else None,
                people=people,
                known_people=known_people,
                findings=findings,
                speakers=speakers_of(look, findings),
                raised=tuple(rows.raised(account_id=meeting.account_id, deal_id=meeting.deal_id)),
                follow_ups=tuple(rows.follow_ups(account_id=meeting.account_id, deal_id=meeting.deal_id)),
                cycle=cycle_from(rows.cycles(self.bench.today())),
                setting=setting,
                lamps=shown,
                missing=missing_parts(meeting, len(findings), smart=all_met(shown)),
                today=setting.today,
                check_again_days=settings.check_again_days,
                process=process or (self._nothing_known(deal) if deal else None),
                rivals=rivals_of(look, process),
                competitors=tuple(look.every(Competitor)),
                materials=tuple(look.every(Material)),
                steps=steps_for(look, account, process),
                last_contacts=rows.last_contacts(account.id, meeting.id) if account else {},
                fit=fit_seen(look, account),
                guards=guards_seen(look, everybody, setting.today, settings.courtesy),
            )

    def _nothing_known(self, deal: Deal) -> BuyingProcess:
        return BuyingProcess(id=self.bench.new_id(), deal_id=deal.id)

    def _setting(self, look: Reading, meeting: Meeting, deal: Deal | None, account: Account | None) -> Setting:
        people = [look.find(Person, key) for key in meeting.people]
        row = look.rows.deal_row(deal.id) if deal else None
        return Setting(
            today=self.bench.changes.today(self.bench.changes.settings(look)),
            people=tuple((p.name, deal.role_of(p.id) if deal else None) for p in people if p),
            account=account.name if account else "",
            deal=deal.title if deal else "",
            moves=meeting.plan.fields.moves if meeting.plan else "",
            stage=row.stage if row else "",
            chance=row.chance if row and deal else (chance_of(deal, None) if deal else None),
            meeting_day=meeting.starts.day if meeting.starts else None,
            by=meeting.plan.objective_by if meeting.plan else None,
        )

    def lamps_for(self, sentence: str, setting: Setting) -> tuple[Lamp, ...]:
        """Return the five lamps of a sentence as it is typed, before it is kept (2.2)."""
        return lamps(sentence, setting, self.lexicon())

    def mark_ready(self, key: UUID) -> Step:
        """Mark a plan ready. Raises Missing without an objective (2.1) or what the prospect gets (2.4)."""
        return self.bench.changed(Meeting, key, partial(ready, at=self.bench.now()))

    def mark_open(self, key: UUID) -> Step:
        """Open a plan that was ready for work again."""
        return self.bench.changed(Meeting, key, not_ready)

    def add_finding(
        self, meeting_id: UUID, kind: FindingKind, text: str, *, subject: str = "", source: str = ""
    ) -> Step:
        """Write down what we found out about the plan's account, dated today (4.11-4.13). Raises Missing."""
        with self.bench.look() as look:
            meeting = look.kept(Meeting, meeting_id).value
        finding = Finding(
            id=self.bench.new_id(),
            kind=kind,
            text=text.strip(),
            account_id=meeting.account_id,
            subject=subject.strip(),
            source=source.strip(),
            found_on=self.bench.today(),
        )
        return self.bench.do(Edit(None, finding))

    def set_role(self, deal_id: UUID, person_id: UUID, role: BuyingRole | None) -> Step:
        """Say what a person does in the decision on a deal."""
        return self.bench.changed(Deal, deal_id, partial(_with_role, person_id=person_id, role=role))


def _with_role(deal: Deal, person_id: UUID, role: BuyingRole | None) -> Deal:
    if any(p.person_id == person_id for p in deal.people):
        people = tuple(replace(p, role=role) if p.person_id == person_id else p for p in deal.people)
    else:
        people = (*deal.people, DealPerson(person_id=person_id, role=role))
    return replace(deal, people=people)
