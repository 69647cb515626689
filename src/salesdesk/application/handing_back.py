"""A lead or a deal goes back to marketing with what is known: what both ways of giving it back share (3.6, 3.10)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from salesdesk.application.bench import Bench
from salesdesk.application.changes import Edit
from salesdesk.application.ports import Reading
from salesdesk.application.selling import stages_in_order
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, ExitCriterion
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.fit import FitCriterion
from salesdesk.domain.lead import HandBack, Lead, LeadState
from salesdesk.domain.moment import Moment
from salesdesk.domain.refusals import Missing, OutOfRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What the form of a hand-back holds: all of it is needed (3.6)."""

    failed: str = ""
    reason: str = ""
    seen: str = ""
    revisit_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failable:
    """What a lead can fail: the ideal customer's criteria, and what the first stage asks the customer for."""

    criteria: tuple[FitCriterion, ...]
    asked: tuple[ExitCriterion, ...]


def failable(look: Reading) -> Failable:
    """Return what a lead can fail on this desk."""
    stages = stages_in_order(look)
    return Failable(criteria=tuple(look.every(FitCriterion)), asked=stages[0].criteria if stages else ())


def hand_back_of(returned: Returned, today: date) -> HandBack:
    """Return what the form says. Raises Missing for what marketing would have to guess, OutOfRange (revisit_on)."""
    for name, text in (("failed", returned.failed), ("reason", returned.reason), ("seen", returned.seen)):
        if not text.strip():
            raise Missing(name, "lead")
    if returned.revisit_on is None:
        raise Missing("revisit_on", "lead")
    if returned.revisit_on <= today:
        raise OutOfRange("revisit_on", returned.revisit_on.isoformat(), today.isoformat())
    return HandBack(
        on=today,
        failed=returned.failed.strip(),
        reason=returned.reason.strip(),
        seen=returned.seen.strip(),
        revisit_on=returned.revisit_on,
    )


def lead_back(bench: Bench, look: Reading, settings: DeskSettings, deal: Deal, hand_back: HandBack) -> Edit:
    """Return what gives marketing the lead that a deal came from; without one, marketing gets a new one."""
    before = next((lead for lead in look.every(Lead) if lead.deal_id == deal.id), None)
    if before is not None:
        return Edit(before, replace(before, state=LeadState.HANDED_BACK, hand_back=hand_back))
    account = look.find(Account, deal.account_id)
    made = Lead(
        id=bench.new_id(),
        name=account.name if account else deal.title,
        received=Moment(bench.now(), settings.zone),
        account_id=deal.account_id,
        deal_id=deal.id,
        owner_id=deal.owner_id,
        state=LeadState.HANDED_BACK,
        hand_back=hand_back,
    )
    return Edit(None, made)
