"""What marketing gets for a month, written from a real desk."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.files import FileNotWritten
from salesdesk.application.handing_back import Returned
from salesdesk.application.leads import NewLead
from salesdesk.application.marketing import last_months
from salesdesk.domain.feedback import FeedbackKind
from salesdesk.domain.lead import Lead
from salesdesk.domain.refusals import NotAPeriod

BACK = Returned(failed="Size", reason="Two people", seen="The film", revisit_on=date(2027, 3, 1))


@pytest.fixture(autouse=True)
def _two_leads(desk: Desk) -> None:
    for name in ("Meyer", "Adler"):
        lead = desk.leads.new(NewLead(name=name, day=date(2026, 11, 27), clock=time(9), account=name)).made(Lead)
        desk.leads.hand_back(lead, BACK)
        desk.leads.note(FeedbackKind.LEAD_QUALITY, f"{name} is too small", lead_id=lead)
    desk.leads.new(NewLead(name="Stays", day=date(2026, 11, 27), clock=time(9)))
    desk.leads.note(FeedbackKind.MESSAGE, "They remembered the guarantee")


def test_3_4_the_month_holds_what_came_back_in_it_and_what_was_heard_by_kind(desk: Desk) -> None:
    content = desk.marketing.content()
    assert content.month.name == "2026-12"
    assert [(one.name, one.account, one.failed) for one in content.leads] == [
        ("Adler", "Adler", "Size"),
        ("Meyer", "Meyer", "Size"),
    ]
    assert [(one.kind, one.account, one.by) for one in content.heard] == [
        (FeedbackKind.MESSAGE, "", "Ilse Brandt"),
        (FeedbackKind.LEAD_QUALITY, "Adler", "Ilse Brandt"),
        (FeedbackKind.LEAD_QUALITY, "Meyer", "Ilse Brandt"),
    ]


def test_3_4_another_month_is_another_file(desk: Desk) -> None:
    assert (desk.marketing.content("2026-11").leads, desk.marketing.content("2026-11").heard) == ((), ())
    for longer in ("2026", "2026-Q4", "winter"):
        with pytest.raises(NotAPeriod):
            desk.marketing.content(longer)


def test_3_6_the_ending_chooses_the_kind_of_file(desk: Desk, tmp_path: Path) -> None:
    desk.marketing.write(tmp_path / "december.xlsx")
    assert openpyxl.load_workbook(tmp_path / "december.xlsx")["Leads handed back"]["B5"].value == "Adler"
    desk.marketing.write(tmp_path / "december.CSV")
    assert (tmp_path / "december.CSV").read_text(encoding="utf-8-sig").count("\n") == 1 + 2 + 3
    with pytest.raises(FileNotWritten):
        desk.marketing.write(tmp_path / "december.pdf")
    assert not (tmp_path / "december.pdf").exists()


def test_3_4_the_months_to_choose_from_go_back_over_the_turn_of_the_year() -> None:
    assert last_months(date(2027, 1, 31), 3) == (date(2027, 1, 1), date(2026, 12, 1), date(2026, 11, 1))
