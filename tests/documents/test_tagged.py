"""Tagged PDF: what is read out, in which order, and what a machine checker for PDF/UA-1 says of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import page as page_validation
import pytest

from salesdesk.application.papers import Compared, InvestmentRow, Paper
from salesdesk.documents.agreement import write_agreement
from salesdesk.documents.call_sheet import write_call_sheet
from salesdesk.documents.proposal import write_proposal
from salesdesk.documents.review import write_review
from salesdesk.wording import Words
from tests.documents.reading import reader
from tests.documents.reviews import REVIEW
from tests.documents.samples import agreement, call_sheet, eur, full_call_sheet, rich, sparse

LONG_TABLE = tuple(InvestmentRow(group=f"G{at // 9}", text=f"Item {at:02}", a=eur(at), b=None) for at in range(60))
PAPERS = {
    "rich": lambda: write_proposal(rich(), Words()),
    "sparse": lambda: write_proposal(sparse(), Words()),
    "long table": lambda: write_proposal(rich(investment=LONG_TABLE), Words()),
    "row over pages": lambda: write_proposal(rich(rows=(Compared(label="Effort", a="x", b="word " * 3000),)), Words()),
    "nasty title": lambda: write_proposal(rich(title="<b>& \u0007Ζωή 🚀"), Words()),
    "agreement": lambda: write_agreement(agreement(rich(content_hash="5f2c" * 16)), Words()),
    "long agreement": lambda: write_agreement(agreement(rich(investment=LONG_TABLE, terms="word " * 3000)), Words()),
    "sparse agreement": lambda: write_agreement(agreement(sparse(paper=Paper.LETTER)), Words()),
    "call sheet": lambda: write_call_sheet(call_sheet(), Words()),
    "call sheet with battlecard": lambda: write_call_sheet(full_call_sheet(), Words()),
    "review": lambda: write_review(REVIEW, Words()),
    "long call sheet": lambda: write_call_sheet(replace(call_sheet(), objective="word " * 900), Words()),
}


@pytest.mark.parametrize("kind", PAPERS)
def test_a_machine_checker_for_pdf_ua_1_finds_nothing(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(PAPERS[kind]().pdf)
    report = page_validation.validate_pdf(str(path), profile=page_validation.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, str(report)


def _elements(node: Any, found: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Every element of the structure in reading order, with its role."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        value = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(value, dict) and "/S" in value:
            found.append((cast("dict[str, Any]", value)["/S"], value))
            _elements(value, found)
    return found


def structure(pdf: bytes) -> list[tuple[str, Any]]:
    """The elements of a file in reading order, each with its role."""
    root = reader(pdf).root_object["/StructTreeRoot"].get_object()
    return _elements(root, [])


def test_every_mark_on_the_pages_belongs_to_one_element() -> None:
    pdf = write_proposal(rich(investment=LONG_TABLE), Words()).pdf
    claimed = 0
    for _, element in structure(pdf):
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            value = kid.get_object() if hasattr(kid, "get_object") else kid
            claimed += isinstance(value, int) or "/MCID" in value
    contents = [page.get_contents() for page in reader(pdf).pages]
    painted = sum(stream.get_data().count(b"/MCID") for stream in contents if stream is not None)
    assert claimed == painted > 100


def test_a_table_that_goes_on_is_one_table_with_one_head() -> None:
    pdf = write_proposal(rich(investment=LONG_TABLE), Words()).pdf
    tables = [element for role, element in structure(pdf) if role == "/Table"]
    sizes = [len(table["/K"]) for table in tables]
    assert len(tables) == 5
    groups, items, totals = 7, 60, 4
    assert 1 + groups + items + totals in sizes


def test_headings_are_headings_and_all_text_is_in_the_structure() -> None:
    pdf = write_proposal(rich(), Words()).pdf
    roles = [role for role, _ in structure(pdf)]
    assert roles.count("/H1") == 6
    assert roles.count("/Table") == 5
    for page in reader(pdf).pages:
        contents = page.get_contents()
        assert contents is not None
        code = contents.get_data().decode("latin-1")
        depth = 0
        for line in code.splitlines():
            depth += ("BDC" in line or "BMC" in line) - line.count("EMC")
            assert depth in {0, 1}
            assert depth == 1 or " Tj" not in line
        assert depth == 0
