"""Whose export a row of headings is: told by how that program writes its columns, never by their meaning alone."""

from __future__ import annotations

import json

import pytest

from salesdesk.application.importing.columns import fields_of, layout_of
from salesdesk.application.importing.kinds import FileKind
from salesdesk.application.importing.programs import Certainty, Program, Recognition, exports, recognised
from salesdesk.application.resources import resource
from tests.application.importing.files import text

HUBSPOT_DEALS = (
    "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Pipeline,Create Date,Deal probability,"
    "Associated Company,Associated Company IDs,Associated Contact,Is Closed (numeric),Closed Lost Reason"
)
PIPEDRIVE_DEALS = (
    "Deal - ID,Deal - Title,Deal - Owner,Deal - Value,Deal - Currency of Value,Deal - Weighted value,"
    "Deal - Probability,"
    "Deal - Organization,Deal - Contact person,Deal - Stage,Deal - Status,Deal - Deal created,Deal - Won time,"
    "Deal - Lost time,Deal - Lost reason,Deal - Expected close date,Deal - Label"
)
SALESFORCE_REPORT = (
    "Opportunity ID,Opportunity Name,Account Name,Opportunity Owner,Owner Role,Stage,Amount Currency,Amount,"
    "Probability (%),Close Date,Created Date,Fiscal Period,Age,Closed,Won"
)
SALESFORCE_LOADER = (
    '"ID","ACCOUNTID","NAME","STAGENAME","AMOUNT","PROBABILITY","CLOSEDATE","TYPE","ISCLOSED","ISWON","OWNERID",'
    '"CREATEDDATE","CURRENCYISOCODE","SYSTEMMODSTAMP"'
)


def seen(headings: str) -> Recognition | None:
    return recognised([one.strip('"') for one in headings.split(",")])


@pytest.mark.parametrize(
    ("headings", "program", "kind"),
    [
        (HUBSPOT_DEALS, Program.HUBSPOT, FileKind.DEALS),
        (
            "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Associated Company,Lead Status,Job Title",
            Program.HUBSPOT,
            FileKind.CONTACTS,
        ),
        (
            "Record ID,Company name,Company owner,Phone Number,City,Country/Region,Industry,Company Domain Name",
            Program.HUBSPOT,
            FileKind.ACCOUNTS,
        ),
        ("Record ID,Name,SKU,Unit price,Unit cost,Billing frequency,Term", Program.HUBSPOT, FileKind.PRODUCTS),
        (PIPEDRIVE_DEALS, Program.PIPEDRIVE, FileKind.DEALS),
        (PIPEDRIVE_DEALS.replace("Deal - Deal", "Deal").replace("Deal - ", ""), Program.PIPEDRIVE, FileKind.DEALS),
        (PIPEDRIVE_DEALS + ",Person - Email,Person - Phone,Person - ID", Program.PIPEDRIVE, FileKind.DEALS),
        (
            "Deal - Title,Deal - Stage,Person - ID,Person - Name,Person - Email - Work,Person - Phone,Person - Label",
            Program.PIPEDRIVE,
            FileKind.DEALS,
        ),
        (
            "Person - ID,Person - Name,Person - Organization,Person - Email - Work,Organization - Name",
            Program.PIPEDRIVE,
            FileKind.CONTACTS,
        ),
        (
            "Organization - ID,Organization - Name,Organization - Address,Organization - Owner,Organization - Label",
            Program.PIPEDRIVE,
            FileKind.ACCOUNTS,
        ),
        (
            "Product - ID,Product - Name,Product - Code,Product - Unit price",
            Program.PIPEDRIVE,
            FileKind.PRODUCTS,
        ),
        (SALESFORCE_REPORT, Program.SALESFORCE, FileKind.DEALS),
        (SALESFORCE_LOADER, Program.SALESFORCE, FileKind.DEALS),
        (
            "Id,Name,Type,BillingStreet,BillingCountry,Phone,Website,NumberOfEmployees,AnnualRevenue,ParentId,OwnerId",
            Program.SALESFORCE,
            FileKind.ACCOUNTS,
        ),
        ("Id,AccountId,FirstName,LastName,Title,Email,MobilePhone,OwnerId", Program.SALESFORCE, FileKind.CONTACTS),
        ("Id,Name,ProductCode,Description,IsActive,Family", Program.SALESFORCE, FileKind.PRODUCTS),
        ("Id,Username,Name,Email,ProfileId,ManagerId,IsActive", Program.SALESFORCE, FileKind.TEAM),
    ],
)
def test_exports_are_known_by_how_their_program_writes_its_columns(
    headings: str, program: Program, kind: FileKind
) -> None:
    assert seen(headings) == Recognition(program=program, kind=kind, certainty=Certainty.SURE)


@pytest.mark.parametrize(
    "headings",
    [
        "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
        "Deal Name,Account Name,Stage,Closing Date,Amount,Deal Owner",
        "Company,Contact,Phone,Email,City",
        "Firma,Betrag,Phase,Abschlussdatum",
        "Record ID,Colour,Taste",
        "",
    ],
)
def test_what_any_program_may_have_written_is_nobodys_export(headings: str) -> None:
    assert seen(headings) is None


def test_one_heading_of_its_own_among_usual_ones_makes_an_export_likely() -> None:
    said = seen("Deal Name,Deal Stage,Amount,Close Date")
    assert said == Recognition(program=Program.HUBSPOT, kind=FileKind.DEALS, certainty=Certainty.LIKELY)


def test_a_person_may_say_whose_export_it_is_or_that_it_is_nobodys() -> None:
    names = HUBSPOT_DEALS.split(",")
    assert recognised(names, program=Program.OTHER) is None
    said = recognised(["Opportunity Name", "Stage", "Amount"], program=Program.SALESFORCE)
    assert said == Recognition(program=Program.SALESFORCE, kind=FileKind.DEALS, certainty=Certainty.CHOSEN)
    assert recognised(["Colour", "Taste"], program=Program.PIPEDRIVE) is None


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (
            HUBSPOT_DEALS,
            {
                "id": "Record ID",
                "title": "Deal Name",
                "account": "Associated Company",
                "account_key": "Associated Company IDs",
                "contact": "Associated Contact",
                "owner": "Deal owner",
                "stage": "Deal Stage",
                "is_closed": "Is Closed (numeric)",
                "value": "Amount",
                "chance": "Deal probability",
                "created_on": "Create Date",
                "close_date": "Close Date",
                "reason": "Closed Lost Reason",
            },
        ),
        (
            PIPEDRIVE_DEALS,
            {
                "id": "Deal - ID",
                "title": "Deal - Title",
                "account": "Deal - Organization",
                "contact": "Deal - Contact person",
                "owner": "Deal - Owner",
                "stage": "Deal - Stage",
                "status": "Deal - Status",
                "value": "Deal - Value",
                "currency": "Deal - Currency of Value",
                "chance": "Deal - Probability",
                "created_on": "Deal - Deal created",
                "expected_on": "Deal - Expected close date",
                "won_on": "Deal - Won time",
                "lost_on": "Deal - Lost time",
                "reason": "Deal - Lost reason",
            },
        ),
        (
            SALESFORCE_LOADER,
            {
                "id": "ID",
                "title": "NAME",
                "account_key": "ACCOUNTID",
                "owner_key": "OWNERID",
                "stage": "STAGENAME",
                "is_closed": "ISCLOSED",
                "is_won": "ISWON",
                "value": "AMOUNT",
                "currency": "CURRENCYISOCODE",
                "chance": "PROBABILITY",
                "created_on": "CREATEDDATE",
                "close_date": "CLOSEDATE",
                "motion": "TYPE",
            },
        ),
    ],
)
def test_an_export_is_mapped_as_its_program_means_it(headings: str, columns: dict[str, str]) -> None:
    layout = layout_of(text(f"{headings}\n" + "x," * headings.count(",") + "x"))
    assert layout.columns == columns
    assert layout.guessed == frozenset()


def test_what_a_program_has_beside_our_fields_is_taken_for_none_of_them() -> None:
    layout = layout_of(
        text("Opportunity ID,Opportunity Name,Stage,Close Date,Expected Revenue,Owner Role\n1,A,New,,5,x")
    )
    assert "value" not in layout.columns
    assert "Expected Revenue" in layout.unused


def test_a_persons_word_goes_before_what_a_program_means() -> None:
    layout = layout_of(text(f"{HUBSPOT_DEALS}\n" + "x," * 13 + "x"), mapping={"title": "Pipeline", "reason": ""})
    assert layout.columns["title"] == "Pipeline"
    assert "reason" not in layout.columns


def test_every_listed_heading_is_of_a_field_that_there_is_and_stands_once() -> None:
    listed = json.loads(resource("words", "import_programs.json").read_text(encoding="utf-8"))
    for (program, kind), export in exports().items():
        one = listed[program][kind]
        assert set(one["fields"]) <= set(fields_of(kind)), (program, kind)
        headings = [heading.casefold() for theirs in one["fields"].values() for heading in theirs]
        assert len(headings) == len(set(headings)), (program, kind)
        assert not {h.casefold() for h in one["usual"]} & export.fields.keys(), (program, kind)
