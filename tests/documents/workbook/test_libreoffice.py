"""A second pair of eyes: LibreOffice calculates every formula again, without our values."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from salesdesk.application.rows import NextStep
from salesdesk.documents.review import write_review_workbook
from salesdesk.documents.template import write_template
from salesdesk.domain.folding import clean
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.wording import Words
from tests.documents.reviews import REVIEW
from tests.documents.templates import EMPTY, FILLED
from tests.documents.workbook.deals import row, sheet_of, some_closed, some_rows
from tests.documents.workbook.reading import block, formulas_of, values_of, written
from tests.documents.workbook.test_deals import HOSTILE, RATES
from tests.documents.workbook.test_other_sheets import some_losses
from tests.documents.workbook.test_summary import HOSTILE_STAGES

OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here, so nothing can calculate again"),
]


def _without_values(made: bytes) -> tuple[bytes, int]:
    """Return the workbook with no result beside any formula, and how many formulas there are."""
    bare, formulas = BytesIO(), 0
    with ZipFile(BytesIO(made)) as source, ZipFile(bare, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content, here = re.subn(rb"</f><v>[^<]*</v>", b"</f>", content)
                formulas += here
            target.writestr(name, content)
    return bare.getvalue(), formulas


def _opened_by_office(made: bytes, folder: Path, *, data_only: bool) -> Workbook:
    return _opened_at_once({"in": made}, folder, data_only=data_only)["in"]


def _opened_at_once(made: Mapping[str, bytes], folder: Path, *, data_only: bool) -> Mapping[str, Workbook]:
    """Open workbooks in one run, which takes as long as that of one."""
    for name, content in made.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    command += ["--outdir", str(folder / "out"), *(str(folder / f"{name}.xlsx") for name in made)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {name: load_workbook(folder / "out" / f"{name}.xlsx", data_only=data_only) for name in made}


def _differing(ours: Workbook, theirs: Workbook) -> list[object]:
    return [
        (sheet.title, cell.coordinate, cell.value, other)
        for sheet in ours
        for line in sheet.iter_rows()
        for cell in line
        if not _alike(cell.value, other := theirs[sheet.title][cell.coordinate].value)
    ]


def _alike(ours: object, theirs: object) -> bool:
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return theirs == pytest.approx(ours, rel=1e-9, abs=1e-9)
    spelled_out = ours.replace("_x005F_", "_") if isinstance(ours, str) else ours
    return (spelled_out or None) == (theirs or None)


def test_b16_every_value_beside_a_formula_is_what_the_formula_gives(tmp_path: Path) -> None:
    """Also of stages of any name, of the forecasting template, filled and empty (3.14), and of a review (3.15)."""
    rows = [*some_rows(150), *some_closed(30), row(currency="USD", value=Money.of(7, "USD")), row(account="A*")]
    rows.append(row(currency="JPY", value=Money.of(7, "JPY")))
    named = [row(stage=name, value=Money.of(10**n, "EUR"), chance=0.33) for n, name in enumerate(HOSTILE_STAGES)]
    made = {
        "deals": written(sheet_of(rows, Money.of(900_000, "EUR"), rates=RATES, losses=some_losses())),
        "stages": written(sheet_of(named, stages=[])),
        "template": write_template(FILLED, Words()),
        "nothing": write_template(EMPTY, Words()),
        "review": write_review_workbook(REVIEW, Words()),
    }
    bare = {name: _without_values(content) for name, content in made.items()}
    theirs = _opened_at_once({name: content for name, (content, _) in bare.items()}, tmp_path, data_only=True)
    assert {name: _differing(values_of(content), theirs[name]) for name, content in made.items()} == {
        name: [] for name in made
    }
    formulas = {name: count for name, (_, count) in bare.items()}
    assert formulas["deals"] >= len(rows) + 3 + 3 * len(block(made["deals"], "Open deals by stage"))
    assert formulas["stages"] > len(named)
    assert min(formulas["template"], formulas["nothing"]) > 5 * FILLED.rows


def test_of_100_hostile_texts_none_is_a_formula(tmp_path: Path) -> None:
    texts = [t for head in ("", "=", "+", "-", "@") for t in (head + h for h in HOSTILE)][:100]
    at = Moment(datetime(2026, 12, 1, 9, tzinfo=UTC), "UTC")
    rows = [row(title=t, account=t, owner=t, next_step=NextStep(topic=t, starts=at)) for t in texts]
    made = written(sheet_of(rows))
    theirs = _opened_by_office(made, tmp_path, data_only=False)["Deals"]
    ours = formulas_of(made)["Deals"]
    for number, text in enumerate(texts, 2):
        for column in (1, 2, 4, 12):
            assert theirs.cell(number, column).data_type != "f"
            assert ours.cell(number, column).data_type != "f"
            assert (theirs.cell(number, column).value or "") == clean(text)
