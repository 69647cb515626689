"""Files as people really have them: columns without a heading, headings twice, what the other program threw away."""

from __future__ import annotations

from uuid import uuid4

import pytest

from salesdesk.application.importing.columns import layout_of
from salesdesk.application.importing.remembering import How
from salesdesk.application.importing.troubles import ProblemCode, RemarkCode, UnknownColumn
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, ExitCriterion, Stage
from tests.application.importing.files import office, text

UNNAMED = "Deal,,Account,Stage,,\nA,dear,Beck,New,5,\nB,,Beck,New,,\n"


def test_a_column_without_a_heading_is_named_by_its_letters_where_it_holds_something() -> None:
    reading = How().read(text(UNNAMED))
    assert reading.unused == [("[B]", "dear"), ("[E]", "5")]
    (remark,) = [r for r in office().bring(text(UNNAMED)).remarks if r.code is RemarkCode.COLUMN_NOT_USED]
    assert remark.words == ("[B]", "[E]")


def test_a_column_without_a_heading_can_be_taken_for_a_field_by_its_letters() -> None:
    trial = office()
    trial.bring(text(UNNAMED), mapping={"note": "[B]"})
    assert trial.one(Deal, "A").note == "dear"
    again = trial.importing.understand_as_before(text(UNNAMED), How())
    assert again.layout.columns["note"] == "[B]"


@pytest.mark.parametrize("letters", ["[A]", "[Z]", "[]", "[AAAA]"])
def test_letters_of_a_column_that_has_a_heading_or_is_not_there_are_no_column(letters: str) -> None:
    with pytest.raises(UnknownColumn):
        layout_of(text(UNNAMED), mapping={"note": letters})


def test_the_letters_are_those_of_a_spreadsheet() -> None:
    wide = layout_of(text("Deal,Stage" + "," * 700 + "\nA,New"))
    assert [wide.called(place) for place in (2, 25, 26, 51, 52, 701)] == ["[C]", "[Z]", "[AA]", "[AZ]", "[BA]", "[ZZ]"]


@pytest.mark.parametrize(
    "content",
    [
        "Deal - ID,Deal - Title,Deal - Stage,Deal - Status,Deal - Value\n1,A,New,Deleted,5\n2,B,New,Open,6",
        "Id,Name,StageName,CloseDate,IsDeleted\n1,A,New,2026-01-05,true\n2,B,New,2026-01-05,false",
    ],
    ids=["pipedrive", "salesforce"],
)
def test_what_was_deleted_in_the_other_program_does_not_come_in_as_open(content: str) -> None:
    trial = office()
    outcome = trial.bring(text(content))
    assert [deal.title for deal in trial.every(Deal)] == ["B"]
    assert [(p.row, p.code) for p in outcome.problems] == [(2, ProblemCode.DELETED_THERE)]


def test_of_several_companies_in_a_cell_the_first_is_taken_and_that_is_said() -> None:
    trial = office()
    outcome = trial.bring(text("Record ID,Deal Name,Deal Stage,Associated Company\n1,A,New,Beck;Cole;\n2,B,New,Dorn;"))
    assert {account.name for account in trial.every(Account)} == {"Beck", "Dorn"}
    assert {r.code: r.count for r in outcome.remarks}[RemarkCode.SEVERAL_COMPANIES] == 1


def test_a_semicolon_in_a_name_of_any_other_file_is_part_of_the_name() -> None:
    trial = office()
    trial.bring(text("Deal,Account,Stage\nA,Beck; Cole & Co,New"))
    assert [account.name for account in trial.every(Account)] == ["Beck; Cole & Co"]


def test_a_first_import_says_that_stages_of_the_desk_lose_their_criteria() -> None:
    criteria = (ExitCriterion(id=uuid4(), text="Spoke"),)
    own = Stage(id=uuid4(), name="First contact", order=0, criteria=criteria)
    trial = office(own)
    preview = trial.importing.preview(How().read(text("Deal,Account,Stage\nA,Beck,Tasting")))
    (remark,) = [r for r in preview.remarks if r.code is RemarkCode.CRITERIA_TAKEN_OFF]
    assert remark.words == ("First contact",)
    same = trial.importing.preview(How().read(text("Deal,Account,Stage\nA,Beck,First contact")))
    assert RemarkCode.CRITERIA_TAKEN_OFF not in {r.code for r in same.remarks}
