"""`salesdesk marketing`: the month's file on the command line."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

from salesdesk.application.handing_back import Returned
from salesdesk.application.leads import NewLead
from salesdesk.bootstrap import new_desk
from salesdesk.domain.lead import Lead

Run = Any


def test_3_6_a_script_writes_the_months_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "my.salesdesk"
    desk = new_desk(path, currency="EUR")
    today = desk.leads.bench.today()
    key = desk.leads.new(NewLead(name="Meyer", day=date(2026, 11, 2), clock=time(9))).made(Lead)
    desk.leads.hand_back(key, Returned(failed="Size", reason="Two", seen="Film", revisit_on=date(2100, 1, 1)))
    desk.close()
    code, out, _ = run("marketing", path, tmp_path / "out.csv", "--month", f"{today:%Y-%m}")
    assert code == 0
    assert "1 lead handed back, 0 things heard" in out
    assert "Meyer" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


def test_3_6_a_quarter_is_no_month_and_a_pdf_is_no_file_for_marketing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "my.salesdesk"
    new_desk(path, currency="EUR").close()
    for arguments in (("out.csv", "--month", "2026-Q4"), ("out.pdf",)):
        code, _, said = run("marketing", path, tmp_path / arguments[0], *arguments[1:])
        assert code == 1
        assert said.strip()
    assert list(tmp_path.glob("out.*")) == []
