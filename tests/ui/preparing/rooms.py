"""A small desk with one deal and one plan, and the ways tests look at the plan in the window and in the desk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path
from uuid import UUID

from PySide6.QtTest import QTest

from salesdesk.app.program import Opened
from salesdesk.application.desk import Desk
from salesdesk.application.plan_editing import attended, starting
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import BuyingRole, Deal
from salesdesk.domain.meeting import CallPlan, Meeting, MeetingKind
from salesdesk.domain.money import Money
from salesdesk.ui.preparing.page import PlansPage
from salesdesk.ui.preparing.plan_page import PlanPage
from tests.ui.windows import TODAY, empty_desk, settle

TYPING_PAUSE = 340


@dataclass(frozen=True, slots=True)
class Told:
    """The desk of these tests: an account with two people, a deal, a call planned for today."""

    desk: Desk
    account: UUID
    deal: UUID
    meeting: UUID
    maeve: UUID


def told_desk(folder: Path) -> Told:
    """Make it."""
    desk = empty_desk(folder)
    account = desk.selling.new_account("Quarry Lane Dairies", "Food").made(Account)
    maeve = desk.selling.new_person(account, "Maeve Tierney", "Head of operations").made(Person)
    desk.selling.new_person(account, "Oisín Brannigan", "Fleet workshop")
    deal = desk.selling.new_deal("Cold-chain loggers", account_id=account, value=Money.of(48_250, "EUR")).made(Deal)
    desk.preparing.set_role(deal, maeve, BuyingRole.DECIDES)
    meeting = desk.preparing.plan_call(deal_id=deal).made(Meeting)
    before = desk.preparing.view(meeting).meeting
    begun = starting(replace(before, kind=MeetingKind.VIDEO), TODAY, time(10, 30), "Europe/Berlin")
    desk.selling.keep(before, attended(begun, maeve, takes_part=True))
    return Told(desk, account, deal, meeting, maeve)


def open_plan(opened: Opened, told: Told) -> PlanPage:
    """Bring the plan to the front."""
    opened.window.go("plans", str(told.meeting))
    settle(opened)
    page = opened.window.page("plans")
    assert isinstance(page, PlansPage)
    return page.plan


def plan_in(told: Told) -> CallPlan:
    """Return the plan as the desk holds it."""
    return told.desk.preparing.view(told.meeting).plan


def pause(opened: Opened) -> None:
    """Stop typing long enough for the window to take it in."""
    QTest.qWait(TYPING_PAUSE)
    settle(opened)
