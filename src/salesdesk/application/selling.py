"""Deals, accounts and people by hand: new, edit, move a stage, win, lose; every change in the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.application.deal_files import Sent
from salesdesk.application.finding_editing import Research
from salesdesk.application.plan_view import fit_seen, speakers_of
from salesdesk.application.ports import Reading
from salesdesk.application.rows import AccountRow, DealPage, DealQuery, DealRow, FollowUpRow, MeetingRow, ProposalRow
from salesdesk.domain import deal as deals
from salesdesk.domain import pausing, proving
from salesdesk.domain.account import Account, AccountKind, Affiliation, Person
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import Deal, ExitCriterion, LossReason, Motion, Outcome, Stage, Status
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.fit import Fit
from salesdesk.domain.folding import squeeze
from salesdesk.domain.lead import Lead, LeadState
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product
from salesdesk.domain.refusals import OutOfRange, WithMarketing
from salesdesk.domain.research import Finding
from salesdesk.domain.segment import SegmentBy

Given = tuple[UUID, str, date]
"""What a customer did for an exit criterion: the criterion's id, what they did, on which day (desk's zone)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DealView:
    """What the deal page shows of a deal itself; `evidence` is what the customer did, newest first."""

    deal: Deal
    row: DealRow
    account: Account | None
    stage: Stage | None
    stages: tuple[Stage, ...]
    reps: tuple[Rep, ...]
    products: tuple[Product, ...]
    people: tuple[Person, ...]
    meetings: tuple[MeetingRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    proposals: tuple[ProposalRow, ...]
    evidence: tuple[Evidence, ...] = ()
    segment_by: SegmentBy = SegmentBy.INDUSTRY
    parent: Account | None = None
    sent: tuple[Sent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """Everything the account page shows; `rivals` are the competitors named on any deal with the account."""

    account: Account
    owner: Rep | None
    reps: tuple[Rep, ...]
    people: tuple[Person, ...]
    findings: tuple[Finding, ...]
    speakers: tuple[Person, ...]
    competitors: tuple[Competitor, ...]
    rivals: frozenset[UUID]
    deals: tuple[DealRow, ...]
    meetings: tuple[MeetingRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    proposals: tuple[ProposalRow, ...]
    fit: Fit | None

    @property
    def research(self) -> Research:
        """What is known here, and what findings can be about; no one deal names the competitors."""
        return Research(
            account=self.account,
            people=self.people,
            speakers=self.speakers,
            findings=self.findings,
            competitors=self.competitors,
            rivals=self.rivals,
        )


@dataclass(frozen=True, slots=True)
class Selling:
    """What a rep does with deals and accounts."""

    bench: Bench

    # looking

    def page(self, query: DealQuery, after: DealRow | None = None, limit: int = 200) -> DealPage:
        """Return the next deals of a query, by key."""
        with self.bench.look() as look:
            return look.rows.deal_page(query, after, limit)

    def stages(self) -> tuple[Stage, ...]:
        """Return the desk's stages in their order."""
        with self.bench.look() as look:
            return stages_in_order(look)

    def accounts(self, text: str = "", limit: int = 500) -> Sequence[AccountRow]:
        """Return accounts by name, what their open deals come to at today's exchange rates."""
        with self.bench.look() as look:
            today = self.bench.changes.today(self.bench.changes.settings(look))
            return look.rows.accounts(text, limit, today)

    def deal(self, key: UUID) -> DealView:
        """Return everything about one deal. Raises NotKept, also once its creation was taken back."""
        with self.bench.look() as look:
            found = live(look, Deal, key)
            rows, account = look.rows, look.find(Account, found.account_id)
            return DealView(
                deal=found,
                row=rows.deal_row(key),
                account=account,
                stage=look.find(Stage, found.stage_id),
                stages=stages_in_order(look),
                reps=tuple(look.every(Rep)),
                products=tuple(look.every(Product)),
                people=tuple(rows.people_of(found.account_id)) if found.account_id else (),
                meetings=tuple(rows.meetings(deal_id=key)),
                follow_ups=tuple(rows.follow_ups(deal_id=key, open_only=False)),
                proposals=tuple(rows.proposals(deal_id=key)),
                evidence=tuple(rows.evidence_of(key)),
                segment_by=self.bench.changes.settings(look).segment_by,
                parent=look.find(Account, account.parent_id) if account else None,
                sent=tuple(rows.sent(key)),
            )

    def account(self, key: UUID) -> AccountView:
        """Return everything about one account. Raises NotKept."""
        with self.bench.look() as look:
            found = live(look, Account, key)
            rows = look.rows
            rivals = rows.rivals_at(key)
            findings = tuple(rows.findings_of(key, rivals))
            return AccountView(
                account=found,
                owner=look.find(Rep, found.owner_id),
                reps=tuple(look.every(Rep)),
                people=tuple(rows.people_of(key)),
                findings=findings,
                speakers=speakers_of(look, findings),
                competitors=tuple(look.every(Competitor)),
                rivals=rivals,
                deals=tuple(rows.deals_of(key)),
                meetings=tuple(rows.meetings(account_id=key)),
                follow_ups=tuple(rows.follow_ups(account_id=key, open_only=False)),
                proposals=tuple(rows.proposals(account_id=key)),
                fit=fit_seen(look, found),
            )

    # accounts and people

    def new_account(self, name: str, industry: str = "") -> Step:
        """Add an account. Raises Missing without a name."""
        me = self.bench.settings().me
        account = Account(id=self.bench.new_id(), name=name.strip(), industry=industry.strip(), owner_id=me)
        return self.bench.do(Edit(None, account))

    def new_person(self, account_id: UUID, name: str, title: str = "") -> Step:
        """Add somebody at an account. Raises Missing without a name."""
        return self.bench.do(Edit(None, self._person(account_id, name, title)))

    def _person(self, account_id: UUID, name: str, title: str = "") -> Person:
        works_for = Affiliation(account_id=account_id, title=title.strip())
        return Person(id=self.bench.new_id(), name=name.strip(), affiliations=(works_for,))

    def keep(self, before: object, after: object) -> Step:
        """Keep an edit made in a form: compare and swap, the kind's rule asked. Raises Conflict and refusals."""
        return self.bench.do(Edit(before, after))

    def archive(self, kind: type[object], key: UUID) -> Step:
        """Put a record away; undo brings it back. What an issued proposal rests on stays (2.16). Raises Frozen."""
        with self.bench.look() as look:
            value = look.kept(kind, key).value
        return self.bench.do(Edit(value, None))

    # deals

    def new_deal(
        self,
        title: str,
        *,
        account_id: UUID | None = None,
        account_name: str = "",
        value: Money | None = None,
        stage_id: UUID | None = None,
        expected_on: date | None = None,
    ) -> Step:
        """Add a deal owned by me, in the first stage unless told; a name that is no account yet becomes one.

        The motion is proposed from the account's earlier deals (terms: motion). Raises Missing without a title.
        """
        edits = self.deal_made(
            title,
            account_id=account_id,
            account_name=account_name,
            value=value,
            stage_id=stage_id,
            expected_on=expected_on,
        )
        return self.bench.do(*edits)

    def deal_made(
        self,
        title: str,
        *,
        account_id: UUID | None = None,
        account_name: str = "",
        value: Money | None = None,
        stage_id: UUID | None = None,
        expected_on: date | None = None,
    ) -> tuple[Edit, ...]:
        """Return what a new deal adds, not yet kept, for acts that add it together with something else."""
        with self.bench.look() as look:
            settings, today = (
                self.bench.changes.settings(look),
                self.bench.changes.today(self.bench.changes.settings(look)),
            )
            account = look.find(Account, account_id) or account_named(look, account_name)
            stages = stages_in_order(look)
            stage = look.find(Stage, stage_id) or (stages[0] if stages else None)
            motion = self._motion(look, account.id, today) if account else Motion.NEW
        made = [] if account or not account_name.strip() else [self._account(account_name, settings.me)]
        owner = made[0] if made else account
        deal = Deal(
            id=self.bench.new_id(),
            title=title.strip(),
            currency=value.currency if value else settings.currency,
            account_id=owner.id if owner else None,
            owner_id=settings.me,
            motion=motion,
            value=value,
            created_on=today,
            expected_on=expected_on,
        )
        placed = deals.moved(deal, stage, today) if stage else deal
        return (*(Edit(None, a) for a in made), Edit(None, placed))

    def _account(self, name: str, owner: UUID | None) -> Account:
        return Account(id=self.bench.new_id(), name=name.strip(), owner_id=owner)

    def _motion(self, look: Reading, account_id: UUID, today: date) -> Motion:
        rows = look.rows.deals_of(account_id)
        return deals.proposed_motion((look.kept(Deal, r.id).value for r in rows if r.status is not Status.OPEN), today)

    def wanted(self, key: UUID, stage_id: UUID) -> tuple[ExitCriterion, ...]:
        """Return what the customer still has to do before the deal moves on to a stage (4.8); moving back: nothing."""
        with self.bench.look() as look:
            deal, to = look.kept(Deal, key).value, look.kept(Stage, stage_id).value
            open_ones = proving.wanted(deal, stages_in_order(look), to, look.rows.evidence_of(key))
        return tuple(criterion for _, criterion in open_ones)

    def move(self, key: UUID, stage_id: UUID, on: date | None = None, evidence: Sequence[Given] = ()) -> Step:
        """Move a deal to another stage; what the customer did for it is noted in the same step (4.8).

        Raises Unproven where an act of the customer is missing, AlreadyClosed, OutOfRange (a day to come), Missing.
        """
        with self.bench.look() as look:
            deal, stage = look.kept(Deal, key).value, look.kept(Stage, stage_id).value
            stages, noted = stages_in_order(look), look.rows.evidence_of(key)
        day = on or self.bench.today()
        after = deals.moved(deal, stage, day)
        acts = [self._noted(deal, stages, given) for given in evidence]
        proving.require_evidence(deal, stages, stage, (*noted, *acts))
        return self.bench.do(*(Edit(None, act) for act in acts), Edit(deal, after), on=day)

    def note_evidence(self, key: UUID, evidence: Sequence[Given]) -> Step:
        """Note what the customer did on a deal that stays in its stage (3.8). Raises OutOfRange, Missing."""
        with self.bench.look() as look:
            deal, stages = look.kept(Deal, key).value, stages_in_order(look)
        return self.bench.do(*(Edit(None, self._noted(deal, stages, given)) for given in evidence))

    def _noted(self, deal: Deal, stages: Sequence[Stage], given: Given) -> Evidence:
        criterion_id, what, on = given
        today = self.bench.today()
        if on > today:
            raise OutOfRange("happened_on", on.isoformat(), most=today.isoformat())
        asking = (stage.id for stage in stages if any(one.id == criterion_id for one in stage.criteria))
        return Evidence(
            id=self.bench.new_id(),
            deal_id=deal.id,
            what=what.strip(),
            happened_on=on,
            stage_id=next(asking, deal.stage_id),
            criterion_id=criterion_id,
        )

    def pause(self, key: UUID, reason: str, on: date | None = None) -> Step:
        """Let a deal wait from a day on, because the customer said so: it does not age meanwhile (terms: age).

        Raises Missing (reason), OutOfRange (a day to come, a second pause).
        """
        today = self.bench.today()
        if on is not None and on > today:
            raise OutOfRange("pause_begun_on", on.isoformat(), most=today.isoformat())
        return self.bench.changed(
            Deal, key, lambda deal: replace(deal, pauses=pausing.begun(deal.pauses, on or today, reason))
        )

    def go_on(self, key: UUID, on: date | None = None) -> Step:
        """End the pause of a deal: it ages again from that day on. Raises OutOfRange (before it began, to come)."""
        today = self.bench.today()
        day = on or today
        if day > today:
            raise OutOfRange("pause_over_on", day.isoformat(), most=today.isoformat())
        return self.bench.changed(Deal, key, lambda deal: replace(deal, pauses=pausing.ended(deal.pauses, day)))

    def win(self, key: UUID, on: date | None = None, value: Money | None = None) -> Step:
        """Win a deal; a prospect becomes a customer. Raises AlreadyClosed, OutOfRange."""
        day = on or self.bench.today()
        with self.bench.look() as look:
            deal = look.kept(Deal, key).value
            account = look.find(Account, deal.account_id)
        edits = [Edit(deal, deals.won(deal, day, value))]
        if account and account.kind in {AccountKind.PROSPECT, AccountKind.FORMER}:
            edits.append(Edit(account, replace(account, kind=AccountKind.CUSTOMER)))
        return self.bench.do(*edits, on=day)

    def lose(self, key: UUID, outcome: Outcome, reasons: Sequence[LossReason], on: date | None = None) -> Step:
        """Lose a deal with its outcome and reasons, one of them the main one (4.3). Raises Missing, AlreadyClosed."""
        day = on or self.bench.today()
        return self.bench.changed(Deal, key, partial(deals.lost, on=day, outcome=outcome, reasons=reasons), on=day)

    def reopen(self, key: UUID) -> Step:
        """Open a closed deal again; a lead that came back from marketing is this deal's from then on.

        Raises WithMarketing for one that marketing has: its lead comes back first, with a new signal (3.6).
        """
        with self.bench.look() as look:
            deal = live(look, Deal, key)
            gone = deal.status is Status.HANDED_BACK
            lead = next((one for one in look.every(Lead) if one.deal_id == key), None) if gone else None
        if lead is None:
            return self.bench.do(Edit(deal, deals.reopened(deal)))
        if lead.state is LeadState.HANDED_BACK and lead.hand_back is not None:
            raise WithMarketing(lead.name, lead.hand_back.on)
        return self.bench.do(Edit(deal, deals.reopened(deal)), Edit(lead, replace(lead, state=LeadState.DEAL)))


def stages_in_order(look: Reading) -> tuple[Stage, ...]:
    """Return the desk's live stages in their order."""
    return tuple(sorted(look.every(Stage), key=lambda s: (s.order, s.name)))


def account_named(look: Reading, name: str) -> Account | None:
    """Return the account of that name, whatever its case, accents and spaces."""
    if not name.strip():
        return None
    found = [r for r in look.rows.accounts(name.strip()) if squeeze(r.name) == squeeze(name)]
    return look.kept(Account, found[0].id).value if found else None
