"""What was found out is written once and seen in every plan it touches, on a real desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.finding_editing import against, begun, kept_to, of_kind
from salesdesk.domain.account import Account, Person
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import BuyingRole, Deal
from salesdesk.domain.meeting import Meeting, PlanPart
from salesdesk.domain.research import Finding, FindingKind

TODAY = date(2026, 12, 1)


def a_plan(desk: Desk, name: str, industry: str = "Food") -> tuple[UUID, UUID]:
    """Return the deal and the plan of an account that is new."""
    account = desk.selling.new_account(name, industry).made(Account)
    deal = desk.selling.new_deal(f"Loggers for {name}", account_id=account).made(Deal)
    return deal, desk.preparing.plan_call(deal_id=deal).made(Meeting)


def texts(desk: Desk, plan: UUID) -> list[str]:
    return [finding.text for finding in desk.preparing.view(plan).findings]


def knows(desk: Desk, plan: UUID) -> int:
    """Return what the list counts for the readiness of a plan."""
    return next(row.knows for row in desk.preparing.planned() if row.id == plan)


def write(desk: Desk, plan: UUID, kind: FindingKind, text: str) -> Finding:
    """Write a finding as the editor of a plan does."""
    research = desk.preparing.view(plan).research
    empty = begun(desk.changes.ids.new(), kind, research, TODAY)
    step = desk.researching.keep(None, replace(empty, text=text), deal_id=research.deal_id, new={})
    return next(edit.after for edit in step.edits if isinstance(edit.after, Finding))


def name_competitor(desk: Desk, plan: UUID, finding: Finding, name: str, *, only_here: bool = False) -> Finding:
    """Name a competitor nobody knows yet in a finding, as the editor does."""
    research, key = desk.preparing.view(plan).research, desk.changes.ids.new()
    after = against(of_kind(finding, FindingKind.COMPETITOR, research.account), key, research)
    after = kept_to(after, research.account_id) if only_here else after
    desk.researching.keep(finding, after, deal_id=research.deal_id, new={key: name})
    return after


def test_4_11_what_is_known_of_the_prospect_is_dated_and_makes_the_research_part(desk: Desk) -> None:
    _, plan = a_plan(desk, "Quarry Lane Dairies")
    assert PlanPart.RESEARCH in desk.preparing.view(plan).missing
    finding = write(desk, plan, FindingKind.PROSPECT, "11 spoiled loads a quarter")
    assert finding.found_on == TODAY
    assert PlanPart.RESEARCH not in desk.preparing.view(plan).missing
    assert knows(desk, plan) == 1


@pytest.mark.parametrize("kind", [FindingKind.OWN_PRODUCT, FindingKind.CUSTOMER])
def test_4_12_our_product_and_their_own_analysis_count_like_the_prospect(desk: Desk, kind: FindingKind) -> None:
    deal, plan = a_plan(desk, "Quarry Lane Dairies")
    second = desk.preparing.plan_call(deal_id=deal).made(Meeting)
    _, elsewhere = a_plan(desk, "Kestrel")
    write(desk, plan, kind, "Our logger lasts a shift, theirs lasts a week")
    assert texts(desk, second) == texts(desk, plan) == ["Our logger lasts a shift, theirs lasts a week"]
    assert (knows(desk, plan), knows(desk, second), knows(desk, elsewhere)) == (1, 1, 0)
    assert texts(desk, elsewhere) == []


def test_4_13_an_industry_finding_written_for_one_account_appears_in_the_plan_of_another_of_the_industry(
    desk: Desk,
) -> None:
    _, dairy = a_plan(desk, "Quarry Lane Dairies", "Food")
    _, bakery = a_plan(desk, "Harbour Bakery", "food")
    _, freight = a_plan(desk, "Kestrel", "Road freight")
    finding = write(desk, dairy, FindingKind.INDUSTRY, "New hygiene code from July 2027")
    assert finding.subject == "Food"
    assert texts(desk, dairy) == texts(desk, bakery) == ["New hygiene code from July 2027"]
    assert texts(desk, freight) == []
    assert [knows(desk, plan) for plan in (dairy, bakery, freight)] == [1, 1, 0]
    assert PlanPart.RESEARCH not in desk.preparing.view(bakery).missing


def test_4_13_a_finding_on_a_competitor_appears_on_every_deal_that_it_is_in(desk: Desk) -> None:
    _, dairy = a_plan(desk, "Quarry Lane Dairies")
    _, freight = a_plan(desk, "Kestrel", "Road freight")
    finding = name_competitor(desk, dairy, write(desk, dairy, FindingKind.PROSPECT, "Rents by the month"), "Nordfrost")
    assert finding.competitor_id is not None
    assert texts(desk, dairy) == ["Rents by the month"], "naming them puts them on the deal, in the same step"
    assert [one.name for one in desk.preparing.view(dairy).rivals] == ["Nordfrost"]
    assert (texts(desk, freight), knows(desk, freight)) == ([], 0)
    on_freight = write(desk, freight, FindingKind.PROSPECT, "Nordfrost was here in May")
    research = desk.preparing.view(freight).research
    after = against(of_kind(on_freight, FindingKind.COMPETITOR, research.account), finding.competitor_id, research)
    desk.researching.keep(on_freight, after, deal_id=research.deal_id, new={})
    both = {"Rents by the month", "Nordfrost was here in May"}
    assert set(texts(desk, dairy)) == set(texts(desk, freight)) == both
    assert knows(desk, dairy) == knows(desk, freight) == len(both)


def test_4_13_who_said_it_is_told_at_the_other_account_too(desk: Desk) -> None:
    _, dairy = a_plan(desk, "Quarry Lane Dairies")
    _, bakery = a_plan(desk, "Harbour Bakery")
    account = desk.preparing.view(dairy).account
    assert account is not None
    maeve = desk.selling.new_person(account.id, "Maeve Tierney").made(Person)
    finding = write(desk, dairy, FindingKind.INDUSTRY, "New hygiene code")
    desk.selling.keep(finding, replace(finding, said_by=maeve))
    research = desk.preparing.view(bakery).research
    assert research.people == ()
    assert [person.name for person in research.everybody] == ["Maeve Tierney"]


def test_4_13_what_ties_a_competitor_to_one_account_stays_there(desk: Desk) -> None:
    _, dairy = a_plan(desk, "Quarry Lane Dairies")
    _, freight = a_plan(desk, "Kestrel", "Road freight")
    name_competitor(desk, freight, write(desk, freight, FindingKind.PROSPECT, "Quotes by the hour"), "Nordfrost")
    key = desk.preparing.view(freight).rivals[0].id
    before = write(desk, dairy, FindingKind.COMPETITOR, "Holds their tyre contract until 2028")
    research = desk.preparing.view(dairy).research
    kept = kept_to(against(before, key, research), research.account_id)
    desk.researching.keep(before, kept, deal_id=research.deal_id, new={})
    assert texts(desk, dairy) == ["Holds their tyre contract until 2028"]
    assert texts(desk, freight) == ["Quotes by the hour"]
    assert desk.preparing.view(dairy).rivals == (), "only sharing needs the competitor on the deal"


def test_a_new_competitor_its_place_on_the_deal_and_the_finding_are_taken_back_together(desk: Desk) -> None:
    deal, plan = a_plan(desk, "Quarry Lane Dairies")
    finding = write(desk, plan, FindingKind.COMPETITOR, "Rents by the month")
    key = desk.changes.ids.new()
    research = desk.preparing.view(plan).research
    step = desk.researching.keep(finding, against(finding, key, research), deal_id=deal, new={key: "Nordfrost"})
    assert {kind.__name__ for kind, _ in step.keys} == {"Finding", "Competitor", "BuyingProcess"}
    desk.changes.undo(step)
    view = desk.preparing.view(plan)
    assert (view.competitors, view.rivals) == ((), ())
    assert view.findings == (finding,)
    desk.changes.redo(step)
    assert [one.name for one in desk.preparing.view(plan).rivals] == ["Nordfrost"]


def test_the_account_shows_what_is_known_of_the_competitors_on_its_deals(desk: Desk) -> None:
    _, plan = a_plan(desk, "Quarry Lane Dairies")
    name_competitor(desk, plan, write(desk, plan, FindingKind.COMPETITOR, "Rents by the month"), "Nordfrost")
    account = desk.preparing.view(plan).account
    assert account is not None
    view = desk.selling.account(account.id)
    assert [finding.text for finding in view.findings] == ["Rents by the month"]
    assert [view.research.competitor_name(key) for key in view.rivals] == ["Nordfrost"]
    assert view.research.deal_id is None


def test_what_a_person_wants_is_kept_on_the_deal_and_the_role_stays(desk: Desk) -> None:
    deal, plan = a_plan(desk, "Quarry Lane Dairies")
    account = desk.preparing.view(plan).account
    assert account is not None
    maeve = desk.selling.new_person(account.id, "Maeve Tierney").made(Person)
    desk.researching.set_wants(deal, maeve, "  Ησυχία στον έλεγχο 🧊 ")
    desk.preparing.set_role(deal, maeve, BuyingRole.DECIDES)
    step = desk.researching.set_wants(deal, maeve, "No paper at the dock")
    (one,) = desk.selling.deal(deal).deal.people
    assert (one.role, one.wants) == (BuyingRole.DECIDES, "No paper at the dock")
    desk.changes.undo(step)
    assert desk.selling.deal(deal).deal.people[0].wants == "Ησυχία στον έλεγχο 🧊"
    assert desk.preparing.view(plan).decider_is_known


def test_a_competitor_that_is_known_already_is_not_made_twice(desk: Desk) -> None:
    deal, plan = a_plan(desk, "Quarry Lane Dairies")
    nordfrost = Competitor(id=desk.changes.ids.new(), name="Nordfrost")
    desk.selling.keep(None, nordfrost)
    finding = write(desk, plan, FindingKind.COMPETITOR, "Rents by the month")
    after = against(finding, nordfrost.id, desk.preparing.view(plan).research)
    desk.researching.keep(finding, after, deal_id=deal, new={nordfrost.id: "Nordfrost"})
    again = replace(after, text="Rents by the week")
    desk.researching.keep(after, against(again, nordfrost.id, desk.preparing.view(plan).research), new={})
    assert [one.competitor.name for one in desk.library.competitors()] == ["Nordfrost"]
    assert texts(desk, plan) == ["Rents by the week"]
