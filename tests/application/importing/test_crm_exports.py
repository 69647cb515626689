"""Exports of HubSpot, Pipedrive and Salesforce as they come out of these programs: every relation arrives."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from salesdesk.application.importing.kinds import FileKind
from salesdesk.application.importing.programs import Program
from salesdesk.application.importing.troubles import RemarkCode
from salesdesk.domain.account import Account, ContactKind, Person
from salesdesk.domain.deal import Deal, Outcome, ReasonCode, Stage, Status
from salesdesk.domain.desk_settings import Rep, Team
from salesdesk.domain.money import Money
from tests.application.importing.files import Office, office, text

EXPORTS = Path(__file__).parent / "exports"
HUBSPOT = (EXPORTS / "hubspot_deals.csv").read_text(encoding="utf-8")
PIPEDRIVE = (EXPORTS / "pipedrive_deals.csv").read_text(encoding="utf-8")
SALESFORCE = (EXPORTS / "salesforce_deals.csv").read_text(encoding="utf-8")
SALESFORCE_ACCOUNTS = (EXPORTS / "salesforce_accounts.csv").read_text(encoding="utf-8")
SALESFORCE_USERS = (EXPORTS / "salesforce_users.csv").read_text(encoding="utf-8")


def titled(trial: Office) -> dict[str, Deal]:
    return {deal.title: deal for deal in trial.every(Deal)}


@pytest.mark.parametrize("content", [HUBSPOT, PIPEDRIVE], ids=["hubspot", "pipedrive"])
def test_deals_arrive_with_their_ends_values_owners_accounts_and_people(content: str) -> None:
    trial = office(currency="EUR")
    outcome = trial.bring(text(content))
    assert (outcome.counts.added, outcome.problems) == (3, ())
    deals = titled(trial)
    assert {title: deal.status for title, deal in deals.items()} == {
        "Cold store": Status.OPEN,
        "Chiller": Status.WON,
        "Counter": Status.LOST,
    }
    assert deals["Cold store"].chance == pytest.approx(0.6)
    assert deals["Chiller"].value == Money.of(8000, "EUR")
    assert (deals["Chiller"].closed_on, deals["Counter"].closed_on) == (date(2026, 10, 2), date(2026, 8, 14))
    assert deals["Cold store"].expected_on == date(2026, 12, 20)
    assert deals["Cold store"].created_on == date(2026, 9, 1)
    assert {a.name for a in trial.every(Account)} == {"Nordwind AG", "Südkühl GmbH", "Eisbär KG"}
    assert {rep.name for rep in trial.every(Rep)} == {"Nora Berg", "Ole Dahl"}
    ann = trial.one(Person, "Ann Lee")
    assert [a.account_id for a in ann.affiliations] == [deals["Cold store"].account_id]
    assert ann.id in {p.person_id for p in deals["Cold store"].people}
    again = trial.bring(text(content)).counts
    assert (again.added, again.updated, again.unchanged) == (0, 0, 3)


def test_hubspots_closing_stages_are_no_stages_of_selling() -> None:
    trial = office(currency="EUR")
    trial.bring(text(HUBSPOT))
    assert [stage.name for stage in trial.every(Stage)] == ["Presentation Scheduled"]
    assert titled(trial)["Counter"].reasons[0].code is ReasonCode.COMPETITOR_PRICE


def test_several_people_in_one_cell_are_several_people_with_their_addresses() -> None:
    trial = office(currency="EUR")
    trial.bring(text(HUBSPOT))
    assert len(titled(trial)["Cold store"].people) == 2
    assert {p.name: p.reached_by(ContactKind.EMAIL) for p in trial.every(Person)} == {
        "Ann Lee": "ann@nordwind.example",
        "Bo Ek": "bo@nordwind.example",
        "Cy Moe": "cy@eisbaer.example",
    }


def test_pipedrives_closed_deals_keep_the_stage_they_were_in() -> None:
    trial = office(currency="EUR")
    trial.bring(text(PIPEDRIVE))
    stages = {stage.id: stage.name for stage in trial.every(Stage)}
    assert stages[titled(trial)["Counter"].stage_id] == "Proposal Made"


def test_salesforces_ids_become_accounts_and_owners_once_those_are_there() -> None:
    trial = office(currency="EUR")
    first = trial.bring(text(SALESFORCE))
    assert {r.code: r.count for r in first.remarks}[RemarkCode.ACCOUNTS_BY_ID] == 3
    assert {r.code: r.count for r in first.remarks}[RemarkCode.OWNERS_BY_ID] == 3
    assert trial.every(Account) == []
    trial.bring(text(SALESFORCE_USERS, name="users.csv"))
    trial.bring(text(SALESFORCE_ACCOUNTS, name="accounts.csv"))
    then = trial.bring(text(SALESFORCE))
    assert (then.counts.updated, then.counts.added) == (3, 0)
    assert RemarkCode.ACCOUNTS_BY_ID not in {r.code for r in then.remarks}
    accounts, reps = ({r.id: r.name for r in trial.every(kind)} for kind in (Account, Rep))
    deals = titled(trial)
    assert accounts[deals["Cold store"].account_id] == "Nordwind AG"
    assert accounts[deals["Counter"].account_id] == "Südkühl GmbH"
    assert reps[deals["Counter"].owner_id] == "Ole Dahl"
    south, north = trial.one(Account, "Südkühl GmbH"), trial.one(Account, "Nordwind AG")
    assert south.parent_id == north.id
    assert reps[north.owner_id] == "Nora Berg"


def test_salesforces_marks_say_won_and_lost_whatever_the_stage_is_called() -> None:
    trial = office(currency="EUR")
    trial.bring(text(SALESFORCE))
    assert {title: deal.status for title, deal in titled(trial).items()} == {
        "Cold store": Status.OPEN,
        "Chiller": Status.WON,
        "Counter": Status.LOST,
    }
    assert [stage.name for stage in trial.every(Stage)] == ["Proposal/Price Quote"]


def test_a_mark_without_its_partner_does_not_guess_won_from_lost() -> None:
    content = (
        "Record ID,Deal Name,Deal Stage,Amount,Is Closed (numeric)\n1,A,Fertig,5,1\n2,B,Closed won,6,1\n3,C,New,7,0"
    )
    trial = office()
    outcome = trial.bring(text(content))
    assert {d.title: d.status for d in trial.every(Deal)} == {"B": Status.WON, "C": Status.OPEN}
    assert [(p.row, p.value) for p in outcome.problems] == [(2, "closed")]


def test_a_stage_that_names_how_it_was_lost_keeps_that() -> None:
    content = "Id,Name,StageName,CloseDate,IsClosed,IsWon\n1,A,Closed Lost - No decision,2026-01-05,1,0"
    trial = office()
    trial.bring(text(content))
    assert trial.one(Deal, "A").outcome is Outcome.NO_DECISION


def test_whose_export_it_is_can_be_said_otherwise() -> None:
    trial = office()
    assert trial.importing.understand(text(PIPEDRIVE)).layout.recognition is not None
    plain = trial.importing.understand(text(PIPEDRIVE), FileKind.DEALS, program=Program.OTHER)
    assert plain.layout.recognition is None


def test_teams_arrive_from_a_column_beside_the_deals_and_nobody_changes_teams_by_it() -> None:
    sales = Team(id=uuid4(), name="Sales")
    ole = Rep(id=uuid4(), name="Ole Dahl", team_id=sales.id)
    trial = office(sales, ole)
    trial.bring(
        text("Deal,Account,Stage,Owner,Team\nA,Beck,New,Nora Berg,North\nB,Beck,New,Ole Dahl,North\nC,Beck,New,,")
    )
    teams = {team.id: team.name for team in trial.every(Team)}
    assert {rep.name: teams[rep.team_id] for rep in trial.every(Rep)} == {"Nora Berg": "North", "Ole Dahl": "Sales"}


def test_owners_called_by_their_addresses_are_known_by_them_when_the_team_comes() -> None:
    trial = office()
    trial.bring(text("Deal,Account,Stage,Owner\nA,Beck,New,nora@sales.example"))
    trial.bring(text("Name,Email,Team\nNora Berg,nora@sales.example,North", name="team.csv"), FileKind.TEAM)
    (nora,) = trial.every(Rep)
    assert (nora.name, nora.email) == ("Nora Berg", "nora@sales.example")
    assert trial.one(Deal, "A").owner_id == nora.id
    trial.bring(text("Deal,Account,Stage,Owner\nB,Beck,New,nora@sales.example"))
    assert len(trial.every(Rep)) == 1


def test_two_accounts_of_one_name_are_told_apart_by_their_ids() -> None:
    trial = office()
    heads = "Record ID,Company name,Company owner,Country/Region"
    trial.bring(text(f"{heads}\n11,Beck,,Austria\n12,Beck,,Greece", name="companies.csv"))
    assert len(trial.every(Account)) == 2
    rows = "1,A,New,Beck,11\n2,B,New,Beck,12\n3,C,New,,12"
    content = f"Record ID,Deal Name,Deal Stage,Associated Company,Associated Company IDs\n{rows}"
    trial.bring(text(content))
    countries = {account.id: account.country for account in trial.every(Account)}
    assert {title: countries[deal.account_id] for title, deal in titled(trial).items()} == {
        "A": "Austria",
        "B": "Greece",
        "C": "Greece",
    }
    assert trial.bring(text(content)).counts.unchanged == 3
    assert len(trial.every(Account)) == 2


def test_a_company_with_its_hubspot_id_behind_it_is_the_company_of_the_companies_file() -> None:
    trial = office(currency="EUR")
    trial.bring(text("Record ID,Company name,Company owner\n90150100,Nordwind GmbH,Nora Berg\n"))
    trial.bring(
        text(
            "Record ID,Deal Name,Deal Stage,Amount,Deal owner,Associated Company\n"
            "1,Hall,Contract Sent,100,No owner,Nordwind GmbH (90150100)\n"
            "2,Gate,Contract Sent,100,Unassigned,Werk (2024)\n"
        )
    )
    assert {a.name for a in trial.every(Account)} == {"Nordwind GmbH", "Werk (2024)"}
    assert [rep.name for rep in trial.every(Rep)] == ["Nora Berg"]
    assert [deal.owner_id for deal in trial.every(Deal)] == [None, None]
