"""Everything that stands beside a call plan: what the desk knows already, so that nobody types it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from salesdesk.application.finding_editing import Research
from salesdesk.application.ports import Reading
from salesdesk.application.rows import DealRow, FollowUpRow, RaisedRow
from salesdesk.domain.account import Account, Person
from salesdesk.domain.ageing import Cycle
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import BuyingRole, Deal
from salesdesk.domain.fit import Fit, FitCriterion, fit_of
from salesdesk.domain.material import Material
from salesdesk.domain.meeting import CallPlan, Meeting, PlanPart
from salesdesk.domain.objective import Lamp, Setting
from salesdesk.domain.pest_guard import Guard
from salesdesk.domain.playbook import DatedStep, Playbook, counted_back, playbook_for
from salesdesk.domain.research import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """Everything the call plan page and the call sheet show.

    `process` is what is known of the customer's buying (an empty one while nothing is, None without a deal);
    `rivals` are the battlecards of the competitors on the deal, `competitors` all of the library, `speakers` who said
    what was found out; `materials` the whole library; `steps` the playbook counted back from the decision;
    `last_contacts` the day on which each person was last met, `guards` what the pest guard says of each today (B4).
    """

    meeting: Meeting
    account: Account | None
    deal: Deal | None
    row: DealRow | None
    people: tuple[Person, ...]
    known_people: tuple[Person, ...]
    findings: tuple[Finding, ...]
    raised: tuple[RaisedRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    cycle: Cycle
    setting: Setting
    lamps: tuple[Lamp, ...]
    missing: tuple[PlanPart, ...]
    today: date
    check_again_days: int
    process: BuyingProcess | None = None
    rivals: tuple[Competitor, ...] = ()
    competitors: tuple[Competitor, ...] = ()
    speakers: tuple[Person, ...] = ()
    materials: tuple[Material, ...] = ()
    steps: tuple[DatedStep, ...] = ()
    last_contacts: Mapping[UUID, date] | None = None
    fit: Fit | None = None
    guards: Mapping[UUID, Guard] = field(default_factory=dict[UUID, Guard])

    @property
    def plan(self) -> CallPlan:
        """The plan; an empty one for a meeting without."""
        return self.meeting.plan or CallPlan()

    @property
    def research(self) -> Research:
        """What is known here, and what findings can be about."""
        return Research(
            account=self.account,
            deal_id=self.deal.id if self.deal else None,
            people=self.known_people,
            speakers=self.speakers,
            findings=self.findings,
            competitors=self.competitors,
            rivals=frozenset(rival.id for rival in self.rivals),
        )

    @property
    def decider_is_known(self) -> bool:
        """Whether somebody on the deal is known to decide; a plan without one says so."""
        return self.deal is not None and any(p.role is BuyingRole.DECIDES for p in self.deal.people)

    @property
    def decider_takes_part(self) -> bool:
        """Whether somebody who decides takes part in the call."""
        deal = self.deal
        return deal is not None and any(deal.role_of(person.id) is BuyingRole.DECIDES for person in self.people)


def speakers_of(look: Reading, findings: Iterable[Finding]) -> tuple[Person, ...]:
    """Return those who said what was found out, wherever they work."""
    keys = dict.fromkeys(finding.said_by for finding in findings if finding.said_by is not None)
    return tuple(person for person in (look.find(Person, key) for key in keys) if person is not None)


def rivals_of(look: Reading, process: BuyingProcess | None) -> tuple[Competitor, ...]:
    """Return the battlecards of the competitors on a deal, in the order in which they were named."""
    keys = [rival.competitor_id for rival in process.rivals] if process else []
    return tuple(card for card in (look.find(Competitor, key) for key in keys) if card is not None)


def steps_for(look: Reading, account: Account | None, process: BuyingProcess | None) -> tuple[DatedStep, ...]:
    """Return the playbook of the account's segment, counted back from the customer's decision (4.9)."""
    playbook = playbook_for(look.every(Playbook), account.industry if account else "")
    return counted_back(playbook, process.decides_on if process else None) if playbook else ()


def fit_seen(look: Reading, account: Account | None) -> Fit | None:
    """Return how well the account fits; None without an account or without criteria (3.2)."""
    criteria = look.every(FitCriterion)
    return fit_of(account, criteria) if account is not None and criteria else None
