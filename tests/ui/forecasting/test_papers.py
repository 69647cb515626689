"""The page of the forecast makes its papers of the period and the scope that are looked at (3.14, 3.15)."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog

from salesdesk.application.forecast.ground import Scope
from salesdesk.ui.forecasting.page import ForecastPage
from salesdesk.ui.theme import Theme
from tests.documents.reading import pages_text
from tests.new_desks import open_sample
from tests.ui.windows import settle, window_over


def test_3_15_the_review_and_the_template_are_of_what_is_looked_at(
    look: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with window_over(open_sample(tmp_path / "sample.salesdesk"), tmp_path) as opened:
        opened.window.go("forecast")
        settle(opened)
        page, workbench = opened.window.page("forecast"), opened.shell.workbench
        assert isinstance(page, ForecastPage)
        rep = next(one for one in workbench.desk.scopes.all() if one.scope.owner_id is not None)
        workbench.chosen.choose_scope(Scope(owner_id=rep.scope.owner_id))
        settle(opened)
        for action, name in zip(page.papers.menu.menu().actions(), ("r.pdf", "r.xlsx", "t.xlsx"), strict=True):
            monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, at=name: (str(tmp_path / at), ""))
            action.trigger()
            settle(opened)
        assert page.papers.isHidden()
        assert rep.name in pages_text((tmp_path / "r.pdf").read_bytes())[0]
        assert rep.name in str(openpyxl.load_workbook(tmp_path / "r.xlsx")["In short"]["B2"].value)
        assert rep.name in str(openpyxl.load_workbook(tmp_path / "t.xlsx")["Assumptions"]["B2"].value)
